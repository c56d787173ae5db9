"""The curves against 40-digit arithmetic, their kinks, and what they do at their edges."""

import warnings

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import functions

mpmath.mp.dps = 40
SMOOTH = [
    (functions.exp, mpmath.exp),
    (functions.sin, mpmath.sin),
    (functions.cos, mpmath.cos),
    (functions.tanh, mpmath.tanh),
    (functions.square, lambda x: x**2),
    (functions.reciprocal, lambda x: 1 / x),
]
KINKED = [functions.absolute, functions.relu]


@pytest.mark.parametrize(("curve", "exact"), SMOOTH)
@given(st.floats(-3, 3).filter(lambda x: abs(x) > 1e-3))
def test_value_and_three_derivatives_agree_with_40_digits(curve, exact, x):
    assert curve(x) == pytest.approx(float(exact(mpmath.mpf(x))), rel=1e-14)
    for order in (1, 2, 3):
        expected = float(mpmath.diff(exact, mpmath.mpf(x), order))
        assert curve.derivative(x, order) == pytest.approx(expected, rel=1e-12, abs=1e-14)


@given(st.floats(-3, 3).filter(lambda x: x != 0))
def test_kinked_curves_are_straight_away_from_zero(x):
    assert functions.absolute(x) == abs(x)
    assert functions.absolute.derivative(x) == (1 if x > 0 else -1)
    assert functions.relu(x) == max(x, 0)
    assert functions.relu.derivative(x) == (1 if x > 0 else 0)
    for curve in KINKED:
        assert curve.derivative(x, 2) == curve.derivative(x, 3) == 0


@pytest.mark.parametrize("curve", KINKED)
def test_a_kink_has_no_derivative(curve):
    assert np.isnan([curve.derivative(0.0, order) for order in (1, 2, 3)]).all()
    assert curve(0.0) == 0


@pytest.mark.parametrize("curve", [*(curve for curve, _ in SMOOTH), *KINKED])
def test_curves_take_arrays_lists_and_integers_and_keep_the_shape(curve):
    x = np.array([[1.0, 2.0], [-1.0, 0.5]])
    for call in (curve, curve.derivative, lambda x: curve.derivative(x, 2), lambda x: curve.derivative(x, 3)):
        assert np.shape(call(x)) == (2, 2)
        assert np.shape(call([1, 2, 3])) == (3,)
        assert np.ndim(call(2)) == 0
        assert call(np.float32(2)).dtype == np.float32


def test_curves_are_quiet_where_they_have_no_finite_value():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert functions.reciprocal(0.0) == np.inf
        assert functions.reciprocal.derivative(0.0) == -np.inf
        assert functions.exp(1000.0) == np.inf
        assert functions.tanh.derivative(1000.0, 3) == 0


@pytest.mark.parametrize("order", [0, 4, -1, 1.5, "a"])
def test_an_order_that_is_not_known_is_refused(order):
    with pytest.raises(ValueError, match="order must be one of 1 to 3, got "):
        functions.exp.derivative(1.0, order)
