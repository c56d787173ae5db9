"""Rules that give each weight a learning rate of its own: AdaGrad, RMSProp, Adam. (See `helpers.optimizers`.)"""

from dataclasses import dataclass

import numpy as np

from helpers.ranges import decay, positive, yes_or_no
from helpers.rule_settings import Rule


@dataclass(frozen=True, eq=False)
class AdaGrad(Rule):
    """h ← h + (∇L)²,  W ← W − η₀/(√h + ε) ∇L, entry by entry

    Nothing fades in h, so that it only grows and the learning rates η₀/(√h + ε) only shrink.
    Source: J. Duchi, E. Hazan & Y. Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization
    (2011), jmlr.org/papers/v12/duchi11a.html, figure 1 with the diagonal matrix; the paper writes η for η₀ and δ for ε.
    """

    eta0: float
    epsilon: float = 1e-8
    ranges = {"eta0": positive, "epsilon": positive}

    def start(self, W):
        """The first state (W, h) with h = 0."""
        return W, np.zeros_like(W)

    def step(self, state, gradient):
        """The next state (W, h)."""
        W, h = state
        g = gradient(W)
        h = h + g**2
        eta = self.eta0 / (np.sqrt(h) + self.epsilon)
        return W - eta * g, h


@dataclass(frozen=True, eq=False)
class RMSProp(Rule):
    """h ← αh + (1 − α)(∇L)²,  W ← W − η₀/(√h + ε) ∇L, entry by entry

    Here α is a decay, and η₀ the learning rate.
    Source: T. Tieleman & G. Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012),
    cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf, which has no ε; with ε outside the root,
    as in the book.
    """

    eta0: float
    alpha: float = 0.9
    epsilon: float = 1e-8
    ranges = {"eta0": positive, "alpha": decay, "epsilon": positive}

    def start(self, W):
        """The first state (W, h) with h = 0."""
        return W, np.zeros_like(W)

    def step(self, state, gradient):
        """The next state (W, h)."""
        W, h = state
        g = gradient(W)
        h = self.alpha * h + (1 - self.alpha) * g**2
        eta = self.eta0 / (np.sqrt(h) + self.epsilon)
        return W - eta * g, h


@dataclass(frozen=True, eq=False)
class Adam(Rule):
    """m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²,  m̂ = m/(1−β₁ᵗ),  v̂ = v/(1−β₂ᵗ),  W ← W − α m̂/(√v̂ + ε)

    Here g = ∇L(W), and t = 1 in the first step.
    Without `bias_correction` m and v stand in the place of m̂ and v̂.
    Source: D. P. Kingma & J. Ba, Adam: A Method for Stochastic Optimization (2015), Algorithm 1,
    arxiv.org/abs/1412.6980.
    """

    alpha: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    bias_correction: bool = True
    ranges = {"alpha": positive, "beta1": decay, "beta2": decay, "epsilon": positive, "bias_correction": yes_or_no}

    def start(self, W):
        """The first state (W, m, v, t) with m = v = 0 and t = 0."""
        return W, np.zeros_like(W), np.zeros_like(W), 0

    def step(self, state, gradient):
        """The next state (W, m, v, t)."""
        W, m, v, t = state
        g, t = gradient(W), t + 1
        m = self.beta1 * m + (1 - self.beta1) * g
        v = self.beta2 * v + (1 - self.beta2) * g**2
        m_hat, v_hat = m, v
        if self.bias_correction:
            m_hat, v_hat = m / (1 - self.beta1**t), v / (1 - self.beta2**t)
        return W - self.alpha * m_hat / (np.sqrt(v_hat) + self.epsilon), m, v, t
