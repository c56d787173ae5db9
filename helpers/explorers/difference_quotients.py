"""Lesson 11-4-1: the step h moves two secants, and their errors answer."""

import numpy as np

from helpers import curves
from helpers.curves import Curve
from helpers.differentiation import central_difference, forward_difference, rounding_of_quotients
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.difference_quotients import DifferenceQuotientsPicture
from helpers.language import say

_CURVES = (curves.exp, curves.sin, curves.square, curves.absolute, curves.relu)
_STEPS = np.logspace(-4, 0, 161)
_SMALLEST_ERROR, _LARGEST_ERROR = 1e-11, 10.0
_RULES = {"forward": forward_difference, "central": central_difference}
_WINDOW = np.linspace(-1.6, 1.6, 321)
_PLACES = np.linspace(-1.5, 1.5, 121)  # in the lens: (x − x₀) / h


def explore_difference_quotients(f=None, derivative=None, after=()):
    """Curve, secants and tangent beside the error over h; live in f, h and x₀.

    It sleeps until the predictions `after` are locked in. With `f` and its `derivative`, functions of your
    own that work on arrays, f is the first choice.
    Raises TypeError when one of the two is missing or is not a function.
    """
    curves = _CURVES if f is None and derivative is None else (_own_curve(f, derivative), *_CURVES)
    picture = DifferenceQuotientsPicture(_STEPS[0], _STEPS[-1], _SMALLEST_ERROR, _LARGEST_ERROR)

    def redraw(curve, x0, shifted):
        x = x0 + _WINDOW
        forward, central = _errors(curve, x0, _STEPS, shifted)
        note = "" if np.isfinite(forward).any() else say("no derivative here,\nso no error to draw")
        picture.draw_background(x, curve(x), _STEPS, forward, central, note)
        picture.look_through_the_lens(_PLACES, *_heights_in_the_lens(curve, x0, shifted))

    def update(curve, x0, h, shifted):
        point = x0 + h / 2 if shifted else x0
        forward, central = _slopes(curve, x0, h)
        errors = _off((forward, central), curve.derivative(point))
        picture.move(
            tangent=_line(x0, point, curve(point), curve.derivative(point)),
            forward=_secant(curve, x0, x0, x0 + h, forward),
            central=_secant(curve, x0, x0 - h, x0 + h, central),
            point=([point], [curve(point)]),
            h=h,
            forward_error=errors[0],
            central_error=errors[1],
        )
        picture.move_lens(_PLACES, *_lens(curve, x0, h, point))
        return _sentence(curve, x0, h, shifted, (forward, central), errors)

    return Explorer(
        picture,
        {
            "curve": controls.choice("f", {curve.name: curve for curve in curves}),
            "h": controls.step_slider(1.0, -4, 0),
            "x0": controls.slider("x₀", 0.0, -2.0, 2.0, 0.25),
            "shifted": controls.tick_box("compare at x₀ + h/2"),
        },
        update,
        redraw,
        after=after,
    )


def _own_curve(f, derivative):
    for name, function in (("f", f), ("derivative", derivative)):
        if not callable(function):
            raise TypeError(f"{name} must be a function, got {function!r}: give f and its derivative, both by hand")
    return Curve("your f", f, (derivative,))


def _errors(curve, x0, h, shifted):
    """How far the forward and the central quotient are from f′ at x₀ (or at x₀ + h/2)."""
    return _off(_slopes(curve, x0, h), curve.derivative(x0 + h / 2 if shifted else x0))


def _slopes(curve, x0, h):
    """The forward and the central quotient."""
    return tuple(rule(curve, x0, h) for rule in _RULES.values())


def _off(slopes, exact):
    return tuple(np.abs(slope - exact) for slope in slopes)


def _line(x0, point, height, slope):
    """The straight line of that slope through (point, height), across the window."""
    ends = x0 + _WINDOW[[0, -1]]
    return ends, height + slope * (ends - point)


def _secant(curve, x0, left, right, slope):
    points = np.array([left, right])
    return (points, curve(points)), _line(x0, right, curve(right), slope)


def _above_the_tangent(curve, x0, h, point, places):
    """f minus its tangent at `point`, divided by h², at x₀ + h·places: there a smooth curve stays as large as f″/2."""
    x = x0 + h * places
    return (curve(x) - curve(point) - curve.derivative(point) * (x - point)) / h**2


def _lens(curve, x0, h, point):
    """What the lens shows: the curve, the forward and the central secant, and a note where there is no tangent."""

    def secant(left, right):
        ends = np.array([left, right])
        heights = _above_the_tangent(curve, x0, h, point, ends)
        slope = (heights[1] - heights[0]) / (right - left)
        return (ends, heights), (_PLACES[[0, -1]], heights[1] + slope * (_PLACES[[0, -1]] - right))

    heights = _above_the_tangent(curve, x0, h, point, _PLACES)
    note = "" if np.isfinite(heights).any() else say("no tangent here,\nso none to take away")
    return heights, secant(0, 1), secant(-1, 1), note


def _heights_in_the_lens(curve, x0, shifted):
    """Limits for all h that are not tiny: there the curve above its tangent has its limit, f″/2 times a square."""
    seen = [_above_the_tangent(curve, x0, h, x0 + h / 2 if shifted else x0, _PLACES) for h in _STEPS[80::8]]
    finite = np.concatenate([[0.0], *(heights[np.isfinite(heights)] for heights in seen)])
    margin = 0.12 * (finite.max() - finite.min())
    return (finite.min() - margin, finite.max() + margin) if 1e-9 < margin < 1e9 else (-1.0, 1.0)


def _sentence(curve, x0, h, shifted, slopes, errors):
    point = f"x₀ + h/2 = {x0 + h / 2:.7g}" if shifted else f"x₀ = {x0:.7g}"
    told = {"h": h, "f": say(curve.name), "point": point, **dict(zip(_RULES, slopes, strict=True))}
    if not np.all(np.isfinite(slopes)):
        if np.all(np.isfinite(curve(x0 + np.array([-h, 0, h])))):
            return say(
                "h = {h:.3g}: a quotient of {f} is too large to be stored, so there is nothing to compare.", **told
            )
        return say(
            "h = {h:.3g}: {f} has no finite value at one of the points, so there is no slope to compare.", **told
        )
    if not np.all(np.isfinite(errors)):
        missing = (
            "h = {h:.3g}: forward {forward:.10g}, central {central:.10g}. "
            "But {f} has no derivative at {point}: there is nothing to be close to."
        )
        infinite = (
            "h = {h:.3g}: forward {forward:.10g}, central {central:.10g}. "
            "But {f} has a derivative without a finite value at {point}: there is nothing to be close to."
        )
        return say(missing if curve in _CURVES else infinite, **told)
    rounding = rounding_of_quotients(curve, x0, h)
    off = [f"{error:.2g}" if error > rounding else say("no more than rounding") for error in errors]
    seen = [error if error > rounding else np.nan for error in errors]
    return say(
        "h = {h:.3g} at {point}: forward {forward:.10g} is off by {forward_off}; "
        "central {central:.10g} is off by {central_off}.{half_the_step}",
        **told, forward_off=off[0], central_off=off[1], half_the_step=_half_the_step(curve, x0, h, shifted, seen),
    )  # fmt: skip


def _half_the_step(curve, x0, h, shifted, errors):
    """What half the step does to the errors (NaN: rounding hides it); x₀ + h/4 may be a kink, and x₀ + h/2 none."""
    rounding, after = rounding_of_quotients(curve, x0, h / 2), _errors(curve, x0, h / 2, shifted)
    told = {
        name: _halving(whole, half, rounding)
        for name, whole, half in zip(_RULES, errors, after, strict=True)
        if np.isfinite([whole, half]).all()
    }
    if len(told) == 2:
        return say(" Half the step: forward error {forward}, central error {central}.", **told)
    if "forward" in told:
        return say(" Half the step: forward error {forward}.", **told)
    return say(" Half the step: central error {central}.", **told) if told else ""


def _halving(before, after, rounding):
    """What half the step does to an error, as long as rounding does not blur it."""
    if after <= rounding:
        return say("down to rounding")
    if after < 100 * rounding:
        return say("too near rounding to compare")
    return say("unchanged") if abs(before / after - 1) < 0.005 else say("÷ {ratio:.3g}", ratio=before / after)
