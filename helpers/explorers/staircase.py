"""Lesson 11-4-2: h moves by fractions of the last place, and x₀ + h jumps from one stored number to the next."""

import numpy as np

from helpers import curves
from helpers.curves import Curve
from helpers.differentiation import forward_difference
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.staircase import StaircasePicture
from helpers.language import say

_UNIT = np.finfo(float).eps  # from 1 to the next number
_LARGEST = 5.0
# The middle between two stored numbers is left out: there the last bit of exp decides, which differs by machine.
_GRID = np.arange(0.005, _LARGEST, 0.01)
_identity = Curve("x", lambda x: x, (np.ones_like,))
_CASES = {"exp(x) at x₀ = 0": (curves.exp, 0.0), "x itself at x₀ = 1": (_identity, 1.0)}


def explore_staircase(after=()):
    """The stored value of f(x₀ + h) and the forward quotient for h of a few units in the last place of 1."""
    picture = StaircasePicture(_LARGEST)

    def redraw(case):
        picture.draw_background(_GRID, *_stored_and_quotient(case, _GRID))

    def update(case, units):
        stored, quotient = _stored_and_quotient(case, units)
        picture.move(units, stored, quotient)
        number = {0: "1", 1: "1 + ε"}.get(round(stored), f"1 + {stored:.0f} ε")
        return say(
            "h = {units:.2f} ε = {h:.2e}: 1 + {units:.2f} ε is stored as {number}, "
            "so the quotient is {stored:.0f} / {units:.2f} = {quotient:.3f}.",
            units=units, h=units * _UNIT, number=number, stored=stored, quotient=quotient,
        )  # fmt: skip

    moved = {"case": controls.choice("f", _CASES), "units": controls.slider("h / ε", 2.55, 0.05, 4.95, 0.1)}
    return Explorer(picture, moved, update, redraw, after=after)


def _stored_and_quotient(case, units):
    """f(x₀ + h) − f(x₀) as stored, in units of the last place, and the forward quotient."""
    curve, x0 = case
    quotient = forward_difference(curve, x0, units * _UNIT)
    return quotient * units, quotient
