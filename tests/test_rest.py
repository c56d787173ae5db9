"""The picture at rest: quick while something moves, crisp when nothing has moved for a moment."""

import asyncio
import io

import PIL.Image
import pytest

from helpers.explorers.gradient_descent import explore_gradient_descent
from helpers.explorers.rest import Rest

pytestmark = pytest.mark.usefixtures("coarsest")


@pytest.fixture
def explorer():
    return explore_gradient_descent()


def shown(explorer):
    return PIL.Image.open(io.BytesIO(explorer.image.value))


def is_crisp(explorer):
    size, whole = shown(explorer).size, explorer.frame().size
    assert size in (whole, (whole[0] // 2, whole[1] // 2))
    return size == whole


def test_in_a_loop_of_events_the_picture_is_quick_while_it_moves_and_crisp_at_rest(explorer):
    async def move():
        first = explore_gradient_descent()
        assert is_crisp(first) and not first._rest._due, "the first picture is crisp at once"
        explorer._rest._seconds = 0.05
        explorer.film.value = 4
        moving = is_crisp(explorer)
        for _ in range(200):  # it waits ten pictures long, and on a busy machine one takes its time
            await asyncio.sleep(0.05)
            if is_crisp(explorer):
                break
        return moving, is_crisp(explorer)

    assert asyncio.run(move()) == (False, True)
    explorer.film.value = 5
    assert is_crisp(explorer), "where nothing can wait, each picture is crisp"


def test_an_error_right_after_a_good_move_stays_above_the_picture_that_was_there(explorer):
    async def move():
        explorer._rest._seconds = 0.05
        explorer.film.value = 4
        shown_before, explorer._update._function = explorer.image.value, None
        explorer.controls["alpha"].value = 0.5
        await asyncio.sleep(0.15)
        return explorer.image.value == shown_before

    assert asyncio.run(move()) and "TypeError" in explorer.message.value


def test_an_explorer_that_is_gone_settles_no_more(explorer):
    async def move():
        explorer._rest._seconds = 0.01
        explorer.film.value = 4
        explorer.let_go()
        await asyncio.sleep(0.05)

    asyncio.run(move())
    assert explorer.message.value == ""


def test_rest_settles_once_after_the_last_move_and_not_after_forget():
    settled = []

    async def move():
        rest = Rest(lambda: settled.append("settled"), seconds=0.05)
        for _ in range(3):
            assert rest.can_wait()
            rest.moved(took=0)
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.15)
        rest.moved(took=0)
        rest.forget()
        await asyncio.sleep(0.1)

    asyncio.run(move())
    assert settled == ["settled"]
    assert not Rest(settled.append).can_wait()


def test_where_a_move_takes_long_on_the_clock_rest_waits_as_long_as_ten_of_them():
    settled = []

    async def move():
        rest = Rest(lambda: settled.append("settled"), seconds=0.01)
        rest.moved(took=0.02)
        await asyncio.sleep(0.1)
        early = list(settled)
        await asyncio.sleep(0.3)
        return early

    assert asyncio.run(move()) == [] and settled == ["settled"]


def test_a_background_that_is_drawn_anew_is_crisp_at_once():
    async def move():
        explorer = explore_gradient_descent()
        explorer.pin.value = True
        anew = is_crisp(explorer), explorer._rest._due
        explorer.film.value = 4
        return anew, is_crisp(explorer)

    assert asyncio.run(move()) == ((True, None), False)
