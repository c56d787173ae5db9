"""The forms in which a reader's numbers may come, what is told of others, and how two are shown so that they differ."""

import inspect
import numbers
import reprlib
import unicodedata
from decimal import Decimal

import numpy as np

from helpers.language import say
from helpers.outcomes import said
from helpers.readers_functions import advice


def as_number(value):
    """`value` as a float: a Python or NumPy number, a Fraction, a Decimal, or an array of shape (). Else TypeError."""
    if isinstance(value, (numbers.Real, Decimal)) and not isinstance(value, bool):
        return _as_float(value)
    array = as_array(value)
    if array.shape == () and array.dtype.kind in "fiu":
        return float(array)
    if array.shape == () and array.dtype.kind == "O" and array[()] is not value:
        return as_number(array[()])
    raise TypeError(say("your answer is {answer}", answer=reprlib.repr(value)))


def as_numbers(value):
    """`value` as a new array of floats; lists, tuples and arrays of whatever `as_number` takes. Else TypeError."""
    array = as_array(value)
    if array.dtype.kind == "O":
        return np.array([as_number(item) for item in array.flat], dtype=float).reshape(array.shape)
    if array.dtype.kind not in "fiu":
        raise TypeError(say("your answer is {answer}", answer=reprlib.repr(value)))
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


def problem_with(value, wanted, case):
    """Why what the reader's function gave in this case is not numbers of the shape `wanted`, in words; or None."""
    shape = as_array(value).shape
    try:
        numbers, refused = as_numbers(value)[()], None
    except TypeError as problem:
        numbers, refused = None, say("numbers are asked for, and {problem}", problem=problem)
    if shape == wanted:
        return refused
    arrays = [part.shape for part in case if isinstance(part, np.ndarray)]
    if not refused and len(wanted) == 1 and len(shape) < 2 and wanted not in arrays:  # several results are asked for
        told = "{wanted} values are asked for, with commas between them, and your function gave {given}: {value}"
        return say(told, wanted=wanted[0], given=np.size(numbers), value=shown(numbers))
    told = "a value of shape {shape} is asked for, and your function gave {value}"
    if wanted == ():
        told = "one number is asked for, and your function gave {value}"
    one_number = numbers is not None and np.ndim(numbers) == 0  # without the name of NumPy's type around it
    return say(told, shape=wanted, value=shown(numbers) if one_number else reprlib.repr(value))


def raised(error, right, case):
    """What a reader's function raised when it got this case, and what to do about it; `right` is how it should be."""
    arrays = [value for value in case if isinstance(value, np.ndarray) and value.ndim]
    x, told = arrays[0] if arrays else None, said(error)
    hint = _what_to_call(told, right, case) or advice(told, x, each=arrays and np.shape(right(*case)) == x.shape)
    return f"{type(error).__name__}: {hint}" if hint else told


def _what_to_call(told, right, case):
    """Where arithmetic met a function: which argument has to be called, or None."""
    names = [name for name, value in zip(inspect.signature(right).parameters, case, strict=True) if callable(value)]
    if names and "operand type" in told and "'function'" in told:
        return say("{name} is a function: call it, with its argument in brackets", name=names[0])
    return None


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
        return say(value.__doc__)
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
