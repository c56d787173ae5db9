"""Settings hold for the number that is used, in the dtype of W; curves, losses and the complex step in every dtype."""

import warnings

import numpy as np
import pytest

from every_rule import ranges_of
from helpers import differentiation, functions
from helpers.differentiation import complex_step
from helpers.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, RMSProp, path

RULES = [getattr(differentiation, name) for name in ("forward_difference", "central_difference", "richardson")]
CURVES = [functions.exp, functions.sin, functions.cos, functions.tanh, functions.square, functions.reciprocal]
LOSSES = [functions.valley, functions.book_loss, functions.rosenbrock, functions.saddle]


def name_of(value):
    return getattr(value, "name", getattr(value, "__name__", type(value).__name__))


TOO_SMALL = [
    (Adam(0.01), np.float16, "epsilon must be finite and > 0, got .*, which 1e-08 becomes in float16"),
    (RMSProp(0.01), np.float16, "epsilon must be .*, which 1e-08 becomes in float16"),
    (Adam(0.01, epsilon=1e-46), np.float32, "epsilon must be .*, which 1e-46 becomes in float32"),
    (Adam(0.01, beta2=0.99999999), np.float32, "beta2 must be at least 0 and below 1, .*, which 0.99999999 becomes"),
    (Adam(0.01, 0.9, 0.9999, 1e-4), np.float16, "beta2 must be .*, which 0.9999 becomes in float16"),
    (Momentum(0.1, 1 - 1e-9), np.float32, "gamma must be .*, which 0.999999999 becomes in float32"),
    (GradientDescent(1e39), np.float32, r"alpha must be finite and > 0, .*, which 1e\+39 becomes in float32"),
    (GradientDescent(np.array([0.1, 1e-50])), np.float32, "alpha must be .*, which array.* becomes in float32"),
]


@pytest.mark.parametrize(("rule", "dtype", "words"), TOO_SMALL)
def test_a_setting_that_leaves_its_range_in_the_dtype_of_w_is_refused_by_name(rule, dtype, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ValueError, match=words):
            path(rule, lambda W: W, np.ones(2, dtype), 1)
    assert np.isfinite(path(rule, lambda W: 0 * W, np.ones(2), 1)).all(), "in float64 it is a setting like others"


@pytest.mark.parametrize("rule", OPTIMIZERS, ids=name_of)
def test_float16_weights_with_settings_that_float16_holds_give_numbers(rule):
    optimizer = rule(**{name: allowed.everyday for name, allowed in ranges_of(rule).items()})
    run = path(optimizer, lambda W: W, np.ones(2, np.float16), 3)
    assert run.dtype == np.float16 and np.isfinite(run).all()
    assert run == pytest.approx(path(optimizer, lambda W: W, np.ones(2), 3), rel=5e-3)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
@pytest.mark.parametrize(("h", "dtype"), [(1e-60, np.float32), (1e39, np.float32), (1e-9, np.float16)])
def test_an_h_that_the_dtype_of_x_cannot_hold_is_refused(rule, h, dtype):
    with pytest.raises(ValueError, match=f"^h must be finite and > 0, got .*, which {h!r}".replace("+", r"\+")):
        rule(np.sin, dtype(1), h)


def test_the_complex_step_works_in_every_dtype():
    for dtype, digits in ((np.float16, 2e-3), (np.float32, 1e-6), (np.float64, 1e-15)):
        slope = complex_step(np.exp, dtype(0.5))
        assert slope.dtype == dtype and slope == pytest.approx(np.exp(0.5), rel=digits)
    with pytest.raises(ValueError, match="^h must be .*, which 1e-200 becomes in float32"):
        complex_step(np.exp, np.float32(0.5), 1e-200)


@pytest.mark.parametrize(
    ("f", "x"),
    [(np.log, -2.0), (np.log, 0.0), (np.sqrt, -1.0), (np.arcsin, 1.5), (np.arccosh, 0.5), (np.arctanh, -3.0),
     (lambda x: x**0.5, -4.0), (lambda x: 1 / x, 0.0), (np.exp, 800.0), (np.log, np.nan)],
)  # fmt: skip
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_where_f_has_no_real_value_the_complex_step_has_none(f, x, dtype):
    assert np.isnan(complex_step(f, dtype(x)))
    assert np.isnan(complex_step(f, np.array([x, x], dtype))).all()


def test_beside_the_edge_of_the_domain_the_complex_step_is_right():
    x = np.array([1e-300, 1e-9, 1.0])
    assert complex_step(np.log, x, 1e-320) == pytest.approx(1 / x, rel=1e-4)
    assert complex_step(np.arcsin, 1 - 1e-12) == pytest.approx(1 / np.sqrt(1 - (1 - 1e-12) ** 2), rel=1e-12)
    slopes = complex_step(np.log, np.array([-1.0, 2.0]))
    assert np.isnan(slopes[0]) and slopes[1] == 0.5


# Whole numbers


@pytest.mark.parametrize("curve", CURVES, ids=name_of)
@pytest.mark.parametrize("x", [3, np.int64(3), np.array([3, -2, 200]), np.array([3, 100], np.int8)])
def test_a_curve_takes_whole_numbers_as_floats(curve, x):
    floats = np.asarray(x, float)[()]
    for order in (0, 1, 2, 3):
        value = curve(x) if order == 0 else curve.derivative(x, order)
        wanted = curve(floats) if order == 0 else curve.derivative(floats, order)
        assert np.array_equal(value, wanted) and value.dtype == np.float64


@pytest.mark.parametrize("loss", LOSSES, ids=name_of)
def test_a_loss_takes_whole_numbers_as_floats(loss):
    for W in ([3, -200], np.array([100, 7], np.int8), np.array([[4_000_000, 3_000_000_000]])):
        floats = np.asarray(W, float)
        for part in (loss, loss.gradient, loss.hessian):
            assert np.array_equal(part(W), part(floats)) and part(W).dtype == np.float64
