"""Five answers to the question by what a gradient should be divided, so that each weight gets its own learning rate.

The first is gradient descent, the third AdaGrad, and the last RMSProp; two more rules stand here. For one weight, with
its gradients g up to now, each divides g by one of these: 1, |g|, √Σg², the running mean of |g|, √ of that of g².
"""

from dataclasses import dataclass

import numpy as np

from helpers.optimizers import AdaGrad, GradientDescent, RMSProp
from helpers.ranges import decay, positive
from helpers.rule_settings import Rule


@dataclass(frozen=True, eq=False)
class BySize(Rule):
    """W ← W − η₀/(|∇L| + ε) ∇L, entry by entry: only the sign of the gradient is left

    Source: T. Tieleman & G. Hinton, Neural Networks for Machine Learning, lecture 6.5 (2012): "using the gradient but
    also dividing by the size of the gradient", as rprop does; here with a learning rate that stays.
    """

    eta0: float
    epsilon: float = 1e-8
    ranges = {"eta0": positive, "epsilon": positive}

    def start(self, W):
        """The first state (W,)."""
        return (W,)

    def step(self, state, gradient):
        """The next state (W,)."""
        (W,) = state
        g = gradient(W)
        return (W - self.eta0 / (np.abs(g) + self.epsilon) * g,)


@dataclass(frozen=True, eq=False)
class ByMeanSize(Rule):
    """h ← αh + (1 − α)|∇L|,  W ← W − η₀/(h + ε) ∇L, entry by entry

    RMSProp with a mean of sizes in the place of the root of a mean of squares.
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
        h = self.alpha * h + (1 - self.alpha) * np.abs(g)
        return W - self.eta0 / (h + self.epsilon) * g, h


# By what each of them divides, in the order in which the lesson tries them.
ATTEMPTS = {
    "nothing": GradientDescent,
    "|g|": BySize,
    "√(sum of g²)": AdaGrad,
    "mean of |g|": ByMeanSize,
    "√(mean of g²)": RMSProp,
}
