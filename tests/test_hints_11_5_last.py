"""Mistakes in 11-5-5 and 11-5-6 as a reader would write them, with numpy: each gets the hint that names it."""

import numpy as np
import pytest

from as_written import solution_of, written
from helpers.answers.adam import check_first_step, check_spike, check_step
from helpers.answers.four_answers import ROWS, check_probe, check_table

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


NUMBERS = [
    (check_first_step, 1, "with the correction it would be 1"),
    (check_first_step, 0.1 / np.sqrt(1 - 0.9999), "that is for β₁ = 0.9"),
    (check_first_step, 0.4 / (1 - 0.9999), "v stands under a root"),
    (check_spike, 2.52, "that is after 1000 zeros"),
    (check_spike, 6.57, "that is the longest step while the gradient stays on"),
    (check_spike, 7.27, "that is the bound for all gradients"),
]


@pytest.mark.parametrize(("check", "answer", "hint"), NUMBERS)
def test_a_wrong_number_is_named(check, answer, hint):
    assert hint in repr(check(answer))


# The table

TABLE = {
    "constant": [1, 10, 1, 1],
    "flipping": [1, 1 / 1.9, 1, 0.1 / 1.9],
    "times 1000": [1000, 1000, 1, 1],
    "first step": [1, 1, 10**0.5, 1],
}


def with_cell(row, place, answer):
    return check_table({**TABLE, row: [answer if i == place else cell for i, cell in enumerate(TABLE[row])]})


@pytest.mark.parametrize("answer", [3.2, 3.16, 3.162, np.float32(3.16), np.array(3.16)])
def test_two_digits_or_more_are_enough_for_a_cell(answer):
    assert with_cell("first step", 2, answer).verdict == "right"


@pytest.mark.parametrize(
    ("row", "place", "answer", "hint"),
    [
        ("first step", 2, 3.1, "nearly; give the first two digits"),
        ("flipping", 3, 0.05, "nearly; give the first two digits"),
        ("flipping", 1, 0.5, "nearly; give the first two digits"),
        ("flipping", 1, -1 / 1.9, "the length of a step is asked for, without its sign"),
        ("flipping", 1, 1, "the old velocity works against the new push"),
        ("flipping", 1, 0.053, "that is Adam's"),
        ("flipping", 3, 0.526, "0.526 is Momentum's"),
        ("flipping", 3, 0, "it is small, and not quite 0"),
        ("flipping", 3, 0.1, "one divides by 1 + β₁"),
        ("constant", 3, 10, "m is a mean"),
        ("constant", 3, 3.16, "the first step without the bias correction"),
        ("first step", 2, 0.316, "that is √h; the step is divided by it"),
        ("constant", 0, True, "a number is asked for"),
        ("constant", 0, "1", "a number is asked for"),
        ("constant", 0, [1], "a number is asked for"),
        ("constant", 0, 1j, "a number is asked for"),
        ("constant", 0, 10**400, "a number is asked for"),
        ("constant", 0, np.nan, "that is not it"),
    ],
)
def test_a_wrong_cell_is_named(row, place, answer, hint):
    said = repr(with_cell(row, place, answer))
    assert hint in said and "15 of 16 cells are right" in said


def test_rows_of_another_kind_pass_or_get_one_clear_line():
    assert check_table({row: np.array(cells, dtype=float) for row, cells in TABLE.items()}).verdict == "right"
    assert check_table({row: tuple(cells) for row, cells in TABLE.items()}).verdict == "right"
    for row in ("abcd", 4, None, [1, 2, 3], {1, 2, 3, 4}, [[1, 2], 3]):
        assert "of four cells each is asked for" in repr(check_table({**TABLE, "constant": row}))


def test_the_probe_that_tells_rmsprop_from_adam_is_the_only_row_of_long_runs_in_which_they_differ():
    telling = [row for row in ROWS[:3] if abs(TABLE[row][2] / TABLE[row][3] - 1) > 0.1]
    assert telling == [check_probe.expected] and "both divide the factor away" in repr(check_probe("times 1000"))
