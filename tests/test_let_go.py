"""What is replaced is let go: a cell run again, many explorers in one kernel."""

import pytest
from ipywidgets.widgets.widget import _instances

from helpers.explorers import cells
from helpers.explorers.gradient_descent import explore_gradient_descent
from helpers.explorers.point import explore_point

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture
def run_cell(monkeypatch):
    """Plays a kernel that names the cell and the run: shows what it is given."""
    runs = iter(range(1000))

    def run(cell, *explorers):
        number = next(runs)
        monkeypatch.setattr(cells, "running", lambda: (cell, number))
        return [explorer._repr_mimebundle_() for explorer in explorers]

    return run


def test_a_cell_run_again_closes_what_stood_below_it(run_cell):
    first, second = explore_point(), explore_point()
    run_cell("a", first)
    words = first.words()
    run_cell("a", second)
    assert first.picture is None and second.picture is not None
    assert all(control.comm is None for control in first.controls.values())
    assert all(control.comm is not None for control in second.controls.values())
    (gone,) = run_cell("b", first)
    assert gone == {"text/plain": f"{words}\n(This picture is gone: its cell was run again.)"}


@pytest.mark.parametrize("explore", [explore_point, explore_gradient_descent])
def test_no_widget_stays_of_what_is_gone(run_cell, explore):
    before = set(_instances)
    run_cell("a", explore())
    left = set(_instances) - before
    assert left
    run_cell("a", explore())
    assert not left & set(_instances)


def test_what_still_stands_somewhere_stays(run_cell):
    pair, elsewhere = [explore_point(), explore_point()], explore_point()
    run_cell("a", *pair)
    assert all(explorer.picture for explorer in pair), "one run may show two"
    run_cell("a", elsewhere)
    run_cell("b", elsewhere)
    run_cell("a", elsewhere)
    run_cell("a", explore_point())
    assert elsewhere.picture and not any(explorer.picture for explorer in pair)
    run_cell("b", explore_point())
    assert elsewhere.picture is None


def test_a_kernel_that_names_no_cell_lets_nothing_go():
    explorers = [explore_point() for _ in range(3)]
    for explorer in explorers:
        explorer._repr_mimebundle_()
    assert all(explorer.picture for explorer in explorers)


class Guess:
    """A prediction that is not locked in yet."""

    done, remembered, wish, note = False, None, "guessed", ""

    def __init__(self):
        self.calls = []

    def when_done(self, call):
        self.calls.append(call)


def test_a_guess_made_afterwards_wakes_nobody_who_is_gone(run_cell):
    guess = Guess()
    sleeping = explore_point(after=guess)
    run_cell("a", sleeping)
    run_cell("a", explore_point())
    guess.done = True
    for call in guess.calls:
        call()
    assert sleeping.asleep and sleeping.message.value == ""


def test_one_of_two_guesses_made_afterwards_draws_nothing_for_who_is_gone(run_cell):
    guess = Guess()
    sleeping = explore_point(after=(guess, Guess()))
    run_cell("a", sleeping)
    run_cell("a", explore_point())
    guess.done = True
    guess.calls[0]()
    assert sleeping.asleep and sleeping.message.value == ""
