"""Lessons 00, 11-4-1 and 11-4-2: each mistake as a reader would write it, with NumPy, gets the hint that names it."""

import math

import numpy as np
import pytest

from helpers.differentiation import central_difference, forward_difference
from test_exercises import CHECKS

U, EPS = 2**-53, 2**-52


HINTS = {
    "difference_quotients.check_central_difference": [
        (lambda f, x, h: (f(x + h) - f(x - h)) / h, "you divided by h"),
        (lambda f, x, h: (f(x + h) - f(x - h)) / 2, "you divided by 2;"),
        (lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h, "write / (2 * h)"),
        (lambda f, x, h: f(x + h) - f(x - h) / (2 * h), "put parentheses around the top"),
        (lambda f, x, h: f(x + h) - f(x - h), "that is the top of the fraction"),
        (lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h), "plus and minus have changed places"),
        (lambda f, x, h: (f(x + h) - f(x)) / h, "that is the forward difference"),
        (lambda f, x, h: (f(x) - f(x - h)) / h, "that is the backward difference"),
        (lambda f, x, h: (f(x + h / 2) - f(x - h / 2)) / h, "with half the step"),
        (lambda f, x, h: (f(x + h) - f(x)) / (2 * h), "you took x itself"),
        (lambda f, x, h: (f(x + h) + f(x - h)) / (2 * h), "do not add them"),
        (lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h**2, "that is the second difference"),
        (lambda f, x, h: np.abs(f(x + h) - f(x - h)) / (2 * h), "you took the absolute value"),
        (lambda f, x, h: abs((f(x + h) - f(x - h)) / (2 * h)), "you took the absolute value"),
        (lambda f, x, h: f(x), "you returned f(x)"),
    ],
    "difference_quotients.check_order": [
        (lambda error, error_at_half: math.ceil(math.log2(error / error_at_half)), "do not round up"),
        (lambda a, b: a / b, "that is the ratio of the errors"),
        (lambda a, b: np.log(a / b), "that is the natural logarithm"),
        (lambda a, b: math.log(a / b), "that is the natural logarithm"),
        (lambda a, b: np.log(a) - np.log(b), "that is the natural logarithm"),
        (lambda a, b: np.log10(a / b), "that is the logarithm to base 10"),
        (lambda a, b: round(np.log2(a / b)), "do not round"),
        (lambda a, b: int(math.log2(a / b)), "do not round"),
        (lambda a, b: np.log2(a / b).round(), "do not round"),
        (lambda a, b: np.floor(np.log2(a / b)), "do not round"),
        (lambda a, b: b / a, "turn the ratio over"),
        (lambda a, b: np.log2(b / a), "the order came out negative"),
        (lambda a, b: a / b / 2, "that is half the ratio"),
        (lambda a, b: a / (2 * b), "that is half the ratio"),
        (lambda a, b: np.log2(a) / np.log2(b), "not the ratio of the logarithms"),
        (lambda a, b: np.log(a) / np.log(b), "not the ratio of the logarithms"),
        (lambda a, b: (a / b) ** 0.5, "that is the square root"),
        (lambda a, b: a - b, "divide the errors"),
    ],
    "difference_quotients.check_kink": [
        (4, "that is the slope on the right"),
        (-2, "that is the slope on the left"),
        (0, "do not forget the + x"),
        (3, "f(−h) is 3h − h = +2h, since |−h| = h; so the top is 4h − 2h"),
        (2, "the distance between the points is 2h"),
        (6, "f(−h) is 3h − h = +2h, since |−h| = h; and the distance"),
        (float("nan"), "it is true that f has no derivative at 0"),
    ],
    "start_here.check_level_place": [
        (0, "there the slope is 1"),
        (-1.57, "that is the bottom on the other side"),
        (4.71, "beyond 4"),
        (90, "that is 90 degrees"),
        (3.14, "where the curve crosses zero"),
        (1, "that is the height"),
    ],
    "step_size.check_stairs": [
        (6 * 2.22e-16 / 1.5e-15, "that rounds down"),
        (0.888, "that rounds down"),
        (1, "that is the true slope"),
        ((math.exp(1e-9) - 1) / 1e-9, "that is the true slope"),
        (1.5e-15 / EPS, "that is h in units of ε"),
        (1.5e-15 / 2.22e-16, "that is h in units of ε"),
        (6.8, "that is about h in units of ε"),
        (round(1.5e-15 / EPS), "that is the number of steps"),
        (1.5e-15 // EPS, "do not cut off"),
        (7 * 2.22e-16, "that is the stored increase"),
        (1.5e-15 / (7 * EPS), "turn the fraction over"),
    ],
    "step_size.check_best_h": [
        ((3 * U / 125) ** 1 / 3, "so write ** (1 / 3)"),
        (np.sqrt(3 * U / 125), "that is the square root"),
        (6.9e-6, "that is the best h for exp(x)"),
        (np.cbrt(3 * U), "that is the best h for exp(x)"),
        (3.5e-5, "a function that changes faster wants a smaller h"),
        (np.cbrt(3 * U) / 125, "the 125 stands under the cube root"),
        (2 * np.sqrt(U / 25), "that is for the forward difference"),
        (np.cbrt(3 * U / 5), "that uses f‴ = 5"),
        (np.cbrt(3 * U / 25), "that uses f‴ = 25"),
        (np.cbrt(U / 125), "the 3 is missing"),
        (np.cbrt(EPS) / 5, "that is ∛ε/5"),
        (np.finfo(float).eps ** (1 / 3), "that is ∛ε, a rule of thumb"),
        (np.sqrt(np.finfo(float).eps), "that is √ε"),
        (3 * U / 125, "the cube root is still to be taken"),
        (np.cbrt(3 * 2**-24 / 125), "that is for float32"),
        (np.cbrt(3 * EPS / 125), "you used ε"),
    ],
    "step_size.check_richardson": [
        (lambda C, D: (4 * C - D) / 3, "the two are swapped"),
        (lambda C, D: 2 * D - C, "that is for errors in the ratio 2 to 1"),
        (lambda C, D: 4 * D - C, "divide by 3"),
        (lambda C, D: 4 * D - C / 3, "put parentheses around the top"),
        (lambda C, D: (4 * D - C) / 4, "you divided by 4"),
        (lambda C, D: (C - 4 * D) / 3, "plus and minus have changed places"),
        (lambda C, D: (16 * D - C) / 15, "the next round"),
        (lambda C, D: (C + D) / 2, "that is the mean"),
        (lambda C, D: D, "with the step h/2 alone"),
    ],
}  # fmt: skip


def of_two_values(rule):
    return lambda f, x, h: rule(central_difference(f, x, h), central_difference(f, x, h / 2))


RICHARDSON = "step_size.check_richardson"
CASES = [
    (name, of_two_values(answer) if name == RICHARDSON else answer, hint)
    for name, answers in HINTS.items()
    for answer, hint in answers
] + [
    (RICHARDSON, lambda f, x, h: (4 * central_difference(f, x, h)
     - central_difference(f, x, 2 * h)) / 3, "use the steps h and h/2"),
    (RICHARDSON, lambda f, x, h: (4 * forward_difference(f, x, h / 2)
     - forward_difference(f, x, h)) / 3, "that is with the forward difference"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "hint"), CASES, ids=[hint for *_, hint in CASES])
def test_a_mistake_in_its_natural_writing_gets_its_hint(name, answer, hint):
    outcome = CHECKS[name](answer)
    assert outcome.verdict == "wrong" and hint in outcome.line


@pytest.mark.parametrize("name", HINTS)
def test_every_listed_mistake_is_written_by_a_reader_above(name):
    said = [CHECKS[name](answer).line for own, answer, _ in CASES if own == name]
    for hint in CHECKS[name].mistakes:
        assert any(hint in line for line in said), hint


RIGHT = {
    "difference_quotients.check_central_difference": [
        lambda f, x, h: (f(x + h) - f(x - h)) / 2 / h,
        lambda f, x, h: 0.5 * ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h),
    ],
    "difference_quotients.check_order": [
        lambda a, b: math.log2(a / b),
        lambda a, b: math.log(a / b, 2),
        lambda a, b: np.log(a / b) / np.log(2),
        lambda a, b: np.log10(a / b) / np.log10(2),
    ],
    "step_size.check_stairs": [1.036, 1.04, 7 * 2.22e-16 / 1.5e-15, 14 * U / 1.5e-15],
    "step_size.check_best_h": [1.4e-6, 1.38e-6, 1.3e-6, np.cbrt(3 * U) / 5],
}


@pytest.mark.parametrize(("name", "answer"), [(name, answer) for name, rows in RIGHT.items() for answer in rows])
def test_a_right_answer_in_another_form_is_right(name, answer):
    assert CHECKS[name](answer).verdict == "right"
