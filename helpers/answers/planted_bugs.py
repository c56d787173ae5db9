"""Six wrong versions of backprop, each with one bug, for the hunt of lesson 11-4-3. The right one is in network.py."""

import numpy as np

from helpers import network

NAMES = (
    "no bug",
    "not divided by the number of images",
    "tanh′ is forgotten",
    "1 − z in the place of 1 − z²",
    "the bias gradients are averaged",
    "the bias gradients are zero",
    "one weight is 1 % off",
)


def planted(number):
    """The backprop with bug `number`, 1 to 6; 0 is the right one. Raises ValueError for another number."""
    if isinstance(number, bool) or number not in range(len(NAMES)):
        raise ValueError(f"number must be a whole number from 0 to {len(NAMES) - 1}, got {number!r}")

    def backprop(weights, X, labels):
        if number == 2:
            return with_slope(weights, X, labels, np.ones_like)
        if number == 3:
            return with_slope(weights, X, labels, lambda z: 1 - z)
        dW1, db1, dW2, db2 = network.backprop(weights, X, labels)
        if number == 1:
            return tuple(len(X) * part for part in (dW1, db1, dW2, db2))
        if number == 4:
            return dW1, db1 / len(X), dW2, db2 / len(X)
        if number == 5:
            return dW1, 0 * db1, dW2, 0 * db2
        if number == 6:
            factor = np.ones_like(dW1)
            factor[..., 4, 0] = 1.01  # from the middle pixel to the first hidden value
            return factor * dW1, db1, dW2, db2
        return dW1, db1, dW2, db2

    return backprop


def with_slope(weights, X, labels, slope):
    """Backprop with another slope of tanh, as a function of z."""
    z, s = network.scores(weights, X)
    at_scores = network.error_at_scores(s, X, labels)
    at_hidden = at_scores @ weights[2].swapaxes(-1, -2) * slope(z)
    return X.T @ at_hidden, at_hidden.sum(axis=-2), z.swapaxes(-1, -2) @ at_scores, at_scores.sum(axis=-2)
