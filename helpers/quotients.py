"""The four rules: the derivative of f at x from a few values of f.

All rules take a function `f`, a point `x` and a step `h` > 0. `x` and `h` broadcast, so `f` must work
elementwise on arrays as soon as one of them is an array. The computation runs in the dtype of `x`
(integers and lists become float64, float32 stays float32): `h` and f's values are cast to it.
A scalar gives a scalar. Arithmetic that goes wrong gives 0, inf or NaN as the formula does, quietly.
TypeError: `x` or `h` is not a real number, or `f` does not give one number for each x.
ValueError: `h` is not finite and positive, or is not any more in that dtype.
`f` gets copies: it may change its argument.
"""

import warnings

import numpy as np

from helpers.ranges import positive, real_numbers
from helpers.readers_functions import values


def forward_difference(f, x, h):
    """(f(x + h) − f(x)) / h; the error is about h·f″(x)/2.

    Source: Burden & Faires, Numerical Analysis, section 4.1.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return (values(f, x + h) - values(f, x)) / h


def central_difference(f, x, h):
    """(f(x + h) − f(x − h)) / 2h; the error is about h²·f‴(x)/6.

    Source: Burden & Faires, Numerical Analysis, section 4.1.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return _central(f, x, h)


def richardson(f, x, h):
    """(4·C(h/2) − C(h)) / 3, where C is the central difference; the error is about −h⁴·f⁽⁵⁾(x)/480.

    Source: L. F. Richardson, The Approximate Arithmetical Solution by Finite Differences of Physical Problems (1911),
    doi.org/10.1098/rsta.1911.0009; Burden & Faires, Numerical Analysis, section 4.2.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return (4 * _central(f, x, h / 2) - _central(f, x, h)) / 3


def complex_step(f, x, h=1e-20):
    """Im f(x + ih) / h; the step itself subtracts nothing, so h may be tiny; the error is about −h²·f‴(x)/6.

    `f` must take complex numbers all the way. A real result (abs and norms give one) would read as the derivative 0,
    so it is refused with a TypeError. An imaginary part that is lost on the way is not seen: x·abs(x) gives |x|, not
    2|x|. What f itself subtracts may cancel. NaN where f(x) itself is not real and finite:
    by hand the formula gives 3e20 for the logarithm at −2.
    Source: W. Squire & G. Trapp, Using Complex Variables to Estimate Derivatives of Real Functions (1998),
    doi.org/10.1137/S003614459631241X.
    """
    x, h = _point_and_step(x, h, np.float32)  # no complex number is shorter than two float32
    with np.errstate(all="ignore"), warnings.catch_warnings():
        # math.exp and float arrays drop the imaginary part and only warn about it.
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        slope = values(f, x + 1j * h).imag / h
        there = values(f, x + 0j)
        unreal = np.abs(there.imag) > np.sqrt(np.finfo(there.dtype).eps) / 2 * np.abs(there)
        return np.where(np.isfinite(there) & ~unreal, slope, np.nan).astype(x.dtype)[()]


def _central(f, x, h):
    return (values(f, x + h) - values(f, x - h)) / (2 * h)


def _point_and_step(x, h, shortest=np.float16):
    """x, and h in the dtype of x (or the shortest that will do), where it must still be finite and > 0."""
    x, given = real_numbers("x", x), positive("h", h)
    dtype = np.result_type(x.dtype, shortest)
    with np.errstate(over="ignore"):
        cast = given.astype(dtype)
    try:
        return x[()], positive("h", cast)[()]
    except ValueError as problem:
        raise ValueError(f"{problem}, which {h!r} becomes in {dtype}") from None
