"""Six wrong versions of backprop, each with one bug, for the hunt of lesson 11-4-3. The right one is in network.py."""

import numpy as np

from helpers import network


def with_slope(weights, X, labels, slope):
    """Backprop with another slope of tanh, as a function of z."""
    z, s = network.scores(weights, X)
    at_scores = network.error_at_scores(s, X, labels)
    at_hidden = at_scores @ weights[2].swapaxes(-1, -2) * slope(z)
    return X.T @ at_hidden, at_hidden.sum(axis=-2), z.swapaxes(-1, -2) @ at_scores, at_scores.sum(axis=-2)


def _then(change):
    """Backprop whose gradients are then changed by change(dW1, db1, dW2, db2, number of images)."""
    return lambda weights, X, labels: change(*network.backprop(weights, X, labels), len(X))


def _with_slope(slope):
    return lambda weights, X, labels: with_slope(weights, X, labels, slope)


def _one_weight_off(dW1, db1, dW2, db2, images):
    factor = np.ones_like(dW1)
    factor[..., 4, 0] = 1.01  # from the middle pixel to the first hidden value
    return factor * dW1, db1, dW2, db2


_BACKPROPS = {
    "right code": network.backprop,
    "not divided by the number of images": _then(
        lambda dW1, db1, dW2, db2, images: (images * dW1, images * db1, images * dW2, images * db2)
    ),
    "tanh′ is forgotten": _with_slope(np.ones_like),
    "1 − z in the place of 1 − z²": _with_slope(lambda z: 1 - z),
    "the bias gradients are averaged": _then(lambda dW1, db1, dW2, db2, images: (dW1, db1 / images, dW2, db2 / images)),
    "the bias gradients are zero": _then(lambda dW1, db1, dW2, db2, images: (dW1, 0 * db1, dW2, 0 * db2)),
    "one weight is 1% off": _then(_one_weight_off),
}
NAMES = tuple(_BACKPROPS)


def planted(number):
    """The backprop with bug `number`, 1 to 6; 0 is the right one. Raises ValueError for another number."""
    if isinstance(number, bool) or number not in range(len(NAMES)):
        raise ValueError(f"number must be a whole number from 0 to {len(NAMES) - 1}, got {number!r}")
    return _BACKPROPS[NAMES[number]]
