"""Each rule against the paper it comes from, and rules that are nearly right, which must be caught."""

from dataclasses import astuple

import numpy as np
import pytest

import rules_from_papers
from every_rule import ranges_of
from helpers.functions import quadratic
from helpers.optimizers import OPTIMIZERS, AdaGrad, Adam, Momentum, Nesterov, RMSProp, path


def paper_of(rule):
    """The rule of the same name in `rules_from_papers`, whatever its capitals and underscores."""
    return {name.replace("_", ""): function for name, function in vars(rules_from_papers).items()}[
        rule.__name__.lower()
    ]


def settings_at_random(rule, random):
    """A rule of this class with settings drawn from their ranges; ε is large enough to be seen."""
    return rule(**{name: allowed.drawn(random) for name, allowed in ranges_of(rule).items()})


def gradient_at_random(random):
    slope = random.normal()
    return lambda at: slope * np.sin(at)


def state_at_random(optimizer, random):
    """The state after up to ten steps on gradients that have nothing to do with each other."""
    state = optimizer.start(np.float64(random.normal()))
    for _ in range(random.integers(0, 11)):
        state = optimizer.step(state, gradient_at_random(random))
    return state


def furthest_from_the_paper(rule, paper, times=1000):
    """The largest relative difference over one step from random states of one weight."""
    random, worst = np.random.default_rng(116), 0.0
    for _ in range(times):
        optimizer = settings_at_random(rule, random)
        state, gradient = state_at_random(optimizer, random), gradient_at_random(random)
        got, wanted = optimizer.step(state, gradient), paper(state, gradient, *astuple(optimizer))
        scale = max(1.0, *(abs(part) for part in (*wanted[:2], state[0])))
        worst = max(worst, *(abs(a - b) / scale for a, b in zip(got, wanted, strict=True)))
    return worst


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_one_step_from_1000_random_states_agrees_with_the_paper(rule):
    assert furthest_from_the_paper(rule, paper_of(rule)) < 1e-14


class EpsilonInsideTheRoot(RMSProp):
    def step(self, state, gradient):
        W, h = state
        g = gradient(W)
        h = self.alpha * h + (1 - self.alpha) * g**2
        return W - self.eta0 / np.sqrt(h + self.epsilon) * g, h


class AdaGradWithEpsilonInsideTheRoot(AdaGrad):
    def step(self, state, gradient):
        W, h = state
        g = gradient(W)
        h = h + g**2
        return W - self.eta0 / np.sqrt(h + self.epsilon) * g, h


class DividesByTheOldSum(AdaGrad):
    def step(self, state, gradient):
        W, h = state
        g = gradient(W)
        return W - self.eta0 / (np.sqrt(h) + self.epsilon) * g, h + g**2


class SumsTheSizes(AdaGrad):
    def step(self, state, gradient):
        W, h = state
        g = gradient(W)
        h = h + np.abs(g)
        return W - self.eta0 / (np.sqrt(h) + self.epsilon) * g, h


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
    AdaGradWithEpsilonInsideTheRoot,
    DividesByTheOldSum,
    SumsTheSizes,
    AdamWithEpsilonInsideTheRoot,
    NoBiasCorrection,
    CountsFromZero,
    NesterovAtW,
    MovesByTheOldVelocity,
)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_rule_that_is_nearly_right_is_caught(mutant):
    assert furthest_from_the_paper(mutant, paper_of(mutant.__mro__[1]), 100) > 1e-6


def test_moving_by_the_old_velocity_is_stable_only_below_one_minus_gamma():
    """W, V = W + V, … is another method: its wall is αλ = 1 − γ, not 2(1 + γ)."""
    gradient = quadratic([1.0]).gradient
    below, above = (path(MovesByTheOldVelocity(alpha, 0.9), gradient, [1.0], 3000) for alpha in (0.095, 0.105))
    assert abs(below[-1, 0]) < 1e-2 and abs(above[-1, 0]) > 1e2
    assert abs(path(Momentum(0.105, 0.9), gradient, [1.0], 3000)[-1, 0]) < 1e-12
