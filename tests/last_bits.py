"""NumPy and math as they may be elsewhere: values of exp, sin, cos, tanh and log that differ in the last bit.

Libraries and processors differ there by a unit in the last place. Here each value is moved by -1, 0 or +1 unit, by
several patterns, as no library moves it but as each may: what is exact stays exact (exp 0 = 1), even functions
stay even and odd ones odd, and nothing passes the bounds of sin, cos and tanh.
"""

import contextlib
import math
import sys
from unittest import mock

import numpy as np

_BLOCK = 8192  # so many numbers at a time stay in the cache
FUNCTIONS = ("exp", "sin", "cos", "tanh", "log")


def units(x, pattern):
    """-1, 0 or 1 for each x, an array of float64."""
    if pattern in ("up", "down"):
        return np.full(x.shape, 1 if pattern == "up" else -1)
    mixed = x.view(np.uint64) ^ np.uint64(pattern)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    mixed >>= np.uint64(62)  # two bits that hang on all of x; in place, as this is done a billion times
    return (mixed & np.uint64(1)).view(np.int64) - (mixed >> np.uint64(1)).view(np.int64)


def moved(name, x, y, pattern):
    """The values y of the function at x, arrays, each moved in size by -1, 0 or +1 unit in the last place."""
    shape, y = y.shape, np.atleast_1d(y)
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), shape).reshape(y.shape)
    steps = units(x if name in ("exp", "log") else np.abs(x), pattern)
    steps[(x == 0) | (y == 0) | ~np.isfinite(y)] = 0
    whole = np.dtype(f"i{y.dtype.itemsize}")
    steps = steps.astype(whole, copy=False)
    steps += y.view(whole)
    result = steps.view(y.dtype).reshape(shape)
    return result if name in ("exp", "log") else np.clip(result, -1, 1, out=result)


def perturbed(name, function, pattern):
    """The function with moved values; what gives no float (a dual number) passes through."""

    def call(x, *arguments, **settings):
        y = function(x, *arguments, **settings)
        array = np.asarray(y)
        if array.dtype.kind == "c":
            parts = [moved("exp", np.abs(x), part.copy(), pattern) for part in (array.real, array.imag)]
            return (parts[0] + 1j * parts[1])[()]
        if array.dtype.kind != "f":
            return y
        if array.size <= _BLOCK:
            return moved(name, x, array, pattern)[()]
        flat_x, flat_y = np.broadcast_to(x, array.shape).reshape(-1), array.reshape(-1)
        blocks = [slice(first, first + _BLOCK) for first in range(0, array.size, _BLOCK)]
        return np.concatenate([moved(name, flat_x[b], flat_y[b], pattern) for b in blocks]).reshape(array.shape)

    return call


@contextlib.contextmanager
def other_last_bits(pattern):
    """NumPy and math with other last bits, and helpers imported anew on top of them."""
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "helpers"}
    try:
        with contextlib.ExitStack() as stack:
            for place, offset in ((np, 0), (math, 100)):
                for name in FUNCTIONS:
                    own = pattern if isinstance(pattern, str) else pattern + offset
                    function = perturbed(name, getattr(place, name), own)
                    changed = function if place is np else lambda *x, f=function: float(f(*x))
                    stack.enter_context(mock.patch.object(place, name, changed))
            yield
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "helpers"]:
            del sys.modules[name]
        sys.modules.update(kept)
