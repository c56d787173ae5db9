"""A rule of the reader's own, exercise 3 of 11-5-3: many right forms, and mistakes that are named."""

import numpy as np
import pytest

from helpers.answers import momentum_pays


class Rule:
    """What the rules below have in common: the settings and a start at rest."""

    def __init__(self, alpha, gamma):
        self.alpha, self.gamma = alpha, gamma

    def start(self, W):
        return W, np.zeros_like(W)


def rule(step):
    """A class of the reader's whose new V is step(self, V, g); the weights move by it."""
    return type("MyRule", (Rule,), {"step": lambda self, state, gradient: moved(self, state, gradient, step)})


def moved(self, state, gradient, step):
    W, V = state
    V = step(self, V, gradient(W))
    return W + V, V


class InPlace(Rule):
    def step(self, state, gradient):
        W, V = state
        V *= self.gamma
        V -= self.alpha * gradient(W)
        W += V
        return W, V


class AList(Rule):
    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        return [W + V, V]


class WithItsOwnMemory(Rule):
    """The velocity is kept in the rule: each run must get a rule of its own."""

    V = 0.0

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        self.V = self.gamma * self.V - self.alpha * gradient(state[0])
        return (state[0] + self.V,)


class OtherSign(Rule):
    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V + self.alpha * gradient(W)
        return W - V, V


@pytest.mark.parametrize("own", [InPlace, AList, WithItsOwnMemory, OtherSign])
def test_a_right_rule_of_ones_own_may_be_written_in_many_ways(own):
    assert momentum_pays.check_own_rule(own).verdict == "right"


class MinusTwice(Rule):
    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        return W - V, V


class Late(Rule):
    def step(self, state, gradient):
        W, V = state
        return W + V, self.gamma * V - self.alpha * gradient(W)


class NoReturn(Rule):
    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        W = W + V


class NoReturnAtTheStart(Rule):
    def start(self, W):
        pass

    step = AList.step


class WithoutAStep(Rule):
    pass


WRONG = [
    (MinusTwice, "it goes uphill. Two ways lead down: "),
    (rule(lambda self, V, g: self.gamma * V + self.alpha * g), "it goes uphill. Two ways lead down: "),
    (rule(lambda self, V, g: (1 - self.gamma) * V - self.gamma * self.alpha * g), "with gamma = 0 the weights"),
    (rule(lambda self, V, g: (1 - self.gamma) * V - self.alpha * g), "all of yours is"),
    (rule(lambda self, V, g: 0.9 * V - self.alpha * g), "as with 0.9: use self.gamma"),
    (rule(lambda self, V, g: self.gamma * V - g), "alpha is missing"),
    (rule(lambda self, V, g: self.gamma * V - 0.1 * g), "with gamma = 0 it must be gradient descent: after step 1"),
    (Late, "the weights moved by the old velocity"),
    (NoReturn, "step gave None: did you return the weights and V"),
    (NoReturnAtTheStart, "start gave None: did you return the weights and V"),
    (WithoutAStep, "has no attribute 'step'"),
    (AList(0.05, 0.9), "the class itself is asked for, as MyRule, and your answer is what it makes"),
    (5, "the class itself is asked for, as MyRule, and your answer is 5"),
    ("MyRule", "the class itself is asked for"),
]


def wrong_functions():
    """(name of the check, check, class) for each of them."""
    return [("momentum_pays._without_decay", momentum_pays.check_own_rule, own) for own, _ in WRONG]


@pytest.mark.parametrize(("own", "words"), WRONG)
def test_a_mistake_in_ones_own_rule_is_named_and_that_gamma_is_0_is_said(own, words):
    line = repr(momentum_pays.check_own_rule(own))
    assert line.startswith("Not quite: ") and words in line and "function" not in line.replace("np.", "")
