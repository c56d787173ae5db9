"""Lesson 11-5-2: one step of Momentum, how its velocity fades, and how long a step can become."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck, named
from helpers.optimizers import Momentum

_DOUBLE = named("twice W", lambda W: 2 * W)
_CUBE = named("the cube of W", lambda W: W**3)


def _next(move):
    """The new (W, V) as an array, where move(W, V, gradient, alpha, gamma) gives both."""
    return lambda W, V, gradient, alpha, gamma: np.array(move(W, V, gradient, alpha, gamma))


check_step = FunctionCheck(
    expected=_next(lambda W, V, gradient, alpha, gamma: Momentum(alpha, gamma).step((W, V), gradient)),
    cases=((1.0, 0.5, _DOUBLE, 0.1, 0.9), (-2.0, 0.3, _CUBE, 0.02, 0.5), (0.7, -0.2, _DOUBLE, 0.3, 0.0)),
    praise="First the new velocity, then the weights move by it.",
    mistakes={
        "the weights moved by the old velocity; first compute the new V, then W + V": _next(
            lambda W, V, g, alpha, gamma: (W + V, gamma * V - alpha * g(W))
        ),
        "the gradient points uphill: the new push is minus alpha times the gradient": _next(
            lambda W, V, g, alpha, gamma: (W + gamma * V + alpha * g(W), gamma * V + alpha * g(W))
        ),
        "the old velocity fades: multiply it by gamma": _next(
            lambda W, V, g, alpha, gamma: (W + V - alpha * g(W), V - alpha * g(W))
        ),
        "the velocity is forgotten: that is plain gradient descent": _next(
            lambda W, V, g, alpha, gamma: (W - alpha * g(W), -alpha * g(W))
        ),
        "V already contains the minus sign: W + V, not W - V": _next(
            lambda W, V, g, alpha, gamma: (W - gamma * V + alpha * g(W), gamma * V - alpha * g(W))
        ),
        "that is Nesterov's rule: take the gradient at W": _next(
            lambda W, V, g, alpha, gamma: (
                W + gamma * V - alpha * g(W + gamma * V),
                gamma * V - alpha * g(W + gamma * V),
            )
        ),
        "alpha is missing: it multiplies the gradient": _next(
            lambda W, V, g, alpha, gamma: (W + gamma * V - g(W), gamma * V - g(W))
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
            lambda gamma: -np.log(0.1) / np.log(gamma)
        ),
        "it shrinks by a factor each time, not by a fixed amount": lambda gamma: 0.9 / (1 - gamma),
        "that is for a tenth lost; a tenth is to be left": lambda gamma: np.log(0.9) / np.log(gamma),
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
    },
)
