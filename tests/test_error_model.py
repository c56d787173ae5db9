"""The error model of difference quotients: bounds, the best step, and the staircase at the left end."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import functions
from helpers.differentiation import (
    best_step,
    central_difference,
    complex_step,
    forward_difference,
    richardson,
    roundoff_bound,
    truncation_error,
)

RULES = [forward_difference, central_difference]
U = 2.0**-53
EPS = 2.0**-52


def measured_best_step(curve, x, rule, kind=np.float64, steps=None):
    """The h with the least running maximum of the error (over a factor 2 to each side): single values are luck."""
    h = np.geomspace(1e-11 if kind is np.float64 else 1e-6, 1, 2001) if steps is None else steps
    error = np.abs(np.asarray(rule(curve, kind(x), h), dtype=float) - curve.derivative(float(kind(x))))
    running = np.array([error[(h >= middle / 2) & (h <= 2 * middle)].max() for middle in h])
    inside = (h >= 2 * h[0]) & (h <= h[-1] / 2)
    return h[inside][running[inside].argmin()]


def test_bounds_by_hand():
    x, h = 2.0, 0.01
    assert truncation_error(functions.reciprocal, x, h, forward_difference) == pytest.approx(0.01 * (2 / 8) / 2)
    assert truncation_error(functions.reciprocal, x, h, central_difference) == pytest.approx(1e-4 * (6 / 16) / 6)
    # f = 1/2 and x·f′ = −1/2
    assert roundoff_bound(functions.reciprocal, x, h, forward_difference) == pytest.approx(U * (1 + 0.5) / h)
    assert roundoff_bound(functions.reciprocal, x, h, central_difference) == pytest.approx(U * (0.5 + 0.5) / h)
    assert roundoff_bound(functions.reciprocal, x, h, central_difference, np.float32) == pytest.approx(2**-24 / h)


def test_best_steps_of_exp_at_zero_are_the_closed_forms():
    assert best_step(functions.exp, 0, central_difference) == pytest.approx((3 * U) ** (1 / 3), rel=1e-14)
    assert best_step(functions.exp, 0, forward_difference) == pytest.approx(2 * U**0.5, rel=1e-14)
    assert f"{best_step(functions.exp, 0, central_difference):.1e}" == "6.9e-06"
    assert f"{best_step(functions.exp, 0, forward_difference):.1e}" == "2.1e-08"
    assert f"{best_step(functions.exp, 0, central_difference, np.float32):.1e}" == "5.6e-03"


@pytest.mark.parametrize("rule", RULES)
@given(st.floats(-3, 3), st.floats(0.3, 3))
def test_no_other_step_has_a_smaller_sum_of_bounds(rule, x, factor):
    def total(h):
        return truncation_error(functions.exp, x, h, rule) + roundoff_bound(functions.exp, x, h, rule)

    h = best_step(functions.exp, x, rule)
    assert total(h) <= total(h * factor) * (1 + 1e-12)


def test_at_the_best_step_cut_off_is_all_of_rounded_for_forward_and_half_for_central():
    for rule, share in ((forward_difference, 1), (central_difference, 0.5)):
        h = best_step(functions.tanh, 0.7, rule)
        cut_off = truncation_error(functions.tanh, 0.7, h, rule)
        assert cut_off / roundoff_bound(functions.tanh, 0.7, h, rule) == pytest.approx(share, rel=1e-12)


def test_best_step_is_within_a_factor_of_three_of_the_measured_one(capsys):
    rows = []
    for kind in (np.float64, np.float32):
        for curve in (functions.exp, functions.sin, functions.reciprocal, functions.tanh):
            for x in (-2, 0.5, 1, 3, 10):
                for rule in RULES:
                    best = best_step(curve, x, rule, kind)
                    if best >= 1:  # f″ or f‴ is almost 0: the explorer says so in words
                        assert (kind, curve.name, x) == (np.float32, "tanh(x)", 10)
                        continue
                    measured = measured_best_step(curve, x, rule, kind)
                    rows.append(f"{kind.__name__} {curve.name:8} {x:4} {rule.__name__:18} {best:.1e} {measured:.1e}")
                    assert 1 / 3 < measured / best < 3, rows[-1]
    with capsys.disabled():
        print("\nbest step: dtype, curve, x, rule, computed, measured", *rows, sep="\n")
    assert len(rows) == 2 * 4 * 5 * 2 - 2


def test_measured_best_step_of_exp_at_zero():
    """A little smaller than the formula's, within a factor of about 2, as the lesson says."""
    for rule in RULES:
        assert 1 < best_step(functions.exp, 0, rule) / measured_best_step(functions.exp, 0, rule) < 2.2


def test_far_from_zero_x_itself_is_rounded_and_a_power_of_two_helps():
    ordinary = measured_best_step(functions.sin, 1000, central_difference, steps=np.geomspace(1e-8, 1e-2, 2001))
    assert 2e-5 < ordinary < 8e-5
    assert best_step(functions.sin, 1000, central_difference) == pytest.approx(ordinary, rel=2)
    powers = measured_best_step(functions.sin, 1000, central_difference, steps=2.0 ** -np.arange(26.0, 7.0, -1.0))
    assert 2e-6 < powers < 1.6e-5


def test_best_step_says_infinity_where_nothing_is_cut_off_and_zero_where_nothing_is_rounded():
    assert best_step(functions.square, 3.0, central_difference) == np.inf
    assert best_step(functions.cos, 0.0, central_difference) == np.inf
    assert best_step(functions.sin, 0.0, central_difference) == 0
    assert np.isnan(best_step(functions.reciprocal, 0.0, central_difference))


def test_bounds_broadcast_over_points_and_steps():
    x, h = np.array([[0.0], [1.0]]), np.array([1e-3, 1e-5, 1e-7])
    for bound in (truncation_error, roundoff_bound):
        whole = bound(functions.exp, x, h, central_difference)
        assert whole.shape == (2, 3)
        assert whole[1, 2] == pytest.approx(bound(functions.exp, 1.0, 1e-7, central_difference), rel=1e-15)
    assert best_step(functions.exp, [0.0, 1.0], central_difference).shape == (2,)


@pytest.mark.parametrize("call", [truncation_error, roundoff_bound])
def test_wrong_settings_are_refused_by_name(call):
    with pytest.raises(ValueError, match="^h must be finite and > 0, got 0"):
        call(functions.exp, 0, 0, central_difference)
    with pytest.raises(ValueError, match="^difference must be forward_difference or central_difference, got"):
        call(functions.exp, 0, 0.1, richardson)
    with pytest.raises(TypeError, match="^x must be"):
        call(functions.exp, "a", 0.1, central_difference)


def test_a_type_that_is_no_floating_point_type_is_refused():
    with pytest.raises(TypeError, match="^dtype must be a floating-point type, got"):
        best_step(functions.exp, 0, central_difference, int)


# The numbers of the lesson that are no digits of a cell


@given(st.floats(math.log(1e-17), math.log(1e-7)).map(math.exp))
def test_left_arm_of_forward_is_a_staircase_of_whole_units(h):
    units = forward_difference(functions.exp, 0, h) * h / EPS
    assert abs(units - round(units)) < 1e-6 * max(units, 1)
    exact = (h + h * h / 2) / EPS
    assert abs(units - exact) <= 0.6 + 1e-9 * exact


def test_stairs_at_the_places_that_the_lesson_names():
    assert forward_difference(functions.exp, 0, 1e-15) == 5 * EPS / 1e-15
    assert forward_difference(functions.exp, 0, 1e-16) == 0
    assert forward_difference(functions.exp, 0, 1.10e-16) == 0
    assert forward_difference(functions.exp, 0, 1.12e-16) == EPS / 1.12e-16
    assert central_difference(functions.exp, 0, 1e-16) == U / 2e-16


@pytest.mark.parametrize("rule", RULES)
def test_rounding_stays_below_its_bound_and_cutting_off_follows_its_line(rule):
    h = np.geomspace(1e-15, 1e-1, 600)
    error = np.abs(rule(functions.exp, 0.0, h) - 1)
    bound = 1.1 * truncation_error(functions.exp, 0, h, rule) + 2 * roundoff_bound(functions.exp, 0, h, rule)
    assert (error <= bound).all()
    assert error[(h > 1e-13) & (h < 1e-12)].max() > 1e-5, "the left arm has risen"


def test_errors_that_the_table_of_the_lesson_states():
    forward = {h: abs(forward_difference(math.exp, 0, h) - 1) for h in (1e-3, 1e-5)}
    central = {h: abs(central_difference(math.exp, 0, h) - 1) for h in (1e-3, 1e-5, 1e-12)}
    assert [f"{error:.1e}" for error in forward.values()] == ["5.0e-04", "5.0e-06"]
    assert f"{central[1e-3]:.2e}" == "1.67e-07"
    assert f"{central[1e-5]:.1e}" == "1.2e-11"
    assert central[1e-12] > 1e5 * central[1e-5]


def test_richardson_at_a_hundredth():
    assert f"{richardson(math.exp, 0, 1e-2) - 1:.2e}" == "-2.08e-11"
    assert f"{central_difference(math.exp, 0, 1e-2) - 1:.2e}" == "1.67e-05"


@given(st.floats(-300, -8))
def test_complex_step_is_exact_from_1e_minus_300_to_1e_minus_8(exponent):
    for curve, exact in ((functions.exp, mpmath.exp), (functions.sin, mpmath.cos)):
        assert complex_step(curve, 0.7, 10.0**exponent) == pytest.approx(float(exact(0.7)), rel=1e-15)


def test_a_function_that_conjugates_fools_the_complex_step():
    def squared_length(z):
        return np.vdot(z, z + 0j)  # conj(z)·z is real: its imaginary part is 0 or an accident of rounding

    assert complex_step(squared_length, 3.0) == 0 != 6


def test_a_quadratic_likes_a_large_step_but_not_too_large():
    error = {h: abs(central_difference(functions.square, 3.1, h) - 6.2) for h in (3.1, 1e4, 1e16)}
    assert error[3.1] == 0 and error[1e4] < 1e-11 and error[1e16] > 1
