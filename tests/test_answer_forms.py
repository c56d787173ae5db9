"""A right answer passes in every form that a number may have, and no answer at all makes a check raise."""

import math
import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from helpers.answer_forms import rounds_to, shown_apart
from helpers.answers.difference_quotients import check_central_difference
from helpers.answers.digits import check_backprop
from helpers.answers.four_answers import check_table
from helpers.answers.momentum_pays import check_own_rule
from helpers.exercises import ChoiceCheck, FunctionCheck, NumberCheck
from test_exercises import CHECKS

NUMBERS = {name: check for name, check in CHECKS.items() if isinstance(check, NumberCheck)}
FUNCTIONS = {name: check for name, check in CHECKS.items() if isinstance(check, FunctionCheck)}
CHOICES = {name: check for name, check in CHECKS.items() if isinstance(check, ChoiceCheck)}


class Float(float):
    """A number type of somebody's own."""


def each(form):
    """The form of every number in a value."""
    return lambda value: form(value) if np.ndim(value) == 0 else [each(form)(part) for part in value]


NUMBER_FORMS = {
    "Fraction": Fraction,
    "Decimal": Decimal,
    "longdouble": np.longdouble,
    "a float of its own type": Float,
    "an array of shape ()": np.array,
    "an array of one object": lambda value: np.array(Fraction(value), dtype=object),
}
FUNCTION_FORMS = {
    "float": each(float),
    "Fraction": each(lambda value: Fraction(value) if math.isfinite(value) else float(value)),
    "Decimal": each(lambda value: Decimal(float(value))),
    "arrays of shape ()": each(np.array),
    "a list": lambda value: np.asarray(value).tolist(),
    "a tuple": lambda value: value if np.ndim(value) == 0 else tuple(value),
    "an array": np.asarray,
    "objects": lambda value: np.asarray(value, dtype=object),
    "the other order in memory": lambda value: np.asfortranarray(value).reshape(np.shape(value)),
    "longdouble": np.longdouble,
}


@pytest.mark.parametrize("form", NUMBER_FORMS)
@pytest.mark.parametrize("name", NUMBERS)
def test_a_right_number_passes_in_every_form(name, form):
    assert NUMBERS[name](NUMBER_FORMS[form](float(NUMBERS[name].expected))).verdict == "right"


@pytest.mark.parametrize("form", FUNCTION_FORMS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_right_function_passes_whatever_form_its_values_have(name, form):
    check = FUNCTIONS[name]
    outcome = check(lambda *arguments: FUNCTION_FORMS[form](check.expected(*arguments)))
    assert outcome.verdict == "right", outcome


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_right_function_passes_though_it_spoils_its_arguments_and_reuses_its_result(name):
    check, kept = FUNCTIONS[name], {}

    def spoiling(*arguments):
        value = np.asarray(check.expected(*arguments), dtype=float)
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument[...] = 0
        result = kept.setdefault(value.shape, np.empty(value.shape))
        result[...] = value
        return result

    assert check(spoiling).verdict == "right"
    assert check(spoiling).verdict == "right"


@pytest.mark.parametrize("name", CHOICES)
def test_the_right_words_pass_in_capitals_and_with_blanks_around_them(name):
    check = CHOICES[name]
    assert check(f" {check.expected.upper()} ").verdict == check(np.str_(check.expected)).verdict == "right"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_right_answer_in_float32_is_told_just_that(name):
    check = FUNCTIONS[name]
    line = repr(check(lambda *arguments: np.float32(check.expected(*arguments))))
    assert line == "Not quite: right to about 7 digits, which is all that float32 has; compute in float64."


@pytest.mark.parametrize("off", [1e-7, 1e-8, 3e-8])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_values_that_differ_late_are_shown_with_the_digits_that_differ(name, off):
    check = FUNCTIONS[name]
    line = repr(check(lambda *arguments: check.expected(*arguments) * (1 + off) + off))
    line, _, question = line.partition(": nearly right.")
    gives, _, wanted = line.partition("your function gives ")[2].partition(" instead of ")
    if check.tell:
        points = re.findall(r"\([^)]*, [^)]*\)", line)
        assert "right to about 7 digits" in line or (len(points) == 2 and points[0] != points[1])
    else:
        assert question == " Is something rounded, or a small number added?" and gives != wanted


def test_the_digits_shown_are_six_or_as_many_as_it_takes():
    assert shown_apart(1.5, 2.5) == ("1.5", "2.5")
    assert shown_apart(1.0268808, 1.0268809) == ("1.0268808", "1.0268809")
    assert shown_apart(np.array([1.0, 2.0]), np.array([1.0, 2.00000001])) == ("[1, 2]", "[1, 2.00000001]")
    below, above = 0.1, math.nextafter(0.1, 1)
    assert len(set(shown_apart(below, above))) == 2


def test_a_mistake_that_was_rounded_is_still_that_mistake():
    assert rounds_to(0.0316, 0.0316227766) and rounds_to(0.032, 0.0316227766) and rounds_to(-6.8, -6.7554)
    assert not rounds_to(0.0317, 0.0316227766) and not rounds_to(0.03, 0.0316227766) and not rounds_to(1.0, math.inf)
    for name, check in NUMBERS.items():
        for hint, mistake in check.mistakes.items():
            rounded = float(f"{mistake:.3g}")
            outcome = check(rounded)
            assert outcome.verdict == "right" or hint in repr(outcome), f"{name}: {rounded} for {mistake}: {outcome}"


class Unkind:
    """An object that can do nothing that it is asked for."""

    def __repr__(self):
        raise RuntimeError("no words")

    def __array__(self, *_, **__):
        raise RuntimeError("no array")

    def __float__(self):
        raise RuntimeError("no number")


def leaves(*_):
    raise SystemExit(3)


def recurs(*arguments):
    return recurs(*arguments)


VALUES = (
    True, None, ..., "1", b"1", "", 1j, 10**400, -(10**400), Fraction(10**400, 3), Decimal("NaN"), Decimal("sNaN"),
    Decimal("Infinity"), math.nan, math.inf, -math.inf, [], (), {}, set(), [[1], [1, 2]], [None], [...], np.array("x"),
    np.array([1.0]), np.array(1j), np.array([1j, 2]), np.array(None), np.datetime64("2020-01-01"), np.empty((2, 0)),
    range(3), Unkind(), object(), int, float, len, abs, print, Ellipsis.__class__, iter([1]), math,
)  # fmt: skip
FUNCTIONS_OF_NO_USE = (leaves, recurs, lambda: 1, lambda *a: a, lambda *a: (x for x in a), lambda *a: a[0])


@pytest.mark.parametrize("name", [*CHECKS, "own rule", "backprop", "table"])
def test_no_answer_makes_a_check_raise(name, capsys):
    special = {"own rule": check_own_rule, "backprop": check_backprop, "table": check_table}
    check = CHECKS.get(name) or special[name]
    functions = [*FUNCTIONS_OF_NO_USE, *((lambda *_, value=value: value) for value in VALUES)]
    tuples = [lambda *_, value=value: (value,) * 4 for value in VALUES]
    for answer in (*VALUES, *functions, *tuples):
        outcome = check(answer)
        assert outcome.verdict in {"not yet", "wrong", "right"} and len(repr(outcome).splitlines()) == 1
    assert capsys.readouterr().out == ""


def test_a_number_beyond_all_floats_is_no_finite_number():
    for answer in (10**400, Fraction(10**400, 3)):
        assert "the number asked for is finite" in repr(CHECKS["difference_quotients.check_kink"](answer))


def test_a_guard_against_division_by_zero_is_called_nearly_right():
    line = repr(check_central_difference(lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h + 1e-8)))
    assert line.endswith("nearly right. Is something rounded, or a small number added?")
