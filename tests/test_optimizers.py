"""The update rules: two steps by hand, identities, and the closed form of Momentum on a quadratic loss."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.functions import book_loss, quadratic, valley
from helpers.optimizers import AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp, path, states


def double(W):
    """The gradient of W²."""
    return 2.0 * W


# Two steps by hand on L = w², ∇L = 2w, from w = 1.


def test_two_steps_of_gradient_descent_by_hand():
    # 1 − 0.1·2 = 0.8;  0.8 − 0.1·1.6 = 0.64
    assert path(GradientDescent(0.1), double, 1.0, 2) == pytest.approx([1, 0.8, 0.64], rel=1e-15)


def test_two_steps_of_momentum_by_hand():
    # V = −0.2, w = 0.8;  V = 0.9·(−0.2) − 0.1·1.6 = −0.34, w = 0.46
    run = states(Momentum(0.1, 0.9), double, 1.0)
    assert next(run) == (1, 0)
    assert next(run) == pytest.approx((0.8, -0.2), rel=1e-15)
    assert next(run) == pytest.approx((0.46, -0.34), rel=1e-15)


def test_two_steps_of_nesterov_by_hand():
    # V = −0.2, w = 0.8;  looking ahead to 0.8 − 0.18 = 0.62: V = −0.18 − 0.1·1.24 = −0.304, w = 0.496
    run = states(Nesterov(0.1, 0.9), double, 1.0)
    assert next(run) == (1, 0)
    assert next(run) == pytest.approx((0.8, -0.2), rel=1e-15)
    assert next(run) == pytest.approx((0.496, -0.304), rel=1e-15)


def test_two_steps_of_rmsprop_by_hand():
    # h = 0.25·4 = 1, w = 1 − 0.3/(1 + 0.5)·2 = 0.6;  h = 0.75 + 0.25·1.44 = 1.11, …
    run = states(RMSProp(0.3, alpha=0.75, epsilon=0.5), double, 1.0)
    assert next(run) == (1, 0)
    assert next(run) == pytest.approx((0.6, 1.0), rel=1e-15)
    assert next(run) == pytest.approx((0.6 - 0.3 / (1.11**0.5 + 0.5) * 1.2, 1.11), rel=1e-15)


def test_two_steps_of_adagrad_by_hand():
    # h = 4, w = 1 − 0.5/(2 + 0.5)·2 = 0.6;  h = 4 + 1.44 = 5.44, …
    run = states(AdaGrad(0.5, epsilon=0.5), double, 1.0)
    assert next(run) == (1, 0)
    assert next(run) == pytest.approx((0.6, 4.0), rel=1e-15)
    assert next(run) == pytest.approx((0.6 - 0.5 / (5.44**0.5 + 0.5) * 1.2, 5.44), rel=1e-15)


def test_two_steps_of_adam_by_hand():
    # m = 0.5·2 = 1, v = 0.25·4 = 1, corrected 2 and 4: w = 1 − 0.3·2/(2 + 0.5) = 0.76
    # m = 0.5 + 0.5·1.52 = 1.26, v = 0.75 + 0.25·1.52² = 1.3276, corrected by 1 − 1/4 and 1 − 9/16
    run = states(Adam(0.3, beta1=0.5, beta2=0.75, epsilon=0.5), double, 1.0)
    assert next(run) == (1, 0, 0, 0)
    assert next(run) == pytest.approx((0.76, 1, 1, 1), rel=1e-15)
    second = 0.76 - 0.3 * (1.26 / 0.75) / ((1.3276 / 0.4375) ** 0.5 + 0.5)
    assert next(run) == pytest.approx((second, 1.26, 1.3276, 2), rel=1e-15)


def test_two_steps_of_adam_without_bias_correction_by_hand():
    rule = Adam(0.3, beta1=0.5, beta2=0.75, epsilon=0.5, bias_correction=False)
    first = 1 - 0.3 * 1 / (1 + 0.5)
    m, v = 0.5 + 0.5 * 2 * first, 0.75 + 0.25 * (2 * first) ** 2
    assert path(rule, double, 1.0, 2) == pytest.approx([1, first, first - 0.3 * m / (v**0.5 + 0.5)], rel=1e-15)


# Identities and closed forms.


@pytest.mark.parametrize("rule", [Momentum, Nesterov])
@given(alpha=st.floats(1e-3, 10), W=st.lists(st.floats(-5, 5), min_size=2, max_size=2))
def test_without_decay_momentum_is_gradient_descent(rule, alpha, W):
    with_velocity = path(rule(alpha, 0.0), valley.gradient, W, 20)
    np.testing.assert_allclose(
        with_velocity, path(GradientDescent(alpha), valley.gradient, W, 20), rtol=1e-9, atol=1e-12
    )


@given(alpha=st.floats(1e-3, 1), gamma=st.floats(0, 0.99))
def test_the_first_step_with_v_zero_is_that_of_gradient_descent(alpha, gamma):
    plain = path(GradientDescent(alpha), book_loss.gradient, [4, 4], 1)
    for rule in (Momentum, Nesterov):
        assert np.array_equal(path(rule(alpha, gamma), book_loss.gradient, [4, 4], 1), plain)


@given(alpha=st.floats(1e-4, 1), gamma=st.floats(0, 0.99), scale=st.floats(1e-3, 1e3))
def test_the_first_adam_step_ignores_the_scale_of_the_gradient(alpha, gamma, scale):
    rule = Adam(alpha, beta1=gamma, epsilon=1e-30)
    moved = path(rule, lambda W: scale * valley.gradient(W), [-7, 2], 1)[1] - [-7, 2]
    np.testing.assert_allclose(moved, [alpha, -alpha], rtol=1e-6)


@given(decay=st.floats(0, 0.999), scale=st.floats(1e-3, 1e3))
def test_the_first_rmsprop_step_is_eta0_over_the_root_of_one_minus_alpha(decay, scale):
    moved = path(RMSProp(0.01, decay, epsilon=1e-30), lambda W: np.full_like(W, scale), 0.0, 1)[1]
    assert -moved == pytest.approx(0.01 / np.sqrt(1 - decay), rel=1e-12)


@given(size=st.floats(1e-3, 1e3), sign=st.sampled_from([-1, 1]), steps=st.integers(1, 60))
def test_with_a_constant_gradient_step_k_of_adagrad_is_eta0_over_the_root_of_k(size, sign, steps):
    way = path(AdaGrad(0.01, epsilon=1e-30), lambda W: np.full_like(W, sign * size), 0.0, steps)
    assert np.diff(way) * -sign == pytest.approx(0.01 / np.sqrt(np.arange(1, steps + 1)), rel=1e-12)


@given(eta0=st.floats(1e-3, 10), W=st.lists(st.floats(-5, 5), min_size=2, max_size=2))
def test_the_learning_rates_of_adagrad_never_grow(eta0, W):
    run = states(AdaGrad(eta0), book_loss.gradient, W)
    h = np.array([next(run)[1] for _ in range(30)])
    assert (np.diff(h, axis=0) >= 0).all()


@given(
    alpha=st.floats(0.05, 3.5),
    gamma=st.floats(0, 0.95),
    curvature=st.floats(0.05, 3.5),
    start=st.floats(-10, 10).filter(lambda x: abs(x) > 1e-3),
)
def test_200_steps_of_momentum_follow_the_closed_form(alpha, gamma, curvature, start):
    """x_k = c₁r₁ᵏ + c₂r₂ᵏ with the roots of r² − (1+γ−αλ)r + γ, x₀, and x₁ = (1 − αλ)x₀ because V = 0."""
    b = 1 + gamma - alpha * curvature
    first, second = np.roots([1, -b, gamma]).astype(complex)
    assume(max(abs(first), abs(second)) < 1 and abs(first - second) > 0.1)
    c_first = start * ((1 - alpha * curvature) - second) / (first - second)
    k = np.arange(201)
    closed = (c_first * first**k + (start - c_first) * second**k).real
    walked = path(Momentum(alpha, gamma), quadratic([curvature]).gradient, [start], 200)[:, 0]
    assert np.abs(walked - closed).max() <= 1e-12 * abs(start)


def test_the_race_on_the_valley_at_hand_picked_rates():
    """u²/20 + v² from (−7, 2): the loss at step 30."""
    losses = {
        rule: valley(path(rule, valley.gradient, [-7, 2], 30)[-1])
        for rule in (GradientDescent(0.95), Momentum(0.1), Adam(0.3))
    }
    assert [float(f"{loss:.3g}") for loss in losses.values()] == [0.0133, 0.0479, 0.102]
