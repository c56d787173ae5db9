"""Each rule against the paper it comes from, and rules that are nearly right, which must be caught."""

from dataclasses import astuple

import numpy as np
import pytest

import rules_from_papers
from helpers.functions import quadratic
from helpers.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, Nesterov, RMSProp, path

PAPERS = {
    GradientDescent: rules_from_papers.gradient_descent,
    Momentum: rules_from_papers.momentum,
    Nesterov: rules_from_papers.nesterov,
    RMSProp: rules_from_papers.rmsprop,
    Adam: rules_from_papers.adam,
}


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
