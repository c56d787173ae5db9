"""Lesson 00: one slider that moves one point, to see that everything works."""

import numpy as np

from helpers.curves import sin
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.point import PointPicture
from helpers.language import say

_X = np.linspace(-4, 4, 401)


def explore_point(after=()):
    """A point on sin(x) with its tangent; live in x. It sleeps until the predictions `after` are locked in."""
    picture = PointPicture(_X, sin(_X))

    def update(x):
        slope = sin.derivative(x)
        ends = np.array([x - 1, x + 1])
        picture.move((x, sin(x)), (ends, sin(x) + slope * (ends - x)))
        at, height, steepness = (f"{round(number, 2) + 0.0:.2f}" for number in (x, sin(x), slope))  # no -0.00
        direction = say("uphill") if slope > 0.03 else say("downhill") if slope < -0.03 else say("almost level")
        told = {"at": at, "height": height, "slope": steepness, "direction": direction}
        return say("x = {at}: the curve is at {height} and its slope is {slope}, {direction}.", **told)

    return Explorer(picture, {"x": controls.slider("x", 0.5, -4.0, 4.0, 0.05)}, update, after=after)
