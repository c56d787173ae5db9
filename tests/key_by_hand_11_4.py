"""The key to 00 and 11-4 once more, by hand: each right choice, each wrong number, and the numbers in the reasons.

A function for each prediction gives its right choice and the parts of its reason that hold a number, both computed
here. A row for each wrong number: as it is typed, words of the hint that it should get, and how one comes to it.
"""

import math
from fractions import Fraction

import numpy as np

from by_hand import in_words, nearest, short
from helpers import network
from helpers.answers.planted_bugs import planted
from helpers.little_images import little_images

U, EPS = 2.0**-53, 2.0**-52  # half of the distance from 1 to the next number, and all of it


def forward(f, x, h):
    return (f(x + h) - f(x)) / h


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def steepest():
    """The slope of sin is cos, and cos has its largest value at 0."""
    x = np.linspace(-4, 4, 801)
    place = x[np.argmax(np.cos(x))]
    choices = {"at the top": math.pi / 2, "where it crosses zero, going up": 0, "at the bottom": -math.pi / 2}
    choice = min(choices, key=lambda name: abs(choices[name] - place))
    return choice, [f"Move x to {abs(place):.0f}", f"the slope {np.cos(place):.0f}."]


def halve_h():
    """What is left of both errors for exp at 0 when a small h is halved, and when it is made ten times smaller."""
    errors = {rule: [abs(rule(np.exp, 0, h) - 1) for h in (1e-2, 5e-3, 1e-3)] for rule in (forward, central)}
    left = {rule: nearest(half / whole, {"a half": 1 / 2, "a quarter": 1 / 4})
            for rule, (whole, half, _) in errors.items()}  # fmt: skip
    times = {rule: float(f"{whole / tenth:.1g}") for rule, (whole, _, tenth) in errors.items()}
    told = [f"that is {times[forward]:g} times smaller", f"about {times[central]:g} times smaller"]
    return f"forward: {left[forward]}, central: {left[central]}", told


def exact_for():
    """The central difference of xⁿ in fractions minus n·xⁿ⁻¹: up to which n it is 0, and that it is h² for the next."""
    places = [(Fraction(x, 7), Fraction(h, 3)) for x in (-5, 0, 2, 11) for h in (1, 4)]
    off = {n: [central(lambda u, n=n: u**n, x, h) - n * x ** (n - 1) for x, h in places] for n in (1, 2, 3)}
    exact = [n for n in off if not any(off[n])]
    assert exact == [1, 2] and off[3] == [h * h for _, h in places]
    choices = {0: "none: h is never 0", 1: "straight lines only", 2: "parabolas, too", 3: "cubics, too"}
    return choices[exact[-1]], []


def best_h():
    """h²/6 + u/h is the error of the central difference of exp at 0; its slope is 0 where h³ = 3u."""
    turning = (3 * U) ** (1 / 3)
    error = {h: float(h) ** 2 / 6 + U / float(h) for h in ("1e-2", "1e-5", "1e-8", "1e-12", "1e-16")}
    return min(error, key=error.get), [f"the turning point, {short(turning)}.", "Keep exp(x) at 0,"]


def tiny_h():
    """The numbers next to 1 are ε away, so 1e-16 is rounded away; from half of ε on the top is ε."""
    h, units, next_stop = 1e-16, 0.45, 0.55
    top, quotient = (1 + h) - 1, round(next_stop) / next_stop
    told = [f"1 + {short(h)}", "to 1 than", f"the fraction is {top:.0f}.", f"the quotient is {quotient:.1f}."]
    return f"{top / h:.0f}", [*told, f"to {units}, which is about {short(units * EPS)};"]


def passes():
    """One number for each connection and each bias, and one pass to each side for each of them."""
    weights, sides = 128 * (784 + 1) + 10 * (128 + 1), 2
    return f"{sides * weights:,}", [f"takes {in_words[sides]} passes"]


def bugs_train():
    """Gradient descent with each bug on the little images: how many end with all fresh ones, from all five starts."""
    runs = {number: _recognised(planted(number)) for number in range(7)}
    as_good = [number for number in range(1, 7) if (runs[number][-1] == runs[0][-1]).all()]
    arrival = {number: np.array([np.flatnonzero(one < 1)[-1] for one in runs[number].T]) for number in (0, *as_good)}
    later = [number for number in as_good if (arrival[number] > arrival[0]).all()]
    assert (runs[0][-1] == 1).all() and all((arrival[number] < arrival[0] + 30).all() for number in later)
    told = ["Bugs {}, {} and {} end".format(*as_good), "Bugs {} and {} get there".format(*later)]
    choices = {0: "none", 1: "one", 3: "three", 6: "all six"}
    return choices[len(as_good)], [*told, f"after {len(runs[0]) - 1} steps"]


def _recognised(backprop):
    """The share of 200 fresh images over 150 steps from five starts: an array (151, 5)."""
    X, labels = little_images(np.random.default_rng(0), 90)
    fresh = little_images(np.random.default_rng(1), 200)
    starts = [network.start_weights(np.random.default_rng(start), 9, 5, 3) for start in range(5)]
    weights, shares = tuple(map(np.stack, zip(*starts, strict=True))), []
    for _ in range(151):
        shares.append(network.accuracy(weights, *fresh))
        weights = tuple(w - g for w, g in zip(weights, backprop(weights, X, labels), strict=True))
    return np.array(shares)


PREDICTED = {
    "steepest": steepest,
    "halve-h": halve_h,
    "exact-for": exact_for,
    "best-h": best_h,
    "tiny-h": tiny_h,
    "passes": passes,
    "bugs-train": bugs_train,
}

WRONG_NUMBERS = {
    "start_here.check_level_place": [
        (0, "there the slope is 1", math.asin(0)),
        (-1.57, "the bottom on the other side", -math.acos(0)),
        (4.71, "it lies beyond 4", 3 * math.acos(0)),
        (90, "that is 90 degrees", math.degrees(math.acos(0))),
        (3.14, "where the curve crosses zero", 2 * math.acos(0)),
        (1, "the height of the curve", math.sin(math.acos(0))),
    ],
    "difference_quotients.check_kink": [  # 3|x| + x, whose slopes are 3 + 1 and −3 + 1
        (4, "the slope on the right", 3 + 1),
        (-2, "the slope on the left", -3 + 1),
        (0, "the answer for 3|x| alone", 3 - 3),
        (3, "so the top is 4h − 2h", (4 + 2) / 2),
        (2, "the top divided by h", 4 + -2),
        (6, "2h, since |−h| = h; and the distance", 4 + 2),
        (math.nan, "it is true that f has no derivative at 0", math.nan),
    ],
    "step_size.check_stairs": [  # 1.5e-15 is 6.76 ε
        (0.888, "that rounds down", 6 * EPS / 1.5e-15),
        (0.89, "that rounds down", 6 * 2.22e-16 / 1.5e-15),
        (1, "that is the true slope", math.exp(0)),
        (0.99999999, "that is the true slope", (math.exp(1e-9) - 1) / 1e-9),
        (6.76, "that is h in units of ε", 1.5e-15 / 2.22e-16),
        (6.8, "that is about h in units of ε", round(1.5e-15 / EPS, 1)),
        (7, "that is the number of steps", round(1.5e-15 / EPS)),
        (6, "do not cut off", 1.5e-15 // EPS),
        (1.55e-15, "that is the stored increase", 7 * EPS),
        (0.965, "turn the fraction over", 1.5e-15 / (7 * EPS)),
    ],
    "step_size.check_best_h": [  # ∛(3u/125)
        (6.9e-6, "that is the best h for exp(x)", math.cbrt(3 * U)),
        (3.5e-5, "you multiplied by 5", 5 * math.cbrt(3 * U)),
        (5.5e-8, "that is 1/125 of the one for exp(x)", math.cbrt(3 * U) / 125),
        (4.2e-9, "that is for the forward difference", 2 * math.sqrt(U / 25)),
        (4.1e-6, "that uses f‴ = 5;", math.cbrt(3 * U / 5)),
        (2.4e-6, "that uses f‴ = 25;", math.cbrt(3 * U / 25)),
        (9.6e-7, "the 3 is missing", math.cbrt(U / 125)),
        (1.21e-6, "that is ∛ε/5;", math.cbrt(EPS) / 5),
        (6.1e-6, "that is ∛ε, a rule of thumb", math.cbrt(EPS)),
        (1.5e-8, "that is √ε, the rule of thumb", math.sqrt(EPS)),
        (2.7e-18, "the cube root is still to be taken", 3 * U / 125),
        (8.9e-19, "that is a third, not the cube root", (3 * U / 125) ** 1 / 3),
        (1.6e-9, "that is the square root", math.sqrt(3 * U / 125)),
        (1.1e-3, "that is for float32", math.cbrt(3 * 2**-24 / 125)),
        (1.7e-6, "you used ε = 2⁻⁵² in the place of u", math.cbrt(3 * EPS / 125)),
    ],
}  # fmt: skip

# Right numbers, to the digits that are asked for, and numbers that are not quite right.
RIGHT_NUMBERS = {
    "start_here.check_level_place": ([1.55, 1.6, math.acos(0)], [1.5, 1.65]),
    "difference_quotients.check_kink": ([1, (4 + -2) / 2], [0.999, 1.001]),
    "step_size.check_stairs": ([1.036, 1.04, 7 * 2.22e-16 / 1.5e-15, 14 * U / 1.5e-15], [1.03, 1.05]),
    "step_size.check_best_h": ([1.4e-6, 1.38e-6, 1.3e-6, math.cbrt(3 * U) / 5], [1.5e-6]),
}
