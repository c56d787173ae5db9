"""The key has a second hand: the right choices and the numbers of the key, worked out again without looking at it.

What is new in `helpers.answers` and not in `key_by_hand_…` fails here, and so does what is changed in one of the two.
"""

import pytest

import key_by_hand_11_4
import key_by_hand_11_5_first
import key_by_hand_11_5_last
import test_hints_11_4
import test_hints_11_4_3
import test_hints_11_5_first
import test_hints_11_5_last
import test_hints_digits
import test_own_rule
from by_hand import NUMBER, without
from helpers.answers.predictions import PREDICTIONS
from helpers.exercises import FunctionCheck, NumberCheck
from test_exercises import CHECKS

HANDS = (key_by_hand_11_4, key_by_hand_11_5_first, key_by_hand_11_5_last)
PREDICTED = {name: by_hand for hand in HANDS for name, by_hand in hand.PREDICTED.items()}
# (check, number as it is typed, words of its hint, how one comes to it)
WRONG_NUMBERS = [(name, *row) for hand in HANDS for name, rows in hand.WRONG_NUMBERS.items() for row in rows]
RIGHT_NUMBERS = {name: pair for hand in HANDS for name, pair in hand.RIGHT_NUMBERS.items()}
NUMBER_CHECKS = {name for name, check in CHECKS.items() if isinstance(check, NumberCheck)}


def told(hint):
    """How a check says a hint."""
    return f"Not quite: {hint if hint.endswith('?') else hint + '.'}"


# The predictions


def test_every_prediction_is_made_by_hand_too():
    assert PREDICTED.keys() == PREDICTIONS.keys(), "add a function to the PREDICTED of its key_by_hand_… file"


@pytest.mark.parametrize("name", PREDICTED)
def test_the_right_choice_is_the_one_that_is_found_by_hand_and_so_are_the_numbers_of_its_reason(name):
    choice, numbers = PREDICTED[name]()
    reason = PREDICTIONS[name].reason
    assert choice == PREDICTIONS[name].choice
    assert [part for part in numbers if part not in reason] == []
    assert not NUMBER.search(without(reason, numbers)), "a number that nobody has worked out by hand"


# The numbers


def test_every_check_of_a_number_stands_in_the_second_hand():
    assert {name for name, *_ in WRONG_NUMBERS} == RIGHT_NUMBERS.keys() == NUMBER_CHECKS


@pytest.mark.parametrize(("name", "typed", "words", "worked_out"), WRONG_NUMBERS)
def test_a_wrong_number_gets_the_hint_that_says_how_one_comes_to_it(name, typed, words, worked_out):
    (hint,) = (hint for hint in CHECKS[name].mistakes if words in hint)
    assert repr(CHECKS[name](typed)) == repr(CHECKS[name](worked_out)) == told(hint)


@pytest.mark.parametrize("name", RIGHT_NUMBERS)
def test_a_number_is_right_to_the_digits_that_are_asked_for_and_no_further(name):
    right, nearly = RIGHT_NUMBERS[name]
    assert [number for number in right if CHECKS[name](number).verdict != "right"] == []
    assert [number for number in nearly if "your answer is off by" not in repr(CHECKS[name](number))] == []


@pytest.mark.parametrize("name", sorted(NUMBER_CHECKS))
def test_every_hint_for_a_number_is_earned_by_a_number_by_hand(name):
    words = [words for own, _, words, _ in WRONG_NUMBERS if own == name]
    left = [hint for hint in CHECKS[name].mistakes if not any(part in hint for part in words)]
    assert left == [], "add the number to the WRONG_NUMBERS of its key_by_hand_… file"


# The functions: they stand in the tests of the hints, lesson by lesson.


@pytest.fixture(scope="module")
def earned():
    """{check: what it says} for each function with a mistake that a reader may write."""
    said = {}
    for tests in (test_hints_11_4, test_hints_11_4_3, test_hints_11_5_first, test_hints_11_5_last, test_hints_digits,
                  test_own_rule):  # fmt: skip
        for name, check, answer in tests.wrong_functions():
            said.setdefault(name, set()).add(repr(check(answer)))
    return said


@pytest.mark.parametrize("name", [name for name, check in CHECKS.items() if isinstance(check, FunctionCheck)])
def test_every_hint_for_a_function_is_earned_by_one_that_a_reader_may_write(name, earned):
    left = [hint for hint in CHECKS[name].mistakes if told(hint) not in earned[name]]
    assert left == [], "add a function with this mistake to the tests of the hints of its lesson"
