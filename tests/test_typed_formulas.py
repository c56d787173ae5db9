"""A line typed from memory: Greek, wide and crossed letters are read; what is no formula is told in one sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.answers.recall import RecallFormula
from helpers.answers.typed_formulas import function_of

QUESTION = RecallFormula(
    "11-4-1", "f(x) twice.", ("f", "x", "h"), "2 * f(x)", ((abs, -1.5, 0.5),), "So.", called=("f",)
)
IN_EACH = "a number stands before a bracket. Is there a * in each product, as in 2 * (1 + x)?"
NO_FORMULA = "this is no formula in Python. Is there a * in each product, as in 2 * h?"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("x**2 + h", 9.5), ("x² + h", 9.5), ("ｘ＊＊２＋ｈ", 9.5), ("x·h − 1", 0.5), ("x × h ÷ 2", 0.75),
        ("½ * x", 1.5), ("y = x * h", 1.5), ("y ← x * h", 1.5),
        ("return x", 3), ("ŷ = x", 3), ("√(x + 1)", 2), ("√h * √h", 0.5),
        ("np.sqrt(x + 1)", 2), ("math.sqrt(x+1)", 2), ("max(x, h) - min(x, h)", 2.5), ("-x ** 2", -9), ("+h", 0.5),
        ("cbrt(9 * x)", 3), ("exp(log(x))", 3), ("(((x)))", 3), ("f(x) + f(-h)", 3.5), ("1e-3", 1e-3),
    ],
)  # fmt: skip
def test_what_a_reader_types_is_read_as_meant(line, value):
    assert function_of(line, ("f", "x", "h"), ("f",))(abs, 3.0, 0.5) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2h", NO_FORMULA), ("x +", NO_FORMULA), ("(x", NO_FORMULA), ("x\ny", NO_FORMULA), ("x; h", NO_FORMULA),
        ("\x00", NO_FORMULA), ("\ud800", NO_FORMULA), ("(" * 199, NO_FORMULA), ("import os", NO_FORMULA),
        ("<script>alert(1)</script>", NO_FORMULA), ("# x", NO_FORMULA),
        ("x^2", "write a power with two stars, as in x**2: ^ is something else in Python."),
        ("x" * 201, "a formula of at most 200 letters is asked for."),
        ("y", "the letters here are f, x, h, and y is none of them."),
        ("f", "f is a function here: at which place, as in f(x)?"), ("f * x", "f is a function here: at which place,"),
        ("f(x, h)", "f takes one number here."), ("max(x)", "max takes two numbers here."), ("f()", "f takes one"),
        ("x(h)", "put a * behind x."),
        *((line, IN_EACH) for line in ("2(x + h)", "f(x)(h)", "(x + h)(x - h)")),
        ("sin(x)", "there is no function sin here."),
        ("eval(x)", "there is no function eval"),
        *((line, "only numbers, letters, + - * / ** and brackets make a formula here.") for line in (
            "__import__('os').system('touch here')", "x.real", "[x]", "x if h else 1", "(x, h)", "'x'",
            "True", "1j", "x < h", "x or h", "f'{x}'", "f(*x)", "(y := x)", "x[0]", "x // h", "~x",
            "{x}", "f(x=h)",
        )),
    ],
)  # fmt: skip
def test_what_is_no_formula_is_told_in_one_sentence_and_is_no_answer(line, said):
    outcome = QUESTION.check(line)
    assert outcome.verdict == "not yet" and outcome.line.startswith(f"Not yet: {said}") and "\n" not in outcome.line


@pytest.mark.parametrize("line", ["", "   ", "　", "...", "…", "．．．"])
def test_nothing_typed_yet_is_no_mistake(line):
    assert QUESTION.check(line).verdict == "not yet"


@pytest.mark.parametrize(
    "line",
    ["9**9**9**9**9", "1e999", "9" * 200, "x / 0", "log(-x)", "(0 - 1) ** 0.5", "-" * 190 + "x", "f(9**999)", "0/0"],
)
def test_numbers_without_end_are_wrong_at_once_and_raise_nothing(line):
    started = time.monotonic()
    assert QUESTION.check(line).verdict == "wrong"
    assert time.monotonic() - started < 1


@given(st.text(alphabet="fxh()+-*/. 123,=^√²γ[]:'\n", max_size=30))
def test_any_line_gets_a_sentence(line):
    outcome = QUESTION.check(line)
    assert outcome.verdict in ("not yet", "right", "wrong") and outcome.line
