"""Checks of the reader's answers: pure functions that say "not yet", "right", or what went wrong.

A check knows the common mistakes of its exercise by what they give (their fingerprint): an answer that
agrees with a mistake on every case gets that mistake's hint. The checks themselves are in `answers`.
"""

import contextlib
import copy
import inspect
import io
import reprlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from helpers.elementwise import advice
from helpers.outcomes import Outcome, not_yet, right, wrong

_PATIENCE = 1.0  # seconds; a check should answer at once


@dataclass(frozen=True)
class NumberCheck:
    """A check for a number within `tolerance` of `expected`; `mistakes` maps hints to the numbers they explain."""

    expected: float
    praise: str
    tolerance: float = 1e-6
    mistakes: dict[str, float] = field(default_factory=dict)

    def __call__(self, answer):
        """The outcome for the reader's number."""
        if answer is ... or answer is None:
            return not_yet("put your number in the place of the three dots.")
        try:
            number = _as_number(answer)
        except TypeError as problem:
            return wrong(f"a number is asked for, and {problem}")
        if self._near(number, self.expected):
            return right(self.praise)
        for hint, mistake in self.mistakes.items():
            # The tolerance is meant for the right number: a mistake of another size is met on its own scale.
            scale = abs(mistake / self.expected) if mistake and self.expected else 1
            if self._near(number, mistake, scale):
                return wrong(hint)
        if not np.isfinite(number):
            return wrong(f"your answer is {number}, and the number asked for is finite")
        return wrong(f"your answer is off by {abs(number - self.expected):.2g}")

    def _near(self, number, other, scale=1.0):
        return abs(number - other) <= scale * self.tolerance or (np.isnan(number) and np.isnan(other))


@dataclass(frozen=True)
class ChoiceCheck:
    """A check for one of the `choices`, words; `mistakes` maps wrong choices to hints."""

    expected: str
    choices: tuple
    praise: str
    mistakes: dict[str, str] = field(default_factory=dict)

    def __call__(self, answer):
        """The outcome for the reader's words."""
        if answer is ... or answer is None:
            return not_yet("put your words, in quotes, in the place of the three dots.")
        if not isinstance(answer, str) or answer not in self.choices:
            return wrong(f"one of these is asked for: {'; '.join(self.choices)}. Your answer is {reprlib.repr(answer)}")
        return right(self.praise) if answer == self.expected else wrong(self.mistakes[answer])


@dataclass(frozen=True)
class FunctionCheck:
    """A check that calls the reader's function with each of the `cases` (tuples of arguments).

    `expected` is a function that does it right, and `mistakes` maps hints to functions that make that mistake.
    `tell(result, wanted)` gives the words for any other mistake; without it, the case and both values are shown.
    """

    expected: Callable
    praise: str
    cases: tuple
    mistakes: dict[str, Callable] = field(default_factory=dict)
    tolerance: float = 1e-9
    tell: Callable | None = None

    def __call__(self, answer):
        """The outcome for the reader's function."""
        if answer is ... or answer is None:
            return not_yet("put your function in the place of the three dots.")
        if isinstance(answer, type) or not callable(answer):
            kind = "a class" if isinstance(answer, type) else f"{reprlib.repr(answer)}, which is not a function"
            return wrong(f"a function is asked for, and your answer is {kind}")
        results = []
        for case in self.cases:
            result = self._try(answer, case)
            if isinstance(result, Outcome):
                # What went wrong earlier is the better thing to say.
                return result if self._agree(results) else self._compare(results)
            results.append(result)
        return self._compare(results)

    def _try(self, answer, case):
        """The value of the reader's function in this case, or the outcome if there is none."""
        started = time.monotonic()
        try:
            # Copies, and a place for what it prints: the function may do what it likes with both.
            with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
                value = answer(*copy.deepcopy(case))
        except Exception as error:  # the reader's own mistake, whatever it is
            hint = advice(str(error), _largest(case))
            return wrong(f"your function raised {type(error).__name__}: {hint or error}")
        if value is ...:
            return not_yet("put your formula in the place of the three dots.")
        if value is None:
            return not_yet("your function gave None: did you return the value?")
        if time.monotonic() - started > _PATIENCE:
            return wrong(f"one call of your function took {time.monotonic() - started:.0f} s; it should take no time")
        wanted = np.shape(self.expected(*case))
        if np.shape(_quietly_an_array(value)) != wanted:
            return wrong(f"a value of shape {wanted} is asked for, and your function gave {reprlib.repr(value)}")
        try:
            return _as_number(value) if wanted == () else np.asarray(value, dtype=float)
        except (TypeError, ValueError) as problem:
            return wrong(f"numbers are asked for, and {problem}")

    def _compare(self, results):
        """The outcome for the results of the first cases, as many as there are."""
        if self._agree(results):
            return right(self.praise)
        for hint, mistake in self.mistakes.items():
            if self._agree(results, mistake):
                return wrong(hint)
        place = next(place for place, case in enumerate(self.cases) if not self._agree([results[place]], cases=[case]))
        case, wanted = self.cases[place], self.expected(*self.cases[place])
        if self.tell:
            return wrong(self.tell(results[place], wanted))
        names = inspect.signature(self.expected).parameters
        arguments = ", ".join(f"{name} = {_short(value)}" for name, value in zip(names, case, strict=True))
        return wrong(f"for {arguments} your function gives {_short(results[place])} instead of {_short(wanted)}")

    def _agree(self, results, function=None, cases=None):
        """Do the results equal what the function (the right one, if none is given) gives in these cases?"""
        with np.errstate(all="ignore"):
            wanted = [(function or self.expected)(*case) for case in (cases or self.cases)[: len(results)]]
        pairs = zip(results, wanted, strict=True)
        return all(np.allclose(*pair, rtol=self.tolerance, atol=self.tolerance, equal_nan=True) for pair in pairs)


def named(name, function):
    """The function under a name that a check can show to the reader."""

    def f(*arguments):
        return function(*arguments)

    f.__doc__ = name
    return f


def _as_number(value):
    array = _quietly_an_array(value)
    if isinstance(value, (bool, np.bool_)) or array.shape != () or array.dtype.kind not in "fiu":
        raise TypeError(f"your answer is {reprlib.repr(value)}")
    return float(array)


def _quietly_an_array(value):
    try:
        return np.asarray(value)
    except ValueError:  # a ragged list
        return np.asarray(value, dtype=object)


def _largest(case):
    return max(case, key=lambda value: -1 if isinstance(value, tuple) else np.ndim(value))


def _short(value):
    """A number, an array, or a function under the name that its case gave it."""
    if callable(value):
        return value.__doc__
    return f"{value:.6g}" if np.ndim(value) == 0 else np.array2string(value, precision=6, separator=", ")
