"""Difference quotients: the derivative of f at x from a few values of f.

All rules take a function `f`, a point `x` and a step `h` > 0. `x` and `h` broadcast, so `f` must work
elementwise on arrays as soon as one of them is an array. The computation runs in the dtype of `x`
(integers and lists become float64, float32 stays float32): `h` and f's values are cast to it.
A scalar gives a scalar. Arithmetic that goes wrong gives 0, inf or NaN as the formula does, quietly.
TypeError: `x` or `h` is not a real number, or `f` does not give one number for each x.
ValueError: `h` is not finite and positive.
"""

import warnings

import numpy as np

from helpers.settings import positive, real_numbers

_REAL_RESULT = (
    "f gave a real result for a complex x (abs, norms and math.exp do): the complex step would read the derivative 0"
)


def forward_difference(f, x, h):
    """(f(x + h) − f(x)) / h; the error is about h·f″(x)/2.

    Source: Burden & Faires, Numerical Analysis, section 4.1.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return (_values(f, x + h) - _values(f, x)) / h


def central_difference(f, x, h):
    """(f(x + h) − f(x − h)) / 2h; the error is about h²·f‴(x)/6.

    Source: Burden & Faires, Numerical Analysis, section 4.1.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return _central(f, x, h)


def richardson(f, x, h):
    """(4·C(h/2) − C(h)) / 3, where C is the central difference; the error is about h⁴.

    Source: Richardson 1911; Burden & Faires, Numerical Analysis, section 4.2.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return (4 * _central(f, x, h / 2) - _central(f, x, h)) / 3


def complex_step(f, x, h=1e-20):
    """Im f(x + ih) / h; nothing is subtracted, so h may be tiny.

    `f` must accept complex numbers and pass them on. A real result (abs and norms give one) would
    read as the derivative 0, so it is refused with a TypeError.
    Source: Squire & Trapp, SIAM Review 40 (1998).
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        # math.exp and float arrays drop the imaginary part and only warn about it.
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        return _values(f, x + 1j * h).imag / h


def _central(f, x, h):
    return (_values(f, x + h) - _values(f, x - h)) / (2 * h)


def _point_and_step(x, h):
    x = real_numbers("x", x)
    return x[()], positive("h", h).astype(x.dtype)[()]


def _values(f, x):
    """f(x) as numbers of x's shape and dtype, or a TypeError that says what f did instead."""
    try:
        y = f(x)
    except np.exceptions.ComplexWarning:
        raise TypeError(_REAL_RESULT) from None
    except (TypeError, ValueError) as error:
        hint = _hint(str(error), x)
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
    return y.astype(x.dtype)[()]


def _hint(message, x):
    """What to do about an error that comes from a function written for one real number, or None."""
    one_number_only = ("must be real number", "0-dimensional arrays", "length-1 arrays")
    if any(words in message for words in one_number_only):
        return "use np.exp, not math.exp: f is called with many x at once, or with complex x"
    if np.ndim(x) and "truth value of an array" in message:
        return "use np.where, not if: f is called with many x at once"
    return None
