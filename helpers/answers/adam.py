"""Lesson 11-5-5: one step of Adam, the first step without the correction, and the step after a long silence."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck


def _step(W, m, v, t, g, alpha, beta1, beta2, epsilon, power=0, corrected=True, inside=False, keep=1.0, sign=-1.0):
    """(W, m, v) after one step of Adam; what the mistakes change is a setting."""
    m, v, t = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2, t + 1 + power
    m_hat, v_hat = (m / (1 - beta1**t), v / (1 - beta2**t)) if corrected else (m, v)
    root = np.sqrt(v_hat + epsilon) if inside else np.sqrt(v_hat) + epsilon
    return np.array([keep * W + sign * alpha * m_hat / root, m, v])


def _with(**settings):
    return lambda W, m, v, t, g, alpha, beta1, beta2, epsilon: _step(
        W, m, v, t, g, alpha, beta1, beta2, epsilon, **settings
    )


def _other(step):
    return lambda W, m, v, t, g, alpha, beta1, beta2, epsilon: np.array(
        step(W, m, v, t + 1, g, alpha, beta1, beta2, epsilon)
    )


def _without_square(W, m, v, t, g, alpha, beta1, beta2, epsilon):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g
    return W - alpha * m / (1 - beta1**t) / (np.sqrt(np.abs(v) / (1 - beta2**t)) + epsilon), m, v


def _without_root(W, m, v, t, g, alpha, beta1, beta2, epsilon):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return W - alpha * m / (1 - beta1**t) / (v / (1 - beta2**t) + epsilon), m, v


check_step = FunctionCheck(
    expected=_with(),
    cases=(
        (1.0, 0.5, 0.3, 3, 2.0, 0.1, 0.9, 0.99, 0.2),
        (-2.0, -0.1, 0.04, 1, -0.3, 0.3, 0.6, 0.8, 0.05),
        (0.7, 0.2, 0.1, 9, 3.0, 0.01, 0.5, 0.999, 0.5),
    ),
    praise="You can write Adam from memory.",
    mistakes={
        "the bias correction is missing: divide m by 1 - beta1**t, and v by 1 - beta2**t": _with(corrected=False),
        "t is one too small: in the first step t is 1": _with(power=-1),
        "t is one too large: in the first step t is 1": _with(power=1),
        "epsilon stands outside the root": _with(inside=True),
        "it goes uphill: W minus the step": _with(sign=1.0),
        "W itself is missing: W minus the step": _with(keep=0.0),
        "beta1 and beta2 have changed places": _other(
            lambda W, m, v, t, g, alpha, beta1, beta2, epsilon: _step(W, m, v, t - 1, g, alpha, beta2, beta1, epsilon)
        ),
        "v is the mean of the squares: g**2": _other(_without_square),
        "the root of v_hat is missing": _other(_without_root),
        "keep m and v as they are; only m_hat and v_hat are corrected": _other(
            lambda W, m, v, t, g, alpha, beta1, beta2, epsilon: (
                _step(W, m, v, t - 1, g, alpha, beta1, beta2, epsilon) / np.array([1, 1 - beta1**t, 1 - beta2**t])
            )
        ),
    },
)


check_first_step = NumberCheck(
    expected=(1 - 0.6) / np.sqrt(1 - 0.9999),
    tolerance=0.1,
    praise="Forty times too long, in the very first step.",
    mistakes={
        "with the correction it would be 1; without it m and v are too small, each by another factor": 1.0,
        "that is for β₁ = 0.9": (1 - 0.9) / np.sqrt(1 - 0.9999),
        "that is for β₂ = 0.999": (1 - 0.6) / np.sqrt(1 - 0.999),
        "v stands under a root": (1 - 0.6) / (1 - 0.9999),
        "1 − β₁ on top, √(1 − β₂) below": np.sqrt(1 - 0.9999) / (1 - 0.6),
        "m is (1 − β₁) times the gradient, not β₁ times": 0.6 / np.sqrt(1 - 0.9999),
    },
)

check_spike = NumberCheck(
    expected=(1 - 0.9) / np.sqrt(1 - 0.999),
    tolerance=0.01,
    praise="After a long silence the correction is gone: t is large.",
    mistakes={
        "that would be so at t = 1; after a long silence both corrections divide by 1": 1.0,
        "that is the bound for all gradients; here there is one spike": (
            (1 - 0.9) / np.sqrt(1 - 0.999) / np.sqrt(1 - 0.9**2 / 0.999)
        ),
        "v stands under a root": (1 - 0.9) / (1 - 0.999),
        "m is 0.1 times the gradient, and v is a thousandth of its square": (1 - 0.9),
    },
)
