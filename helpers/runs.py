"""Running an update rule from `helpers.optimizers`, or one of the reader's own: state by state, or as one path."""

import copy

import numpy as np

from helpers.ranges import real_numbers, whole
from helpers.readers_functions import checked_gradient
from helpers.rule_settings import in_dtype


def states(optimizer, gradient, W):
    """The optimizer's states one after another, without end, the start first.

    `W` of any shape is converted once: integers and lists become float64, float32 stays float32. Gradients are cast to
    its dtype, and so are the settings of a rule that is a dataclass, as all of `helpers.optimizers` are. `gradient` is
    a function of W that gives an array of W's shape.
    Numbers that overflow become inf and NaN, quietly. TypeError or ValueError: W or a gradient is not made of real
    numbers, a gradient or the settings have another shape than W, or a setting leaves its range in W's dtype.
    Weights that a rule gives must be real numbers of W's shape, as an array or a list: else TypeError or ValueError.
    A rule, a gradient and whoever takes the states may change what they are given: each gets a copy.
    """
    run = _begun(optimizer, gradient, W)
    return (tuple(map(_copy, state)) for state in _quietly(run))


def path(optimizer, gradient, W, steps):
    """The weights W of the start and of all steps as one array (steps + 1, *W.shape); else as `states`."""
    steps = whole("steps", steps)
    run = _begun(optimizer, gradient, W)  # the rows are copies already
    with np.errstate(all="ignore"):
        W = next(run)[0]
        rows = np.empty((steps + 1, *np.shape(W)), W.dtype)
        rows[0] = W
        for row in range(1, steps + 1):
            rows[row] = next(run)[0]
    return rows


def _begun(optimizer, gradient, W):
    W = real_numbers("W", W)[()]
    if isinstance(optimizer, type):
        name = optimizer.__name__
        raise TypeError(f"optimizer must be a rule with its settings, as Momentum(0.1), got the class {name}")
    return _run(in_dtype(optimizer, W.dtype), checked_gradient(gradient, W), W)


def _run(optimizer, gradient, W):
    state = optimizer.start(W)
    while True:
        if not isinstance(state, tuple) or not state or not _fits(state[0], W):
            name = getattr(optimizer, "called", type(optimizer).__name__)
            raise ValueError(f"{name} must give a tuple, the weights first, in W's shape {W.shape}")
        yield state
        state = optimizer.step(state, gradient)


def _quietly(run):
    while True:
        with np.errstate(all="ignore"):  # around the step only: what a generator sets, its caller would keep
            state = next(run)
        yield state


def _fits(weights, W):
    """Have the weights W's shape? TypeError if they are not real numbers."""
    if not isinstance(weights, (np.ndarray, np.generic)):
        weights = real_numbers("the weights that the rule gives", weights)
    elif weights.dtype.kind not in "fiu":
        raise TypeError(f"the weights that the rule gives must be real numbers, got {weights.dtype} values")
    return weights.shape == W.shape


def _copy(part):
    return part.copy() if isinstance(part, np.ndarray) else copy.deepcopy(part)
