"""The gradient of many weights by difference quotients, the relative error, and the losses they are tried on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.differentiation import (
    central_difference,
    complex_step,
    forward_difference,
    numerical_gradient,
    relative_error,
)
from helpers.functions import book_loss

weights = st.lists(st.floats(-10, 10), min_size=2, max_size=2)


@given(weights)
def test_the_books_loss_is_its_polynomial_with_its_gradient(W):
    u, v = W
    assert book_loss(W) == pytest.approx(3 * u**2 + 3 * v**2 - u * v + 7 * u - 7 * v + 10, rel=1e-12, abs=1e-12)
    assert book_loss.gradient(W) == pytest.approx([6 * u - v + 7, 6 * v - u - 7], rel=1e-12, abs=1e-12)


def test_the_books_loss_has_its_minimum_3_at_minus_1_and_1_with_condition_number_1_4():
    assert book_loss(book_loss.minimum) == 3 and list(book_loss.minimum) == [-1, 1]
    assert not book_loss.gradient(book_loss.minimum).any()
    assert np.linalg.cond(book_loss.hessian([0, 0])) == pytest.approx(1.4)


def test_a_loss_takes_many_rows_at_once():
    W = np.arange(12.0).reshape(2, 3, 2)
    assert book_loss(W).shape == (2, 3) and book_loss.gradient(W).shape == (2, 3, 2)
    assert book_loss(W)[1, 2] == book_loss(W[1, 2])


def test_gradient_by_hand_of_a_product():
    # ∂(w₁w₂²)/∂w by central differences with h = ½ at (2, 3)
    gradient = numerical_gradient(lambda W: W[0] * W[1] ** 2, [2.0, 3.0], 0.5)
    assert list(gradient) == [(2.5 * 9 - 1.5 * 9) / 1, (2 * 12.25 - 2 * 6.25) / 1]


@given(weights)
def test_central_is_exact_on_a_quadratic_and_forward_is_off_by_half_h_times_the_diagonal(W):
    exact = book_loss.gradient(W)
    assert numerical_gradient(book_loss, W, 0.1) == pytest.approx(exact, rel=1e-9, abs=1e-9)
    forward = numerical_gradient(book_loss, W, 0.1, forward_difference)
    assert forward == pytest.approx(exact + np.diag(book_loss.H) * 0.1 / 2, rel=1e-9, abs=1e-9)


def test_the_loss_is_called_exactly_twice_for_each_weight():
    calls = []
    numerical_gradient(lambda W: calls.append(1) or np.sum(W), np.zeros((3, 4)))
    assert len(calls) == 2 * 12


def test_shapes_kinds_and_tuples_are_kept():
    assert numerical_gradient(np.sum, np.ones((2, 3)), 0.5).tolist() == [[1] * 3] * 2
    assert numerical_gradient(np.sum, np.ones(2, dtype=np.float32), 0.5).dtype == np.float32
    assert numerical_gradient(lambda w: w**2, 3, 0.5) == 6 and np.ndim(numerical_gradient(lambda w: w, 1.0)) == 0
    assert numerical_gradient(np.sum, []).shape == (0,)
    first, second = numerical_gradient(lambda W: W[0].sum() * W[1], (np.ones(2), np.float64(5)), 0.5)
    assert first.tolist() == [5, 5] and second == 2


def test_complex_step_works_along_each_axis_too():
    gradient = numerical_gradient(lambda W: np.sum(W**3), [1.0, 2.0], 1e-20, complex_step)
    assert gradient == pytest.approx([3, 12], rel=1e-15)


def test_the_callers_weights_are_never_changed():
    W = np.array([1.0, 2.0])

    def spoils(W):
        W *= 2
        return W.sum()

    numerical_gradient(spoils, W, 0.5)
    assert W.tolist() == [1, 2]


def test_a_loss_that_gives_an_array_and_wrong_settings_are_refused():
    with pytest.raises(TypeError, match=r"x has shape \(\), f\(x\) has shape \(2,\)"):
        numerical_gradient(lambda W: W, [1.0, 2.0])
    with pytest.raises(TypeError, match="^W must be"):
        numerical_gradient(np.sum, ["a"])
    with pytest.raises(ValueError, match="^h must be finite and > 0, got -1"):
        numerical_gradient(np.sum, [1.0], -1)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), st.floats(-8, 8))
def test_relative_error_is_zero_for_equals_symmetric_and_free_of_scale(a, exponent):
    a, b = np.array(a), np.array(a) + 1
    assert relative_error(a, a) == 0
    assert relative_error(a, b) == relative_error(b, a)
    assert relative_error(2.0**12 * a, 2.0**12 * b) == pytest.approx(relative_error(a, b))


def test_relative_error_by_hand():
    assert relative_error([3, 4], [3, 4.5]) == pytest.approx(0.5 / np.hypot(3, 4.5))
    assert relative_error([0, 0], [0, 0]) == 0
    assert relative_error([0.0], [1e-300]) == 1
    assert relative_error((np.ones((2, 2)), np.ones(1)), (np.ones((2, 2)), np.zeros(1))) == pytest.approx(
        1 / np.sqrt(5)
    )
    assert np.isnan(relative_error([np.nan], [1.0]))
    assert np.isnan(relative_error([np.inf], [1.0]))
    with pytest.raises(ValueError, match=r"a and b must have the same shape, got \(1,\) and \(2,\)"):
        relative_error([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match=r"a and b must have the same shape, got \(2, 3\) and \(3, 2\)"):
        relative_error(np.ones((2, 3)), np.ones((3, 2)))


def descend(difference, h):
    W = np.array([4.0, 4.0])
    for _ in range(200):
        W = W - 0.1 * numerical_gradient(book_loss, W, h, difference)
    return np.linalg.norm(W - book_loss.minimum)


def test_descent_by_forward_differences_stops_beside_the_minimum_and_by_central_ones_does_not():
    assert f"{descend(forward_difference, 0.1):.4f}" == "0.0849"
    for h in (1.0, 0.1, 1e-4):
        assert descend(forward_difference, h) == pytest.approx(0.06 * np.sqrt(2) * h / 0.1, rel=1e-3)
        assert descend(central_difference, h) < 1e-9
