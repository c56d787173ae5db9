"""How large the gradients of the single weights of a network are, while it learns the digits."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from helpers.digits import load_digits
from helpers.network import backprop
from helpers.optimizers import GradientDescent
from helpers.ranges import whole
from helpers.training import weights_of_epochs


@dataclass(frozen=True, eq=False)
class GradientSizes:
    """|∂L/∂w| of the whole training set for each weight of W1 and W2, and each epoch: arrays (epochs + 1, weights)."""

    W1: np.ndarray
    W2: np.ndarray


def gradient_sizes(seed=0, epochs=10):
    """The `GradientSizes` of the network of lesson 11-5-7 from this seed, at the start and after each epoch.

    It is trained by gradient descent with α = 1, near the best there.

    Raises ValueError or TypeError for a seed or epochs that are not whole numbers from 0 on.
    """
    seed, epochs = whole("seed", seed), whole("epochs", epochs)
    training, _ = load_digits()
    found = []
    for weights in islice(weights_of_epochs(GradientDescent(1.0), [seed], training.X, training.labels), epochs + 1):
        W1, _, W2, _ = backprop(weights, training.X, training.labels)
        found.append((np.abs(W1).ravel(), np.abs(W2).ravel()))
    return GradientSizes(*map(np.stack, zip(*found, strict=True)))


def spread(sizes, low=0.05, high=0.95):
    """(low quantile, high quantile, their quotient) of the sizes above 0: a weight that gets no gradient has no size.

    Raises ValueError if no size is above 0.
    """
    above = np.asarray(sizes)[np.asarray(sizes) > 0]
    if not above.size:
        raise ValueError("sizes must have a number above 0, got none")
    least, most = np.quantile(above, [low, high])
    return least, most, most / least
