"""Rules with one learning rate for all weights: gradient descent, Momentum, Nesterov. (See `helpers.optimizers`.)"""

from dataclasses import dataclass

import numpy as np

from helpers.ranges import decay, positive
from helpers.rule_settings import Rule


@dataclass(frozen=True, eq=False)
class GradientDescent(Rule):
    """W ← W − α∇L(W)

    Source: A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées (1847); J. Nocedal &
    S. Wright, Numerical Optimization, section 2.2.
    """

    alpha: float
    ranges = {"alpha": positive}

    def start(self, W):
        """The first state (W,)."""
        return (W,)

    def step(self, state, gradient):
        """The next state (W,)."""
        (W,) = state
        return (W - self.alpha * gradient(W),)


@dataclass(frozen=True, eq=False)
class Momentum(Rule):
    """V ← γV − α∇L(W),  W ← W + V

    Source: B. T. Polyak, Some Methods of Speeding up the Convergence of Iteration Methods (1964), the "heavy ball",
    doi.org/10.1016/0041-5553(64)90137-5.
    """

    alpha: float
    gamma: float = 0.9
    ranges = {"alpha": positive, "gamma": decay}

    def start(self, W):
        """The first state (W, V) with V = 0."""
        return W, np.zeros_like(W)

    def step(self, state, gradient):
        """The next state (W, V)."""
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        return W + V, V


@dataclass(frozen=True, eq=False)
class Nesterov(Rule):
    """V ← γV − α∇L(W + γV),  W ← W + V

    Momentum with the gradient of where γV alone would lead.
    Source: Y. Nesterov (1983), in the form of I. Sutskever, J. Martens, G. Dahl & G. Hinton, On the Importance of
    Initialization and Momentum in Deep Learning (2013), proceedings.mlr.press/v28/sutskever13.html.
    """

    alpha: float
    gamma: float = 0.9
    ranges = {"alpha": positive, "gamma": decay}

    def start(self, W):
        """The first state (W, V) with V = 0."""
        return W, np.zeros_like(W)

    def step(self, state, gradient):
        """The next state (W, V)."""
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W + self.gamma * V)
        return W + V, V
