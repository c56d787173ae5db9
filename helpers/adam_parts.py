"""What Adam is made of: its two running means with their correction, and the rules that come out without a part."""

from dataclasses import dataclass

import numpy as np

from helpers.optimizers import Adam, GradientDescent, Momentum, RMSProp
from helpers.ranges import decay, positive, real_numbers, yes_or_no
from helpers.rule_settings import Rule


def running_means(gradients, beta1, beta2):
    """m, v, m̂ and v̂ after each gradient: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)

    `gradients` has the steps along its first axis, t = 1 first; four arrays of its shape. For a gradient that is always
    g they are (1−β₁ᵗ)g, (1−β₂ᵗ)g², g and g². Numbers that overflow become inf and NaN, quietly.
    TypeError or ValueError: gradients that are no real numbers, or one number alone; a β that is not one number
    0 ≤ β < 1.
    Source: Kingma & Ba 2015, Algorithm 1.
    """
    gradients = real_numbers("gradients", gradients)
    if gradients.ndim == 0:
        raise ValueError(f"gradients must be a list of gradients, got the number {gradients}")
    for name, beta in (("beta1", beta1), ("beta2", beta2)):
        if decay(name, beta).ndim:
            raise ValueError(f"{name} must be one number, got an array of shape {np.shape(beta)}")
    rows = np.empty((4, *gradients.shape))
    m = v = np.zeros(gradients.shape[1:])
    with np.errstate(all="ignore"):
        for t, g in enumerate(gradients, start=1):
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
            rows[:, t - 1] = m, v, m / (1 - beta1**t), v / (1 - beta2**t)
    return tuple(rows)


@dataclass(frozen=True, eq=False)
class CorrectedMean(Rule):
    """m ← β₁m + (1−β₁)g,  W ← W − α m/(1−β₁ᵗ)

    Adam without its v: a running mean of the gradients with the bias correction. None of the papers has a name for it.
    """

    alpha: float
    beta1: float = 0.9
    ranges = {"alpha": positive, "beta1": decay}

    def start(self, W):
        """The first state (W, m, t) with m = 0 and t = 0."""
        return W, np.zeros_like(W), 0

    def step(self, state, gradient):
        """The next state (W, m, t)."""
        W, m, t = state
        t = t + 1
        m = self.beta1 * m + (1 - self.beta1) * gradient(W)
        return W - self.alpha * m / (1 - self.beta1**t), m, t


def with_parts(memory, size, correction, alpha, beta1=0.9, beta2=0.999):
    """The rule that takes these parts of Adam: W ← W − α m̂/(√v̂ + ε)

    Without `memory` the newest gradient stands in the place of m̂, without `size` 1 in the place of √v̂ + ε, without
    `correction` m and v in the place of m̂ and v̂. Where the book has a rule that does so, it is this rule itself:
    none           GradientDescent(α), corrected or not: there is nothing to correct
    memory         Momentum((1−β₁)α, β₁), since −αm is its V
    size           RMSProp(α, β₂)
    all three      Adam(α, β₁, β₂); memory and size alone are the same without its correction
    Size and correction are Adam with β₁ = 0, memory and correction a `CorrectedMean`.
    TypeError: a part is not True or False. TypeError or ValueError: a setting that the rule does not allow.
    """
    for name, part in (("memory", memory), ("size", size), ("correction", correction)):
        yes_or_no(name, part)
    if memory and size:
        return Adam(alpha, beta1, beta2, bias_correction=bool(correction))
    if size:
        return Adam(alpha, 0.0, beta2) if correction else RMSProp(alpha, beta2)
    if memory:
        return CorrectedMean(alpha, beta1) if correction else Momentum((1 - beta1) * alpha, beta1)
    return GradientDescent(alpha)
