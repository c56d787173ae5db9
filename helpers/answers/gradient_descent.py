"""Lesson 11-5-1: steps for six digits, the wall and the best α of u²/20 + v²."""

import functools

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck
from helpers.outcomes import said
from helpers.stability import best_alpha, largest_alpha

_CURVATURES = (0.1, 2.0)


class LogarithmCheck(FunctionCheck):
    """A check to which a refusal of `math.log` is a NaN, as in NumPy: the hint is found by it."""

    def __call__(self, answer):
        """The outcome for the reader's function."""
        if isinstance(answer, type) or not callable(answer):
            return super().__call__(answer)

        @functools.wraps(answer)
        def quiet(*arguments):
            try:
                return answer(*arguments)
            except ValueError as error:
                # The second is how Python 3.14 says it.
                if not any(words in said(error) for words in ("math domain error", "expected a positive input")):
                    raise
                return float("nan")

        return super().__call__(quiet)


def _factor(alpha, curvature):
    return np.abs(1 - alpha * curvature)


def _steps(logarithm, share, factor):
    """log(share) / log(factor), the factor being a function of α and the curvature."""
    return lambda alpha, curvature: logarithm(share) / logarithm(factor(alpha, curvature))


check_steps = LogarithmCheck(
    expected=_steps(np.log, 1e-6, _factor),
    cases=((0.1, 1.0), (1.5, 1.0), (0.95, 0.1), (0.25, 7.0)),
    praise="The factor to the power k is to be 1e-6, so k is the quotient of two logarithms.",
    mistakes={
        "a factor below 0 has no logarithm: its size counts, so take abs": (
            _steps(np.log, 1e-6, lambda alpha, curvature: 1 - alpha * curvature)
        ),
        "the upper logarithm is to base 10 and the lower one to base e: take the same for both": (
            lambda alpha, curvature: np.log10(1e-6) / np.log(_factor(alpha, curvature))
        ),
        "the upper logarithm is to base e and the lower one to base 10: take the same for both": (
            lambda alpha, curvature: np.log(1e-6) / np.log10(_factor(alpha, curvature))
        ),
        "the curvature is missing: the factor is 1 - alpha * curvature": (
            _steps(np.log, 1e-6, lambda alpha, curvature: np.abs(1 - alpha))
        ),
        "the step goes against the gradient: the factor is 1 minus alpha * curvature, not plus": (
            _steps(np.log, 1e-6, lambda alpha, curvature: np.abs(1 + alpha * curvature))
        ),
        "the quotient is upside down": lambda alpha, curvature: np.log(_factor(alpha, curvature)) / np.log(1e-6),
        "the sign is wrong: the logarithms of 1e-6 and of the factor are both below 0, so their quotient is above 0": (
            _steps(np.log, 1e6, _factor)
        ),
        "the error shrinks by a factor each time, not by a fixed amount": (
            lambda alpha, curvature: (1 - 1e-6) / (1 - _factor(alpha, curvature))
        ),
        "that is for one digit; 1e-6 is six digits": _steps(np.log, 0.1, _factor),
        "that is for the loss, which goes with the square; the error is asked for": _steps(np.log, 1e-3, _factor),
        "the formula is asked for: leave the rounding away": (
            lambda alpha, curvature: np.ceil(_steps(np.log, 1e-6, _factor)(alpha, curvature))
        ),
        "the formula is asked for: leave round away": (
            lambda alpha, curvature: np.round(_steps(np.log, 1e-6, _factor)(alpha, curvature))
        ),
        "the formula is asked for: leave int or floor away": (
            lambda alpha, curvature: np.floor(_steps(np.log, 1e-6, _factor)(alpha, curvature))
        ),
    },
)

check_wall = NumberCheck(
    expected=largest_alpha(0, max(_CURVATURES)),
    praise="The steep axis decides, and its curvature is 2: v² is ½·2·v².",
    mistakes={
        "that is the wall of the flat axis; the steep one is hit first": largest_alpha(0, min(_CURVATURES)),
        "the curvature of v² is its second derivative, 2, not 1": 2.0,
        "that is 1/λ, where the jumps over the minimum begin": 1 / max(_CURVATURES),
        "the curvature of u²/20 is its second derivative, and it is the smaller one": 2 / 0.05,
        "that is the best α; the wall lies beyond it": best_alpha(_CURVATURES),
    },
)

check_best_alpha = NumberCheck(
    expected=best_alpha(_CURVATURES),
    tolerance=5e-4,
    praise="Both axes have the same factor then, one with a minus sign: 1 − 0.0952 and 1 − 1.905.",
    mistakes={
        "that is the best for the steep axis alone; the flat one would be slow": 1 / max(_CURVATURES),
        "that is the best for the flat axis alone, and the steep one diverges": 1 / min(_CURVATURES),
        "that is the wall, where the steep axis jumps to and fro for ever": 2 / max(_CURVATURES),
        "the curvatures are the second derivatives 0.1 and 2, not the coefficients 1/20 and 1": 2 / (0.05 + 1),
        "2 over the sum, not 1 over the sum": 1 / sum(_CURVATURES),
        "the sum of the curvatures, not their difference": 2 / (max(_CURVATURES) - min(_CURVATURES)),
        "that is the shrink factor; the learning rate is asked for": (max(_CURVATURES) - min(_CURVATURES))
        / sum(_CURVATURES),
    },
)
