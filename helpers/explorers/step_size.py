"""Lesson 11-4-2: the error over h, with the two bounds that explain it; float32 beside float64; ways out."""

import numpy as np

from helpers import curves
from helpers.differentiation import (
    best_step,
    central_difference,
    complex_step,
    forward_difference,
    richardson,
    roundoff_bound,
    truncation_error,
)
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures import style
from helpers.figures.error_over_h import LARGEST_H, SMALLEST_H, ErrorPanelsPicture, WaysOutPicture
from helpers.language import Words, say

_CURVES = (curves.exp, curves.sin, curves.cos, curves.tanh, curves.reciprocal, curves.square)
_POINTS = (-2.0, 0.0, 0.5, 1.0, 3.0, 10.0, 1000.0)
_STEPS = np.geomspace(SMALLEST_H, LARGEST_H, 409)
_RULES = {"forward": forward_difference, "central": central_difference}
_WAYS = {**_RULES, "Richardson": richardson, "complex step": complex_step}
# The complex step is dashed and the central difference wide: for large h they lie on one line.
_LOOKS = [
    (style.FORWARD, 1.2, "-"),
    (style.CENTRAL, 2.6, "-"),
    (style.RICHARDSON, 1.2, "-"),
    (style.COMPLEX_STEP, 1.6, "--"),
]


def explore_step_size(after=()):
    """Forward beside central: error over h with both bounds, their sum and the best h; live in f, h and x₀."""
    picture = ErrorPanelsPicture(["|error| of forward", "|error| of central"], [style.FORWARD, style.CENTRAL])

    def redraw(curve, x0):
        _draw(picture, [(curve, x0, rule, np.float64) for rule in _RULES.values()])

    def update(curve, h, x0):
        errors = [_error(curve, x0, rule, h) for rule in _RULES.values()]
        picture.move(h, _where_finite(errors))
        if not np.isfinite(errors).all():
            return _no_value(curve, x0, h)
        both = [_sentence(*rule, curve, x0, h, error) for rule, error in zip(_RULES.items(), errors, strict=True)]
        told = {"h": h, "x0": x0, "forward": both[0], "central": both[1]}
        return say("h = {h:.1e}, x₀ = {x0:g}. {forward} {central}", **told)

    return Explorer(picture, _curve_step_and_point(1e-2), update, redraw, after=after)


def explore_precision(after=()):
    """float64 beside float32 for exp at 0: error over h with both bounds; live in the rule and h."""
    kinds = (np.float64, np.float32)
    titles = [Words("|error| in {dtype}", dtype=kind.__name__) for kind in kinds]
    picture = ErrorPanelsPicture(titles, [style.FLOAT64, style.FLOAT32])

    def redraw(rule):
        _draw(picture, [(curves.exp, 0.0, rule, kind) for kind in kinds])

    def update(rule, h):
        errors = [_error(curves.exp, 0.0, rule, h, kind) for kind in kinds]
        picture.move(h, _where_finite(errors))
        best = [best_step(curves.exp, 0.0, rule, kind) for kind in kinds]
        return say(
            "h = {h:.1e}: float64 is off by {double:.1e}, its best h is {best_double:.1e}. "
            "float32 is off by {single:.1e}, its best h is {best_single:.1e}.",
            h=h, double=errors[0], best_double=best[0], single=errors[1], best_single=best[1],
        )  # fmt: skip

    moved = {"rule": controls.choice("rule", dict(reversed(_RULES.items()))), "h": controls.step_slider(1e-1, -17, 0)}
    return Explorer(picture, moved, update, redraw, after=after)


def explore_ways_out(after=()):
    """Forward, central, Richardson and complex step: their errors over h; live in f, h and x₀."""
    picture = WaysOutPicture(_WAYS, _LOOKS)

    def redraw(curve, x0):
        errors = [_within(_error(curve, x0, rule, _STEPS)) for rule in _WAYS.values()]
        picture.draw_background(_STEPS, errors, "" if np.isfinite(errors).any() else say("no finite value here"))

    def update(curve, h, x0):
        errors = [_error(curve, x0, rule, h) for rule in _WAYS.values()]
        picture.move(h, _where_finite(errors))
        if not np.isfinite(errors).all():
            return _no_value(curve, x0, h)
        forward, central, richardson, complex_step = map(_amount, errors)
        return say(
            "h = {h:.1e}, x₀ = {x0:g}. Off by: forward {forward}, central {central}, Richardson {richardson}, "
            "complex step {complex_step}.",
            h=h, x0=x0, forward=forward, central=central, richardson=richardson, complex_step=complex_step,
        )  # fmt: skip

    return Explorer(picture, _curve_step_and_point(1e-1), update, redraw, after=after)


def _curve_step_and_point(h):
    """The controls of a picture that is live in f, h and x₀; h starts at the given value."""
    return {
        "curve": controls.choice("f", {curve.name: curve for curve in _CURVES}),
        "h": controls.step_slider(h, -17, 0),
        "x0": controls.stops("x₀", _POINTS, 0.0),
    }


def _error(curve, x0, rule, h, kind=np.float64):
    """|quotient − f′(x₀)|, with the quotient computed in `kind`."""
    return np.abs(np.asarray(rule(curve, kind(x0), h), dtype=float) - curve.derivative(x0))


def _draw(picture, panels):
    """Measured errors and both bounds for each (curve, x₀, rule, kind); the axis fits the errors."""
    measured = [_error(curve, x0, rule, _STEPS, kind) for curve, x0, rule, kind in panels]
    finite = np.concatenate(measured)
    finite = finite[np.isfinite(finite)]
    top = 10 ** (np.ceil(np.log10(max(finite.max(initial=0), 1e-3))) + 1)
    limits = (top * 1e-16, top)
    values = []
    for errors, (curve, x0, rule, kind) in zip(measured, panels, strict=True):
        bounds = _bounds(curve, x0, _STEPS, rule, kind)
        best = best_step(curve, x0, rule, kind)
        shown = SMALLEST_H < best < LARGEST_H
        star = (best, sum(_bounds(curve, x0, best, rule, kind))) if shown else (np.nan, np.nan)
        values.append(((_within(errors, limits), *bounds, sum(bounds)), star))
    picture.draw_background(_STEPS, values, limits, "" if finite.size else say("no finite value here"))


def _bounds(curve, x0, h, rule, kind=np.float64):
    """What is cut off, and what rounding may do."""
    return truncation_error(curve, x0, h, rule), roundoff_bound(curve, x0, h, rule, kind)


def _within(errors, limits=(1e-17, 1e2)):
    """Errors moved to the nearest end of the axis where they lie outside it: a logarithmic axis has no 0."""
    return np.clip(_where_finite(errors), *limits)


def _where_finite(errors):
    return np.where(np.isfinite(errors), errors, np.nan)


def _no_value(curve, x0, h):
    told = {"h": h, "x0": x0, "f": curve.name}
    if np.isfinite([curve(x0), curve.derivative(x0)]).all():
        return say("h = {h:.1e} leads from x₀ = {x0:g} to a point where {f} has no finite value.", **told)
    return say("{f} has no finite value at x₀ = {x0:g}: there is no error to draw.", **told)


def _sentence(name, rule, curve, x0, h, error):
    best = _best(best_step(curve, x0, rule))
    right, left = (curve(x0 + step) == curve(x0) for step in (h, -h))
    if rule is forward_difference and right:
        return say("Forward is 0: f(x₀ + h) and f(x₀) are stored as the same number. {best}", best=best)
    if rule is central_difference and right and left:
        return say("Central is 0: f(x₀ + h) and f(x₀ − h) are the same number. {best}", best=best)
    cut_off, rounded = _bounds(curve, x0, h, rule)
    told = {"rule": say(name).capitalize(), "error": _amount(error), "best": best}
    if not (cut_off or rounded):
        return say("{rule} is off by {error}. {best}", **told)
    told |= {"cut_off": _amount(cut_off), "rounded": _amount(rounded)}
    return say("{rule} is off by {error} (the lines say: cut off {cut_off}, rounded {rounded}). {best}", **told)


def _amount(error):
    return f"{error:.1e}" if error else "0"


def _best(best):
    if np.isnan(best):
        return say("Both lines are 0 here and say nothing about the best h.")
    if best == 0:
        return say("Rounding does not grow here: no h is too small.")
    if np.isinf(best):
        return say("“Cut off” is 0 here, so by the formula a larger h is always better.")
    if best >= LARGEST_H:
        return say("The formula's best h, {best:.0e}, lies outside the picture.", best=best)
    return say("The formula's best h is about {best:.1e}.", best=best)
