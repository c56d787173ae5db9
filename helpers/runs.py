"""Running an update rule from `helpers.optimizers`, or one of the reader's own: state by state, or as one path."""

import copy
from dataclasses import is_dataclass

import numpy as np

from helpers.elementwise import checked_gradient
from helpers.settings import real_numbers, whole


def states(optimizer, gradient, W):
    """The optimizer's states one after another, without end, the start first.

    `W` of any shape is converted once: integers and lists become float64, float32 stays float32. Gradients are cast to
    its dtype, and so are the settings of a rule that is a dataclass, as all of `helpers.optimizers` are. `gradient` is
    a function of W that gives an array of W's shape.
    Numbers that overflow become inf and NaN, quietly. TypeError or ValueError: W or a gradient is not made of real
    numbers, or a gradient or the settings have another shape than W.
    """
    W = real_numbers("W", W)[()]
    return _run(_in_dtype(optimizer, W.dtype), checked_gradient(gradient, W), W)


def path(optimizer, gradient, W, steps):
    """The weights W of the start and of all steps as one array (steps + 1, *W.shape); else as `states`."""
    steps = whole("steps", steps)
    run = states(optimizer, gradient, W)
    W = next(run)[0]
    rows = np.empty((steps + 1, *np.shape(W)), W.dtype)
    rows[0] = W
    for row in range(1, steps + 1):
        rows[row] = next(run)[0]
    return rows


def _run(optimizer, gradient, W):
    state = optimizer.start(W)
    while True:
        if not isinstance(state, tuple) or np.shape(state[0]) != W.shape:
            raise ValueError(f"{type(optimizer).__name__} must give a tuple, the weights first, in W's shape {W.shape}")
        yield state
        with np.errstate(all="ignore"):  # around the step only: what a generator sets, its caller would keep
            state = optimizer.step(state, gradient)


def _in_dtype(optimizer, dtype):
    """The same rule with its settings in this dtype: float64 ones would widen float32 weights."""
    if dtype == np.float64 or not is_dataclass(optimizer):
        return optimizer
    same = copy.copy(optimizer)
    for name, value in vars(optimizer).items():
        if isinstance(value, (float, np.ndarray)):
            object.__setattr__(same, name, np.asarray(value, dtype)[()])
    return same
