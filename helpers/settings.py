"""Which values a setting may take. Every refusal names the parameter, what is allowed and what came."""

import reprlib

import numpy as np


def real_numbers(name, value):
    """`value` as a new array of real numbers: integers become float64, float32 stays float32.

    Any shape, () included. Raises TypeError for bool, text, None, complex and ragged lists.
    """
    try:
        array = np.array(value)
    except ValueError:  # a ragged list has no shape
        raise TypeError(_refusal(name, "real numbers of one shape", value)) from None
    if array.dtype.kind not in "fiu" or _holds_bool(value):
        raise TypeError(_refusal(name, "a real number or an array of them", value))
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def positive(name, value):
    """`value` as an array of finite numbers > 0. Raises TypeError or ValueError."""
    array = real_numbers(name, value)
    if not np.all(np.isfinite(array) & (array > 0)):
        raise ValueError(_refusal(name, "finite and > 0", value))
    return array


def _holds_bool(value):
    # NumPy turns [0.1, True] into [0.1, 1.0]: look at the list itself, before the conversion.
    if isinstance(value, (list, tuple)):
        return any(_holds_bool(item) for item in value)
    return np.asarray(value).dtype.kind == "b"


def _refusal(name, allowed, value):
    return f"{name} must be {allowed}, got {reprlib.repr(value)}"
