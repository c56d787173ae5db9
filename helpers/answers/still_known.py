"""Which two questions from earlier lessons a lesson opens with: what the reader once guessed wrong comes first."""

from helpers.answers import still_known_11_4, still_known_11_5, still_known_last
from helpers.answers.recall import RecallFormula

BANK = {**still_known_11_4.QUESTIONS, **still_known_11_5.QUESTIONS, **still_known_last.QUESTIONS}

# One with choices and a formula, for a reader who guessed nothing wrong; later lessons have the last of these pairs.
FIXED = {
    "11-4-3": ("still-shared-digits", "still-central"),
    "11-5-1": ("still-trains-well", "still-best-h"),
    "11-5-2": ("still-factor", "still-relative-error"),
    "11-5-3": ("still-lower-gamma", "still-shrink"),
    "11-5-4": ("still-root", "still-velocity"),
    "11-5-5": ("still-steady", "still-rmsprop"),
    "11-5-6": ("still-without-it", "still-wall"),
    "11-5-7": ("still-guessed-rate", "still-m-hat"),
}


def fixed_pair(lesson):
    """The names of the lesson's fixed pair. Raises ValueError for what is no lesson from 11-4-3 on."""
    try:
        before = [known for known in FIXED if place_of(known) <= place_of(lesson)]
    except (AttributeError, TypeError, ValueError):
        before = []
    if not before:
        raise ValueError(f"lesson must be one from {next(iter(FIXED))} on, got {lesson!r}")
    return FIXED[before[-1]]


def pair_for(lesson, kept):
    """(a question with choices, a formula) for this lesson, as names of the BANK, by the guesses kept so far.

    `kept` maps names of predictions and of questions to guesses, which have `lesson` and `right`. First comes what was
    wrong: a question itself, or the prediction that it is about; then one from a lesson with a wrong guess. What has
    been answered rightly since does not come again for that.
    """
    wrong = {name: guess.lesson for name, guess in kept.items() if not guess.right}

    def weight(name):
        if name in kept:
            return 2 if name in wrong else 0
        question = BANK[name]
        return 2 if getattr(question, "about", None) in wrong else question.lesson in wrong.values()

    def first(names, otherwise):
        most = max(names, key=weight)
        return most if weight(most) else otherwise

    choice, formula = fixed_pair(lesson)
    earlier = [name for name, question in BANK.items() if place_of(question.lesson) < place_of(lesson)]
    formulas = [name for name in earlier if isinstance(BANK[name], RecallFormula)]
    others = [name for name in earlier if name not in formulas]
    return first(others, choice), first(formulas, formula)


def place_of(lesson):
    """11-5-7 as (11, 5, 7), so that lessons can be put in order. Raises ValueError for what is no lesson's number."""
    return tuple(int(part) for part in lesson.split("-"))
