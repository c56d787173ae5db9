"""Lesson 11-4-1: the central difference, the order of a rule, the quotient at a kink."""

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck, named
from helpers.language import Words


def functions_and_points():
    """Cases (f, x, h): known curves, random cubics with a fixed seed, and many x at once."""
    random = np.random.default_rng(1141)
    cases = [
        (named("exp", np.exp), 0.0, 0.4),
        (named("sin", np.sin), 2.0, 0.1),
        (named("exp(-x)", _falling), 1.0, 0.2),
    ]
    for number in range(4):
        coefficients = random.normal(size=4)
        name = Words("cubic number {number}", number=number + 1)
        cubic = named(name, lambda x, c=coefficients: np.polyval(c, x))
        cases.append((cubic, random.normal(), random.uniform(0.05, 0.5)))
    cases.append((named("sin", np.sin), np.array([0.0, 1.0, 2.0]), 0.1))
    return tuple(cases)


def _falling(x):
    return np.exp(-x)


check_central_difference = FunctionCheck(
    expected=lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h),
    cases=functions_and_points(),
    praise="One step to each side, and the distance between the two points is 2h.",
    mistakes={
        "you divided by h, but the two points are 2h apart": lambda f, x, h: (f(x + h) - f(x - h)) / h,
        "you divided by 2; the distance between the two points is 2h": lambda f, x, h: (f(x + h) - f(x - h)) / 2,
        "without parentheses, / 2 * h divides by 2 and then multiplies by h: write / (2 * h)": (
            lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h
        ),
        "put parentheses around the top: only the second value was divided": (
            lambda f, x, h: f(x + h) - f(x - h) / (2 * h)
        ),
        "that is the top of the fraction; divide it by the distance between the points": (
            lambda f, x, h: f(x + h) - f(x - h)
        ),
        "plus and minus have changed places: the right point comes first": (
            lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h)
        ),
        "that is the forward difference: it steps to one side only": lambda f, x, h: (f(x + h) - f(x)) / h,
        "that is the backward difference: it steps to one side only": lambda f, x, h: (f(x) - f(x - h)) / h,
        "that is the central difference with half the step: the points are x + h and x − h": (
            lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / h
        ),
        "the left point is x − h, and you took x itself": lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
        "subtract the two values, do not add them": lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h),
        "that is the second difference, which estimates f″": lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h**2,
        "you returned f(x), the height of the curve, not its slope": lambda f, x, h: f(x),
        "you took the absolute value, but a slope may be negative": lambda f, x, h: abs(f(x + h) - f(x - h)) / (2 * h),
    },
)

check_order = FunctionCheck(
    expected=lambda error, error_at_half: np.log2(error / error_at_half),
    cases=(
        (0.1, 0.05),
        (0.1, 0.025),
        (4.2e-2, 1.04e-2),
        (2.1e-11, 1.3e-12),
        (0.8, 0.1),
    ),
    praise="The ratio is 2 to the power of the order, so the order is the base-2 logarithm of the ratio.",
    mistakes={
        "that is the ratio of the errors; the order is the power of 2 that gives this ratio": (
            lambda error, error_at_half: error / error_at_half
        ),
        "that is the natural logarithm; which power of 2 is it?": lambda error, error_at_half: np.log(
            error / error_at_half
        ),
        "that is the logarithm to base 10; which power of 2 is it?": (
            lambda error, error_at_half: np.log10(error / error_at_half)
        ),
        "do not round: a measured order is seldom a whole number": (
            lambda error, error_at_half: np.round(np.log2(error / error_at_half))
        ),
        "do not round up: a measured order is seldom a whole number": (
            lambda error, error_at_half: np.ceil(np.log2(error / error_at_half))
        ),
        "turn the ratio over, then take the base-2 logarithm": lambda error, error_at_half: error_at_half / error,
        "the order came out negative: the larger error goes on top": (
            lambda error, error_at_half: np.log2(error_at_half / error)
        ),
        "that is half the ratio; it is right only for the orders 1 and 2": (
            lambda error, error_at_half: error / error_at_half / 2
        ),
        "take the logarithm of the ratio, not the ratio of the logarithms": (
            lambda error, error_at_half: np.log(error) / np.log(error_at_half)
        ),
        "that is the square root of the ratio; the order is the power of 2 that gives the ratio": (
            lambda error, error_at_half: np.sqrt(error / error_at_half)
        ),
        "divide the errors, do not subtract them": lambda error, error_at_half: error - error_at_half,
    },
)

check_kink = NumberCheck(
    expected=1.0,
    praise="It is the mean of the slopes on both sides, (4 + (−2)) / 2, for every h; and f has no derivative at 0.",
    mistakes={
        "that is the slope on the right, which the forward difference gives": 4.0,
        "that is the slope on the left": -2.0,
        "that is the answer for 3|x| alone: do not forget the + x": 0.0,
        "f(−h) is 3h − h = +2h, since |−h| = h; so the top is 4h − 2h": 3.0,
        "that is the top divided by h, or the sum of both slopes; the distance between the points is 2h": 2.0,
        "f(−h) is 3h − h = +2h, since |−h| = h; and the distance between the points is 2h": 6.0,
        "it is true that f has no derivative at 0; but the formula gives a number all the same: which one?": np.nan,
    },
)
