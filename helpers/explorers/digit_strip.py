"""Lesson 11-4-2: the digits of f(x₀ + h) and f(x₀ − h), those that cancel, and those that the quotient has left."""

import numpy as np

from helpers import curves
from helpers.cancellation import digits_left, digits_that_tell, first_place, right_digits, written
from helpers.curves import Curve
from helpers.differentiation import central_difference
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.digit_strip import DigitStripPicture
from helpers.language import Words, say

_raised_square = Curve("x² + 10⁶", lambda x: x**2 + 1e6, (lambda x: 2.0 * x,))
# The first is right to the last bit on every computer, since IEEE 754 says how to divide. exp and sin need not be.
_CASES = {
    Words("{f} at {x0:g}", f=curve.name, x0=x0): (curve, x0)
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
            told = {"h": h, "f": curve.name, "x0": x0}
            return say("h = {h:.1e}: {f} has no finite value at one of the points, or no slope at {x0:g}.", **told)
        digits = digits_that_tell(kind)
        told = digits - _SURE
        left, right = digits_left(*values, digits), right_digits(quotient, slope, told)
        values, power = written(values, digits, values[0] - values[1])
        last, other_power = written([quotient, slope], told)
        decimals = None
        if first_place(quotient) != first_place(slope):  # 0.99999 beside 1: places are counted behind the point
            decimals = right - 1 - first_place(quotient, slope)
        kept = _kept(right, decimals)
        notes = [say("{left} of {digits} digits left", left=left, digits=digits), kept]
        letters = _before(values[0], left, digits), _before(last[0], told - right, told)
        picture.move([*values, *last], [_times(power), _times(other_power)], *letters, notes)
        told = {"cancelled": _cancelled(left, digits), "quotient": _quotient(quotient, slope, right, decimals)}
        return say("h = {h:.1e}: {cancelled} {quotient}", h=h, **told)

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
    told = {"digits": digits, "gone": digits - left, "left": left}
    if left == 0:
        return say("both values are the same number, so all {digits} digits cancel, and the difference is 0.", **told)
    if left == digits:
        return say("nothing cancels, and the difference has all of its {digits} digits.", **told)
    if left == 1:
        return say("of {digits} digits {gone} cancel, and 1 is left.", **told)
    return say("of {digits} digits {gone} cancel, and {left} are left.", **told)


def _kept(right, decimals):
    """The note beside the quotient: `right` digits are right, or as many decimals, where first digits differ."""
    if right == 0:
        return say("no digit right")
    if decimals is not None:
        return say("rounded: {decimals} decimals right" if decimals else "rounded: whole number", decimals=decimals)
    return say("rounded: 1 digit right" if right == 1 else "rounded: {right} digits right", right=right)


def _quotient(quotient, slope, right, decimals):
    told = {"quotient": f"{quotient:.{min(max(10, right + 2), 15)}g}", "right": right, "decimals": decimals}
    if quotient == slope:
        return say("The quotient is {quotient}, and so is the slope.", **told)
    if right == 0:
        return say("The quotient is {quotient}: no digit is right.", **told)
    if decimals == 0:
        return say("The quotient is {quotient}: rounded to a whole number it is right.", **told)
    if decimals:
        return say("The quotient is {quotient}: rounded to {decimals} decimals it is right.", **told)
    if right == 1:
        return say("The quotient is {quotient}: rounded to 1 digit it is right.", **told)
    return say("The quotient is {quotient}: rounded to {right} digits it is right.", **told)
