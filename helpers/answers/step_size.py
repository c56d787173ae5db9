"""Lesson 11-4-2: a step of the staircase, the best h of another function, Richardson's rule."""

from helpers.answers.difference_quotients import functions_and_points
from helpers.differentiation import central_difference, forward_difference, richardson
from helpers.exercises import FunctionCheck, NumberCheck

_EPS = 2.0**-52
_H = 1.5e-15

check_stairs = NumberCheck(
    expected=7 * _EPS / _H,
    tolerance=5e-3,
    praise="h is 6.76 ε, which is stored as 7 ε, and 7 ε / h = 1.036.",
    mistakes={
        "that rounds down, but 6.76 is nearer to 7": 6 * _EPS / _H,
        "that is the true slope; which multiple of ε is stored?": 1.0,
        "that is h in units of ε; round it, multiply by ε, and divide by h": _H / _EPS,
        "that is about h in units of ε; round it to a whole number, multiply by ε, and divide by h": 6.8,
        "that is the number of steps; multiply by ε and divide by h": 7.0,
        "round to the nearest whole number, do not cut off; then multiply by ε and divide by h": 6.0,
        "that is the stored increase; divide it by h": 7 * _EPS,
        "turn the fraction over: the stored increase stands on top": _H / (7 * _EPS),
    },
)

check_best_h = NumberCheck(
    expected=(3 * 2**-53 / 125) ** (1 / 3),
    tolerance=1e-7,
    praise="∛(3u/125) is a fifth of the best h for exp(x): five times faster, five times smaller.",
    mistakes={
        "that is the best h for exp(x); here f‴ is 125": (3 * 2**-53) ** (1 / 3),
        "you multiplied by 5; a function that changes faster wants a smaller h": 5 * (3 * 2**-53) ** (1 / 3),
        "that is 1/125 of the one for exp(x); the 125 stands under the cube root": (3 * 2**-53) ** (1 / 3) / 125,
        "that is for the forward difference; the central one has a cube root": 2 * (2**-53 / 25) ** 0.5,
        "that uses f‴ = 5; every derivative brings one more factor 5": (3 * 2**-53 / 5) ** (1 / 3),
        "that uses f‴ = 25; every derivative brings one more factor 5, and there are three": (3 * 2**-53 / 25)
        ** (1 / 3),
        "the 3 is missing: it stands with u under the cube root": (2**-53 / 125) ** (1 / 3),
        "that is ∛ε/5; under the cube root stands 3u/125": 2 ** (-52 / 3) / 5,
        "that is ∛ε, a rule of thumb for a function that one does not know; here f‴ is 125": 2 ** (-52 / 3),
        "that is √ε, the rule of thumb for the forward difference; the central one has a cube root": 2.0**-26,
        "the cube root is still to be taken": 3 * 2**-53 / 125,
        "that is a third, not the cube root: ** 1 / 3 divides by 3, so write ** (1 / 3)": 3 * 2**-53 / 125 / 3,
        "that is the square root; here stands a cube root": (3 * 2**-53 / 125) ** 0.5,
        "that is for float32; float64 has u = 2⁻⁵³": (3 * 2**-24 / 125) ** (1 / 3),
        "you used ε = 2⁻⁵² in the place of u = 2⁻⁵³": (3 * 2**-52 / 125) ** (1 / 3),
    },
)

check_richardson = FunctionCheck(
    expected=richardson,
    cases=functions_and_points(),
    tolerance=1e-10,
    praise="Four times the better value minus the other one, over 3: the h² terms cancel.",
    mistakes={
        "the two are swapped: the value at h/2 is the better one and gets the 4": (
            lambda f, x, h: (4 * central_difference(f, x, h) - central_difference(f, x, h / 2)) / 3
        ),
        "that is for errors in the ratio 2 to 1; here they are 4 to 1": (
            lambda f, x, h: 2 * central_difference(f, x, h / 2) - central_difference(f, x, h)
        ),
        "divide by 3: four derivatives minus one are three": (
            lambda f, x, h: 4 * central_difference(f, x, h / 2) - central_difference(f, x, h)
        ),
        "put parentheses around the top: only the second value was divided by 3": (
            lambda f, x, h: 4 * central_difference(f, x, h / 2) - central_difference(f, x, h) / 3
        ),
        "you divided by 4, but four derivatives minus one are three": (
            lambda f, x, h: (4 * central_difference(f, x, h / 2) - central_difference(f, x, h)) / 4
        ),
        "plus and minus have changed places: the value at h/2 comes first, with the 4": (
            lambda f, x, h: (central_difference(f, x, h) - 4 * central_difference(f, x, h / 2)) / 3
        ),
        "that is for errors in the ratio 16 to 1, the next round; here they are 4 to 1": (
            lambda f, x, h: (16 * central_difference(f, x, h / 2) - central_difference(f, x, h)) / 15
        ),
        "that is with the forward difference, whose errors are in the ratio 2 to 1; take the central one": (
            lambda f, x, h: (4 * forward_difference(f, x, h / 2) - forward_difference(f, x, h)) / 3
        ),
        "that is the central difference with the step h/2 alone": lambda f, x, h: central_difference(f, x, h / 2),
        "use the steps h and h/2, not h and 2h": (
            lambda f, x, h: (4 * central_difference(f, x, h) - central_difference(f, x, 2 * h)) / 3
        ),
        "that is the mean, which cancels nothing": (
            lambda f, x, h: (central_difference(f, x, h / 2) + central_difference(f, x, h)) / 2
        ),
    },
)
