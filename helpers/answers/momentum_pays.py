"""Lesson 11-5-3: a rule of the reader's own, the best γ for a given κ, and from which κ on γ = 0.9 pays."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck, named
from helpers.functions import book_loss, valley
from helpers.optimizers import GradientDescent, path

_STEPS, _KAPPA, _GAMMA = 5, 25, 0.9


def _descent(direction):
    """The path whose steps are direction(gradient at W, alpha)."""

    class Rule:
        def __init__(self, alpha):
            self.alpha = alpha

        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            return (state[0] + direction(gradient(state[0]), self.alpha),)

    return lambda gradient, W, alpha: path(Rule(alpha), gradient, W, _STEPS)


def _one_step_late(gradient, W, alpha):
    """The path when each step is the one that was due before."""
    way, V = [W], 0 * W
    for _ in range(_STEPS):
        W, V = W + V, -alpha * gradient(W)
        way.append(W)
    return np.array(way)


_without_decay = FunctionCheck(
    expected=lambda gradient, W, alpha: path(GradientDescent(alpha), gradient, W, _STEPS),
    cases=(
        (named("the gradient of the book's L", book_loss.gradient), np.array([4.0, 4.0]), 0.05),
        (named("the gradient of u²/20 + v²", valley.gradient), np.array([-7.0, 2.0]), 0.3),
    ),
    praise="With γ = 0 it is gradient descent. What it does with other γ, the next picture shows.",
    mistakes={
        "it goes uphill: the push is minus alpha times the gradient": _descent(lambda g, alpha: alpha * g),
        "alpha is missing in your step": _descent(lambda g, alpha: -g),
        "the weights never move": _descent(lambda g, alpha: 0 * g),
        "the weights moved by the old velocity; first compute the new V, then W + V": _one_step_late,
    },
)


def check_own_rule(rule):
    """The outcome for a rule rule(alpha, gamma) with `start` and `step`: with γ = 0 it must be gradient descent."""
    return _without_decay(_walking(rule) if callable(rule) else rule)


def _walking(rule):
    def walk(gradient, W, alpha):
        made = rule(alpha, 0.0)
        after = made.step(made.start(W), gradient)
        if after is ... or (isinstance(after, tuple) and any(part is ... for part in after)):
            return ...
        return path(made, gradient, W, _STEPS)

    return walk


check_best_gamma = NumberCheck(
    expected=((np.sqrt(_KAPPA) - 1) / (np.sqrt(_KAPPA) + 1)) ** 2,
    tolerance=1e-3,
    praise="The root of κ is 5, so √γ = 4/6.",
    mistakes={
        "that is √γ, the rate; γ is its square": (np.sqrt(_KAPPA) - 1) / (np.sqrt(_KAPPA) + 1),
        "the formula has √κ, not κ": ((_KAPPA - 1) / (_KAPPA + 1)) ** 2,
        "that is the best rate of gradient descent": (_KAPPA - 1) / (_KAPPA + 1),
    },
)

check_where_it_pays = NumberCheck(
    expected=(1 + np.sqrt(_GAMMA)) / (1 - np.sqrt(_GAMMA)),
    tolerance=0.05,
    praise="Below κ = 38 well-tuned gradient descent is ahead of γ = 0.9.",
    mistakes={
        "the rate of Momentum is √γ, not γ": (1 + _GAMMA) / (1 - _GAMMA),
        "that is the κ whose best γ is 0.9; here gradient descent is the other runner": (
            ((1 + np.sqrt(_GAMMA)) / (1 - np.sqrt(_GAMMA))) ** 2
        ),
        "that is upside down, and κ is at least 1": (1 - np.sqrt(_GAMMA)) / (1 + np.sqrt(_GAMMA)),
    },
)
