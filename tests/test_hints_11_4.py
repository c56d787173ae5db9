"""Lessons 00, 11-4-1 and 11-4-2: each mistake as a reader would write it, with NumPy, gets the hint that names it."""

import math

import numpy as np
import pytest

from helpers.differentiation import central_difference, forward_difference
from test_exercises import CHECKS

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


def wrong_functions():
    """(name of the check, check, function) for each of them."""
    return [(name, CHECKS[name], answer) for name, answer, _ in CASES]


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
}


@pytest.mark.parametrize(("name", "answer"), [(name, answer) for name, rows in RIGHT.items() for answer in rows])
def test_a_right_answer_in_another_form_is_right(name, answer):
    assert CHECKS[name](answer).verdict == "right"
