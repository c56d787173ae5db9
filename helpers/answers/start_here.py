"""Lesson 00: the exercise to practise on."""

import math

from helpers.exercises import NumberCheck

check_level_place = NumberCheck(
    expected=math.pi / 2,
    tolerance=0.06,
    praise="The slope of sin(x) is cos(x), and it is 0 at π/2 = 1.57.",
    mistakes={
        "there the slope is 1, the steepest of all: look for the top of the curve": 0.0,
        "that is the bottom on the other side; the place asked for lies between 0 and 4": -math.pi / 2,
        "that place is level, too, but it lies beyond 4": 3 * math.pi / 2,
        "that is 90 degrees; the axis counts in radians, and π radians are 180 degrees": 90.0,
        "that is where the curve crosses zero: look for the place where it is level": math.pi,
        "that is the height of the curve there; the place x is asked for": 1.0,
    },
)
