"""Mistakes in 11-5-5 and 11-5-6 as a reader would write them, with numpy: each gets the hint that names it."""

import numpy as np
import pytest

from as_written import solution_of, written
from helpers.answers.adam import check_step
from helpers.answers.four_answers import check_table
from key_by_hand_table import TABLE, with_cell

ADAM = solution_of("11-5-5", "exercise-step")
STEP = "W - alpha * m_hat / (np.sqrt(v_hat) + epsilon)"
HATS = "m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)"
IN_ADAM = [
    ([(HATS, "m_hat, v_hat = m, v")], "the bias correction is missing"),
    ([(HATS, "m_hat, v_hat = m / (1 - beta1**t), v")], "m is corrected, and v is not"),
    ([(STEP, STEP.replace("v_hat", "v"))], "m is corrected, and v is not"),
    ([(STEP, STEP.replace("m_hat", "m"))], "v is corrected, and m is not"),
    ([(HATS, "m_hat, v_hat = m / (1 - beta1), v / (1 - beta2)")], "the power t is missing in the correction: "),
    ([("1 - beta1**t", "1 - beta1")], "the power t is missing in the correction of m"),
    ([("1 - beta2**t", "1 - beta2")], "the power t is missing in the correction of v"),
    ([(HATS, "m_hat, v_hat = m / (1 - beta1)**t, v / (1 - beta2)**t")], "the power belongs to beta alone"),
    ([("t = t + 1", "t = t")], "t is one too small"),
    ([("t = t + 1", "t = t + 2")], "t is one too large"),
    ([(HATS, "m_hat, v_hat = m / (1 - beta2**t), v / (1 - beta1**t)")], "corrected with each other's beta"),
    ([("1 - beta2**t", "1 - beta1**t")], "both are corrected with beta1"),
    ([("1 - beta1**t", "1 - beta2**t")], "both are corrected with beta2"),
    ([(HATS, "m_hat, v_hat = m * (1 - beta1**t), v * (1 - beta2**t)")], "divide by it"),
    ([("alpha, beta1, beta2, epsilon", "alpha, beta2, beta1, epsilon")], "changed places"),
    ([("beta2 * v + (1 - beta2)", "beta1 * v + (1 - beta1)")], "v has the decay beta2"),
    ([("g**2", "g")], "v is the mean of the squares: g**2"),
    ([("g**2", "g"), ("np.sqrt(v_hat)", "v_hat**0.5")], "v is the mean of the squares: g**2"),
    ([("g**2", "g"), ("np.sqrt(v_hat)", "math.sqrt(v_hat)")], "v is the mean of the squares: g**2"),
    ([("g**2", "abs(g)")], "and not of the sizes abs(g)"),
    ([("g**2", "m**2")], "the squares of g, not of m"),
    ([("(1 - beta1) * g", "g")], "the share of the new gradient in m is 1 - beta1"),
    ([("(1 - beta2) * g**2", "g**2")], "the share of the new square in v is 1 - beta2"),
    ([("beta1 * m + (1 - beta1) * g", "(1 - beta1) * m + beta1 * g"),
      ("beta2 * v + (1 - beta2) * g**2", "(1 - beta2) * v + beta2 * g**2")], "shares of the old means that stay"),
    ([(STEP, STEP.replace("m_hat", "g"))], "alpha times m_hat on top, not alpha times g"),
    ([(STEP, STEP.replace("alpha * ", ""))], "alpha is missing in the step"),
    ([(STEP, "W - alpha * m_hat / np.sqrt(v_hat)")], "epsilon is missing"),
    ([(STEP, "W - alpha * m_hat / np.sqrt(v_hat + epsilon)")], "epsilon stands outside the root"),
    ([(STEP, "W - (alpha * m_hat / np.sqrt(v_hat) + epsilon)")], "put it in brackets"),
    ([(STEP, "W - alpha * m_hat / np.sqrt(v_hat) + epsilon")], "divide by (np.sqrt(v_hat) + epsilon)"),
    ([(f"{STEP}, m, v", STEP)], "3 values are asked for, with commas between them, and your function gave 1: 0."),
    ([("(1 - beta1) * g", "g(1 - beta1)")], "a number stands before a bracket"),
    ([(STEP, "W - alpha * m_hat / (v_hat + epsilon)")], "the root of v_hat is missing"),
    ([(STEP, "W - alpha * m_hat")], "the step is not divided by anything"),
    ([(STEP, STEP.replace("W -", "W +"))], "it goes uphill"),
    ([(STEP, STEP.replace("W -", "-"))], "W itself is missing"),
    ([(STEP, STEP.replace("W - ", ""))], "that is the step itself"),
    ([(", m, v\n", ", m_hat, v_hat\n")], "keep m and v as they are"),
    ([(f"{STEP}, m, v\n", f"m, v, {STEP}\n")], "the order is W, m, v"),
    ([(STEP, "W - alpha * np.sqrt(1 - beta2**t) / (1 - beta1**t) * m / (np.sqrt(v) + epsilon)")],
     "right but for epsilon"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "hint"), IN_ADAM, ids=[hint for _, hint in IN_ADAM])
def test_a_mistake_in_adam_is_named(changes, hint):
    assert hint in repr(check_step(written(ADAM, *changes)))


def wrong_functions():
    """(name of the check, check, function) for each of them."""
    return [("adam.check_step", check_step, written(ADAM, *changes)) for changes, _ in IN_ADAM]


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [("np.sqrt(v_hat)", "v_hat**0.5")],
        [("t = t + 1\n", "t += 1\n")],
        [(f"{STEP}, m, v\n", f"[{STEP}, m, v]\n")],
        [(f"{STEP}, m, v\n", f"np.array([{STEP}, m, v])\n")],
        # The efficient form is the same when epsilon goes along.
        [
            (HATS, "r = np.sqrt(1 - beta2**t)"),
            (STEP, "W - alpha * r / (1 - beta1**t) * m / (np.sqrt(v) + r * epsilon)"),
        ],
    ],
)  # fmt: skip
def test_adam_in_another_form_is_right(changes):
    assert check_step(written(ADAM, *changes)).verdict == "right"


# The table


@pytest.mark.parametrize("answer", [3.2, 3.16, 3.162, np.float32(3.16), np.array(3.16)])
def test_two_digits_or_more_are_enough_for_a_cell(answer):
    assert check_table(with_cell("first step", "RMSProp", answer)).verdict == "right"


@pytest.mark.parametrize(
    ("row", "name", "answer", "hint"),
    [
        ("first step", "RMSProp", 3.1, "nearly; give the first two digits"),
        ("flipping", "Adam", 0.05, "nearly; give the first two digits"),
        ("flipping", "Momentum", 0.5, "nearly; give the first two digits"),
        ("flipping", "Momentum", -1 / 1.9, "the length of a step is asked for, without its sign"),
        ("constant", "Adam", True, "a number is asked for"),
        ("constant", "Adam", "1", "a number is asked for"),
        ("constant", "Adam", [1], "a number is asked for"),
        ("constant", "Adam", 1j, "a number is asked for"),
        ("constant", "Adam", 10**400, "a number is asked for"),
        ("constant", "Adam", np.nan, "that is not it"),
        ("constant", "Adam", 77, "that is not it"),
    ],
)
def test_a_wrong_cell_is_named(row, name, answer, hint):
    said = repr(check_table(with_cell(row, name, answer)))
    assert hint in said and "15 of 16 cells are right" in said


def test_rows_of_another_kind_pass_or_get_one_clear_line():
    assert check_table({row: np.array(cells, dtype=float) for row, cells in TABLE.items()}).verdict == "right"
    assert check_table({row: tuple(cells) for row, cells in TABLE.items()}).verdict == "right"
    for row in ("abcd", 4, None, [1, 2, 3], {1, 2, 3, 4}, [[1, 2], 3]):
        assert "of four cells each is asked for" in repr(check_table({**TABLE, "constant": row}))
