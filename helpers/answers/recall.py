"""What a question from an earlier lesson is: one with choices, or a formula from memory with its check."""

from dataclasses import dataclass, field

from helpers.answer_forms import shown_apart
from helpers.answers.typed_formulas import function_of
from helpers.exercises import FunctionCheck
from helpers.language import say
from helpers.outcomes import ended, not_yet


@dataclass(frozen=True)
class RecallChoice:
    """A question with `choices`, of which `choice` is right; `about` names the prediction that asked the same idea."""

    lesson: str
    about: str
    question: str
    choices: tuple
    choice: str
    reason: str


@dataclass(frozen=True)
class RecallFormula:
    """A formula to be written from memory with these letters; `mistakes` maps hints to formulas that make them.

    Of the letters those in `called` are functions. `cases` are numbers for the letters: what gives the same as
    `answer` in all of them is right, however it is written.
    """

    lesson: str
    question: str
    letters: tuple
    answer: str
    cases: tuple
    reason: str
    mistakes: dict = field(default_factory=dict)
    called: tuple = ()

    def check(self, line):
        """The outcome for the reader's line; "not yet" where it is empty or cannot be read."""
        if not line.strip(" .　…"):
            return not_yet("type your formula in one line, and press Enter.")
        try:
            typed = self._function(line)
        except ValueError as problem:
            return not_yet(ended(str(problem)))
        return FunctionCheck(
            expected=self._function(self.answer),
            praise=self.reason,
            cases=self.cases,
            mistakes={hint: self._function(mistake) for hint, mistake in self.mistakes.items()},
            tell=_told_apart,
        )(typed)

    def _function(self, line):
        return function_of(line, self.letters, self.called)


def _told_apart(result, wanted):
    gave, right = shown_apart(float(result), float(wanted))
    return say("tried with numbers, your formula gives {gave} in the place of {right}", gave=gave, right=right)
