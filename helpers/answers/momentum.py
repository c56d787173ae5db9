"""Lesson 11-5-2: one step of Momentum, how its velocity fades, and how long a step can become."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck, named
from helpers.optimizers import Momentum

_DOUBLE = named("twice W", lambda W: 2 * W)
_CUBE = named("the cube of W", lambda W: W**3)


def _next(move):
    """The new (W, V) as an array, where move(W, V, gradient, alpha, gamma) gives both."""
    return lambda W, V, gradient, alpha, gamma: np.array(move(W, V, gradient, alpha, gamma))


def _moved_by(velocity):
    """The new (W, V) when W + V follows the new velocity(W, V, gradient, alpha, gamma)."""
    return _pushed_by(velocity, lambda alpha: 1)


def _pushed_by(velocity, factor):
    """The new (W, V) when the weights move by factor(alpha) times the new velocity."""

    def move(W, V, g, alpha, gamma):
        V = velocity(W, V, g, alpha, gamma)
        return W + factor(alpha) * V, V

    return _next(move)


check_step = FunctionCheck(
    expected=_next(lambda W, V, gradient, alpha, gamma: Momentum(alpha, gamma).step((W, V), gradient)),
    cases=((1.0, 0.5, _DOUBLE, 0.1, 0.9), (-2.0, 0.3, _CUBE, 0.02, 0.7), (0.7, -0.2, _DOUBLE, 0.3, 0.0)),
    praise="First the new velocity, then the weights move by it.",
    mistakes={
        "the weights moved by the old velocity; first compute the new V, then W + V": _next(
            lambda W, V, g, alpha, gamma: (W + V, gamma * V - alpha * g(W))
        ),
        "the gradient points uphill: the new push is minus alpha times the gradient": _moved_by(
            lambda W, V, g, alpha, gamma: gamma * V + alpha * g(W)
        ),
        "the old velocity fades: multiply it by gamma": _moved_by(lambda W, V, g, alpha, gamma: V - alpha * g(W)),
        "the velocity is forgotten: that is plain gradient descent": _moved_by(
            lambda W, V, g, alpha, gamma: -alpha * g(W)
        ),
        "gamma is the share that stays: gamma * V, not (1 - gamma) * V": _moved_by(
            lambda W, V, g, alpha, gamma: (1 - gamma) * V - alpha * g(W)
        ),
        "V already contains the minus sign: W + V, not W - V": _next(
            lambda W, V, g, alpha, gamma: (W - gamma * V + alpha * g(W), gamma * V - alpha * g(W))
        ),
        "that is Nesterov's rule: take the gradient at W": _moved_by(
            lambda W, V, g, alpha, gamma: gamma * V - alpha * g(W + gamma * V)
        ),
        "that is Nesterov's rule as Keras writes it: W moves by V alone": _next(
            lambda W, V, g, alpha, gamma: (
                W + gamma * (gamma * V - alpha * g(W)) - alpha * g(W),
                gamma * V - alpha * g(W),
            )
        ),
        "alpha is missing: it multiplies the gradient": _moved_by(lambda W, V, g, alpha, gamma: gamma * V - g(W)),
        "that is PyTorch's form, W - alpha * V. In the book's form V contains the minus sign and alpha, and W + V": (
            _pushed_by(lambda W, V, g, alpha, gamma: gamma * V + g(W), lambda alpha: -alpha)
        ),
        "your V has the other sign, as in some books, with W - V. Here V is the way of W: minus alpha, and W + V": (
            _pushed_by(lambda W, V, g, alpha, gamma: gamma * V + alpha * g(W), lambda alpha: -1)
        ),
        "that is a running mean, as in Adam. In the book's V the new gradient has no factor 1 - gamma, but -alpha": (
            _pushed_by(lambda W, V, g, alpha, gamma: gamma * V + (1 - gamma) * g(W), lambda alpha: -alpha)
        ),
        "the new push has no factor 1 - gamma: that is the form of a running mean": _moved_by(
            lambda W, V, g, alpha, gamma: gamma * V - (1 - gamma) * alpha * g(W)
        ),
        "W comes first, then V": _next(
            lambda W, V, g, alpha, gamma: (gamma * V - alpha * g(W), W + gamma * V - alpha * g(W))
        ),
        "the order of the formula: the gradient belongs to the old W, before it moves": _next(
            lambda W, V, g, alpha, gamma: (W + V, gamma * V - alpha * g(W + V))
        ),
    },
)

check_tenth = FunctionCheck(
    expected=lambda gamma: np.log(0.1) / np.log(gamma),
    cases=((0.3,), (0.9,), (0.99,)),
    praise="γ to the power k is to be 1/10.",
    mistakes={
        "that is the half-life; here a tenth is to be left": lambda gamma: np.log(0.5) / np.log(gamma),
        "the quotient is upside down": lambda gamma: np.log(gamma) / np.log(0.1),
        "1/γ hardly changes between 0.9 and 0.99": lambda gamma: 1 / gamma,
        "1/(1 − γ) is the sum of all that is left over, not the number of steps": lambda gamma: 1 / (1 - gamma),
        "the number of steps is above 0, and ln γ is below it: the sign is wrong": (
            lambda gamma: np.log(10) / np.log(gamma)
        ),
        "the upper logarithm is to base 10 and the lower one to base e: take the same for both": (
            lambda gamma: np.log10(0.1) / np.log(gamma)
        ),
        "the upper logarithm is to base e and the lower one to base 10: take the same for both": (
            lambda gamma: np.log(0.1) / np.log10(gamma)
        ),
        "it shrinks by a factor each time, not by a fixed amount": lambda gamma: 0.9 / (1 - gamma),
        "that is for a tenth lost; a tenth is to be left": lambda gamma: np.log(0.9) / np.log(gamma),
        "the formula is asked for: leave the rounding away": lambda gamma: np.ceil(np.log(0.1) / np.log(gamma)),
        "the formula is asked for: leave round away": lambda gamma: np.round(np.log(0.1) / np.log(gamma)),
        "the formula is asked for: leave int or floor away": lambda gamma: np.floor(np.log(0.1) / np.log(gamma)),
    },
)

check_longest_step = NumberCheck(
    expected=0.05 * 3 / (1 - 0.8),
    praise="The limit α|∇L|/(1 − γ): five times the step of gradient descent.",
    mistakes={
        "that is the step of gradient descent": 0.05 * 3,
        "10 times is for γ = 0.9; here γ = 0.8": 0.05 * 3 * 10,
        "the gradient is 3, not 1": 0.05 / (1 - 0.8),
        "that is the limit for a gradient that flips its sign": 0.05 * 3 / (1 + 0.8),
        "divide by 1 − γ, not by γ": 0.05 * 3 / 0.8,
        "divide by 1 − γ, do not multiply": 0.05 * 3 * (1 - 0.8),
        "that is V; how long it is, is its size, without the sign": -0.05 * 3 / (1 - 0.8),
    },
)
