"""The curves against 40-digit arithmetic, their kinks, and what they do at their edges."""

import ast
import warnings
from pathlib import Path

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import curves, functions, losses
from helpers.surfaces import SURFACES

mpmath.mp.dps = 40
SMOOTH = [
    (functions.exp, mpmath.exp),
    (functions.sin, mpmath.sin),
    (functions.cos, mpmath.cos),
    (functions.tanh, mpmath.tanh),
    (functions.square, lambda x: x**2),
    (functions.cube, lambda x: x**3),
    (functions.straight, lambda x: 2 * x - 1),
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


LOSSES = {
    "the book's L": (functions.book_loss, lambda u, v: 3 * u**2 + 3 * v**2 - u * v + 7 * u - 7 * v + 10),
    "valley": (functions.valley, lambda u, v: u**2 / 20 + v**2),
    "quadratic": (functions.quadratic([3, 0.5]), lambda u, v: 1.5 * u**2 + 0.25 * v**2),
    "Rosenbrock": (functions.rosenbrock, lambda u, v: (1 - u) ** 2 + 100 * (v - u**2) ** 2),
    "saddle": (functions.saddle, lambda u, v: u**2 / 2 - v**2 / 2 + v**4 / 4),
}


@pytest.mark.parametrize(("loss", "formula"), LOSSES.values(), ids=LOSSES)
@given(u=st.floats(-3, 3), v=st.floats(-3, 3))
def test_a_loss_is_its_formula_and_its_gradient_and_curvatures_are_exact(loss, formula, u, v):
    W, exact = np.array([u, v]), (mpmath.mpf(u), mpmath.mpf(v))
    assert loss(W) == pytest.approx(float(formula(*exact)), rel=1e-12, abs=1e-12)
    for first in range(2):
        order = np.eye(2, dtype=int)[first]
        slope = float(mpmath.diff(formula, exact, tuple(order)))
        assert loss.gradient(W)[first] == pytest.approx(slope, rel=1e-12, abs=1e-12)
        for second in range(2):
            curvature = float(mpmath.diff(formula, exact, tuple(order + np.eye(2, dtype=int)[second])))
            assert loss.hessian(W)[first, second] == pytest.approx(curvature, rel=1e-10, abs=1e-9)


@pytest.mark.parametrize("loss", [loss for loss, _ in LOSSES.values()], ids=LOSSES)
def test_losses_take_rows_lists_and_integers(loss):
    W = np.array([[[1.0, 2.0], [-1.0, 0.5]]])
    assert loss(W).shape == (1, 2) and loss.gradient(W).shape == W.shape
    assert loss.hessian(W).shape in {(2, 2), (1, 2, 2, 2)}
    assert np.shape(loss([1, 2])) == () and loss([1, 2]) == loss(np.array([1.0, 2.0]))
    assert np.array_equal(loss.gradient((1, 2)), loss.gradient(np.array([1.0, 2.0])))
    assert np.array_equal(loss.gradient(W)[0, 1], loss.gradient(W[0, 1])), "one row at a time gives the same bits"


@pytest.mark.parametrize("loss", [functions.book_loss, functions.valley, functions.rosenbrock])
def test_the_minimum_is_where_the_gradient_is_0_and_the_loss_lowest(loss):
    assert np.allclose(loss.gradient(loss.minimum), 0)
    assert loss(loss.minimum) == loss.lowest
    assert (np.linalg.eigvalsh(loss.hessian(loss.minimum)) > 0).all()


def test_the_saddle_has_two_minima_and_a_saddle_between_them():
    loss = functions.saddle
    assert loss.minimum is None
    for W in ([0, 0], [0, 1], [0, -1]):
        assert np.array_equal(loss.gradient(W), [0, 0])
    assert np.array_equal(np.linalg.eigvalsh(loss.hessian([0, 0])), [-1, 1])
    assert loss([0, 1]) == loss([0, -1]) == loss.lowest


def test_the_valley_has_the_curvatures_a_tenth_and_two():
    assert np.array_equal(functions.valley.hessian([0, 0]), np.diag([0.1, 2.0]))


@pytest.mark.parametrize("curvatures", [[0, 1], [-1, 1], [np.nan], np.inf, 2.0, [[1, 2]]])
def test_curvatures_that_are_no_list_of_positive_numbers_are_refused(curvatures):
    with pytest.raises(ValueError, match="curvatures must be "):
        functions.quadratic(curvatures)


@pytest.mark.parametrize("loss", [functions.rosenbrock, functions.saddle])
@pytest.mark.parametrize("W", [1.0, [1.0], [1.0, 2.0, 3.0]])
def test_losses_of_two_weights_refuse_another_number(loss, W):
    with pytest.raises(ValueError, match=r"W must have the shape \(\.\.\., 2\)"):
        loss.gradient(W)


@pytest.mark.parametrize("module", [curves, losses])
def test_functions_hands_on_all_curves_and_losses_and_what_they_are_made_by(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    assigned = [node.targets[0].id for node in tree.body if isinstance(node, ast.Assign)]
    defined = [node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    names = [name for name in (*assigned, *defined) if not name.startswith("_")]
    assert len(names) >= 9 and all(getattr(functions, name) is getattr(module, name) for name in names)


def test_turning_turns_to_the_left_and_the_surface_turned_by_45_degrees_is_the_valley_turned_so():
    np.testing.assert_allclose(losses.turning(np.pi / 2) @ [1, 0], [0, 1], atol=1e-15)
    turn, surface = losses.turning(np.pi / 4), SURFACES["turned by 45°"]
    np.testing.assert_allclose(surface.loss.H, turn @ losses.valley.H @ turn.T, rtol=1e-14)
    np.testing.assert_allclose(surface.start, turn @ [-7, 2], rtol=1e-14)
