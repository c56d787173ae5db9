"""Dual numbers: the derivative without any h."""

import math
import operator

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import functions
from helpers.dual import Dual, derivative

numbers = st.floats(-5, 5).filter(lambda x: abs(x) > 1e-2)
positive = st.floats(0.01, 20)
FUNCTIONS = [  # NumPy's function, its derivative, where
    (np.sin, mpmath.cos, numbers),
    (np.cos, lambda x: -mpmath.sin(x), numbers),
    (np.exp, mpmath.exp, numbers),
    (np.tanh, lambda x: mpmath.sech(x) ** 2, numbers),
    (np.log, lambda x: 1 / x, positive),
    (np.sqrt, lambda x: 1 / (2 * mpmath.sqrt(x)), positive),
]


@pytest.mark.parametrize(("function", "exact", "where"), FUNCTIONS)
@given(data=st.data())
def test_each_function_has_its_exact_derivative(function, exact, where, data):
    x = data.draw(where)
    assert derivative(function, x) == pytest.approx(float(exact(mpmath.mpf(x))), rel=1e-14, abs=1e-300)
    assert function(Dual(x, 1.0)).value == function(x)


@given(numbers, numbers, numbers, numbers)
def test_each_operation_follows_its_rule(a, da, b, db):
    x, y = Dual(a, da), Dual(b, db)
    rules = [
        (x + y, a + b, da + db),
        (x - y, a - b, da - db),
        (x * y, a * b, da * b + a * db),
        (x / y, a / b, da / b - a * db / b**2),
        (-x, -a, -da),
        (x + 2, a + 2, da),
        (2 + x, a + 2, da),
        (x - 2, a - 2, da),
        (2 - x, 2 - a, -da),
        (2 * x, 2 * a, 2 * da),
        (x / 2, a / 2, da / 2),
        (2 / x, 2 / a, -2 * da / a**2),
        (x**3, a**3, 3 * a**2 * da),
    ]
    for result, value, slope in rules:
        assert result.value == pytest.approx(value, rel=1e-14)
        assert result.slope == pytest.approx(slope, rel=1e-13, abs=1e-13)


@given(positive, numbers)
def test_powers_in_both_places(a, b):
    assert derivative(lambda x: x**b, a) == pytest.approx(float(b * mpmath.mpf(a) ** (b - 1)), rel=1e-14)
    exact = mpmath.mpf(a) ** b * mpmath.log(a)
    assert derivative(lambda x: a**x, b) == pytest.approx(float(exact), rel=1e-13, abs=1e-300)
    exact = mpmath.mpf(a) ** a * (mpmath.log(a) + 1)
    assert derivative(lambda x: x**x, a) == pytest.approx(float(exact), rel=1e-13, abs=1e-13)


def test_powers_at_zero_are_quiet():
    assert derivative(lambda x: x**2, 0.0) == 0
    assert derivative(lambda x: x**1, 0.0) == 1
    assert derivative(lambda x: x**0, 0.0) == 0
    assert derivative(lambda x: x**-1, 0.0) == -np.inf
    assert derivative(np.sqrt, 0.0) == np.inf
    assert derivative(np.log, 0.0) == np.inf


@given(numbers, numbers)
def test_comparison_is_by_value_whatever_the_slopes(a, b):
    x, y = Dual(a, 1), Dual(b, -7)
    for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
        assert compare(x, y) is compare(a, b)
        assert compare(x, b) is compare(a, b)


@pytest.mark.parametrize(
    "curve", [functions.exp, functions.sin, functions.tanh, functions.reciprocal, functions.square]
)
@given(x=numbers)
def test_curves_of_the_course_agree_with_their_exact_derivatives(curve, x):
    assert derivative(curve.f, x) == pytest.approx(curve.derivative(x), rel=1e-14, abs=1e-300)


def test_duals_work_inside_numpy_arrays():
    x = np.array([Dual(1.0, 1.0), Dual(2.0, 0.0)])
    y = np.sum(np.exp(x) * np.array([2.0, 3.0]))
    assert y.value == pytest.approx(2 * math.e + 3 * math.e**2) and y.slope == pytest.approx(2 * math.e)
    assert (np.float64(2) * x[0]).slope == 2 and (np.array(3.0) * x[0]).slope == 3
    assert (x @ x).slope == 2


def test_a_chain_of_everything_agrees_with_40_digits():
    def f(x, m):
        return m.exp(m.sin(x)) / x**2 + 2**x - m.sqrt(x) + m.log(x) * m.tanh(x) - m.cos(x)

    exact = mpmath.diff(lambda x: f(x, mpmath), mpmath.mpf(1.3))
    assert derivative(lambda x: f(x, np), 1.3) == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize("f", [np.arctan, abs, math.exp, float, lambda x: x + "a", lambda x: 3.0, lambda x: x > 0])
def test_what_a_dual_number_does_not_know_is_a_type_error(f):
    with pytest.raises(TypeError, match="Dual|dual"):
        derivative(f, 1.0)


def test_dual_number_reads_like_the_formula():
    assert repr(Dual(2, 3)) == "2 + 3ε"


@pytest.mark.parametrize(("f", "x"), [(np.log, -2.0), (np.sqrt, -1.0), (lambda x: x**0.5, -3.0)])
def test_where_f_has_no_value_it_has_no_derivative(f, x):
    assert np.isnan(derivative(f, x))
