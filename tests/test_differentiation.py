"""Difference quotients: formulas by hand, closed forms, error orders, and laws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import functions
from helpers.differentiation import central_difference, complex_step, forward_difference, richardson

RULES = [forward_difference, central_difference, richardson, complex_step]
ordinary = st.floats(-100, 100)
steps = st.integers(-20, 2).map(lambda exponent: 2.0**exponent)


def cube(x):
    return x**3


def test_forward_difference_by_hand():
    assert forward_difference(cube, 2.0, 0.5) == (15.625 - 8) / 0.5


def test_central_difference_by_hand():
    assert central_difference(cube, 2.0, 0.5) == (15.625 - 3.375) / 1.0


def test_richardson_by_hand():
    wide, narrow = (15.625 - 3.375) / 1.0, (2.25**3 - 1.75**3) / 0.5
    assert richardson(cube, 2.0, 0.5) == (4 * narrow - wide) / 3


def test_complex_step_by_hand():
    # Im (2 + i/2)³ = 3·4·½ − ⅛, divided by ½
    assert complex_step(cube, 2.0, 0.5) == (6 - 0.125) / 0.5


def test_the_three_values_of_the_diary_to_the_last_digit():
    assert central_difference(math.exp, 0, 0.001) == 1.0000001666666813
    assert central_difference(math.exp, 0, 0.0001) == 1.0000000016668897
    assert forward_difference(math.exp, 0, 0.0005) == 1.000250041671702


@pytest.mark.parametrize("h", [1.0, 0.3, 0.1, 0.01])
def test_quotients_of_exp_at_zero_have_closed_forms(h):
    rounding = 4 * np.finfo(float).eps / h
    assert forward_difference(functions.exp, 0, h) == pytest.approx(math.expm1(h) / h, rel=rounding)
    assert central_difference(functions.exp, 0, h) == pytest.approx(math.sinh(h) / h, rel=rounding)
    assert complex_step(functions.exp, 0, h) == pytest.approx(math.sin(h) / h, rel=1e-15)


@pytest.mark.parametrize(
    ("rule", "order"), [(forward_difference, 1), (central_difference, 2), (richardson, 4), (complex_step, 2)]
)
@pytest.mark.parametrize("curve", [functions.exp, functions.sin, functions.tanh, functions.reciprocal])
def test_half_the_step_divides_the_error_by_two_to_the_order(rule, order, curve):
    h = 0.01 if order < 4 else 0.1
    error = [rule(curve, 0.7, step) - curve.derivative(0.7) for step in (h, h / 2)]
    assert error[0] / error[1] == pytest.approx(2**order, rel=0.03)


@pytest.mark.parametrize("curve", [functions.exp, functions.sin, functions.cos, functions.tanh, functions.reciprocal])
@pytest.mark.parametrize("x", [-1.5, 0.4, 2.0])
def test_first_term_of_the_error_is_the_one_of_taylor(curve, x):
    forward = forward_difference(curve, x, 1e-5) - curve.derivative(x)
    central = central_difference(curve, x, 1e-3) - curve.derivative(x)
    assert forward == pytest.approx(1e-5 / 2 * curve.derivative(x, 2), rel=1e-3, abs=1e-9)
    assert central == pytest.approx(1e-6 / 6 * curve.derivative(x, 3), rel=1e-3, abs=1e-11)


def test_richardson_leaves_h_to_the_fourth_over_480_of_exp():
    assert 1 - richardson(functions.exp, 0, 1e-2) == pytest.approx(1e-8 / 480, rel=0.01)


@given(ordinary, steps)
def test_forward_is_central_at_the_midpoint_with_half_the_step(x, h):
    x = round(x * 2**10) / 2**10  # x + h/2 is exact then, and so is the law
    assert forward_difference(cube, x, h) == central_difference(cube, x + h / 2, h / 2)


@given(steps)
def test_central_difference_of_an_even_function_at_zero_is_zero(h):
    assert central_difference(functions.absolute, 0, h) == 0
    assert central_difference(functions.cos, 0, h) == 0
    assert central_difference(functions.relu, 0, h) == 0.5


@given(ordinary, steps)
def test_mirrored_function_has_the_mirrored_central_difference(x, h):
    assert central_difference(lambda t: cube(-t), x, h) == -central_difference(cube, -x, h)


@given(ordinary, steps, st.integers(-20, 20), st.integers(-20, 20))
def test_every_rule_is_exact_on_straight_lines(x, h, slope, height):
    x = round(x)
    for rule in RULES:
        assert rule(lambda t: slope * t + height, x, h) == pytest.approx(slope, rel=1e-8, abs=1e-8)


@given(st.lists(ordinary, max_size=5), steps)
def test_an_array_gives_what_its_numbers_give_one_by_one(x, h):
    # Products, not powers: NumPy's power of an array may differ from that of a number in the last bit.
    # So may its product of complex arrays, which is why the complex step gets a tolerance.
    def f(t):
        return t * t * t

    for rule in RULES[:3]:
        assert list(rule(f, x, h)) == [rule(f, number, h) for number in x]
    assert complex_step(f, x, h) == pytest.approx([complex_step(f, number, h) for number in x], rel=1e-14, abs=1e-14)


@given(ordinary, st.floats(1e-300, 1e-8))
def test_complex_step_of_a_cube_is_exact_for_tiny_steps(x, h):
    assert complex_step(cube, x, h) == pytest.approx(3 * x**2, rel=1e-12, abs=1e-15)
