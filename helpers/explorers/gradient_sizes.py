"""Lesson 11-5-4: how large the gradients of the single weights are, while a network learns the digits."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.gradient_sizes import GradientSizesPicture
from helpers.gradient_sizes import gradient_sizes, spread
from helpers.language import say

_EPOCHS = 10


def explore_gradient_sizes(after=()):
    """|g| of each weight of the digits network, trained by gradient descent; live in the epoch."""
    found = gradient_sizes(epochs=_EPOCHS)
    picture = GradientSizesPicture(10.0 ** np.arange(-9, 0.1, 0.25))

    def update(epoch):
        layers = [sizes[epoch][sizes[epoch] > 0] for sizes in (found.W1, found.W2)]
        (low, high, factor), (low_2, high_2, factor_2) = map(spread, layers)
        picture.move(layers, [(low, high), (low_2, high_2)])
        return say(
            "Epoch {epoch}: nine tenths of the gradients in W1 have a size from {low:.2g} to {high:.2g}, a factor of "
            "{factor:,.0f}; in W2 from {low_2:.2g} to {high_2:.2g}, a factor of {factor_2:,.0f}.",
            epoch=epoch, low=low, high=high, factor=factor, low_2=low_2, high_2=high_2, factor_2=factor_2,
        )  # fmt: skip

    return Explorer(picture, {"epoch": controls.film("epoch", _EPOCHS, value=0)}, update, after=after)
