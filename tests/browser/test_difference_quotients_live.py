"""Lesson 11-4-1 in JupyterLab: the marks stand where theory says, Pin, lists by key, an own function."""

import math

import pytest

from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.figures import style
from pixels import off_by

pytestmark = pytest.mark.parametrize("lesson", ["11-4-1-difference-quotients.ipynb"])


@pytest.fixture
def explorer(awake):
    """The first explorer of the lesson, with every control back at its start."""
    explorer = awake.explorers()[0]
    explorer.show()
    explorer.drop_down("f").select_option("exp(x)")
    explorer.box("compare").uncheck()
    explorer.unpin()
    explorer.press("h", "End")
    explorer.press("x₀", "Home")
    explorer.press("x₀", "ArrowRight", 8)
    assert explorer.sentence().startswith("h = 1 at x₀ = 0: forward 1.71828")
    return explorer


@pytest.fixture(scope="module")
def axes():
    """The axes of the errors in a picture of the same size."""
    return explore_difference_quotients().picture.right


def assert_marks(explorer, axes, h):
    """Both marks stand at the errors of exp at 0, in the pixels that the reader sees."""
    pixels = explorer.crisp_pixels()
    for colour, error in ((style.FORWARD, math.expm1(h) / h - 1), (style.CENTRAL, math.sinh(h) / h - 1)):
        right, down = off_by(pixels, colour, axes, (h, error), tolerance=24)
        assert abs(right) <= 2 and abs(down) <= 2, (h, colour, right, down)


def test_keys_on_h_move_the_marks_to_their_errors(explorer, axes):
    explorer.press("h", "ArrowLeft", 20)
    assert_marks(explorer, axes, 0.1)
    explorer.press("h", "End")
    assert explorer.sentence().startswith("h = 1 at x₀ = 0: forward 1.718281828 is off by 0.72")
    explorer.press("h", "Home")
    assert explorer.sentence().startswith("h = 0.0001 at x₀ = 0: forward 1.000050002 is off by 5e-05")


def test_mouse_on_h_moves_the_marks_to_their_errors(explorer, axes):
    explorer.drag("h", 0.5)
    h = 10 ** explorer.number("h")
    assert 1e-3 < h < 1e-1
    assert_marks(explorer, axes, h)
    assert explorer.sentence().startswith(f"h = {h:.3g} at ")


def test_function_by_mouse_and_by_key(explorer):
    explorer.drop_down("f").select_option("|x|")
    explorer.settle()
    assert "|x| has no derivative at x₀ = 0" in explorer.sentence()
    for key in ("Space", "ArrowDown", "Enter"):  # JupyterLab keeps the arrow keys of a closed list to itself
        explorer.drop_down("f").press(key)
    explorer.settle()
    assert "central 0.5. But ReLU(x) has no derivative" in explorer.sentence()


def test_tick_box_by_mouse_and_by_key(explorer):
    explorer.box("compare").click()
    explorer.settle()
    assert "at x₀ + h/2 = 0.5: " in explorer.sentence()
    explorer.box("compare").press("Space")
    explorer.settle()
    assert "at x₀ = 0: " in explorer.sentence()


def test_pin_keeps_the_grey_curves_through_ten_moves(explorer, axes):
    explorer.press("h", "ArrowLeft", 10)  # h = 0.316, whose marks then stay behind in grey
    explorer.button("Pin").click()
    for _ in range(10):
        explorer.press("h", "ArrowLeft")
    h = 10**-0.5
    right, down = off_by(explorer.crisp_pixels(), style.GHOST, axes, (h, math.expm1(h) / h - 1), tolerance=24)
    assert abs(right) <= 2 and abs(down) <= 2
    assert_marks(explorer, axes, 0.1)


def test_own_function_is_the_third_explorer(awake):
    own = awake.explorers()[2]
    own.show()
    own.drop_down("f").select_option(index=0)
    own.box("compare").uncheck()
    own.press("h", "End")
    own.press("x₀", "Home")
    own.press("x₀", "ArrowRight", 8)
    assert own.drop_down("f").locator("option").first.text_content().replace("\xa0", " ") == "your f"
    own.press("h", "ArrowLeft", 20)
    assert own.sentence().startswith("h = 0.1 at x₀ = 0: forward 1.023334166 is off by 0.023")
