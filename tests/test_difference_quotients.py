"""The explorer of lesson 11-4-1: its marks stand where theory says, and its sentence is right at every extreme."""

import math

import numpy as np
import pytest
from matplotlib.text import Text

from asleep import Guess
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.figures import style
from pixels import few_pixels, kept, nothing_drawn, off_by, plain
from states import move


@pytest.fixture(scope="module")
def explorer_at():
    """One explorer, drawn nowhere, for all: at these values, and else at those it starts with.

    (That it is the same on every way, test_every_explorer asks.)
    """
    with nothing_drawn():
        explorer = explore_difference_quotients()
    start = explorer.values()
    return lambda **values: move(explorer, **{**start, **values})


@pytest.fixture(scope="module")
def painted():
    return explore_difference_quotients()


@few_pixels(laid_out=False)
def test_slider_figure_equals_plain_figure():
    explorer = explore_difference_quotients()
    for values in ({"curve": "sin(x)", "x0": 2.0, "h": 1e-4}, {"curve": "|x|", "x0": 0.0, "h": 0.3}):
        move(explorer, **values)
        assert kept(explorer) == plain(explorer)


@pytest.mark.parametrize("h", [0.5, 0.1, 0.01, 1e-3])
def test_marks_stand_at_the_errors_that_theory_gives_within_two_pixels(painted, h):
    explorer = move(painted, h=h)
    expected = {style.FORWARD: math.expm1(h) / h - 1, style.CENTRAL: math.sinh(h) / h - 1}
    for colour, error in expected.items():
        right, down = off_by(np.asarray(explorer.frame()), colour, explorer.picture.right, (h, error))
        assert abs(right) <= 2 and abs(down) <= 2


@nothing_drawn()
def test_secants_go_through_their_points_and_the_tangent_touches(explorer_at):
    picture = explorer_at(h=0.5, x0=1.0).picture
    for secant, points in (
        (picture.forward_secant, [1.0, 1.5]),
        (picture.central_secant, [0.5, 1.5]),
    ):
        x, y = secant.get_data()
        on_the_line = np.interp(points, x, y)
        assert on_the_line == pytest.approx(np.exp(points), rel=1e-12)
    x, y = picture.tangent.get_data()
    assert np.interp(1.0, x, y) == pytest.approx(math.e, rel=1e-12)
    assert np.diff(y) / np.diff(x) == pytest.approx(math.e, rel=1e-12)


@nothing_drawn()
def test_error_lines_have_slopes_one_and_two_and_the_tick_box_swaps_them(explorer_at):
    for shifted, expected in ((False, (1, 2)), (True, (2, 1))):
        picture = explorer_at(shifted=shifted).picture
        for line, slope in zip((picture.forward_error, picture.central_error), expected):
            h, error = line.get_data()
            part = (h > 1e-3) & (h < 1e-2)
            assert np.polyfit(np.log(h[part]), np.log(error[part]), 1)[0] == pytest.approx(slope, abs=0.01)


@nothing_drawn()
def test_tick_box_moves_the_point_to_the_middle_of_the_forward_step(explorer_at):
    explorer = explorer_at(h=0.5, shifted=True)
    assert explorer.picture.point.get_xydata()[0] == pytest.approx([0.25, math.exp(0.25)])
    off = abs(math.expm1(0.5) / 0.5 - math.exp(0.25))
    assert explorer.picture.forward_mark.get_ydata()[0] == pytest.approx(off)
    assert explorer.text.startswith("h = 0.5 at x₀ + h/2 = 0.25: ")


SENTENCES = [
    (
        {"h": 1.0},
        "h = 1 at x₀ = 0: forward 1.718281828 is off by 0.72; central 1.175201194 is off by 0.18. "
        "Half the step: forward error ÷ 2.41, central error ÷ 4.15.",
    ),
    (
        {"h": 1e-4},
        "h = 0.0001 at x₀ = 0: forward 1.000050002 is off by 5e-05; central 1.000000002 is off by 1.7e-09. "
        "Half the step: forward error ÷ 2, central error too near rounding to compare.",
    ),
    (
        {"curve": "x²", "x0": 1.0, "h": 0.1},
        "h = 0.1 at x₀ = 1: forward 2.1 is off by 0.1; central 2 is off by no more than rounding. "
        "Half the step: forward error ÷ 2.",
    ),
    (
        {"curve": "|x|", "h": 0.1},
        "h = 0.1: forward 1, central 0. But |x| has no derivative at x₀ = 0: there is nothing to be close to.",
    ),
    (
        {"curve": "ReLU(x)", "h": 1e-4},
        "h = 0.0001: forward 1, central 0.5. But ReLU(x) has no derivative at x₀ = 0: there is nothing to be close to.",
    ),
    (
        {"curve": "|x|", "x0": -2.0, "h": 1.0},
        "h = 1 at x₀ = −2: forward −1 is off by no more than rounding; central −1 is off by no more than rounding.",
    ),
    (
        {"curve": "ReLU(x)", "x0": -0.25, "h": 0.3},
        "h = 0.3 at x₀ = −0.25: forward 0.1666666667 is off by 0.17; central 0.08333333333 is off by 0.083. "
        "Half the step: forward error down to rounding, central error down to rounding.",
    ),
    (
        {"curve": "|x|", "x0": -0.25, "h": 1.0, "shifted": True},
        "h = 1 at x₀ + h/2 = 0.25: forward 0.5 is off by 0.5; central −0.25 is off by 1.2.",
    ),
    (
        {"x0": -2.0, "h": 1e-2, "shifted": True},
        "h = 0.01 at x₀ + h/2 = −1.995: forward 0.1360142209 is off by 5.7e-07; "
        "central 0.1353375388 is off by 0.00068. "
        "Half the step: forward error ÷ 4.01, central error ÷ 2.",
    ),
]


@pytest.mark.parametrize(("values", "sentence"), SENTENCES)
@nothing_drawn()
def test_sentence_is_right_at_the_ends(explorer_at, values, sentence):
    assert explorer_at(**values).text == sentence


# The lens


@nothing_drawn()
def test_before_the_guess_the_lens_is_empty_and_no_secant_is_seen():
    picture = explore_difference_quotients(after=Guess()).picture
    empty = {artist for artist in picture.moving if isinstance(artist, Text) and not artist.get_text()}
    seen = {artist for artist in picture.moving if artist.get_visible()} - empty
    assert seen == {picture.tangent, picture.forward_points, picture.central_points, picture.point}


@pytest.mark.parametrize("curve", ["exp(x)", "sin(x)", "x²"])
@pytest.mark.parametrize("x0", [-2.0, 0.5, 2.0])
@nothing_drawn()
def test_at_every_h_the_lens_tells_the_forward_secant_from_the_central_one(explorer_at, curve, x0):
    """Above the tangent, in units of h², their slopes are the errors divided by h: about f″/2, and nearly 0."""
    explorer, second = explorer_at(curve=curve, x0=x0), {"exp(x)": math.exp(x0), "sin(x)": -math.sin(x0), "x²": 2.0}
    for h in (1.0, 0.1, 1e-2, 1e-4):
        picture = move(explorer, h=h).picture
        slopes = [_slope(line) for line in (picture.lens_forward, picture.lens_central)]
        if h < 0.2:
            assert slopes == pytest.approx([second[curve] / 2, 0], abs=2 * h + 1e-5)
        low, high = picture.lens.get_ylim()
        for line in (picture.lens_forward, picture.lens_central):
            heights = np.interp([-0.05, 1.05], *line.get_data())
            assert ((low <= heights) & (heights <= high)).all()
        curve_heights = picture.lens_curve.get_ydata()
        assert low < curve_heights.min() and curve_heights.max() < high
        assert np.abs(np.subtract(*slopes)) / (high - low) > 0.03, "they are seen to differ"


def _slope(line):
    (left, right), (first, last) = line.get_data()
    return (last - first) / (right - left)


@nothing_drawn()
def test_the_lens_shows_the_same_secants_as_the_panel_beside_minus_the_tangent_over_h_squared(explorer_at):
    for values in ({"h": 0.5, "x0": 1.0}, {"h": 0.5, "x0": 1.0, "shifted": True}):
        picture, h, x0 = explorer_at(**values).picture, 0.5, 1.0
        tangent = picture.tangent.get_data()
        for secant, seen in (
            (picture.forward_secant, picture.lens_forward),
            (picture.central_secant, picture.lens_central),
        ):
            assert _slope(seen) == pytest.approx((_slope(secant) - _slope(picture.tangent)) / h)
            above = np.interp(x0, *secant.get_data()) - np.interp(x0, *tangent)
            assert np.interp(0, *seen.get_data()) == pytest.approx(above / h**2)
        places, heights = picture.lens_curve.get_data()
        x = x0 + h * places
        expected = (np.exp(x) - np.interp(x, *tangent)) / h**2
        assert heights == pytest.approx(expected)


@nothing_drawn()
def test_where_no_tangent_is_the_lens_says_so_and_elsewhere_it_is_silent(explorer_at):
    explorer = explorer_at(curve="|x|", x0=0.0)
    assert explorer.picture.lens_note.get_text().startswith("no tangent here")
    assert not np.isfinite(explorer.picture.lens_curve.get_ydata()).any()
    assert move(explorer, shifted=True).picture.lens_note.get_text() == ""
    assert move(explorer, x0=-0.5, h=1.0).picture.lens_note.get_text().startswith("no tangent here")
