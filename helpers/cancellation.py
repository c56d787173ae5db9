"""Cancellation, digit by digit: two stored numbers as they are written, and how many digits their difference keeps.

All functions take finite numbers, float64 or float32, one by one.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal

import numpy as np

# Nothing is rounded but where it is asked for: 309 digits before the point, and 1074 behind it.
_EXACT = Context(prec=1400, rounding=ROUND_HALF_EVEN, Emin=-9999, Emax=9999)

_PLAIN = range(-3, 7)  # powers of ten of a first digit that are written without "× 10ⁿ"


def digits_that_tell(kind):
    """17 for float64, 9 for float32: with so many digits no two stored numbers are written alike.

    Raises TypeError for a `kind` that is neither. Source: IEEE 754-2019, section 5.12.2.
    """
    known = {"float64": 17, "float32": 9}
    if np.dtype(kind).name not in known:
        raise TypeError(f"kind must be float64 or float32, got {kind!r}")
    return known[np.dtype(kind).name]


def first_place(*numbers):
    """The power of ten of the first digit of the largest in size: 2 for −123.4; 0 where all are 0."""
    return max((number.adjusted() for number in map(_exactly, numbers) if number), default=0)


def written(numbers, digits, *others):
    """(texts, power): the numbers, and then the others, one below the other, as text × 10^power.

    The largest of the numbers has `digits` digits; all texts end at its last place, rounded from their exact values,
    and are of one length, so that their decimal points stand below each other. The power is 0 where the first digit
    stands from 10⁻³ to 10⁶.
    """
    first = first_place(*numbers)
    power = 0 if first in _PLAIN else first
    unit = Decimal(1).scaleb(first - power - digits + 1)
    scaled = (_EXACT.scaleb(_exactly(number), -power) for number in (*numbers, *others))
    texts = [f"{_EXACT.plus(_EXACT.quantize(number, unit)):f}" for number in scaled]  # plus: no −0
    length = max(map(len, texts))
    return [text.rjust(length) for text in texts], power


def digits_left(one, other, digits):
    """How many of the `digits` digits with which the larger one is written their difference still has; 0 if it is 0.

    It counts by size, from the first digit of one − other, as it is written, to the last place: 1.0000 and 0.9999
    share no digit, and yet all but one cancel. All are left where the difference is as large as the larger one.
    """
    last = first_place(one, other) - digits + 1
    difference = _EXACT.quantize(_EXACT.subtract(_exactly(one), _exactly(other)), Decimal(1).scaleb(last))
    return min(difference.adjusted() - last + 1, digits) if difference else 0


def right_digits(number, truth, digits):
    """The most digits, up to `digits`, to which both numbers may be rounded and are the same; 0 if there are none.

    Counted from the first digit of the larger one: 0.99997 is 1.0000 to five digits.
    """
    first = first_place(number, truth)
    pair = (_exactly(number), _exactly(truth))
    for count in range(digits, 0, -1):
        unit = Decimal(1).scaleb(first - count + 1)
        one, other = (_EXACT.quantize(value, unit) for value in pair)
        if one == other:
            return count
    return 0


def _exactly(number):
    return Decimal(float(number))
