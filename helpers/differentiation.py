"""Difference quotients: the derivative of f at x from a few values of f.

All rules take a function `f`, a point `x` and a step `h` > 0. `x` and `h` broadcast, so `f` must work
elementwise on arrays as soon as one of them is an array. The computation runs in the dtype of `x`
(integers and lists become float64, float32 stays float32): `h` and f's values are cast to it.
A scalar gives a scalar. Arithmetic that goes wrong gives 0, inf or NaN as the formula does, quietly.
TypeError: `x` or `h` is not a real number, or `f` does not give one number for each x.
ValueError: `h` is not finite and positive. (An h too small for the dtype of `x` becomes 0 in it, and gives NaN.)
"""

import warnings

import numpy as np

from helpers.elementwise import values
from helpers.settings import positive, real_numbers


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

    Source: Richardson 1911; Burden & Faires, Numerical Analysis, section 4.2.
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"):
        return (4 * _central(f, x, h / 2) - _central(f, x, h)) / 3


def complex_step(f, x, h=1e-20):
    """Im f(x + ih) / h; the step itself subtracts nothing, so h may be tiny; the error is about −h²·f‴(x)/6.

    `f` must take complex numbers all the way. A real result (abs and norms give one) would read as the derivative 0,
    so it is refused with a TypeError. An imaginary part that is lost on the way is not seen: x·abs(x) gives |x|, not
    2|x|. What f itself subtracts may cancel.
    Source: Squire & Trapp, SIAM Review 40 (1998).
    """
    x, h = _point_and_step(x, h)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        # math.exp and float arrays drop the imaginary part and only warn about it.
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        return values(f, x + 1j * h).imag / h


def numerical_gradient(f, W, h=1e-5, difference=central_difference):
    """∂f/∂w for every entry w of W, one at a time: difference(f along w, w, h).

    `W` is an array, or a tuple of arrays; the gradient has its shape and dtype (float64 for integers). `f` gives one
    number for the whole W. The central difference calls f exactly 2N times for N entries.
    Raises TypeError when f gives an array, and as `difference` does.
    """
    if isinstance(W, tuple):
        return tuple(
            numerical_gradient(lambda part, i=i: f((*W[:i], part, *W[i + 1 :])), W[i], h, difference)
            for i in range(len(W))
        )
    W = real_numbers("W", W)
    gradient = np.empty_like(W)
    for place in np.ndindex(W.shape):

        def along(w, place=place):
            moved = W.astype(np.result_type(W, w))
            moved[place] = w
            return f(moved)

        gradient[place] = difference(along, W[place], h)
    return gradient[()]


def relative_error(a, b):
    """‖a − b‖ / max(‖a‖, ‖b‖), and 0 for 0/0; `a` and `b` are arrays, or tuples of arrays, of the same shape.

    Raises ValueError for different shapes. After the gradient check of Stanford's CS231n notes, which compare entry by
    entry and not by norms.
    """
    a, b = (_parts(name, value) for name, value in (("a", a), ("b", b)))
    if [part.shape for part in a] != [part.shape for part in b]:
        shapes = " and ".join(", ".join(str(part.shape) for part in parts) for parts in (a, b))
        raise ValueError(f"a and b must have the same shape, got {shapes}")
    a, b = (np.concatenate([part.ravel() for part in parts]).astype(float) for parts in (a, b))
    largest = np.abs([*a, *b]).max(initial=0)
    if largest == 0:
        return np.float64(0)
    with np.errstate(all="ignore"):
        a, b = a / largest, b / largest  # squares of tiny numbers would vanish
        return np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b))


def _parts(name, value):
    return [real_numbers(name, part) for part in (value if isinstance(value, tuple) else (value,))]


def truncation_error(curve, x, h, difference):
    """h·|f″(x)|/2 for the forward and h²·|f‴(x)|/6 for the central difference: the first term that is left out.

    `curve` knows its derivatives; `difference` is forward_difference or central_difference, else ValueError.
    Source: Burden & Faires, Numerical Analysis, section 4.1.
    """
    x, h = real_numbers("x", x), positive("h", h)
    coefficient, power = _first_term(curve, x, difference)
    return (coefficient * h**power)[()]


def roundoff_bound(curve, x, h, difference, dtype=float):
    """u·(n|f| + |x·f′|) / h, with n = 2 for the forward and n = 1 for the central difference; an estimate from above.

    It takes f to be right to the last bit, and f at x ± h to be rounded as f at x is: it is 0 where f is 0 and x·f′
    is 0, as for tanh at 0, where a little rounding is left.
    u is half the distance from 1 to the next number of `dtype` (2⁻⁵³ for float64, 2⁻²⁴ for float32). Each value
    of f may be rounded by u|f|, and x ± h by u|x|, which changes f by u|x·f′|.
    Source: Burden & Faires, Numerical Analysis, section 4.1, which leaves the rounding of x ± h out.
    """
    x, h = real_numbers("x", x), positive("h", h)
    return (_noise(curve, x, difference, dtype) / h)[()]


def best_step(curve, x, difference, dtype=float):
    """The h where truncation_error + roundoff_bound is least: 2√(u|f/f″|) or ∛(3u|f/f‴|) at x = 0.

    The formula's own answer: 0 where its rounded part is 0, inf where its part cut off is 0, NaN where both are (the
    forward difference of sin at 0), where f has no value, and at a kink.
    """
    x = real_numbers("x", x)
    coefficient, power = _first_term(curve, x, difference)
    with np.errstate(all="ignore"):
        return ((_noise(curve, x, difference, dtype) / (power * coefficient)) ** (1 / (power + 1)))[()]


def _first_term(curve, x, difference):
    """(c, p) of the first term c·hᵖ that the rule leaves out."""
    order, divisor, _ = _known(difference)
    return np.abs(np.asarray(curve.derivative(x, order))) / divisor, order - 1


def _noise(curve, x, difference, dtype):
    """How far the rounded values may move the numerator, divided as h is: u·(n|f| + |x·f′|)."""
    *_, values_of_f = _known(difference)
    if np.dtype(dtype).kind != "f":
        raise TypeError(f"dtype must be a floating-point type, got {dtype!r}")
    unit = np.finfo(dtype).eps / 2
    with np.errstate(all="ignore"):
        return np.asarray(unit * (values_of_f * np.abs(curve(x)) + np.abs(x * curve.derivative(x))))


def _known(difference):
    """(order of the derivative, divisor) of the rule's first term, and how many values of f are rounded for each h."""
    terms = {forward_difference: (2, 2, 2), central_difference: (3, 6, 1)}
    if difference not in terms:
        raise ValueError(f"difference must be forward_difference or central_difference, got {difference!r}")
    return terms[difference]


def _central(f, x, h):
    return (values(f, x + h) - values(f, x - h)) / (2 * h)


def _point_and_step(x, h):
    x = real_numbers("x", x)
    return x[()], positive("h", h).astype(x.dtype)[()]
