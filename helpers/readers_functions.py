"""Calling a function that somebody else wrote, with many x at once, and saying kindly what it did wrong."""

import re

import numpy as np

from helpers.language import say

MISSING_STAR = "a number stands before a bracket. Is there a * in each product, as in 2 * (1 + x)?"

_REAL_RESULT = (
    "f gave a real result for a complex x (abs, norms and math.exp do): the complex step would read the derivative 0"
)


def values(f, x):
    """f(x) as numbers of x's shape and dtype, or a TypeError that says what f did instead.

    f gets a copy: a function that changes its argument (`x -= 1`) does not change it for others.
    """
    try:
        y = f(_copy(x))
    except np.exceptions.ComplexWarning:
        raise TypeError(_REAL_RESULT) from None
    except (TypeError, ValueError) as error:
        hint = advice(str(error), x)
        if hint:
            raise TypeError(f"{hint} ({error})") from error
        raise
    if y is None:
        raise TypeError("f gave None: did you return the value?")
    y = np.asarray(y)
    if y.shape != np.shape(x):
        raise TypeError(f"f must give one number for each x: x has shape {np.shape(x)}, f(x) has shape {y.shape}")
    if np.iscomplexobj(x):
        if y.dtype.kind != "c":
            raise TypeError(_REAL_RESULT)
    elif y.dtype.kind not in "fiu":
        raise TypeError(f"f must give real numbers, got {y.dtype} values")
    return _copy(y, x.dtype)


def checked_gradient(gradient, W):
    """The function `gradient`, checked at each call: it must give an array of W's shape, which is cast to W's dtype.

    It gets a copy of W, and gives one: it may change its argument, and use one array for all of its results.
    """
    if not callable(gradient):
        raise TypeError(f"gradient must be a function of W, got {type(gradient).__name__}")

    def checked(at):
        g = gradient(_copy(at))
        array = np.asarray(g)
        if array.dtype.kind not in "fiu":
            raise TypeError(f"gradient must give real numbers, got {type(g).__name__} ({array.dtype})")
        if array.shape != W.shape:
            raise ValueError(f"gradient must give W's shape {W.shape}, got {array.shape}")
        return _copy(array, W.dtype)

    return checked


def _copy(x, dtype=None):
    """An array, or a number where x has no shape: at each step of each run, so nothing is done twice."""
    array = np.array(x, dtype)
    return array if array.ndim else array[()]


def advice(message, x, each=True):
    """What to do about an error that comes from a function written for one real number, or None.

    `each`: one number is asked for for each x; else one for the whole array x.
    """
    if re.search(r"'(int|float|complex|numpy\.\w+)' object is not callable", message):
        return say(MISSING_STAR)
    if "return arrays must be of ArrayType" in message:
        return say("np.log takes no base: use np.log2, or divide by np.log of the base")
    if not each:
        whole = ("truth value of an array", "0-dimensional arrays", "length-1 arrays")
        if any(words in message for words in whole):
            told = "if, max, float and math take one number, and they got a whole array: make one number of it first"
            return say(told)
        return None
    if not np.ndim(x) and not np.iscomplexobj(x):
        return None
    many = "your function is called with many x at once" if np.ndim(x) else "your function is called with complex x"
    one_number_only = ("must be real number", "0-dimensional arrays", "length-1 arrays")
    if any(words in message for words in one_number_only):
        told = "use np.exp, np.log2 and so on, not those of math: {many}, so float() will not do either"
        return say(told, many=say(many))
    if np.ndim(x) and "truth value of an array" in message:
        return say("use np.where and np.maximum, not if and max: {many}", many=say(many))
    return None
