"""A network with one hidden layer: tanh, then softmax and cross-entropy. Plain functions on a tuple of weights.

Weights are (W1, b1, W2, b2) of shapes (…, inputs, hidden), (…, hidden), (…, hidden, classes) and (…, classes);
the leading axes are runs that are computed at once. X has the shape (N, inputs) and `labels` the shape (N,), the same
for all runs, or (…, N, inputs) and (…, N) with images of its own for each run.
Source: I. Goodfellow, Y. Bengio & A. Courville, Deep Learning (2016), deeplearningbook.org, sections 6.2 and 6.5.
"""

import reprlib

import numpy as np


def start_weights(random, inputs, hidden, classes):
    """W ~ N(0, 1/inputs of the layer), b = 0; `random` is a NumPy generator."""
    return (
        random.normal(0, inputs**-0.5, (inputs, hidden)),
        np.zeros(hidden),
        random.normal(0, hidden**-0.5, (hidden, classes)),
        np.zeros(classes),
    )


def scores(weights, X):
    """(z, s): the hidden values z = tanh(X W1 + b1) and the scores s = z W2 + b2 of every image and class."""
    W1, b1, W2, b2 = weights
    z = np.tanh(X @ W1 + b1[..., None, :])
    return z, z @ W2 + b2[..., None, :]


def loss(weights, X, labels):
    """The mean over the images of log Σ exp(s) − s of the right class; one number for each run.

    Raises ValueError for labels that are not whole numbers of classes, or that do not fit X.
    """
    _, s = scores(weights, X)
    labels = _checked(labels, X, s)
    top = s.max(axis=-1, keepdims=True)
    of_the_right_class = np.take_along_axis(s, labels, axis=-1)[..., 0]
    return np.mean(top[..., 0] + np.log(np.exp(s - top).sum(axis=-1)) - of_the_right_class, axis=-1)


def backprop(weights, X, labels):
    """∇L for every weight, by the chain rule from the back to the front; the same shapes as the weights."""
    W2 = weights[2]
    z, s = scores(weights, X)
    at_scores = error_at_scores(s, X, labels)
    at_hidden = at_scores @ W2.swapaxes(-1, -2) * (1 - z**2)
    return (
        X.swapaxes(-1, -2) @ at_hidden,
        at_hidden.sum(axis=-2),
        z.swapaxes(-1, -2) @ at_scores,
        at_scores.sum(axis=-2),
    )


def error_at_scores(s, X, labels):
    """∂L/∂s = (softmax(s) − 1 at the right class) / N."""
    labels = _checked(labels, X, s)
    error = np.exp(s - s.max(axis=-1, keepdims=True))
    error = error / error.sum(axis=-1, keepdims=True)
    np.put_along_axis(error, labels, np.take_along_axis(error, labels, axis=-1) - 1, axis=-1)
    return error / X.shape[-2]


def accuracy(weights, X, labels):
    """The share of images whose right class has the highest score; one number for each run."""
    return np.mean(scores(weights, X)[1].argmax(axis=-1) == labels, axis=-1)


def _checked(labels, X, s):
    """The labels as places in the last axis of the scores s, one for each run and image."""
    labels, classes = np.asarray(labels), s.shape[-1]
    if labels.shape != X.shape[:-1] or labels.dtype.kind not in "iu":
        raise ValueError(
            f"labels must be whole numbers, one for each of the {X.shape[-2]} rows of X, got {reprlib.repr(labels)}"
        )
    if labels.size and not 0 <= labels.min() <= labels.max() < classes:
        raise ValueError(f"labels must lie from 0 to {classes - 1}, got {labels.min()} to {labels.max()}")
    return np.broadcast_to(labels, s.shape[:-1])[..., None]
