"""Numerical differentiation: the rules of `quotients`, the gradient of many weights, and how far they are off.

TypeError or ValueError when an argument is not made of real numbers, or outside its range.
"""

import itertools
import warnings

import numpy as np

from helpers.quotients import central_difference, complex_step, forward_difference, richardson
from helpers.ranges import positive, real_numbers

__all__ = [
    "best_step",
    "central_difference",
    "complex_step",
    "forward_difference",
    "numerical_gradient",
    "relative_error",
    "richardson",
    "rounding_of_quotients",
    "roundoff_bound",
    "truncation_error",
]


def numerical_gradient(f, W, h=1e-5, difference=central_difference):
    """∂f/∂w for every entry w of W, one at a time: difference(f along w, w, h).

    `W` is an array, or a tuple of arrays; the gradient has its shape and dtype (integers become float64). `f` gives
    one number for the whole W. The central difference calls f exactly 2N times for N entries; if all entries are 0,
    f is called at W and at four points away from it as well, and a UserWarning says so if it gives the same everywhere:
    then it looks as if f did not use its argument. Raises TypeError when f gives an array, and as `difference` does.
    """
    gradient = _gradient(f, W, h, difference)
    if not any(np.any(part) for part in _parts("the gradient", gradient)) and _same_far_away(f, W):
        warnings.warn(
            "f gave the same value near W and far from it, so its gradient is 0. Does f use its argument? "
            "A function like `lambda W: loss(X, labels)` with the weights inside `loss` does not",
            stacklevel=2,
        )
    return gradient


def _gradient(f, W, h, difference):
    if isinstance(W, tuple):
        return tuple(
            _gradient(lambda part, i=i: f(_copies((*W[:i], part, *W[i + 1 :]))), W[i], h, difference)
            for i in range(len(W))
        )
    W = real_numbers("W", W)
    gradient = np.empty_like(W)
    for place in np.ndindex(W.shape):

        def along(w, place=place):
            moved = W.astype(np.result_type(W, w))
            moved[place] = w
            return f(moved[()])

        gradient[place] = difference(along, W[place], h)
    return gradient[()]


def _same_far_away(f, W):
    """Does f give the same value at W and where every entry is moved, near and far, by another amount each?"""
    parts = _parts("W", W)
    if not sum(part.size for part in parts):
        return False
    try:
        with np.errstate(all="ignore"):
            here = f(_copies(W))
            return all(bool(f(_moved(W, parts, by)) == here) for by in (1, -1, 100, -100))
    except Exception:  # f has no value so far away: nothing can be said
        return False


def _moved(W, parts, by):
    amounts = itertools.count(by, 0.37 * by)
    moved = tuple(part + np.reshape([next(amounts) for _ in range(part.size)], part.shape) for part in parts)
    return moved if isinstance(W, tuple) else moved[0]


def _copies(W):
    return tuple(np.array(part)[()] for part in W) if isinstance(W, tuple) else np.array(W)[()]


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


def rounding_of_quotients(curve, x0, h):
    """How far rounding alone may move a quotient: what it may do to f and to x ± h, divided by h.

    f is rounded by its last place, but inside it larger numbers may have been: x² − 1 at 1 is off by the last place
    of 1, not of 0. So f is also asked at places beside x₀ − h, x₀ and x₀ + h, by steps so small that any smooth
    function is a polynomial there: its sixth differences would be 0, and what is left of them is rounding (the
    ECNoise of Moré & Wild 2011). The median over many of them does not see a kink or a jump.
    """
    points = x0 + np.array([-h, 0, h])
    beside = h * 2.0 ** np.array([-10, -16, -24])[:, None] * (np.arange(25) - 12)
    differences = np.abs(np.diff(curve(points[:, None, None] + beside), 6, axis=-1))
    noise = np.max(np.nan_to_num(np.median(differences, axis=-1), posinf=0)) / np.sqrt(924)
    slope = np.nan_to_num(curve.derivative(points), posinf=0, neginf=0)
    size = np.abs(curve(points)) + np.abs(points * slope)
    return 4 * (np.finfo(float).eps * np.max(size) + noise) / h


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
