"""Lesson 11-4-2: the digits of f(x₀ + h) and f(x₀ − h), those that cancel, and those that the quotient has left."""

import numpy as np

from helpers import curves
from helpers.cancellation import digits_left, digits_that_tell, right_digits, written
from helpers.curves import Curve
from helpers.differentiation import central_difference
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.digit_strip import DigitStripPicture

_raised_square = Curve("x² + 10⁶", lambda x: x**2 + 1e6, (lambda x: 2.0 * x,))
# The first is right to the last bit on every computer, since IEEE 754 says how to divide. exp and sin need not be.
_CASES = {
    f"{curve.name} at {x0:g}": (curve, x0)
    for curve, x0 in (
        (curves.reciprocal, 3.0),
        (curves.exp, 0.0),
        (curves.exp, -2.0),
        (curves.square, -1.5),
        (_raised_square, 1.5),
        (curves.sin, 1000.0),
        (curves.sin, 0.0),
        (curves.cos, 0.0),
    )
}
_NAMES = ("f(x₀ + h)", "f(x₀ − h)", "difference", "quotient: divided by 2h", "true slope")
_SURE = 2  # of the digits that are written the last two tell stored numbers apart; the quotient is told without them


def explore_digit_strip(after=()):
    """The digits of f(x₀ + h), f(x₀ − h), their difference and the central quotient; live in f, h and the dtype."""
    picture = DigitStripPicture(_NAMES)

    def update(case, h, single):
        (curve, x0), kind = case, np.float32 if single else np.float64
        values = [curve(kind(x0) + kind(side * h)) for side in (1, -1)]
        quotient, slope = central_difference(curve, kind(x0), h), curve.derivative(x0)
        if not np.isfinite([*values, quotient, slope]).all():
            picture.move([""] * 5, ["", ""], 0, 0, ["", ""])
            return f"h = {h:.1e}: {curve.name} has no finite value at one of the points, or no slope at {x0:g}."
        digits = digits_that_tell(kind)
        told = digits - _SURE
        left, right = digits_left(*values, digits), right_digits(quotient, slope, told)
        values, power = written(values, digits, values[0] - values[1])
        last, other_power = written([quotient, slope], told)
        notes = [f"{left} of {digits} digits left", f"rounded: {right} digit{'s' if right != 1 else ''} right"]
        letters = _before(values[0], left, digits), _before(last[0], told - right, told)
        picture.move([*values, *last], [_times(power), _times(other_power)], *letters, notes)
        return f"h = {h:.1e}: {_cancelled(left, digits)} {_quotient(quotient, slope, right)}"

    moved = {
        "case": controls.choice("f", _CASES),
        "h": controls.step_slider(1e-9, -17, 0),
        "single": controls.tick_box("float32"),
    }
    return Explorer(picture, moved, update, after=after)


def _before(text, rest, digits):
    """How many letters of the text stand before its last `rest` digits; none, not even a sign, before all of them."""
    behind_the_point = len(text.partition(".")[2])
    return 0 if rest == digits else len(text) - rest - (0 < behind_the_point < rest)


def _times(power):
    signs = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    return f"× 10{str(power).translate(signs)}" if power else ""


def _cancelled(left, digits):
    if left == 0:
        return f"both values are stored as the same number, so all {digits} digits cancel, and the difference is 0."
    if left == digits:
        return f"nothing cancels, and the difference has all of its {digits} digits."
    return f"of {digits} digits {digits - left} cancel, and {left} {'is' if left == 1 else 'are'} left."


def _quotient(quotient, slope, right):
    told = f"The quotient is {quotient:.10g}"
    if quotient == slope:
        return f"{told}, and so is the slope."
    words = {0: "no digit is right", 1: "only its first digit is right"}
    return f"{told}: {words.get(right, f'rounded to {right} digits it is right')}."
