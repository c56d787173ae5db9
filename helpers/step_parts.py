"""What a step is made of: what memory keeps going, the new push, and the size by which both are divided."""

from itertools import islice

import numpy as np

from helpers.optimizers import AdaGrad, Adam, GradientDescent, Momentum, RMSProp, states


def step_parts(rule, gradients):
    """(memory, push, size) of each step −ΔW of one weight, to which these gradients come one after another.

    memory + push is the step: −γV and α∇L for Momentum; αβ₁m/(1 − β₁ᵗ) and α(1 − β₁)∇L/(1 − β₁ᵗ), both over √v̂ + ε, for
    Adam; no memory for the others. size is √h or √v̂, and 1 where nothing is divided. Three arrays like `gradients`.
    `rule` is GradientDescent, Momentum, AdaGrad, RMSProp or Adam with its correction; ValueError for any other.
    """
    gradients = np.asarray(gradients, dtype=float)
    coming = iter(gradients)
    walk = list(islice(states(rule, lambda W: next(coming), np.zeros(())), len(gradients) + 1))
    W, *kept = (np.array(column) for column in zip(*walk, strict=True))
    steps, nothing = -np.diff(W), np.zeros(len(gradients))
    if isinstance(rule, Adam) and rule.bias_correction:
        m, v, t = kept
        size = np.sqrt(v[1:] / (1 - rule.beta2 ** t[1:]))
        divided = rule.alpha / (1 - rule.beta1 ** t[1:]) / (size + rule.epsilon)
        return divided * rule.beta1 * m[:-1], divided * (1 - rule.beta1) * gradients, size
    if isinstance(rule, Momentum):
        return -rule.gamma * kept[0][:-1], rule.alpha * gradients, nothing + 1
    if isinstance(rule, (AdaGrad, RMSProp)):
        return nothing, steps, np.sqrt(kept[0][1:])
    if isinstance(rule, GradientDescent):
        return nothing, steps, nothing + 1
    raise ValueError(f"rule must be gradient descent, Momentum, AdaGrad, RMSProp or Adam corrected, got {rule!r}")
