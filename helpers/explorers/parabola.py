"""Lesson 11-4-1: a parabola stands in for the curve, and its slope in the middle is the central difference."""

import numpy as np

from helpers import curves
from helpers.differentiation import forward_difference, rounding_of_quotients
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.parabola import ParabolaPicture
from helpers.language import say
from helpers.parabolas import parabola_through

_CURVES = (curves.cube, curves.exp, curves.sin, curves.square, curves.straight)
_WINDOW = np.linspace(-1.5, 1.5, 301)


def explore_parabola(after=()):
    """A curve, the parabola through three of its points (or the line through two), what is left; live in f, h and x₀.

    It sleeps until the predictions `after` are locked in.
    """
    picture = ParabolaPicture()

    def redraw(curve, x0, through):
        x = x0 + _WINDOW
        y = curve(x)
        rests = [y - _stand_in(curve, x0, h, through)(x) for h in (1.0, 0.1, 0.01)]
        size = 1.1 * np.abs(rests).max()
        picture.draw_background(x, y, _with_margin(y), (-size, size) if size > 1e-9 else (-1, 1))

    def update(curve, x0, h, through):
        x, stand_in = x0 + _WINDOW, _stand_in(curve, x0, h, through)
        ends, slope, exact = x[[0, -1]], stand_in.slope(x0), curve.derivative(x0)
        points = x0 + h * np.array([-1, 0, 1] if through == 3 else [0, 1])
        outer = points[[0, -1]]
        drawn = x, stand_in(x)
        picture.move(
            points=(points, curve(points)),
            tangent=(ends, curve(x0) + exact * (ends - x0)),
            parabola=drawn if through == 3 else None,
            middle=(ends, curve(x0) + slope * (ends - x0)) if through == 3 else None,
            secant=(outer, curve(outer)) if through == 3 else None,
            line=drawn if through == 2 else None,
            rest=(x, curve(x) - stand_in(x)),
            rest_slope=(ends, (exact - slope) * (ends - x0)),
        )
        picture.mark(x0, curve(x0))
        return _sentence(curve, x0, h, through, slope, exact)

    return Explorer(
        picture,
        {
            "curve": controls.choice("f", {curve.name: curve for curve in _CURVES}),
            "through": controls.choice("through", {"3 points": 3, "2 points": 2}),
            "h": controls.step_slider(1.0, -2, 0),
            "x0": controls.slider("x₀", 0.5, -2.0, 2.0, 0.25),
        },
        update,
        redraw,
        after=after,
    )


class _Line:
    """The line through the points of the curve at x₀ and x₀ + h."""

    def __init__(self, curve, x0, h):
        self._x0, self._y0, self._slope = x0, curve(x0), forward_difference(curve, x0, h)

    def __call__(self, x):
        return self._y0 + self._slope * (x - self._x0)

    def slope(self, x):
        return self._slope


def _stand_in(curve, x0, h, through):
    return parabola_through(curve, x0, h) if through == 3 else _Line(curve, x0, h)


def _with_margin(y):
    margin = 0.12 * (y.max() - y.min())
    return y.min() - margin, y.max() + margin


def _sentence(curve, x0, h, through, slope, exact):
    error = abs(slope - exact)
    off = f"{error:.3g}"
    if error <= rounding_of_quotients(curve, x0, h):
        off, slope = say("no more than rounding"), exact  # no digits of what rounding has left over
    parabola = (
        "h = {h:.3g}: at x₀ = {x0:.7g} the slope of the parabola is {slope:.7g}, the central difference; "
        "the slope of the curve is {exact:.7g}. Off by {off}, and h² = {square:.3g}."
    )
    line = (
        "h = {h:.3g}: at x₀ = {x0:.7g} the slope of the line is {slope:.7g}, the forward difference; "
        "the slope of the curve is {exact:.7g}. Off by {off}, and h = {h:.3g}."
    )
    told = {"h": h, "x0": x0, "slope": slope, "exact": exact, "off": off, "square": h * h}
    return say(parabola if through == 3 else line, **told)
