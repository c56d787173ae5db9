"""The forms in which a reader's numbers may come, and how two of them are shown so that one sees the difference."""

import numbers
import reprlib
import unicodedata
from decimal import Decimal

import numpy as np


def as_number(value):
    """`value` as a float: a Python or NumPy number, a Fraction, a Decimal, or an array of shape (). Else TypeError."""
    if isinstance(value, (numbers.Real, Decimal)) and not isinstance(value, bool):
        return _as_float(value)
    array = as_array(value)
    if array.shape == () and array.dtype.kind in "fiu":
        return float(array)
    if array.shape == () and array.dtype.kind == "O" and array[()] is not value:
        return as_number(array[()])
    raise TypeError(f"your answer is {reprlib.repr(value)}")


def as_numbers(value):
    """`value` as a new array of floats; lists, tuples and arrays of whatever `as_number` takes. Else TypeError."""
    array = as_array(value)
    if array.dtype.kind == "O":
        return np.array([as_number(item) for item in array.flat], dtype=float).reshape(array.shape)
    if array.dtype.kind not in "fiu":
        raise TypeError(f"your answer is {reprlib.repr(value)}")
    return np.array(array, dtype=float)


def narrow_type(value):
    """The reader's float type if it holds fewer digits than float64, as in float32; else None."""
    dtype = as_array(value).dtype
    return dtype if dtype.kind == "f" and dtype.itemsize < 8 else None


def as_array(value):
    """`value` as an array, whatever it is; of objects where NumPy can make nothing else of it."""
    for dtype in (None, object):  # a ragged list is an array of lists
        try:
            return np.asarray(value, dtype)
        except Exception:  # an object that refuses
            continue
    box = np.empty((), dtype=object)
    box[()] = value
    return box


def as_typed(words):
    """Words as a keyboard has them: no capitals, blanks, quotes or full stop; - for −, ' for ′ and 2 for ²."""
    plain = unicodedata.normalize("NFKC", words).casefold().translate({0x2212: "-", 0x2032: "'", 0x2019: "'"})
    return "".join(plain.split()).strip("\"'“”.")


def shown_apart(result, wanted):
    """Both as text, with 6 digits or as many more as it takes to see a difference."""
    for digits in range(6, 18):
        pair = shown(result, digits), shown(wanted, digits)
        if pair[0] != pair[1]:
            break
    return pair


def shown(value, digits=6):
    """A number or an array in so many digits; a function under the name that its case gave it."""
    if callable(value):
        return value.__doc__
    if np.ndim(value) == 0:
        return f"{value:.{digits}g}"
    return np.array2string(np.asarray(value), separator=", ", formatter={"float": lambda entry: f"{entry:.{digits}g}"})


def rounds_to(number, exact):
    """Is `number` what one gets by rounding `exact` to two or more digits?"""
    if not (np.isfinite(number) and np.isfinite(exact)):
        return False
    return any(abs(number - float(f"{exact:.{digits}g}")) <= 1e-12 * abs(number) for digits in range(2, 17))


def _as_float(value):
    try:
        return float(value)
    except OverflowError:  # a whole number or a fraction beyond 1e308
        return np.inf if value > 0 else -np.inf
    except ValueError:  # Decimal's signalling NaN
        return np.nan
