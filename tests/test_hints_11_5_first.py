"""The hints of lessons 11-5-1 to 11-5-4: each listed mistake as a reader would write it, and what it is told."""

import math

import numpy as np
import pytest

from helpers.answers import gradient_descent, momentum, momentum_pays, rmsprop
from helpers.exercises import FunctionCheck, NumberCheck


def steps(logarithm, upper, lower):
    """A formula of exercise 1 of 11-5-1 with this logarithm, or with two of them."""
    above, below = logarithm if isinstance(logarithm, tuple) else (logarithm, logarithm)
    return lambda alpha, curvature: above(upper) / below(lower(alpha, curvature))


def factor(alpha, curvature):
    return abs(1 - alpha * curvature)


STEPS = [
    (steps(np.log, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps(math.log, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps(math.log10, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps((np.log10, np.log), 1e-6, factor), "the upper logarithm is to base 10"),
    (steps((math.log, math.log10), 1e-6, factor), "the upper logarithm is to base e"),
    (steps(np.log, 1e-6, lambda alpha, curvature: abs(1 - alpha)), "the curvature is missing"),
    (steps(np.log, 1e-6, lambda alpha, curvature: 1 + alpha * curvature), "not plus"),
    (lambda alpha, curvature: np.log(factor(alpha, curvature)) / np.log(1e-6), "upside down"),
    (steps(np.log, 1e6, factor), "the sign is wrong"),
    (lambda alpha, curvature: -np.log(1e-6) / np.log(factor(alpha, curvature)), "the sign is wrong"),
    (lambda alpha, curvature: (1 - 1e-6) / (1 - factor(alpha, curvature)), "not by a fixed amount"),
    (steps(np.log10, 0.1, factor), "that is for one digit"),
    (lambda alpha, curvature: np.log(1e-6) / (2 * np.log(factor(alpha, curvature))), "that is for the loss"),
    (lambda alpha, curvature: math.ceil(math.log(1e-6) / math.log(factor(alpha, curvature))), "leave the rounding"),
]
TENTH = [
    (lambda gamma: np.log(0.5) / np.log(gamma), "that is the half-life"),
    (lambda gamma: np.log(gamma) / np.log(0.1), "upside down"),
    (lambda gamma: 1 / gamma, "1/γ hardly changes"),
    (lambda gamma: 1 / (1 - gamma), "1/(1 − γ) is the sum"),
    (lambda gamma: np.log(10) / np.log(gamma), "the sign is wrong"),
    (lambda gamma: -math.log(0.1, gamma), "the sign is wrong"),
    (lambda gamma: np.log10(0.1) / np.log(gamma), "the upper logarithm is to base 10"),
    (lambda gamma: -1 / np.log(gamma), "the upper logarithm is to base 10"),
    (lambda gamma: np.log(0.1) / np.log10(gamma), "the upper logarithm is to base e"),
    (lambda gamma: (1 - 0.1) / (1 - gamma), "not by a fixed amount"),
    (lambda gamma: np.log(0.9) / np.log(gamma), "for a tenth lost"),
    (lambda gamma: int(np.ceil(math.log(0.1) / math.log(gamma))), "leave the rounding"),
]


def late(W, V, gradient, alpha, gamma):
    W_new = W + V
    V = gamma * V - alpha * gradient(W)
    return W_new, V


def uphill(W, V, gradient, alpha, gamma):
    V = gamma * V + alpha * gradient(W)
    return W + V, V


def without_gamma(W, V, gradient, alpha, gamma):
    V -= alpha * gradient(W)
    return W + V, V


def forgetful(W, V, gradient, alpha, gamma):
    V = -alpha * gradient(W)
    return W + V, V


def what_is_lost(W, V, gradient, alpha, gamma):
    V = (1 - gamma) * V - alpha * gradient(W)
    return W + V, V


def minus_twice(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W)
    return W - V, V


def nesterov(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W + gamma * V)
    return W + V, V


def keras_nesterov(W, V, gradient, alpha, gamma):
    g = gradient(W)
    V = gamma * V - alpha * g
    return W + gamma * V - alpha * g, V


def without_alpha(W, V, gradient, alpha, gamma):
    V = gamma * V - gradient(W)
    return W + V, V


def pytorch(W, V, gradient, alpha, gamma):
    V = gamma * V + gradient(W)
    return W - alpha * V, V


def other_sign(W, V, gradient, alpha, gamma):
    V = gamma * V + alpha * gradient(W)
    return W - V, V


def running_mean(W, V, gradient, alpha, gamma):
    V = gamma * V + (1 - gamma) * gradient(W)
    return W - alpha * V, V


def running_mean_of_pushes(W, V, gradient, alpha, gamma):
    V = gamma * V - (1 - gamma) * alpha * gradient(W)
    return W + V, V


def exchanged(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W)
    return V, W + V


def moved_before(W, V, gradient, alpha, gamma):
    W += V
    V = gamma * V - alpha * gradient(W)
    return W, V


ONE_STEP_OF_MOMENTUM = [
    (late, "moved by the old velocity"),
    (uphill, "the gradient points uphill"),
    (without_gamma, "multiply it by gamma"),
    (forgetful, "plain gradient descent"),
    (what_is_lost, "not (1 - gamma) * V"),
    (minus_twice, "W + V, not W - V"),
    (nesterov, "that is Nesterov's rule: take the gradient at W"),
    (keras_nesterov, "that is Nesterov's rule as Keras writes it"),
    (without_alpha, "alpha is missing"),
    (pytorch, "that is PyTorch's form"),
    (other_sign, "your V has the other sign"),
    (running_mean, "that is a running mean, as in Adam"),
    (running_mean_of_pushes, "the new push has no factor 1 - gamma"),
    (exchanged, "W comes first, then V"),
    (moved_before, "the gradient belongs to the old W"),
]


def rms(mean, step=lambda w, h, g, eta0, epsilon: w - eta0 / (np.sqrt(h) + epsilon) * g):
    """One step of RMSProp with this mean of h, g and alpha, and this step."""

    def one_step(w, h, g, eta0, alpha, epsilon):
        h = mean(h, g, alpha)
        return step(w, h, g, eta0, epsilon), h

    return one_step


def rms_step(step):
    return rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g**2, step)


def with_the_old_h(w, h, g, eta0, alpha, epsilon):
    w = w - eta0 / (np.sqrt(h) + epsilon) * g
    return w, alpha * h + (1 - alpha) * g**2


def h_first(w, h, g, eta0, alpha, epsilon):
    h = alpha * h + (1 - alpha) * g * g
    return h, w - eta0 * g / (math.sqrt(h) + epsilon)


ONE_STEP_OF_RMSPROP = [
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / np.sqrt(h + epsilon)), "epsilon stands outside the root"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / (h + epsilon)), "the root is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / h**0.5), "epsilon is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w + eta0 * g / (h**0.5 + epsilon)), "it goes uphill"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 / (np.sqrt(h) + epsilon)), "the gradient is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - g / (np.sqrt(h) + epsilon)), "eta0 is missing"),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g), "the mean is one of squares: g**2."),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g,
         lambda w, h, g, eta0, epsilon: w - eta0 / (math.sqrt(h) + epsilon) * g), "the mean is one of squares: g**2."),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * abs(g)), "not the size of g"),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g * 2), "g * 2 is twice g"),
    (rms(lambda h, g, alpha: (1 - alpha) * h + alpha * g**2), "alpha is the share that stays"),
    (rms(lambda h, g, alpha: alpha * h + g**2), "the new square counts by 1 - alpha"),
    (rms(lambda h, g, alpha: h + (1 - alpha) * g**2), "the old h counts by alpha"),
    (rms(lambda h, g, alpha: h + g * g), "that is AdaGrad's sum"),
    (with_the_old_h, "your step uses the old h"),
    (h_first, "w comes first, then h"),
]  # fmt: skip
NUMBERS = [
    (gradient_descent.check_wall, 2 / 0.1, "the wall of the flat axis"),
    (gradient_descent.check_wall, 2 / 1, "the curvature of v² is its second derivative"),
    (gradient_descent.check_wall, 1 / 2, "that is 1/λ"),
    (gradient_descent.check_wall, 2 / (1 / 20), "the curvature of u²/20 is its second derivative"),
    (gradient_descent.check_wall, 2 / (0.1 + 2), "that is the best α"),
    (gradient_descent.check_best_alpha, 1 / 2, "the best for the steep axis alone"),
    (gradient_descent.check_best_alpha, 1 / 0.1, "the best for the flat axis alone"),
    (gradient_descent.check_best_alpha, 2 / 2, "that is the wall"),
    (gradient_descent.check_best_alpha, 2 / (1 / 20 + 1), "not the coefficients 1/20 and 1"),
    (gradient_descent.check_best_alpha, 1 / (0.1 + 2), "2 over the sum"),
    (gradient_descent.check_best_alpha, 2 / (2 - 0.1), "not their difference"),
    (gradient_descent.check_best_alpha, (20 - 1) / (20 + 1), "that is the rate"),
    (momentum.check_longest_step, 0.05 * 3, "that is the step of gradient descent"),
    (momentum.check_longest_step, 10 * 0.05 * 3, "10 times is for γ = 0.9"),
    (momentum.check_longest_step, 0.05 / (1 - 0.8), "the gradient is 3, not 1"),
    (momentum.check_longest_step, 0.05 * 3 / (1 + 0.8), "a gradient that flips its sign"),
    (momentum.check_longest_step, 0.05 * 3 / 0.8, "divide by 1 − γ, not by γ"),
    (momentum.check_longest_step, 0.05 * 3 * (1 - 0.8), "do not multiply"),
    (momentum.check_longest_step, -0.05 * 3 / (1 - 0.8), "without the sign"),
    (momentum_pays.check_best_gamma, (5 - 1) / (5 + 1), "that is √γ"),
    (momentum_pays.check_best_gamma, ((25 - 1) / (25 + 1)) ** 2, "the formula has √κ, not κ"),
    (momentum_pays.check_best_gamma, (25 - 1) / (25 + 1), "the best rate of gradient descent"),
    (momentum_pays.check_best_gamma, ((5 + 1) / (5 - 1)) ** 2, "upside down"),
    (momentum_pays.check_where_it_pays, (1 + 0.9) / (1 - 0.9), "√γ, not γ"),
    (momentum_pays.check_where_it_pays, ((1 + 0.9**0.5) / (1 - 0.9**0.5)) ** 2, "the κ whose best γ is 0.9"),
    (momentum_pays.check_where_it_pays, (1 - 0.9**0.5) / (1 + 0.9**0.5), "upside down"),
    (rmsprop.check_first_step, 0.01, "that is η₀"),
    (rmsprop.check_first_step, 0.01 / (1 - 0.99), "the root is missing"),
    (rmsprop.check_first_step, 0.01 / np.sqrt(1 - 0.9), "that is for α = 0.9"),
    (rmsprop.check_first_step, 0.01 * np.sqrt(1 - 0.99), "do not multiply"),
    (rmsprop.check_first_step, 5 * 0.01 / np.sqrt(1 - 0.99), "the size of the gradient does not matter"),
    (rmsprop.check_angle, math.degrees(math.atan(0.004 / 3)), "that is the angle of the gradient"),
    (rmsprop.check_angle, math.pi / 4, "in degrees, please"),
    (rmsprop.check_angle, 0, "RMSProp divides each entry by its own size"),
    (rmsprop.check_angle, 0.08, "RMSProp divides each entry by its own size"),
    (rmsprop.check_angle, 90, "the large entry counts as much as the small one"),
]
NATURAL = [
    *((gradient_descent.check_steps, *pair) for pair in STEPS),
    *((momentum.check_tenth, *pair) for pair in TENTH),
    *((momentum.check_step, *pair) for pair in ONE_STEP_OF_MOMENTUM),
    *((rmsprop.check_step, *pair) for pair in ONE_STEP_OF_RMSPROP),
    *NUMBERS,
]


@pytest.mark.parametrize(("check", "answer", "words"), NATURAL)
def test_a_mistake_written_as_readers_write_it_gets_its_hint(check, answer, words):
    outcome = check(answer)
    assert outcome.verdict == "wrong" and words in outcome.line


def test_every_listed_mistake_of_these_lessons_is_tried():
    checks = [
        (f"{module.__name__}.{name}", check)
        for module in (gradient_descent, momentum, momentum_pays, rmsprop)
        for name, check in vars(module).items()
        if name.startswith("check_") and isinstance(check, (FunctionCheck, NumberCheck))
    ]
    assert len(checks) == 11
    for name, check in checks:
        tried = [repr(check(answer)) for other, answer, _ in NATURAL if other is check]
        for hint in check.mistakes:
            assert f"Not quite: {hint}{'' if hint.endswith('?') else '.'}" in tried, (name, hint)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (gradient_descent.check_steps, steps(math.log10, 1e-6, factor)),
        (gradient_descent.check_steps, lambda alpha, curvature: -6 / math.log10(factor(alpha, curvature))),
        (gradient_descent.check_steps, lambda alpha, curvature: math.log(1e-12, (1 - alpha * curvature) ** 2)),
        (momentum.check_tenth, lambda gamma: math.log(0.1, gamma)),
        (momentum.check_tenth, lambda gamma: -1 / np.log10(gamma)),
        (momentum.check_step, lambda W, V, gradient, alpha, gamma: [
            W + gamma * V - alpha * gradient(W), gamma * V - alpha * gradient(W)
        ]),
        (rmsprop.check_step, lambda w, h, g, eta0, alpha, epsilon: (
            w - eta0 * g / ((h + (1 - alpha) * (g * g - h)) ** 0.5 + epsilon), h + (1 - alpha) * (g * g - h)
        )),
        (gradient_descent.check_best_alpha, 0.952),
        (gradient_descent.check_best_alpha, 0.9524),
        (momentum_pays.check_best_gamma, 0.444),
        (momentum_pays.check_where_it_pays, 38),
    ],
)  # fmt: skip
def test_a_right_answer_in_another_form_is_right(check, answer):
    assert check(answer).verdict == "right"


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (gradient_descent.check_best_alpha, 0.953),
        (gradient_descent.check_best_alpha, 0.9515),
        (momentum_pays.check_best_gamma, 0.445),
        (momentum_pays.check_where_it_pays, 37.9),
    ],
)
def test_a_number_that_is_not_right_to_the_digits_asked_for_is_wrong(check, answer):
    assert check(answer).verdict == "wrong"


# One's own rule of 11-5-3


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


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (MinusTwice, "it goes uphill. Two ways lead down: "),
        (rule(lambda self, V, g: self.gamma * V + self.alpha * g), "it goes uphill. Two ways lead down: "),
        (rule(lambda self, V, g: (1 - self.gamma) * V - self.gamma * self.alpha * g), "with gamma = 0 the weights"),
        (rule(lambda self, V, g: (1 - self.gamma) * V - self.alpha * g), "all of yours is"),
        (rule(lambda self, V, g: 0.9 * V - self.alpha * g), "as with 0.9: use self.gamma"),
        (rule(lambda self, V, g: self.gamma * V - g), "alpha is missing"),
        (rule(lambda self, V, g: self.gamma * V - 0.1 * g), "with gamma = 0 it must be gradient descent: after step 1"),
        (NoReturn, "step gave None: did you return the weights and V"),
        (NoReturnAtTheStart, "start gave None: did you return the weights and V"),
        (WithoutAStep, "has no attribute 'step'"),
        (AList(0.05, 0.9), "the class itself is asked for, as MyRule, and your answer is what it makes"),
        (5, "the class itself is asked for, as MyRule, and your answer is 5"),
        ("MyRule", "the class itself is asked for"),
    ],
)
def test_a_mistake_in_ones_own_rule_is_named_and_that_gamma_is_0_is_said(own, words):
    line = repr(momentum_pays.check_own_rule(own))
    assert line.startswith("Not quite: ") and words in line and "function" not in line.replace("np.", "")
