"""The reader's own function in lesson 11-4-1: drawn first, refused in plain words, and its rounding is known."""

import math

import mpmath
import numpy as np
import pytest

from helpers.differentiation import central_difference, forward_difference, rounding_of_quotients
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.functions import Curve
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


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
