"""The explorer of lesson 11-4-1: its marks stand where theory says, and its sentence is right at every extreme."""

import math

import mpmath
import numpy as np
import pytest

from helpers.differentiation import central_difference, forward_difference
from helpers.explorers.difference_quotients import explore_difference_quotients, rounding_of_quotients
from helpers.figures import style
from helpers.functions import Curve
from pixels import kept, off_by, plain
from states import move


def explorer_at(**values):
    return move(explore_difference_quotients(), **values)


SETTINGS = [
    {},
    {"h": 0.01},
    {"curve": "sin(x)", "x0": 2.0, "h": 1e-4},
    {"curve": "|x|", "x0": 0.0, "h": 0.3},
    {"curve": "x²", "x0": -2.0, "shifted": True},
]


@pytest.mark.parametrize("values", SETTINGS)
def test_slider_figure_equals_plain_figure(values):
    explorer = explorer_at(**values)
    assert kept(explorer) == plain(explorer)


@pytest.mark.parametrize("values", SETTINGS)
def test_dragged_there_equals_fresh_there(values):
    dragged = explorer_at(curve="ReLU(x)", x0=1.5, h=0.002, shifted=True)
    start = {"curve": "exp(x)", "h": 1.0, "x0": 0.0, "shifted": False}
    move(dragged, **{**start, **values})
    assert kept(dragged) == kept(explorer_at(**values))


@pytest.mark.parametrize("h", [0.5, 0.1, 0.01, 1e-3])
def test_marks_stand_at_the_errors_that_theory_gives_within_two_pixels(h):
    explorer = explorer_at(h=h)
    expected = {style.FORWARD: math.expm1(h) / h - 1, style.CENTRAL: math.sinh(h) / h - 1}
    for colour, error in expected.items():
        right, down = off_by(np.asarray(explorer.frame()), colour, explorer.picture.right, (h, error))
        assert abs(right) <= 2 and abs(down) <= 2


def test_secants_go_through_their_points_and_the_tangent_touches():
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


def test_error_lines_have_slopes_one_and_two_and_the_tick_box_swaps_them():
    for shifted, expected in ((False, (1, 2)), (True, (2, 1))):
        picture = explorer_at(shifted=shifted).picture
        for line, slope in zip((picture.forward_error, picture.central_error), expected):
            h, error = line.get_data()
            part = (h > 1e-3) & (h < 1e-2)
            assert np.polyfit(np.log(h[part]), np.log(error[part]), 1)[0] == pytest.approx(slope, abs=0.01)


def test_tick_box_moves_the_point_to_the_middle_of_the_forward_step():
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
        "h = 1 at x₀ = -2: forward -1 is off by no more than rounding; central -1 is off by no more than rounding.",
    ),
    (
        {"curve": "ReLU(x)", "x0": -0.25, "h": 0.3},
        "h = 0.3 at x₀ = -0.25: forward 0.1666666667 is off by 0.17; central 0.08333333333 is off by 0.083. "
        "Half the step: forward error down to rounding, central error down to rounding.",
    ),
    (
        {"curve": "|x|", "x0": -0.25, "h": 1.0, "shifted": True},
        "h = 1 at x₀ + h/2 = 0.25: forward 0.5 is off by 0.5; central -0.25 is off by 1.2.",
    ),
    (
        {"x0": -2.0, "h": 1e-2, "shifted": True},
        "h = 0.01 at x₀ + h/2 = -1.995: forward 0.1360142209 is off by 5.7e-07; "
        "central 0.1353375388 is off by 0.00068. "
        "Half the step: forward error ÷ 4.01, central error ÷ 2.",
    ),
]


@pytest.mark.parametrize(("values", "sentence"), SENTENCES)
def test_sentence_is_right_at_the_ends(values, sentence):
    assert explorer_at(**values).text == sentence


# The reader's own function


def test_own_function_comes_first_and_a_right_derivative_gives_slope_two():
    explorer = explore_difference_quotients(lambda x: x**3 - x, lambda x: 3 * x**2 - 1)
    assert explorer.controls["curve"].label == "your f"
    explorer.controls["x0"].value = 1.0
    explorer.controls["h"].value = 0.1
    assert "central 2.01 is off by 0.01" in explorer.text  # f‴/6 is 1, so the error is h²


def test_a_wrong_derivative_of_ones_own_makes_both_error_lines_flat():
    explorer = explore_difference_quotients(np.sin, lambda x: np.cos(x) + 0.5)
    for line in (explorer.picture.forward_error, explorer.picture.central_error):
        assert line.get_ydata()[:40] == pytest.approx(0.5, rel=0.01)


@pytest.mark.parametrize("own", [(np.sin, None), (None, np.cos), (1.0, np.cos), (np.sin, "cos")])
def test_own_function_needs_a_derivative_and_both_are_functions(own):
    with pytest.raises(TypeError, match="must be a function, got"):
        explore_difference_quotients(*own)


def test_own_function_for_single_numbers_is_told_what_to_use():
    with pytest.raises(
        TypeError, match="use np.exp, .* not those of math: your function is called with many x at once"
    ):
        explore_difference_quotients(math.exp, math.exp)


def test_own_function_without_a_value_is_said_in_words():
    explorer = explore_difference_quotients(np.log, lambda x: 1 / x)
    assert "has no finite value at one of the points" in explorer.text
    explorer.controls["x0"].value = 2.0
    assert "forward 0.4054651081 is off by" in explorer.text


# (f, f′) of readers, each written once for NumPy and for mpmath's m; inside f larger numbers may be rounded than f is.
OWN = {
    "x² − 1": (lambda x, m: x**2 - 1, lambda x, m: 2 * x),
    "x² − 2x + 1": (lambda x, m: x**2 - 2 * x + 1, lambda x, m: 2 * x - 2),
    "x³ − x": (lambda x, m: x**3 - x, lambda x, m: 3 * x**2 - 1),
    "cos x − 1": (lambda x, m: m.cos(x) - 1, lambda x, m: -m.sin(x)),
    "(10⁶ + x) − 10⁶": (lambda x, m: (1e6 + x) - 1e6, lambda x, m: 1 + 0 * x),
    "3x − 1": (lambda x, m: 3 * x - 1, lambda x, m: 3 + 0 * x),
    "sin 100x": (lambda x, m: m.sin(100 * x), lambda x, m: 100 * m.cos(100 * x)),
    "√(3 + x) − 1": (lambda x, m: m.sqrt(3 + x) - 1, lambda x, m: 1 / (2 * m.sqrt(3 + x))),
}


@pytest.mark.parametrize("name", OWN)
def test_what_is_called_rounding_of_ones_own_function_is_rounding_at_every_point_also_where_f_is_0(name):
    f, derivative = OWN[name]
    curve = Curve(name, lambda x: f(x, np), (lambda x: derivative(x, np),))
    with mpmath.workdps(40):
        for x0 in np.arange(-2, 2.5, 0.5):
            for h in np.logspace(-4, 0, 9):
                bound = rounding_of_quotients(curve, x0, h)
                at, step = mpmath.mpf(float(x0)), mpmath.mpf(float(h))
                left, middle, right = (f(at + k * step, mpmath) for k in (-1, 0, 1))
                for rule, exact in (
                    (forward_difference, (right - middle) / step),
                    (central_difference, (right - left) / (2 * step)),
                ):
                    rounded = abs(float(rule(curve, float(x0), float(h)) - exact))
                    assert rounded <= bound, (x0, h, rule.__name__)
                assert bound < 1e-6 / h, "not everything is rounding"


def test_a_parabola_with_a_zero_is_told_to_be_right_up_to_rounding_there_too():
    explorer = explore_difference_quotients(lambda x: x**2 - 1, lambda x: 2 * x)
    for x0 in (-2.0, -1.0, 0.0, 0.5, 1.0):
        for h in (1e-4, 1e-3, 0.01, 0.3):
            text = move(explorer, x0=x0, h=h).text
            assert "central " in text and "is off by no more than rounding. Half the step: forward error ÷ 2." in text


def test_a_jump_and_a_kink_of_ones_own_are_not_taken_for_rounding():
    jump = explore_difference_quotients(lambda x: np.where(x < 0, 0.0, 1.0), lambda x: 0.0 * x)
    assert "forward 4 is off by 4; central 2 is off by 2." in move(jump, x0=-0.25, h=0.25).text
    kink = explore_difference_quotients(lambda x: x * np.abs(x), lambda x: 2 * np.abs(x))
    assert "forward 0.25 is off by 0.25; central 0.25 is off by 0.25." in move(kink, x0=0.0, h=0.25).text


def test_ones_own_derivative_without_a_value_is_not_called_a_missing_one_and_too_large_a_quotient_is_named():
    root = explore_difference_quotients(lambda x: np.sign(x) * np.sqrt(np.abs(x)), lambda x: 0.5 / np.sqrt(np.abs(x)))
    assert "But your f has a derivative without a finite value at x₀ = 0" in root.text
    huge = explore_difference_quotients(lambda x: np.where(x > 0, 1e306, 0), lambda x: 0.0 * x)
    assert "a quotient of your f is too large to be stored" in move(huge, x0=0.0, h=1e-3).text
