"""The checks: every listed mistake is named, hostile answers get one clear line, and nothing breaks."""

import importlib
import math
import pkgutil
import time

import numpy as np
import pytest

from helpers import answers
from helpers.answers.difference_quotients import check_central_difference, check_kink, check_order
from helpers.answers.start_here import check_level_place
from helpers.exercises import ChoiceCheck, FunctionCheck, NumberCheck

CHECKS = {
    f"{module.name}.{name}": check
    for module in pkgutil.iter_modules(answers.__path__)
    for name, check in vars(importlib.import_module(f"helpers.answers.{module.name}")).items()
    if isinstance(check, (ChoiceCheck, FunctionCheck, NumberCheck))
}
MISTAKES = [
    (name, hint, mistake)
    for name, check in CHECKS.items()
    for hint, mistake in (
        ((hint, choice) for choice, hint in check.mistakes.items())
        if isinstance(check, ChoiceCheck)
        else check.mistakes.items()
    )
]


@pytest.mark.parametrize("name", CHECKS)
def test_the_expected_answer_is_right(name):
    outcome = CHECKS[name](CHECKS[name].expected)
    assert outcome.verdict == "right"
    assert repr(outcome) == f"Right. {CHECKS[name].praise}"


@pytest.mark.parametrize(("name", "hint", "mistake"), MISTAKES)
def test_every_listed_mistake_is_wrong_and_its_hint_names_it(name, hint, mistake):
    outcome = CHECKS[name](mistake)
    assert outcome.verdict == "wrong"
    assert repr(outcome) == f"Not quite: {hint}{'' if hint.endswith('?') else '.'}"


@pytest.mark.parametrize("name", CHECKS)
def test_a_blank_answer_is_not_yet(name):
    outcome = CHECKS[name](...)
    assert outcome.verdict == "not yet" and repr(outcome).startswith("Not yet: put your ")


def test_a_function_with_a_blank_or_no_value_is_not_yet():
    assert repr(check_central_difference(lambda f, x, h: ...)) == (
        "Not yet: put your formula in the place of the three dots."
    )
    assert repr(check_central_difference(lambda f, x, h: None)) == (
        "Not yet: your function gave None: did you return the value?"
    )


def slow(f, x, h):
    time.sleep(2)
    return (f(x + h) - f(x - h)) / (2 * h)


def printing(f, x, h):
    print("I print")
    return (f(x + h) - f(x - h)) / (2 * h)


def spoiling(f, x, h):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    if isinstance(x, np.ndarray):
        x[:] = 0
    return slope


def with_math(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h) + 0 * math.exp(x)


class AClass:
    pass


NOT_A_NUMBER = "Not quite: for f = exp, x = 0, h = 0.4 your function gives {} instead of 1.02688."
WRONG_SHAPE = "Not quite: one number is asked for, and your function gave {}."
RAISED = "Not quite: your function raised {}."
HOSTILE = [
    (lambda f, x, h: None, "Not yet: your function gave None: did you return the value?"),
    (lambda f, x, h: "1.0", "Not quite: numbers are asked for, and your answer is '1.0'."),
    (lambda f, x, h: math.nan, NOT_A_NUMBER.format("nan")),
    (lambda f, x, h: [1.0, 2.0], WRONG_SHAPE.format([1.0, 2.0])),
    (lambda f, x, h: [[1], [1, 2]], WRONG_SHAPE.format([[1], [1, 2]])),
    (lambda f, x, h: f(x) / 0 if x == 0 else 1, NOT_A_NUMBER.format("inf")),
    (lambda f, x, h: [][1], RAISED.format("IndexError: list index out of range")),
    (slow, "Not quite: one call of your function took 2 s; it should take no time."),
    (printing, "Right. One step to each side, and the distance between the two points is 2h."),
    (spoiling, "Right. One step to each side, and the distance between the two points is 2h."),
    (lambda f, x: x, RAISED.format("TypeError: <lambda>() takes 2 positional arguments but 3 were given")),
    (AClass, "Not quite: a function is asked for, and your answer is a class."),
    (1.0, "Not quite: a function is asked for, and your answer is 1.0, which is not a function."),
    (True, "Not quite: a function is asked for, and your answer is True, which is not a function."),
    (lambda f, x, h: True, "Not quite: numbers are asked for, and your answer is True."),
    (lambda f, x, h: 1j, "Not quite: numbers are asked for, and your answer is 1j."),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "line"), HOSTILE)
def test_a_hostile_function_gets_one_clear_line(answer, line, capsys):
    assert repr(check_central_difference(answer)) == line
    assert capsys.readouterr().out == ""


def test_math_exp_on_an_array_gets_the_advice_to_use_numpy():
    line = repr(check_central_difference(with_math))
    assert line.startswith(
        "Not quite: your function raised TypeError: use np.exp, np.log2 and so on, not those of math: "
    )


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("1", "Not quite: a number is asked for, and your answer is '1'."),
        (True, "Not quite: a number is asked for, and your answer is True."),
        ([1.0], "Not quite: a number is asked for, and your answer is [1.0]."),
        (abs, "Not quite: a number is asked for, and your answer is <built-in function abs>."),
        (math.inf, "Not quite: your answer is inf, and the number asked for is finite."),
        (1.25, "Not quite: your answer is off by about 0.2."),
        (2001, "Not quite: your answer is off by about 2,000."),
    ],
)
def test_a_hostile_number_gets_one_clear_line(answer, line):
    assert repr(check_kink(answer)) == line


def test_checks_know_the_right_numbers():
    assert check_level_place(1.57).verdict == check_level_place(1.6).verdict == "right"
    assert check_kink(1).verdict == check_kink(np.float64(1)).verdict == "right"
    assert check_order(lambda a, b: math.log2(a / b) if np.ndim(a) == 0 else np.log2(a / b)).verdict == "right"


def test_words_that_are_no_choice_are_told_the_choices():
    for answer in ("a typo", 4, [], True):
        line = repr(CHECKS["gradient_check.check_bug"](answer))
        assert line.startswith("Not quite: one of these is asked for: not divided by the number of images; ")


def test_a_wrong_value_says_where_and_how_far():
    line = repr(check_order(lambda error, error_at_half: 3 + 0 * error))
    assert line == "Not quite: for error = 0.1, error_at_half = 0.05 your function gives 3 instead of 1."


def test_a_check_is_pure_and_gives_the_same_outcome_twice():
    for check in CHECKS.values():
        assert check(check.expected) == check(check.expected)
