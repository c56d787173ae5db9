"""The parabola through three points: it is the only one, its slope in the middle is the central difference, and the
picture of lesson 11-4-1 says so in every state."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asleep import Guess
from helpers.curves import cube, exp, sin, square, straight
from helpers.differentiation import central_difference, forward_difference
from helpers.explorers.parabola import explore_parabola
from helpers.parabolas import Parabola, parabola_through
from pixels import few_pixels, kept, nothing_drawn, plain
from states import move

pytestmark = pytest.mark.usefixtures("coarsest")

# Whole numbers of this size, and halves, quarters … of them as h: all that is computed from them is exact in float64.
WHOLE = st.integers(-50, 50)
STEPS = st.integers(-3, 4).map(lambda power: 2.0**power)


def test_two_steps_by_hand():
    """Through (0, 1), (1, 3) and (3, 1): the differences are 2 and −1, and (−1 − 2)/3 = −1."""
    parabola = Parabola((0, 1, 3), (1, 3, 1))
    assert parabola(2.0) == 1 + 2 * 2 - 1 * 2 * 1 == 3
    assert parabola.slope(2.0) == 2 - (2 + 1) == -1
    assert (parabola([0, 1, 3]) == [1, 3, 1]).all()


@given(st.tuples(WHOLE, WHOLE, WHOLE), WHOLE, STEPS, WHOLE)
def test_for_a_parabola_it_is_that_parabola_and_the_central_difference_is_its_slope_exactly(numbers, x, h, t):
    a, b, c = numbers

    def f(x):
        return (a * x + b) * x + c

    parabola = parabola_through(f, x, h)
    assert parabola(float(t)) == f(t) and parabola.slope(float(t)) == 2 * a * t + b
    assert central_difference(f, x, h) == 2 * a * x + b


@given(st.tuples(WHOLE, WHOLE, WHOLE), WHOLE, STEPS)
def test_the_forward_difference_is_exact_for_lines_only_and_off_by_a_h_for_a_parabola(numbers, x, h):
    a, b, c = numbers
    assert forward_difference(lambda x: (a * x + b) * x + c, x, h) - (2 * a * x + b) == a * h


@given(st.tuples(WHOLE, WHOLE, WHOLE, WHOLE), WHOLE, STEPS)
def test_for_a_cubic_the_central_difference_is_off_by_the_cube_that_no_parabola_has(numbers, x, h):
    a, b, c, d = numbers
    slope = central_difference(lambda x: ((a * x + b) * x + c) * x + d, x, h)
    assert slope - (3 * a * x * x + 2 * b * x + c) == a * h * h


@given(st.tuples(WHOLE, WHOLE, WHOLE), WHOLE, STEPS, WHOLE)
def test_through_any_three_points_the_slope_in_the_middle_is_the_quotient_of_the_outer_two(heights, x, h, t):
    parabola = Parabola((x - h, x, x + h), heights)
    assert parabola.slope(float(x)) == (heights[2] - heights[0]) / (2 * h)
    lagrange = _lagrange(parabola.points, heights, t)
    assert parabola(float(t)) == pytest.approx(float(lagrange), rel=1e-12, abs=1e-9)


def _lagrange(points, heights, t):
    """The same parabola in Lagrange's form, in fractions."""
    x, total = [Fraction(point) for point in points], Fraction(0)
    for place, height in enumerate(heights):
        others = [other for other in range(3) if other != place]
        total += height * np.prod([(t - x[other]) / (x[place] - x[other]) for other in others])
    return total


@pytest.mark.parametrize("curve", [exp, sin, cube], ids=lambda curve: curve.name)
@pytest.mark.parametrize("h", [1.0, 0.1, 1e-3])
def test_the_slope_in_the_middle_is_the_central_difference_for_any_curve(curve, h):
    for x in (-2.0, 0.0, 0.7):
        parabola = parabola_through(curve, x, h)
        assert parabola.slope(x) == pytest.approx(central_difference(curve, x, h), rel=1e-11, abs=1e-12)
        assert parabola(np.array(parabola.points)) == pytest.approx(curve(np.array(parabola.points)), rel=1e-12)


def test_what_goes_wrong_gives_nan_and_what_is_no_setting_is_refused():
    assert np.isnan(Parabola((1, 1, 2), (0, 1, 2)).slope(1.0))
    assert np.isnan(parabola_through(exp, 1.0, 1e-20).slope(1.0)), "the three points are one"
    assert np.isnan(parabola_through(np.log, 0.5, 1.0)(0.5))
    with pytest.raises(ValueError, match=r"^points must be three numbers, got \(1, 2\)$"):
        Parabola((1, 2), (1, 2, 3))
    with pytest.raises(TypeError, match="^values must be a real number or an array of them, got"):
        Parabola((1, 2, 3), (1, 2, True))
    with pytest.raises(ValueError, match=r"^h must be finite and > 0, got 0$"):
        parabola_through(exp, 0, 0)
    with pytest.raises(ValueError, match="^x and h must be one number each, got"):
        parabola_through(exp, [0, 1], 1)


# The picture


@pytest.mark.parametrize("values", [{}, {"curve": "sin(x)", "through": 2, "x0": -1.0, "h": 0.03}])
@few_pixels(laid_out=False)
def test_slider_figure_equals_plain_figure(values):
    explorer = move(explore_parabola(), **values)
    assert kept(explorer) == plain(explorer)


@nothing_drawn()
def test_the_parabola_goes_through_the_three_points_and_its_tangent_is_parallel_to_the_central_secant():
    picture = move(explore_parabola(), curve="x³", x0=0.5, h=1.0).picture
    x, y = picture.parabola.get_data()
    points, heights = picture.points.get_data()
    assert list(points) == [-0.5, 0.5, 1.5] and list(heights) == [-0.125, 0.125, 3.375]
    assert np.interp(points, x, y) == pytest.approx(heights, abs=1e-3)
    slopes = [np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in (picture.secant, picture.middle)]
    assert np.ravel(slopes) == pytest.approx([1.75, 1.75])
    assert np.diff(picture.tangent.get_ydata()) / np.diff(picture.tangent.get_xdata()) == pytest.approx(0.75)
    (left, right), (low, high) = picture.rest_slope.get_data()
    assert (high - low) / (right - left) == pytest.approx(0.75 - 1.75), "the slope of what is left is the error"
    assert not picture.line.get_xdata().__len__()


@nothing_drawn()
def test_of_a_parabola_nothing_is_left_and_of_a_line_nothing_in_either_way():
    explorer = explore_parabola()
    for curve, through, left in (("x²", 3, 0), ("2x − 1", 3, 0), ("2x − 1", 2, 0), ("x²", 2, None)):
        rest = move(explorer, curve=curve, through=through, h=0.1).picture.rest.get_ydata()
        assert (np.abs(rest).max() < 1e-11) == (left == 0)


@nothing_drawn()
def test_before_the_guess_nothing_is_seen_of_the_parabola_the_line_and_the_slopes():
    picture = explore_parabola(after=Guess()).picture
    seen = {artist for artist in picture.moving if artist.get_visible()}
    assert seen == {picture.tangent, picture.points, picture.point}


CURVES = {curve.name: curve for curve in (cube, exp, sin, square, straight)}


@pytest.mark.parametrize("name", CURVES)
@nothing_drawn()
def test_the_sentence_tells_the_slopes_and_the_error_in_every_state(name):
    explorer, curve = explore_parabola(), CURVES[name]
    for through, rule in ((3, central_difference), (2, forward_difference)):
        for h in np.logspace(-2, 0, 5):
            for x0 in np.arange(-2, 2.5):
                text = move(explorer, curve=name, through=through, h=float(h), x0=float(x0)).text.replace("−", "-")
                told = re.search(
                    r"is (\S+), the (\w+) difference; the slope of the curve is (\S+)\. Off by (.*), and", text
                )
                slope, exact = rule(curve, x0, h), curve.derivative(x0)
                assert float(told[1]) == pytest.approx(slope, rel=1e-6, abs=1e-9) and told[2] in rule.__name__
                assert float(told[3]) == pytest.approx(exact, rel=1e-6, abs=1e-9)
                error = abs(slope - exact)
                exactly = curve is straight or (curve is square and through == 3)
                if told[4] == "no more than rounding":
                    assert exactly and error < 1e-11
                    assert told[1] == told[3], "digits of what rounding has left over tell nothing"
                else:
                    assert not exactly and float(told[4]) == pytest.approx(error, rel=0.006)
                if curve is cube and through == 3:
                    assert told[4] == text.split("h² = ")[1][:-1], "the error of x³ is exactly h²"
