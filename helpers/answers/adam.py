"""Lesson 11-5-5: one step of Adam, the first step without the correction, and the step after a long silence."""

from types import SimpleNamespace

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck

# Adam line by line, in its order; a mistake replaces one line or two. Each line is a function of all names before it.
_LINES = {
    "t": lambda s: s.t + 1,
    "m": lambda s: s.beta1 * s.m + (1 - s.beta1) * s.g,
    "v": lambda s: s.beta2 * s.v + (1 - s.beta2) * s.g**2,
    "m_hat": lambda s: s.m / (1 - s.beta1**s.t),
    "v_hat": lambda s: s.v / (1 - s.beta2**s.t),
    "step": lambda s: s.alpha * s.m_hat / (np.sqrt(s.v_hat) + s.epsilon),
    "W": lambda s: s.W - s.step,
    "result": lambda s: (s.W, s.m, s.v),
}


def _adam(**replaced):
    """One step of Adam as a function that gives (W, m, v), with some of its lines replaced."""

    def step(W, m, v, t, g, alpha, beta1, beta2, epsilon):
        seen = SimpleNamespace(W=W, m=m, v=v, t=t, g=g, alpha=alpha, beta1=beta1, beta2=beta2, epsilon=epsilon)
        with np.errstate(all="ignore"):
            for name, line in {**_LINES, **replaced}.items():
                setattr(seen, name, line(seen))
        return np.array(seen.result, dtype=float)

    return step


def _keras(s):
    """The efficient form with ε beside √v: α√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε)."""
    return s.alpha * np.sqrt(1 - s.beta2**s.t) / (1 - s.beta1**s.t) * s.m / (np.sqrt(s.v) + s.epsilon)


_MISTAKES = {
    # What somebody brings along who has read the paper's last lines, or Keras.
    "that is the form α√(1 − β₂ᵗ)/(1 − β₁ᵗ) of the paper and of Keras, and right but for epsilon: there it stands "
    "beside √v, here beside √v̂. In that form here it would be epsilon * np.sqrt(1 - beta2**t)": {"step": _keras},
    # The correction.
    "the bias correction is missing: divide m by 1 - beta1**t, and v by 1 - beta2**t": {
        "m_hat": lambda s: s.m, "v_hat": lambda s: s.v},
    "m is corrected, and v is not: divide v by 1 - beta2**t": {"v_hat": lambda s: s.v},
    "v is corrected, and m is not: divide m by 1 - beta1**t": {"m_hat": lambda s: s.m},
    "the power t is missing in the correction: 1 - beta1**t and 1 - beta2**t, not 1 - beta1 and 1 - beta2": {
        "m_hat": lambda s: s.m / (1 - s.beta1), "v_hat": lambda s: s.v / (1 - s.beta2)},
    "the power t is missing in the correction of m: 1 - beta1**t": {"m_hat": lambda s: s.m / (1 - s.beta1)},
    "the power t is missing in the correction of v: 1 - beta2**t": {"v_hat": lambda s: s.v / (1 - s.beta2)},
    "the power belongs to beta alone: 1 - beta1**t, not (1 - beta1)**t, and so for beta2": {
        "m_hat": lambda s: s.m / (1 - s.beta1) ** s.t, "v_hat": lambda s: s.v / (1 - s.beta2) ** s.t},
    "t is one too small: in the first step t is 1": {"t": lambda s: s.t},
    "t is one too large: in the first step t is 1": {"t": lambda s: s.t + 2},
    "m and v are corrected with each other's beta: m with beta1, v with beta2": {
        "m_hat": lambda s: s.m / (1 - s.beta2**s.t), "v_hat": lambda s: s.v / (1 - s.beta1**s.t)},
    "both are corrected with beta1: v needs 1 - beta2**t": {"v_hat": lambda s: s.v / (1 - s.beta1**s.t)},
    "both are corrected with beta2: m needs 1 - beta1**t": {"m_hat": lambda s: s.m / (1 - s.beta2**s.t)},
    "m and v are multiplied by the correction: divide by it": {
        "m_hat": lambda s: s.m * (1 - s.beta1**s.t), "v_hat": lambda s: s.v * (1 - s.beta2**s.t)},
    # The two means.
    "beta1 and beta2 have changed places": {
        "m": lambda s: s.beta2 * s.m + (1 - s.beta2) * s.g, "v": lambda s: s.beta1 * s.v + (1 - s.beta1) * s.g**2,
        "m_hat": lambda s: s.m / (1 - s.beta2**s.t), "v_hat": lambda s: s.v / (1 - s.beta1**s.t)},
    "v has the decay beta2, not beta1": {"v": lambda s: s.beta1 * s.v + (1 - s.beta1) * s.g**2},
    "v is the mean of the squares: g**2": {"v": lambda s: s.beta2 * s.v + (1 - s.beta2) * s.g},
    "v is the mean of the squares, g**2, and not of the sizes abs(g)": {
        "v": lambda s: s.beta2 * s.v + (1 - s.beta2) * abs(s.g)},
    "v is the mean of the squares of g, not of m": {"v": lambda s: s.beta2 * s.v + (1 - s.beta2) * s.m**2},
    "the share of the new gradient in m is 1 - beta1": {"m": lambda s: s.beta1 * s.m + s.g},
    "the share of the new square in v is 1 - beta2": {"v": lambda s: s.beta2 * s.v + s.g**2},
    "beta1 and beta2 are the shares of the old means that stay, and 1 - beta those of the new": {
        "m": lambda s: (1 - s.beta1) * s.m + s.beta1 * s.g, "v": lambda s: (1 - s.beta2) * s.v + s.beta2 * s.g**2},
    # The step.
    "the step has alpha times m_hat on top, not alpha times g": {
        "step": lambda s: s.alpha * s.g / (np.sqrt(s.v_hat) + s.epsilon)},
    "alpha is missing in the step": {"step": lambda s: s.m_hat / (np.sqrt(s.v_hat) + s.epsilon)},
    "epsilon is missing, or not added: np.sqrt(v_hat) + epsilon": {
        "step": lambda s: s.alpha * s.m_hat / np.sqrt(s.v_hat)},
    "epsilon stands outside the root: np.sqrt(v_hat) + epsilon": {
        "step": lambda s: s.alpha * s.m_hat / np.sqrt(s.v_hat + s.epsilon)},
    "np.sqrt(v_hat) + epsilon belongs below the fraction as a whole: put it in brackets": {
        "step": lambda s: s.alpha * s.m_hat / np.sqrt(s.v_hat) + s.epsilon},
    "epsilon belongs below the fraction, beside the root: divide by (np.sqrt(v_hat) + epsilon)": {
        "W": lambda s: s.W - s.alpha * s.m_hat / np.sqrt(s.v_hat) + s.epsilon},
    "the root of v_hat is missing": {"step": lambda s: s.alpha * s.m_hat / (s.v_hat + s.epsilon)},
    "the step is not divided by anything: np.sqrt(v_hat) + epsilon goes below": {"step": lambda s: s.alpha * s.m_hat},
    "it goes uphill: W minus the step": {"W": lambda s: s.W + s.step},
    "W itself is missing: W minus the step": {"W": lambda s: -s.step},
    "that is the step itself; the new W is W minus the step": {"W": lambda s: s.step},
    # What it gives back.
    "keep m and v as they are; only m_hat and v_hat are corrected": {"result": lambda s: (s.W, s.m_hat, s.v_hat)},
    "the order is W, m, v": {"result": lambda s: (s.m, s.v, s.W)},
}  # fmt: skip

check_step = FunctionCheck(
    expected=_adam(),
    cases=(
        (1.0, 0.5, 0.3, 3, 2.0, 0.1, 0.9, 0.99, 0.2),
        (-2.0, -0.1, 0.04, 1, -0.3, 0.3, 0.6, 0.8, 0.05),
        (0.7, 0.2, 0.1, 9, 3.0, 0.01, 0.5, 0.999, 0.5),
    ),
    praise="You can write Adam from memory.",
    mistakes={hint: _adam(**replaced) for hint, replaced in _MISTAKES.items()},
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


def _after_zeros(zeros):
    """(1 − β₁)/(1 − β₁ᵗ) / √((1 − β₂)/(1 − β₂ᵗ)) for t = zeros + 1, β₁ = 0.9, β₂ = 0.999."""
    t = zeros + 1
    return (1 - 0.9) / (1 - 0.9**t) / np.sqrt((1 - 0.999) / (1 - 0.999**t))


def _longest_without_correction():
    """The largest (1 − β₁ᵗ)/√(1 − β₂ᵗ) for β₁ = 0.9, β₂ = 0.999."""
    t = np.arange(1, 51)
    return np.max((1 - 0.9**t) / np.sqrt(1 - 0.999**t))


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
        "that is after 1000 zeros; after a very long silence the correction of v is gone, too": _after_zeros(1000),
        "that is the longest step while the gradient stays on; here there is one spike": _longest_without_correction(),
    },
)
