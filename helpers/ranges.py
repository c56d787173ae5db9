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


def finite(name, value):
    """`value` as an array of finite numbers. Raises TypeError or ValueError."""
    array = real_numbers(name, value)
    if not np.all(np.isfinite(array)):
        raise ValueError(_refusal(name, "finite", value))
    return array


def positive(name, value):
    """`value` as an array of finite numbers > 0. Raises TypeError or ValueError."""
    array = real_numbers(name, value)
    if not np.all(np.isfinite(array) & (array > 0)):
        raise ValueError(_refusal(name, "finite and > 0", value))
    return array


def decay(name, value):
    """`value` as an array of numbers 0 <= value < 1. Raises TypeError or ValueError."""
    array = real_numbers(name, value)
    if not np.all((array >= 0) & (array < 1)):
        raise ValueError(_refusal(name, "at least 0 and below 1", value))
    return array


def whole(name, value):
    """`value` as an int >= 0. Raises TypeError or ValueError."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(_refusal(name, "a whole number", value))
    if value < 0:
        raise ValueError(_refusal(name, "at least 0", value))
    return int(value)


def yes_or_no(name, value):
    """`value`, which must be True or False. Raises TypeError."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(_refusal(name, "True or False", value))
    return np.bool_(value)


def check_settings(owner, **allowed):
    """Check fields of a frozen dataclass, each with its function above, and store what came out.

    One number is stored as a Python float, which does not widen float32 weights as a NumPy number would.
    """
    for name, check in allowed.items():
        value = check(name, getattr(owner, name))
        object.__setattr__(owner, name, value if value.shape else value.item())


def _holds_bool(value):
    # NumPy turns [0.1, True] into [0.1, 1.0]: look at the list itself, before the conversion.
    if isinstance(value, (list, tuple)):
        return any(_holds_bool(item) for item in value)
    return np.asarray(value).dtype.kind == "b"


def _refusal(name, allowed, value):
    return f"{name} must be {allowed}, got {reprlib.repr(value)}"
