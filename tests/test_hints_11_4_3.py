"""Lesson 11-4-3: each mistake as a reader would write it, with NumPy, gets the hint that names it."""

import re

import numpy as np
import pytest

from helpers.answers.gradient_check import check_gradient
from test_exercises import CHECKS

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
CASES = [(name, answer, hint) for name, answers in HINTS.items() for answer, hint in answers]


@pytest.mark.parametrize(("name", "answer", "hint"), CASES, ids=[hint for *_, hint in CASES])
def test_a_mistake_in_its_natural_writing_gets_its_hint(name, answer, hint):
    outcome = CHECKS[name](answer)
    assert outcome.verdict == "wrong" and hint in outcome.line


def wrong_functions():
    """(name of the check, check, function) for each of them."""
    return [(name, CHECKS[name], answer) for name, answer, _ in CASES]


@pytest.mark.parametrize("ratio", [ratio for ratio, _ in RATIOS], ids=[hint for _, hint in RATIOS])
def test_a_hint_does_not_ask_for_the_zero_case_of_a_reader_who_settled_it(ratio):
    check = CHECKS["gradient_check.check_relative_error"]
    assert "0/0" not in check(guarded(ratio)).line and "0/0" in check(ratio).line


RIGHT = {
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


def test_one_number_in_the_place_of_a_gradient_is_told_without_its_type():
    line = repr(check_gradient(lambda L, W, h: np.float64(L(W + h) - L(W - h)) / (2 * h)))
    assert re.search(r"a value of shape \(\d,\) is asked for, and your function gave -?[\d.]{3,8}\.$", line), line
