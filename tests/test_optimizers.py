"""The update rules: two steps by hand, identities, the papers' algorithms, closed forms, and five wrong rules."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import rules_from_papers
from helpers.functions import book_loss, quadratic, rosenbrock, valley
from helpers.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, Nesterov, RMSProp, path, states

PAPERS = {
    GradientDescent: rules_from_papers.gradient_descent,
    Momentum: rules_from_papers.momentum,
    Nesterov: rules_from_papers.nesterov,
    RMSProp: rules_from_papers.rmsprop,
    Adam: rules_from_papers.adam,
}
ONE_OF_EACH = (GradientDescent(0.1), Momentum(0.1), Nesterov(0.1), RMSProp(0.1), Adam(0.1))


def name_of(rule):
    return type(rule).__name__


def double(W):
    """The gradient of W²."""
    return 2.0 * W


# ---- two steps by hand on L = w², ∇L = 2w, from w = 1


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


# ---- identities and closed forms


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


# ---- the papers, and rules that are nearly right


def settings_at_random(rule, random):
    """A rule of this class with settings drawn from their ranges; ε is large enough to be seen."""
    rates = {"alpha": 10 ** random.uniform(-4, 1), "eta0": 10 ** random.uniform(-4, 1)}
    decays = {"gamma": random.uniform(0, 1), "beta1": random.uniform(0, 1), "beta2": random.uniform(0, 1)}
    drawn = {**rates, **decays, "epsilon": 10 ** random.uniform(-8, 0), "bias_correction": random.random() < 0.8}
    if issubclass(rule, RMSProp):
        drawn["alpha"] = random.uniform(0, 1)
    return rule(**{name: drawn[name] for name in rule.__dataclass_fields__})


def furthest_from_the_paper(rule, paper, times=1000):
    """The largest relative difference over one step from random states of one weight."""
    random, worst = np.random.default_rng(116), 0.0
    for _ in range(times):
        optimizer, w, slope = settings_at_random(rule, random), random.normal(), random.normal()
        past = [w, random.normal(), random.normal() ** 2, int(random.integers(0, 50))]
        if issubclass(rule, RMSProp):
            past[1] = past[1] ** 2
        state = tuple(past[: len(optimizer.start(np.float64(w)))])
        gradient = lambda at, slope=slope: slope * np.sin(at)  # noqa: E731
        got = optimizer.step(tuple(np.float64(part) if part is not past[3] else part for part in state), gradient)
        wanted = paper(state, gradient, *astuple(optimizer))
        scale = max(1.0, *(abs(part) for part in (*wanted[:2], w)))
        worst = max(worst, *(abs(a - b) / scale for a, b in zip(got, wanted, strict=True)))
    return worst


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_one_step_from_1000_random_states_agrees_with_the_paper(rule):
    assert furthest_from_the_paper(rule, PAPERS[rule]) < 1e-14


class EpsilonInsideTheRoot(RMSProp):
    def step(self, state, gradient):
        W, h = state
        g = gradient(W)
        h = self.alpha * h + (1 - self.alpha) * g**2
        return W - self.eta0 / np.sqrt(h + self.epsilon) * g, h


class AdamWithEpsilonInsideTheRoot(Adam):
    def step(self, state, gradient):
        W, m, v, t = state
        _, m, v, t = super().step(state, gradient)
        m_hat, v_hat = (m / (1 - self.beta1**t), v / (1 - self.beta2**t)) if self.bias_correction else (m, v)
        return W - self.alpha * m_hat / np.sqrt(v_hat + self.epsilon), m, v, t


class NoBiasCorrection(Adam):
    def step(self, state, gradient):
        W, *_ = state
        _, m, v, t = super().step(state, gradient)
        return W - self.alpha * m / (np.sqrt(v) + self.epsilon), m, v, t


class CountsFromZero(Adam):
    def step(self, state, gradient):
        W, m, v, t = state
        W, m, v, _ = super().step((W, m, v, t + 1), gradient)
        return W, m, v, t + 1


class NesterovAtW(Nesterov):
    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        return W + V, V


class MovesByTheOldVelocity(Momentum):
    def step(self, state, gradient):
        W, V = state
        W, V = W + V, self.gamma * V - self.alpha * gradient(W)
        return W, V


MUTANTS = (
    EpsilonInsideTheRoot,
    AdamWithEpsilonInsideTheRoot,
    NoBiasCorrection,
    CountsFromZero,
    NesterovAtW,
    MovesByTheOldVelocity,
)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_rule_that_is_nearly_right_is_caught(mutant):
    assert furthest_from_the_paper(mutant, PAPERS[mutant.__mro__[1]], 100) > 1e-6


def test_moving_by_the_old_velocity_is_stable_only_below_one_minus_gamma():
    """W, V = W + V, … is another method: its wall is αλ = 1 − γ, not 2(1 + γ)."""
    gradient = quadratic([1.0]).gradient
    below, above = (path(MovesByTheOldVelocity(alpha, 0.9), gradient, [1.0], 3000) for alpha in (0.095, 0.105))
    assert abs(below[-1, 0]) < 1e-2 and abs(above[-1, 0]) > 1e2
    assert abs(path(Momentum(0.105, 0.9), gradient, [1.0], 3000)[-1, 0]) < 1e-12


# ---- many runs at once


@pytest.mark.parametrize(
    "many",
    [
        GradientDescent(np.geomspace(1e-3, 2, 5)[:, None]),
        Momentum(np.geomspace(1e-3, 2, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        Nesterov(np.geomspace(1e-3, 0.5, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        RMSProp(np.geomspace(1e-3, 2, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        Adam(np.geomspace(1e-3, 2, 5)[:, None]),
    ],
    ids=name_of,
)
@pytest.mark.parametrize("loss", [valley, book_loss, rosenbrock])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_cell_of_a_grid_equals_its_single_run_bit_for_bit(many, loss, dtype):
    start = np.array([-1.5, 0.7], dtype)
    all_at_once = path(many, loss.gradient, np.tile(start, (5, 1)), 60)
    assert all_at_once.dtype == dtype
    for cell in range(5):
        alone = {name: value[cell, 0] if isinstance(value, np.ndarray) else value for name, value in vars(many).items()}
        run = path(type(many)(**alone), loss.gradient, start, 60)
        assert np.array_equal(all_at_once[:, cell], run, equal_nan=True)


def test_with_arrays_of_beta_a_cell_equals_its_single_run_to_the_last_digits():
    beta1, beta2 = np.linspace(0, 0.99, 7)[:, None], np.linspace(0.5, 0.9999, 7)[:, None]
    all_at_once = path(Adam(0.01, beta1, beta2), valley.gradient, np.tile([-7.0, 2.0], (7, 1)), 5)
    for cell in range(7):
        run = path(Adam(0.01, beta1[cell, 0], beta2[cell, 0]), valley.gradient, [-7.0, 2.0], 5)
        np.testing.assert_allclose(all_at_once[:, cell], run, rtol=1e-15)


# ---- what goes in, what comes out


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_integers_and_lists_become_float64_and_float32_stays(rule):
    wanted = path(rule, valley.gradient, np.array([-7.0, 2.0]), 9)
    for start in ([-7, 2], (-7, 2), np.array([-7, 2]), np.array([-7, 2], np.int8)):
        assert np.array_equal(path(rule, valley.gradient, start, 9), wanted)
    single = path(rule, valley.gradient, np.array([-7, 2], np.float32), 9)
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, wanted, rtol=1e-4, atol=1e-5)
    run = states(rule, valley.gradient, np.array([-7, 2], np.float32))
    for _ in range(3):
        assert all(part.dtype == np.float32 for part in next(run) if not isinstance(part, int))


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (3,), (2, 3), (4, 0, 2)])
def test_a_path_has_the_shape_of_w_behind_the_steps(rule, shape):
    assert path(rule, double, np.ones(shape), 4).shape == (5, *shape)
    assert path(rule, double, np.ones(shape), 0).shape == (1, *shape)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_the_callers_array_is_never_touched(rule):
    W = np.array([-7.0, 2.0])
    W.flags.writeable = False
    rows = path(rule, valley.gradient, W, 5)
    assert np.array_equal(W, [-7, 2]) and not np.shares_memory(rows, W)
    assert np.array_equal(path(rule, valley.gradient, W, 5), rows), "nothing is shared between runs"


def test_settings_in_float64_arrays_do_not_widen_float32_weights():
    start = np.ones((3, 2), np.float32)
    assert path(Adam(np.full((3, 1), 0.1)), valley.gradient, start, 2).dtype == np.float32
    assert path(Momentum(np.float64(0.1)), valley.gradient, start, 2).dtype == np.float32


def test_divergence_is_quiet_and_reaches_inf_and_nan(recwarn):
    run = path(GradientDescent(4.0), quadratic([1.0, 1.0]).gradient, [1.0, -1.0], 1000)
    assert not np.isfinite(run[-1]).any()
    assert len(recwarn) == 0 and np.geterr()["over"] == "warn"


def test_a_rule_of_the_reader_with_start_and_step_runs_too():
    class Signs:
        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            return (state[0] - 0.5 * np.sign(gradient(state[0])),)

    assert np.array_equal(path(Signs(), double, [2.0, -1.0], 2), [[2, -1], [1.5, -0.5], [1, 0]])


def test_a_rule_that_changes_its_weights_in_place_still_gives_its_path():
    class InPlace:
        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            (W,) = state
            W -= 0.5
            return (W,)

    assert np.array_equal(path(InPlace(), double, [2.0], 2), [[2], [1.5], [1]])


# ---- refusals


RATES = [(GradientDescent, "alpha"), (Momentum, "alpha"), (Nesterov, "alpha"), (RMSProp, "eta0"), (Adam, "alpha")]
EPSILONS = [(RMSProp, "epsilon"), (Adam, "epsilon")]
DECAYS = [(Momentum, "gamma"), (Nesterov, "gamma"), (RMSProp, "alpha"), (Adam, "beta1"), (Adam, "beta2")]
NOT_NUMBERS = (True, "0.1", None, 1j, [0.1, True], [[0.1], 0.1], {})


def with_setting(rule, name, value):
    needed = {"eta0": 0.1} if rule is RMSProp else {"alpha": 0.1}
    return rule(**{**needed, name: value})


@pytest.mark.parametrize(("rule", "name"), RATES + EPSILONS)
@pytest.mark.parametrize("value", [0, -0.1, np.nan, np.inf, [0.1, -1.0], np.array([0.1, np.nan])])
def test_a_rate_that_is_not_positive_is_refused_by_name(rule, name, value):
    with pytest.raises(ValueError, match=f"^{name} must be finite and > 0, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize(("rule", "name"), DECAYS)
@pytest.mark.parametrize("value", [1, 1.5, -1e-9, np.nan, np.inf, [0.5, 1.0]])
def test_a_decay_outside_its_range_is_refused_by_name(rule, name, value):
    with pytest.raises(ValueError, match=f"^{name} must be at least 0 and below 1, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize(("rule", "name"), DECAYS)
def test_a_decay_may_be_0(rule, name):
    assert getattr(with_setting(rule, name, 0), name) == 0


@pytest.mark.parametrize(("rule", "name"), RATES + EPSILONS + DECAYS)
@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_a_setting_that_is_not_a_number_is_refused_by_name(rule, name, value):
    with pytest.raises(TypeError, match=f"^{name} must be .*, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize("value", [1, 0, "yes", None, [True]])
def test_bias_correction_is_true_or_false(value):
    with pytest.raises(TypeError, match="^bias_correction must be True or False, got "):
        Adam(bias_correction=value)


@pytest.mark.parametrize("steps", [-1, -3000])
def test_negative_steps_are_refused(steps):
    with pytest.raises(ValueError, match="^steps must be at least 0, got -"):
        path(GradientDescent(0.1), double, 1.0, steps)


@pytest.mark.parametrize("steps", [1.0, 2.5, True, "3", None, np.nan])
def test_steps_that_are_not_whole_are_refused(steps):
    with pytest.raises(TypeError, match="^steps must be a whole number, got "):
        path(GradientDescent(0.1), double, 1.0, steps)


@pytest.mark.parametrize("W", [True, "W", None, [1j], [[1.0], 2.0]], ids=repr)
def test_weights_that_are_not_numbers_are_refused(W):
    with pytest.raises(TypeError, match="^W must be "):
        states(GradientDescent(0.1), double, W)


def test_a_gradient_that_is_no_function_or_gives_no_gradient_is_refused():
    with pytest.raises(TypeError, match="gradient must be a function of W, got ndarray"):
        path(GradientDescent(0.1), np.ones(2), [1.0, 2.0], 1)
    with pytest.raises(TypeError, match="gradient must give real numbers, got NoneType"):
        path(GradientDescent(0.1), lambda W: None, [1.0, 2.0], 1)
    with pytest.raises(ValueError, match=r"gradient must give W's shape \(2,\), got \(\)"):
        path(GradientDescent(0.1), lambda W: 1.0, [1.0, 2.0], 1)


def test_settings_of_another_shape_than_the_weights_are_refused():
    with pytest.raises(ValueError, match=r"GradientDescent must give a tuple.* in W's shape \(2,\)"):
        path(GradientDescent(np.full((3, 1), 0.1)), double, [1.0, 2.0], 1)


def test_a_rule_that_gives_no_tuple_is_refused():
    class Forgot(GradientDescent):
        def step(self, state, gradient):
            return state[0]

    with pytest.raises(ValueError, match="Forgot must give a tuple, the weights first"):
        path(Forgot(0.1), double, [1.0, 2.0], 1)


# ---- the numbers of the curriculum


def test_the_race_on_the_valley_at_hand_picked_rates():
    """x²/20 + y² from (−7, 2): the loss at step 30."""
    losses = {
        rule: valley(path(rule, valley.gradient, [-7, 2], 30)[-1])
        for rule in (GradientDescent(0.95), Momentum(0.1), Adam(0.3))
    }
    assert [float(f"{loss:.3g}") for loss in losses.values()] == [0.0133, 0.0479, 0.102]
