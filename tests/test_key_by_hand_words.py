"""The second hand of the words: choices of exercises, the table of 11-5-6, and the numbers in praise and hints."""

import numpy as np
import pytest

from by_hand import NUMBER, without
from helpers import network
from helpers.answers.four_answers import _HINTS, RULES, check_table
from helpers.answers.gradient_check import THE_BUG
from helpers.answers.planted_bugs import NAMES as BUGS
from helpers.answers.planted_bugs import planted
from helpers.differentiation import numerical_gradient
from helpers.exercises import ChoiceCheck
from helpers.little_images import little_images
from key_by_hand_table import NAMES, TABLE, WRONG_CELLS, alone
from key_by_hand_words import SAID
from test_exercises import CHECKS

# The choices

# Which gradients each bug leaves wrong, and what who names it is told: the real one leaves b1 and b2 wrong, not 0.
FOUND = {
    "not divided by the number of images": ({"W1", "b1", "W2", "b2"}, "then W1 and W2 would be off as well"),
    "tanh′ is forgotten": ({"W1", "b1"}, "then W1 would be off as well"),
    "1 − z in the place of 1 − z²": ({"W1", "b1"}, "then W1 would be off as well"),
    "the bias gradients are averaged": ({"b1", "b2"}, "theirs is the right gradient divided by 90"),
    "the bias gradients are zero": ({"b1", "b2"}, "0 would give 0.000"),
    "one weight is 1% off": ({"W1"}, "then W1 would be off, and the biases right"),
}


def test_the_bug_of_the_hunt_is_the_one_that_divides_the_gradients_of_the_biases_by_the_number_of_images():
    random = np.random.default_rng(4)
    X, labels = little_images(random, 90)
    weights = network.start_weights(random, 9, 5, 3)
    right = numerical_gradient(lambda moved: network.loss(moved, X, labels), weights)
    for number, name in enumerate(BUGS[1:], start=1):
        parts = dict(zip(("W1", "b1", "W2", "b2"), zip(planted(number)(weights, X, labels), right, strict=True)))
        off = {part for part, pair in parts.items() if not np.allclose(*pair, rtol=1e-6, atol=1e-9)}
        assert off == FOUND[name][0]
        assert FOUND[name][1] in repr(CHECKS["gradient_check.check_bug"](name))
        if number == THE_BUG:
            assert all(np.allclose(90 * parts[part][0], parts[part][1], atol=1e-8) for part in off)
            assert CHECKS["gradient_check.check_bug"](name).verdict == "right"


def test_the_probe_is_the_row_of_long_runs_in_which_rmsprop_and_adam_differ():
    check, rmsprop, adam = CHECKS["four_answers.check_probe"], NAMES.index("RMSProp"), NAMES.index("Adam")
    for row, hint in (
        ("constant", "in the long run both make a step of one learning rate"),
        ("flipping", "RMSProp goes on with a full step, Adam with a twentieth"),
        ("times 1000", "both divide the factor away"),
    ):
        assert hint in repr(check(row))
        assert (check(row).verdict == "right") == (abs(TABLE[row][rmsprop] / TABLE[row][adam] - 1) > 0.1)
    assert round(TABLE["flipping"][rmsprop] / TABLE["flipping"][adam]) == 19, "about twenty"


def test_every_choice_of_an_exercise_stands_above():
    assert {name: check.choices for name, check in CHECKS.items() if isinstance(check, ChoiceCheck)} == {
        "gradient_check.check_bug": tuple(FOUND),
        "four_answers.check_probe": ("constant", "flipping", "times 1000"),
    }


# The table

CELLS = [(row, name) for row in TABLE for name in NAMES]


def test_the_cells_by_hand_are_right_and_their_rules_are_the_four_in_this_order():
    assert tuple(RULES) == NAMES
    assert check_table(TABLE).verdict == "right"


@pytest.mark.parametrize(("row", "name"), CELLS)
def test_what_rounds_to_the_cell_is_right_and_three_percent_off_is_not(row, name):
    cell = TABLE[row][NAMES.index(name)]
    for share in (0.996, 1, 1.004):
        assert "1 of 16 cells are right so far" in repr(check_table(alone(row, name, share * cell)))
    for share in (0.97, 1.03):
        assert f"“{row}”, {name}: nearly;" in repr(check_table(alone(row, name, share * cell)))


@pytest.mark.parametrize(("row", "name", "typed", "words", "worked_out"), WRONG_CELLS)
def test_a_wrong_cell_gets_the_hint_that_says_how_one_comes_to_it(row, name, typed, words, worked_out):
    for answer in (typed, worked_out):
        line = repr(check_table(alone(row, name, answer)))
        assert line.startswith(f"Not quite: 0 of 1 cells are right. “{row}”, {name}: ") and words in line


def test_every_hint_of_the_table_is_earned_by_a_cell_by_hand():
    for (row, name, _), hint in _HINTS.items():
        rows = [words for own, rule, _, words, _ in WRONG_CELLS if (own, rule) == (row, name)]
        assert any(words in hint for words in rows), f"add a cell to WRONG_CELLS for: {hint}"


# The numbers in praise and hints


def lines_of(name):
    """The praise and the hints of a check."""
    if name == "four_answers.check_table":
        return list(_HINTS.values())
    check = CHECKS[name]
    return [check.praise, *(check.mistakes.values() if isinstance(check, ChoiceCheck) else check.mistakes)]


@pytest.mark.parametrize("name", [*CHECKS, "four_answers.check_table"])
def test_every_number_in_praise_and_hints_is_worked_out_by_hand(name):
    parts, lines = SAID.get(name, []), lines_of(name)
    assert [part for part in parts if not any(part in line for line in lines)] == [], "said no more"
    assert [line for line in lines if NUMBER.search(without(line, parts))] == [], "add the numbers to SAID"
