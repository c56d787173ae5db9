"""Lesson 11-5-4: one step of RMSProp, how long its first step is, and where its step points."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck


def _next(move):
    """The new (w, h) as an array, where move(w, h, g, eta0, alpha, epsilon) gives both."""
    return lambda w, h, g, eta0, alpha, epsilon: np.array(move(w, h, g, eta0, alpha, epsilon))


def _with_mean(mean):
    """A step whose running mean is mean(h, g, alpha)."""

    def move(w, h, g, eta0, alpha, epsilon):
        h = mean(h, g, alpha)
        return w - eta0 / (np.sqrt(h) + epsilon) * g, h

    return _next(move)


def _right_mean(h, g, alpha):
    return alpha * h + (1 - alpha) * g**2


def _with_step(step):
    """A step with the right mean h and the move step(w, h, g, eta0, epsilon)."""

    def move(w, h, g, eta0, alpha, epsilon):
        h = _right_mean(h, g, alpha)
        return step(w, h, g, eta0, epsilon), h

    return _next(move)


check_step = FunctionCheck(
    expected=_with_mean(_right_mean),
    cases=((1.0, 0.5, 3.0, 0.1, 0.9, 0.2), (-2.0, 0.04, -0.3, 0.3, 0.6, 0.05), (0.7, 0.0, 3.0, 0.01, 0.99, 0.5)),
    praise="First the new mean h, then the step with its own learning rate.",
    mistakes={
        "epsilon stands outside the root: sqrt(h) + epsilon": _with_step(
            lambda w, h, g, eta0, epsilon: w - eta0 / np.sqrt(h + epsilon) * g
        ),
        "the root is missing: divide by the root of h": _with_step(
            lambda w, h, g, eta0, epsilon: w - eta0 / (h + epsilon) * g
        ),
        "epsilon is missing: without it a first gradient of 0 gives 0/0": _with_step(
            lambda w, h, g, eta0, epsilon: w - eta0 / np.sqrt(h) * g
        ),
        "np.sqrt(h) + epsilon belongs below the fraction as a whole: put it in brackets": _with_step(
            lambda w, h, g, eta0, epsilon: w - (eta0 / np.sqrt(h) + epsilon) * g
        ),
        "epsilon belongs below the fraction, beside the root: divide by (np.sqrt(h) + epsilon)": _with_step(
            lambda w, h, g, eta0, epsilon: w - eta0 * g / np.sqrt(h) + epsilon
        ),
        "epsilon belongs below the fraction, beside the root: write eta0 * g / (np.sqrt(h) + epsilon)": _with_step(
            lambda w, h, g, eta0, epsilon: w - (eta0 * g / np.sqrt(h) + epsilon)
        ),
        "it goes uphill: w minus the step": _with_step(
            lambda w, h, g, eta0, epsilon: w + eta0 / (np.sqrt(h) + epsilon) * g
        ),
        "the gradient is missing in the step: eta is a learning rate, not a step": _with_step(
            lambda w, h, g, eta0, epsilon: w - eta0 / (np.sqrt(h) + epsilon)
        ),
        "eta0 is missing: it is the learning rate": _with_step(
            lambda w, h, g, eta0, epsilon: w - g / (np.sqrt(h) + epsilon)
        ),
        "the mean is one of squares: g**2": _with_mean(lambda h, g, alpha: alpha * h + (1 - alpha) * g),
        "the mean is one of squares: g**2, not the size of g": _with_mean(
            lambda h, g, alpha: alpha * h + (1 - alpha) * np.abs(g)
        ),
        "g * 2 is twice g; the square is g**2": _with_mean(lambda h, g, alpha: alpha * h + (1 - alpha) * g * 2),
        "that is AdaGrad's sum, in which nothing fades: here the old h counts by alpha, the new square by 1 - alpha": (
            _with_mean(lambda h, g, alpha: h + g**2)
        ),
        "alpha is the share that stays: it belongs to the old h": _with_mean(
            lambda h, g, alpha: (1 - alpha) * h + alpha * g**2
        ),
        "the new square counts by 1 - alpha": _with_mean(lambda h, g, alpha: alpha * h + g**2),
        "the old h counts by alpha": _with_mean(lambda h, g, alpha: h + (1 - alpha) * g**2),
        "your step uses the old h; first compute the new one": _next(
            lambda w, h, g, eta0, alpha, epsilon: (
                w - eta0 / (np.sqrt(h) + epsilon) * g,
                alpha * h + (1 - alpha) * g**2,
            )
        ),
        "w comes first, then h": _next(
            lambda w, h, g, eta0, alpha, epsilon: _with_mean(_right_mean)(w, h, g, eta0, alpha, epsilon)[::-1]
        ),
    },
)

check_first_step = NumberCheck(
    expected=0.01 / np.sqrt(1 - 0.99),
    praise="At the first step √h is √(1 − α) times the gradient, here a tenth of it.",
    mistakes={
        "that is η₀; the first step is longer, because h starts at 0": 0.01,
        "the root is missing: √h = √(1 − α)·|g|": 0.01 / (1 - 0.99),
        "that is for α = 0.9": 0.01 / np.sqrt(1 - 0.9),
        "divide by √(1 − α), do not multiply": 0.01 * np.sqrt(1 - 0.99),
        "that is η₀ times the gradient; divide it by √h": 5 * 0.01,
        "the first square counts by 1 − α, not by α": 0.01 / np.sqrt(0.99),
        "the size of the gradient does not matter": 5 * 0.01 / np.sqrt(1 - 0.99),
    },
)

check_angle = NumberCheck(
    expected=45.0,
    tolerance=0.5,
    praise="Both entries become ±η₀, whatever their sizes were.",
    mistakes={
        "that is the angle of the gradient; RMSProp divides each entry by its own size": np.degrees(
            np.arctan2(0.004, 3.0)
        ),
        "in degrees, please": np.pi / 4,
        "that is along the first axis, as the gradient nearly is; RMSProp divides each entry by its own size": 0.0,
        "the large entry counts as much as the small one": 90.0,
    },
)
