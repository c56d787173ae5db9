"""The Explorer itself, with a picture of one point: errors shown, Pin, redraws, threads, what is stored."""

import base64
import io
import threading

import ipywidgets as widgets
import numpy as np
import PIL.Image
import pytest

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures import style
from helpers.figures.picture import Picture

pytestmark = pytest.mark.usefixtures("coarsest")


class OnePoint(Picture):
    """A picture with one moving point and a background line."""

    def __init__(self):
        self.figure = style.new_figure(width=4, height=3)
        self.axes = self.figure.subplots()
        self.axes.set(xlim=(0, 10), ylim=(0, 10))
        (self.line,) = self.axes.plot([], [], color=style.CURVE)
        (self.point,) = self.axes.plot([], [], "o", color=style.FORWARD)
        self.hand_over(self.point, pinned=[self.point])


@pytest.fixture
def explorer():
    picture, calls = OnePoint(), []

    def redraw(height):
        calls.append("redraw")
        if height == 7:
            raise ZeroDivisionError("seven")
        picture.line.set_data([0, 10], [height, height])

    def update(x, height):
        calls.append("update")
        if x == 3:
            raise ValueError("<img src=x onerror=alert(1)>")
        picture.point.set_data([x], [height])
        return f"x < {x}"

    controls = {
        "x": widgets.IntSlider(value=1, min=0, max=10, description="x"),
        "height": widgets.IntSlider(value=5, min=0, max=10, description="height"),
    }
    explorer = Explorer(picture, controls, update, redraw)
    explorer.calls = calls
    return explorer


def shown(explorer):
    return np.asarray(PIL.Image.open(io.BytesIO(explorer.image.value)))


def test_first_picture_is_drawn_once_at_double_size(explorer):
    assert explorer.calls == ["redraw", "update"]
    assert shown(explorer).shape == (3 * style.DOTS_PER_INCH, 4 * style.DOTS_PER_INCH, 3)


def test_a_control_that_moves_artists_leaves_the_background_alone(explorer):
    explorer.controls["x"].value = 2
    assert explorer.calls == ["redraw", "update", "update"]
    explorer.controls["height"].value = 6
    assert explorer.calls == ["redraw", "update", "update", "redraw", "update"]


def test_sentence_is_shown_as_text_and_read_aloud(explorer):
    assert explorer.text == "x < 1"
    assert 'role="status"' in explorer.sentence.value and "x &lt; 1" in explorer.sentence.value


@pytest.mark.parametrize(
    ("control", "bad", "words"), [("x", 3, "ValueError"), ("height", 7, "ZeroDivisionError: seven")]
)
def test_an_error_is_shown_in_red_the_old_picture_stays_and_the_next_good_value_clears_it(
    explorer, control, bad, words
):
    before = explorer.image.value
    explorer.controls[control].value = bad
    assert words in explorer.message.value and "color" in explorer.message.value
    assert explorer.image.value == before
    explorer.controls[control].value = 8
    assert explorer.message.value == ""
    assert explorer.image.value != before


def test_text_of_an_error_is_escaped(explorer):
    explorer.controls["x"].value = 3
    assert "<img" not in explorer.message.value
    assert "&lt;img src=x onerror=alert(1)&gt;" in explorer.message.value


def test_an_error_that_is_there_from_the_start_is_raised_in_the_cell():
    def update():
        raise ValueError("at once")

    with pytest.raises(ValueError, match="at once"):
        Explorer(OnePoint(), {}, update)


def test_after_an_error_in_the_background_any_good_value_draws_it_anew(explorer):
    explorer.controls["height"].value = 7
    explorer.controls["x"].value = 4  # the background is still not to be had
    assert "seven" in explorer.message.value
    explorer.controls["height"].value = 5
    explorer.controls["x"].value = 1
    fresh = explorer.image.value
    explorer.controls["x"].value = 2
    explorer.controls["x"].value = 1
    assert explorer.image.value == fresh


def test_pin_keeps_grey_ghosts_where_they_were_and_lets_go_again(explorer):
    explorer.controls["x"].value = 2
    clean = explorer.frame()
    explorer.pin.value = True
    for x in (4, 5, 6, 7, 8, 9, 10, 0, 1):
        explorer.controls["x"].value = x
    explorer.controls["height"].value = 3  # the line of the background makes room
    (ghost,) = (line for line in explorer.picture.axes.lines if line.get_color() == style.GHOST)
    assert ghost.get_xydata().tolist() == [[2, 5]]
    where = explorer.picture.axes.transData.transform((2, 5)).round().astype(int)
    assert explorer.frame().getpixel((int(where[0]), 3 * style.DOTS_PER_INCH - int(where[1]))) == (176, 176, 176)
    explorer.pin.value = False
    explorer.controls["x"].value, explorer.controls["height"].value = 2, 5
    assert explorer.frame().tobytes() == clean.tobytes()


def test_pin_draws_the_background_again_but_does_not_prepare_it_again(explorer):
    before = list(explorer.calls)
    explorer.pin.value = True
    explorer.pin.value = False
    assert explorer.calls == [*before, "update", "update"]


def test_ghosts_survive_a_redraw(explorer):
    explorer.pin.value = True
    explorer.controls["height"].value = 9
    assert [line.get_color() for line in explorer.picture.axes.lines].count(style.GHOST) == 1


def test_two_explorers_do_not_share_artists():
    first, second = OnePoint(), OnePoint()
    slider = [widgets.IntSlider(description="x"), widgets.IntSlider(description="x")]
    explorers = [
        Explorer(picture, {"x": control}, lambda x, picture=picture: picture.point.set_data([x], [x]) or str(x))
        for picture, control in zip((first, second), slider)
    ]
    before = explorers[0].image.value
    slider[1].value = 5
    assert explorers[0].image.value == before
    assert explorers[1].text == "5" and explorers[0].text == "0"


def test_callbacks_from_two_threads_end_in_a_whole_picture(many_turns, explorer):
    def move(values):
        for value in values:
            explorer.controls["x"].value = value
            explorer.controls["height"].value = value

    threads = [threading.Thread(target=move, args=[values]) for values in ([4, 5, 6, 8] * 5, [9, 8, 2, 1] * 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    explorer.controls["height"].value = 5
    explorer.controls["x"].value = 10
    explorer.controls["x"].value = 9
    assert explorer.message.value == ""
    assert explorer.picture.point.get_xydata().tolist() == [[9, 5]]


def test_what_is_stored_is_words_a_picture_and_the_live_view(explorer):
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == "x = 1\nheight = 5\nx < 1"
    assert "application/vnd.jupyter.widget-view+json" in bundle
    picture = PIL.Image.open(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert picture.size == (2 * style.DOTS_PER_INCH, 3 * style.DOTS_PER_INCH // 2)


@pytest.mark.parametrize("callback", ["update", "redraw"])
def test_a_callback_that_asks_for_what_is_no_control_is_refused_by_name(callback):
    callbacks = {"update": lambda: "", "redraw": lambda: None, callback: lambda x, hight: "a slip of the pen"}
    controls = {"x": widgets.IntSlider(), "height": widgets.IntSlider()}
    with pytest.raises(ValueError, match=f"^{callback} may ask for the controls x, height, got hight$"):
        Explorer(OnePoint(), controls, **callbacks)


def test_a_callback_gets_what_it_asks_for_or_all_and_a_default_need_be_no_control():
    seen = []

    def update(height, of_the_caller=7, **others):
        seen.append((height, of_the_caller, others))
        return ""

    controls = {"x": widgets.IntSlider(1), "height": widgets.IntSlider(2)}
    controls |= {letter: widgets.Checkbox() for letter in "hgfedcba"}
    Explorer(OnePoint(), controls, update, lambda x=5: seen.append(x))
    assert seen == [1, (2, 7, {"x": 1, **dict.fromkeys("hgfedcba", False)})]
    assert "".join(seen[1][2]) == "xhgfedcba", "others come in the order of the controls"


def test_in_words_a_ticked_box_is_yes_and_another_one_no():
    boxes = {"first": controls.tick_box("first", ticked=True), "second": controls.tick_box("second")}
    words = Explorer(OnePoint(), boxes, lambda: "Done.").words()
    assert "first = yes" in words and "second = no" in words
