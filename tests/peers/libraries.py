"""The optimizers of PyTorch, Keras and optax, each walking down one of our losses with our gradients."""

import functools

import jax
import keras
import numpy as np
import optax
import torch

from helpers.losses import book_loss, valley
from helpers.optimizers import path

STEPS = 200
LOSSES = {"valley": (valley, (-7.0, 2.0)), "book_loss": (book_loss, (3.0, -2.0))}

keras.config.set_floatx("float64")


def by_ours(rule, gradient, W, steps=STEPS):
    """Our own path."""
    return path(rule, gradient, np.array(W), steps)


def by_torch(make, gradient, W, steps=STEPS, before=lambda optimizer, k: None):
    """The path of `make(weights)`; `before` may change the optimizer before step k = 1, 2, 3, …"""
    weights = torch.tensor(W, dtype=torch.float64, requires_grad=True)
    optimizer, way = make([weights]), [np.array(W)]
    for k in range(1, steps + 1):
        before(optimizer, k)
        weights.grad = torch.from_numpy(np.array(gradient(way[-1])))
        optimizer.step()
        way.append(weights.detach().numpy().copy())
    return np.array(way)


def by_keras(make, gradient, W, steps=STEPS, before=lambda optimizer, k: None):
    """The path of `make()`; `before` as for PyTorch."""
    weights, optimizer, way = keras.Variable(np.array(W), dtype="float64"), make(), [np.array(W)]
    for k in range(1, steps + 1):
        before(optimizer, k)
        optimizer.apply([jax.numpy.array(gradient(way[-1]))], [weights])
        way.append(keras.ops.convert_to_numpy(weights))
    return np.array(way)


def by_optax(make, gradient, W, steps=STEPS):
    """The path of `make()`."""
    weights, optimizer, way = jax.numpy.array(W), make(), [np.array(W)]
    state = optimizer.init(weights)
    for _ in range(steps):
        update, state = optimizer.update(jax.numpy.array(gradient(way[-1])), state, weights)
        weights = optax.apply_updates(weights, update)
        way.append(np.array(weights))
    return np.array(way)


# Library: (where its names are, what walks).
LIBRARIES = {
    "torch.optim": (torch.optim, by_torch),
    "Keras 3": (keras.optimizers, by_keras),
    "optax": (optax, by_optax),
}


def theirs(library, call, settings, gradient, W):
    """The path of a call as the page writes it, such as "SGD(lr=alpha)", with these settings."""
    names, walk = LIBRARIES[library]
    if library == "torch.optim":  # which wants the weights first

        def make(weights):
            classes = {name: kind for name, kind in vars(names).items() if isinstance(kind, type)}
            return eval(call, {name: functools.partial(kind, weights) for name, kind in classes.items()} | settings)

    else:

        def make():
            return eval(call, vars(names) | settings)

    return walk(make, gradient, W)


def farthest(one, other):
    """The largest difference of two paths."""
    return np.abs(one - other).max()
