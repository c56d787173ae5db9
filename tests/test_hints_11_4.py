"""Lessons 00 and 11-4: each mistake as a reader would write it, with NumPy, gets the hint that names it."""

import math

import numpy as np
import pytest

from helpers.differentiation import central_difference, forward_difference
from test_exercises import CHECKS

U, EPS = 2**-53, 2**-52
norm = np.linalg.norm


def aliased(L, W, h):
    gradient = np.zeros_like(W)
    for i in range(len(W)):
        right = W
        left = W
        right[i] += h
        left[i] -= h
        gradient[i] = (L(right) - L(left)) / (2 * h)
    return gradient


def copies_before_the_loop(L, W, h):
    gradient = np.zeros_like(W)
    right, left = W.copy(), W.copy()
    for i in range(len(W)):
        right[i] += h
        left[i] -= h
        gradient[i] = (L(right) - L(left)) / (2 * h)
    return gradient


def not_put_back(L, W, h):
    gradient = np.zeros(W.shape)
    for i in range(len(W)):
        W[i] += h
        right = L(W)
        W[i] -= 2 * h
        gradient[i] = (right - L(W)) / (2 * h)
    return gradient


def back_to_the_middle(L, W, h):
    gradient = []
    for i in range(len(W)):
        W[i] += h
        right = L(W)
        W[i] -= h
        gradient.append((right - L(W)) / (2 * h))
    return gradient


def all_at_once(L, W, h):
    gradient = np.zeros(len(W))
    for i in range(len(W)):
        gradient[i] = (L(W + h) - L(W - h)) / (2 * h)
    return gradient


def one_by_one(quotient):
    """The right loop around quotient(L, W, right, left, h)."""

    def gradient(L, W, h):
        slopes = np.zeros(len(W))
        for i in range(len(W)):
            right, left = W.copy(), W.copy()
            right[i] += h
            left[i] -= h
            slopes[i] = quotient(L, W, right, left, h)
        return slopes

    return gradient


def guarded(ratio):
    def error(a, n):
        if norm(a) == 0 and norm(n) == 0:
            return 0.0
        return ratio(a, n)

    return error


RATIOS = [
    (lambda a, n: norm(a - n) / norm(a), "the larger norm, not by that of the first alone"),
    (lambda a, n: norm(n - a) / norm(n), "the larger norm, not by that of the second alone"),
    (lambda a, n: norm(a - n) / min(norm(a), norm(n)), "not by the smaller one"),
    (lambda a, n: norm(a - n) / (norm(a) + norm(n)), "not by the sum of both"),
    (lambda a, n: abs(norm(a) - norm(n)) / max(norm(a), norm(n)), "not the difference of the norms"),
    (lambda a, n: (norm(a - n) / max(norm(a), norm(n))) ** 2, "that is its square"),
    (lambda a, n: np.sum((a - n) ** 2) / max(np.sum(a**2), np.sum(n**2)), "that is its square"),
    (lambda a, n: abs(a - n).sum() / max(abs(a).sum(), abs(n).sum()), "that adds up absolute values"),
    (lambda a, n: abs(a - n).max() / max(abs(a).max(), abs(n).max()), "that takes the largest entry"),
    (lambda a, n: np.max(abs(a - n) / np.maximum(abs(a), abs(n))), "the largest error of a single entry"),
]

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
    "gradient_check.check_gradient": [
        (aliased, "nothing moved"),
        (copies_before_the_loop, "make fresh copies"),
        (not_put_back, "must be put back"),
        (back_to_the_middle, "you went back to W"),
        (all_at_once, "all weights moved at once"),
        (one_by_one(lambda L, W, right, left, h: (L(right) - L(left)) / h), "you divided by h"),
        (one_by_one(lambda L, W, right, left, h: (L(right) - L(W)) / h), "that is the forward difference"),
        (one_by_one(lambda L, W, right, left, h: (L(W) - L(left)) / h), "that is the backward difference"),
        (one_by_one(lambda L, W, right, left, h: (L(right) - L(left)) / 2 * h), "write / (2 * h)"),
        (one_by_one(lambda L, W, right, left, h: (L(right) - L(left)) / 2), "you divided by 2;"),
        (one_by_one(lambda L, W, right, left, h: L(right) - L(left)), "that is the top of the fraction"),
        (one_by_one(lambda L, W, right, left, h: L(right) - L(left) / (2 * h)), "put parentheses around the top"),
        (one_by_one(lambda L, W, right, left, h: (L(left) - L(right)) / (2 * h)), "plus and minus have changed places"),
        (one_by_one(lambda L, W, right, left, h: abs(L(right) - L(left)) / (2 * h)), "you took the absolute value"),
    ],
    "gradient_check.check_relative_error": [
        (lambda a, n: norm(a - n) / max(norm(a), norm(n)), "0/0 is still to be settled"),
        (lambda a, n: norm(a - n) / np.maximum(norm(a), norm(n)), "0/0 is still to be settled"),
        (lambda a, n: norm(a - n), "that is the absolute difference"),
        (lambda a, n: np.sqrt(np.sum((a - n) ** 2)), "that is the absolute difference"),
        (lambda a, n: np.abs(a - n).mean(), "that is the mean difference"),
        (lambda a, n: norm(a - n) / (max(norm(a), norm(n)) + 1e-8), "take it as a floor"),
        (lambda a, n: np.max(abs(a - n) / np.maximum(1e-8, abs(a) + abs(n))), "the error of CS231n's exercises"),
        *RATIOS,
        *((guarded(ratio), hint) for ratio, hint in RATIOS),
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


@pytest.mark.parametrize("ratio", [ratio for ratio, _ in RATIOS], ids=[hint for _, hint in RATIOS])
def test_a_hint_does_not_ask_for_the_zero_case_of_a_reader_who_settled_it(ratio):
    check = CHECKS["gradient_check.check_relative_error"]
    assert "0/0" not in check(guarded(ratio)).line and "0/0" in check(ratio).line


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
    "gradient_check.check_relative_error": [
        lambda a, n: norm(a - n) / max(norm(a), norm(n), 1e-8),
        lambda a, n: norm(a - n) / (max(norm(a), norm(n)) + 1e-12),
        lambda a, n: norm(a - n) / max(norm(a), norm(n)) if (a != n).any() else 0,
        lambda a, n: np.nan_to_num(norm(a - n) / max(norm(a), norm(n))),
        lambda a, n: np.sqrt(np.sum((a - n) ** 2) / max(np.sum(a**2), np.sum(n**2), 1e-300)),
    ],
}


@pytest.mark.parametrize(("name", "answer"), [(name, answer) for name, rows in RIGHT.items() for answer in rows])
def test_a_right_answer_in_another_form_is_right(name, answer):
    assert CHECKS[name](answer).verdict == "right"
