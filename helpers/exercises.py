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

from helpers.answer_forms import (
    as_number,
    as_numbers,
    as_typed,
    narrow_type,
    problem_with,
    raised,
    rounds_to,
    shown,
    shown_apart,
)
from helpers.language import say
from helpers.outcomes import Outcome, not_yet, right, wrong

_PATIENCE = 1.0  # seconds; a check should answer at once
_NEARLY = 1e-5  # so close, it is no other formula: fewer digits, or a small number added to guard a division


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
            number = as_number(answer)
        except TypeError as problem:
            return wrong(say("a number is asked for, and {problem}", problem=problem))
        if self._near(number, self.expected):
            return right(self.praise)
        met = {hint: mistake for hint, mistake in self.mistakes.items() if self._is(number, mistake)}
        if met:
            return wrong(min(met, key=lambda hint: abs(number - met[hint])))
        if not np.isfinite(number):
            return wrong(say("your answer is {number}, and the number asked for is finite", number=number))
        return wrong(say("your answer is off by about {distance:.1g}", distance=abs(number - self.expected)))

    def _is(self, number, mistake):
        # The tolerance is meant for the right number: a mistake of another size is met on its own scale.
        scale = abs(mistake / self.expected) if mistake and self.expected else 1
        return self._near(number, mistake, scale) or rounds_to(number, mistake)

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
        meant = {as_typed(words): choice for choice in self.choices for words in (choice, say(choice))}
        choice = meant.get(as_typed(answer)) if isinstance(answer, str) else None
        if choice is None:
            told = "one of these is asked for: {choices}. Your answer is {answer}"
            choices = say("; ").join(map(_in_ones_language, self.choices))
            return wrong(say(told, choices=choices, answer=reprlib.repr(answer)))
        return right(self.praise) if choice == self.expected else wrong(self.mistakes[choice])


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
            told = "a function is asked for, and your answer is {answer}, which is not a function"
            if isinstance(answer, type):
                told = "a function is asked for, and your answer is a class"
            return wrong(say(told, answer=reprlib.repr(answer)))
        values, narrow = [], None
        for case in self.cases:
            value = self._try(answer, case)
            if isinstance(value, Outcome):
                # What went wrong earlier is the better thing to say.
                return value if self._agree(values) else self._compare(values, narrow)
            narrow = narrow or narrow_type(value)
            values.append(as_numbers(value)[()])
        return self._compare(values, narrow)

    def _try(self, answer, case):
        """The value of the reader's function in this case, numbers of the right shape, or the outcome if it is not."""
        started = time.monotonic()
        try:
            # Copies, and a place for what it prints: the function may do what it likes with both.
            with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
                value = answer(*copy.deepcopy(case))
        except (Exception, SystemExit) as error:  # the reader's own mistake, whatever it is
            return wrong(say("your function raised {what}", what=raised(error, self.expected, case)))
        if value is ...:
            return not_yet("put your formula in the place of the three dots.")
        if value is None:
            return not_yet("your function gave None: did you return the value?")
        if time.monotonic() - started > _PATIENCE:
            told = "one call of your function took {seconds:.0f} s; it should take no time"
            return wrong(say(told, seconds=time.monotonic() - started))
        problem = problem_with(value, np.shape(self.expected(*case)), case)
        return wrong(problem) if problem else value

    def _compare(self, values, narrow):
        """The outcome for the values of the first cases, as many as there are; `narrow`: their type, if short."""
        if self._agree(values):
            return right(self.praise)
        # 0/0 may be a mistake of its own, beside another: then look where there are numbers.
        finite = [place for place, value in enumerate(values) if np.isfinite(value).all()]
        if hint := self._named(values, range(len(values))) or self._named(values, finite):
            return wrong(hint)
        nearly = self._agree(values, tolerance=1e-2 if narrow == np.float16 else _NEARLY)
        if nearly and narrow:
            digits = round(-np.log10(float(np.finfo(narrow).eps)))
            told = "right to about {digits} digits, which is all that {narrow} has; compute in float64"
            return wrong(say(told, digits=digits, narrow=narrow))
        place = next(place for place in range(len(values)) if not self._agree(values, [place]))
        case, wanted = self.cases[place], self.expected(*self.cases[place])
        if self.tell:
            return wrong(self.tell(values[place], wanted))
        names = inspect.signature(self.expected).parameters
        arguments = say(", ").join(f"{name} = {shown(value)}" for name, value in zip(names, case, strict=True))
        gave, right_value = shown_apart(values[place], wanted)
        told = "for {arguments} your function gives {gave} instead of {right}"
        line = say(told, arguments=arguments, gave=gave, right=right_value)
        if nearly:
            line = say("{line}: nearly right. Is something rounded, or a small number added?", line=line)
        return wrong(line)

    def _named(self, values, places):
        """The hint of the mistake that gives these values in these cases, or None."""
        if self._agree(values, places):
            return None
        return next((hint for hint, mistake in self.mistakes.items() if self._agree(values, places, mistake)), None)

    def _agree(self, values, places=None, function=None, tolerance=None):
        """Are these the values of the function (the right one, if none is given) in the cases at these places?"""
        function, tolerance = function or self.expected, tolerance or self.tolerance
        with np.errstate(all="ignore"):
            return all(
                np.allclose(values[place], function(*self.cases[place]), tolerance, tolerance, equal_nan=True)
                for place in (range(len(values)) if places is None else places)
            )


def _in_ones_language(choice):
    """A choice as it may be typed in the language that is spoken; where that is not English, in its quotes."""
    return choice if say(choice) == choice else f'"{say(choice)}"'


def named(name, function):
    """The function under a name that a check can show to the reader."""

    def f(*arguments):
        return function(*arguments)

    f.__doc__ = name
    return f
