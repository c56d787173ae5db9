"""Running an update rule from `helpers.optimizers`, or one of the reader's own: state by state, or as one path."""

import copy
from dataclasses import fields, is_dataclass, replace

import numpy as np

from helpers.elementwise import checked_gradient
from helpers.settings import real_numbers, whole


def states(optimizer, gradient, W):
    """The optimizer's states one after another, without end, the start first.

    `W` of any shape is converted once: integers and lists become float64, float32 stays float32. Gradients are cast to
    its dtype, and so are the settings of a rule that is a dataclass, as all of `helpers.optimizers` are. `gradient` is
    a function of W that gives an array of W's shape.
    Numbers that overflow become inf and NaN, quietly. TypeError or ValueError: W or a gradient is not made of real
    numbers, a gradient or the settings have another shape than W, or a setting leaves its range in W's dtype.
    A rule, a gradient and whoever takes the states may change what they are given: each gets a copy.
    """
    run = _begun(optimizer, gradient, W)
    return (tuple(map(_copy, state)) for state in run)


def path(optimizer, gradient, W, steps):
    """The weights W of the start and of all steps as one array (steps + 1, *W.shape); else as `states`."""
    steps = whole("steps", steps)
    run = _begun(optimizer, gradient, W)  # the rows are copies already
    W = next(run)[0]
    rows = np.empty((steps + 1, *np.shape(W)), W.dtype)
    rows[0] = W
    for row in range(1, steps + 1):
        rows[row] = next(run)[0]
    return rows


def _begun(optimizer, gradient, W):
    W = real_numbers("W", W)[()]
    return _run(_in_dtype(optimizer, W.dtype), checked_gradient(gradient, W), W)


def _run(optimizer, gradient, W):
    state = optimizer.start(W)
    while True:
        if not isinstance(state, tuple) or np.shape(state[0]) != W.shape:
            raise ValueError(f"{type(optimizer).__name__} must give a tuple, the weights first, in W's shape {W.shape}")
        yield state
        with np.errstate(all="ignore"):  # around the step only: what a generator sets, its caller would keep
            state = optimizer.step(state, gradient)


def _copy(part):
    return part.copy() if isinstance(part, np.ndarray) else copy.deepcopy(part)


def _in_dtype(optimizer, dtype):
    """The same rule with its settings in this dtype: float64 ones would widen float32 weights."""
    if dtype == np.float64 or not is_dataclass(optimizer):
        return optimizer
    with np.errstate(over="ignore"):
        cast = {
            name: np.asarray(value, dtype)[()]
            for name, value in vars(optimizer).items()
            if isinstance(value, (float, np.ndarray))
        }
    _check_again(optimizer, cast, dtype)
    same = copy.copy(optimizer)
    for name, value in cast.items():
        object.__setattr__(same, name, value)
    return same


def _check_again(optimizer, cast, dtype):
    """Refuse by name what was within its range and no longer is: 1e-8 is 0 in float16, 0.99999999 is 1 in float32."""
    for field in fields(optimizer):
        if field.init and field.name in cast:
            try:
                replace(optimizer, **{field.name: cast[field.name]})
            except ValueError as problem:
                raise ValueError(f"{problem}, which {getattr(optimizer, field.name)!r} becomes in {dtype}") from None
