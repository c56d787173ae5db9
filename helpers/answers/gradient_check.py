"""Lesson 11-4-3: the gradient of a loss by central differences, the relative error, the bug that was planted."""

import numpy as np

from helpers.answers.planted_bugs import NAMES
from helpers.differentiation import numerical_gradient, relative_error
from helpers.exercises import ChoiceCheck, FunctionCheck, named
from helpers.language import Words
from helpers.losses import book_loss

THE_BUG = 4


def _losses_and_weights():
    """Cases (L, W, h): the book's L, a sum of sines, a product, at points with a fixed seed."""
    random = np.random.default_rng(1143)
    losses = (
        named("the book's L", book_loss),
        named("sum of sin(w)", lambda W: np.sum(np.sin(W))),
        named("product of all w", np.prod),
    )
    sizes = (2, 4, 3)
    return tuple((loss, random.normal(size=size), 0.1) for loss, size in zip(losses, sizes, strict=True))


def _each(step):
    """The gradient whose entry i is step(L, W, h, unit vector i)."""
    return lambda L, W, h: np.array([step(L, W, h, unit) for unit in np.eye(len(W))])


check_gradient = FunctionCheck(
    expected=lambda L, W, h: numerical_gradient(L, W, h),
    cases=_losses_and_weights(),
    praise="One weight at a time, one step to each side, and W is whole again before the next weight.",
    mistakes={
        "you divided by h, but the two points are 2h apart": _each(
            lambda L, W, h, unit: (L(W + h * unit) - L(W - h * unit)) / h
        ),
        "that is the forward difference: it steps to one side only": _each(
            lambda L, W, h, unit: (L(W + h * unit) - L(W)) / h
        ),
        "that is the backward difference: it steps to one side only": _each(
            lambda L, W, h, unit: (L(W) - L(W - h * unit)) / h
        ),
        "without parentheses, / 2 * h divides by 2 and then multiplies by h: write / (2 * h)": _each(
            lambda L, W, h, unit: (L(W + h * unit) - L(W - h * unit)) / 2 * h
        ),
        "you went back to W, and not to W − h: take away 2h": _each(
            lambda L, W, h, unit: (L(W + h * unit) - L(W)) / (2 * h)
        ),
        "put parentheses around the top: only the second value was divided": _each(
            lambda L, W, h, unit: L(W + h * unit) - L(W - h * unit) / (2 * h)
        ),
        "you divided by 2; the distance between the two points is 2h": _each(
            lambda L, W, h, unit: (L(W + h * unit) - L(W - h * unit)) / 2
        ),
        "that is the top of the fraction; divide it by the distance between the points": _each(
            lambda L, W, h, unit: L(W + h * unit) - L(W - h * unit)
        ),
        "you took the absolute value, but a slope may be negative": _each(
            lambda L, W, h, unit: abs(L(W + h * unit) - L(W - h * unit)) / (2 * h)
        ),
        "nothing moved: two names for the same array are one array, use W.copy()": lambda L, W, h: np.zeros(len(W)),
        "make fresh copies for each weight: the ones before are still moved": (
            lambda L, W, h: np.array([(L(W + h * moved) - L(W - h * moved)) / (2 * h) for moved in np.tri(len(W))])
        ),
        "all weights moved at once; move one, and put it back": _each(
            lambda L, W, h, unit: (L(W + h) - L(W - h)) / (2 * h)
        ),
        "plus and minus have changed places": _each(
            lambda L, W, h, unit: (L(W - h * unit) - L(W + h * unit)) / (2 * h)
        ),
        "a weight that was moved must be put back before the next one": (
            lambda L, W, h: np.array(
                [
                    (L(_lowered(W, h, i) + 2 * h * unit) - L(_lowered(W, h, i))) / (2 * h)
                    for i, unit in enumerate(np.eye(len(W)))
                ]
            )
        ),
    },
)


def _lowered(W, h, place):
    """W with all entries up to `place` lower by h."""
    return W - h * (np.arange(len(W)) <= place)


def _lengths(a, n):
    return np.linalg.norm(a), np.linalg.norm(n)


_WRONG_RATIOS = {
    "divide by the larger norm, not by that of the first alone": (
        lambda a, n: np.linalg.norm(a - n) / np.linalg.norm(a)
    ),
    "divide by the larger norm, not by that of the second alone": (
        lambda a, n: np.linalg.norm(a - n) / np.linalg.norm(n)
    ),
    "divide by the larger norm, not by the smaller one": lambda a, n: np.linalg.norm(a - n) / min(_lengths(a, n)),
    "divide by the larger norm, not by the sum of both": lambda a, n: np.linalg.norm(a - n) / sum(_lengths(a, n)),
    "take the norm of the difference, not the difference of the norms": (
        lambda a, n: abs(np.linalg.norm(a) - np.linalg.norm(n)) / max(_lengths(a, n))
    ),
    "that is its square: a length is the root of the sum of squares": (
        lambda a, n: np.sum((a - n) ** 2) / max(np.sum(a**2), np.sum(n**2))
    ),
    "that adds up absolute values; a length is the root of the sum of squares": (
        lambda a, n: np.sum(np.abs(a - n)) / max(np.sum(np.abs(a)), np.sum(np.abs(n)))
    ),
    "that takes the largest entry; a length is the root of the sum of squares": (
        lambda a, n: np.max(np.abs(a - n)) / max(np.max(np.abs(a)), np.max(np.abs(n)))
    ),
    "that is the largest error of a single entry; compare the lengths of the whole arrays": (
        lambda a, n: np.max(np.abs(a - n) / np.maximum(np.abs(a), np.abs(n)))
    ),
}


def _zero_for_zeros(ratio):
    """The same, but 0 for two arrays of zeros."""
    return lambda a, n: ratio(a, n) if a.any() or n.any() else 0.0


class RatioCheck(FunctionCheck):
    """A check to which Python's refusal of 0/0 is a NaN, as in NumPy: the hint is found by it."""

    def __call__(self, answer):
        """The outcome for the reader's function."""
        if isinstance(answer, type) or not callable(answer):
            return super().__call__(answer)

        def quiet(*arguments):
            try:
                return answer(*arguments)
            except ZeroDivisionError:
                return float("nan")

        return super().__call__(quiet)


check_relative_error = RatioCheck(
    expected=lambda a, n: relative_error(a, n),
    cases=(
        (np.array([3.0, 4.0]), np.array([3.0, 4.1])),
        (np.array([3.0, 4.2]), np.array([3.0, 4.0])),
        (np.array([1e-3, 0.0]), np.array([0.5e-3, 2e-3])),
        (np.array([5.0, 1.0, -2.0]), np.array([5.0, -1.0, -2.0])),
        (np.zeros(3), np.zeros(3)),
    ),
    praise="It does not depend on the size of the gradient, and two zeros agree.",
    mistakes={
        "0/0 is still to be settled: two gradients of zeros agree": (
            lambda a, n: np.linalg.norm(a - n) / max(_lengths(a, n))
        ),
        "that is the absolute difference; divide by the larger of the two norms": lambda a, n: np.linalg.norm(a - n),
        "that is the mean difference, which hides a bug in one weight": lambda a, n: np.mean(np.abs(a - n)),
        # As readers write them, with and without the case 0/0.
        **{hint: _zero_for_zeros(ratio) for hint, ratio in _WRONG_RATIOS.items()},
        **{
            Words("{hint}. And 0/0 is to be settled: two zeros agree", hint=Words(hint)): ratio
            for hint, ratio in _WRONG_RATIOS.items()
        },
        "that is the error of CS231n's exercises: entry by entry, and divided by the sum; here take the lengths": (
            lambda a, n: np.max(np.abs(a - n) / np.maximum(1e-8, np.abs(a) + np.abs(n)))
        ),
        "a number added below changes the answer for small gradients: take it as a floor, max(…, 1e-8)": (
            lambda a, n: np.linalg.norm(a - n) / (max(_lengths(a, n)) + 1e-8)
        ),
    },
)

check_bug = ChoiceCheck(
    expected=NAMES[THE_BUG],
    choices=NAMES[1:],
    praise="Only b1 and b2 are off, and theirs is the right gradient divided by 90, the number of images.",
    mistakes={
        NAMES[5]: "the two bias gradients are wrong, but are they 0? Look at the ratios: 0 would give 0.000",
        NAMES[1]: "then W1 and W2 would be off as well",
        NAMES[2]: "then W1 would be off as well",
        NAMES[3]: "then W1 would be off as well",
        NAMES[6]: "then W1 would be off, and the biases right",
    },
)
