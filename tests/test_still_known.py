"""The bank of questions that come back: second hand, even places, no exercise twice, and which two a reader gets."""

import ast
import json
from collections import Counter
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest

from by_hand import NUMBER, without
from helpers.answers.predictions import PREDICTIONS
from helpers.answers.recall import RecallChoice, RecallFormula
from helpers.answers.still_known import BANK, FIXED, fixed_pair, pair_for
from helpers.explorers.kept_guesses import KeptGuess
from key_by_hand_formulas import FORMULAS, TYPED, WRONG
from key_by_hand_still import CHOSEN

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("11-*.ipynb"))
LESSONS = [path.name[:6] for path in NOTEBOOKS]
CHOICES = {name: question for name, question in BANK.items() if isinstance(question, RecallChoice)}
TO_WRITE = {name: question for name, question in BANK.items() if isinstance(question, RecallFormula)}


def guess(lesson, question, right):
    return KeptGuess(lesson, question, "…", right, "2026-11-26")


# The bank


def test_each_lesson_but_the_last_has_two_questions_with_choices_and_a_formula():
    assert Counter(question.lesson for question in CHOICES.values()) == dict.fromkeys(LESSONS[:-1], 2)
    assert Counter(question.lesson for question in TO_WRITE.values()) == dict.fromkeys(LESSONS[:-1], 1)
    assert [question.lesson for question in BANK.values()] == sorted(question.lesson for question in BANK.values())


@pytest.mark.parametrize("name", CHOICES)
def test_a_question_is_about_a_prediction_of_its_lesson_and_repeats_none(name):
    question = BANK[name]
    assert PREDICTIONS[question.about].lesson == question.lesson
    assert question.choice in question.choices and len(set(question.choices)) == len(question.choices) == 3
    assert question.choice != PREDICTIONS[question.about].choice and question.reason.endswith(".")
    assert sum(other.about == question.about for other in CHOICES.values()) == 1


def test_no_question_stands_word_for_word_in_a_lesson_and_no_lesson_gives_a_line_away():
    pages = [json.loads(path.read_text(encoding="utf-8"))["cells"] for path in NOTEBOOKS]
    sources = " ".join(" ".join("".join(cell["source"]).split()) for cells in pages for cell in cells)
    assert [name for name, question in BANK.items() if question.question in sources] == []


def test_every_question_is_worked_out_by_hand_too():
    assert CHOSEN.keys() == CHOICES.keys() and FORMULAS.keys() == TYPED.keys() == WRONG.keys() == TO_WRITE.keys()


@pytest.mark.parametrize("name", CHOSEN)
def test_the_right_choice_is_the_one_that_is_found_by_hand_and_so_are_the_numbers_of_its_reason(name):
    choice, numbers = CHOSEN[name]()
    assert choice == BANK[name].choice
    assert [part for part in numbers if part not in BANK[name].reason] == []
    assert not NUMBER.search(without(BANK[name].reason, numbers)), "a number that nobody has worked out by hand"


def test_the_right_choice_stands_behind_every_button_and_never_four_times_in_a_row_behind_the_same():
    found = [question.choices.index(question.choice) + 1 for question in CHOICES.values()]
    count = Counter(found)
    assert all(len(found) / 4 <= count[place] <= len(found) * 0.45 for place in (1, 2, 3))
    assert max(len(list(run)) for _, run in groupby(found)) <= 3


# Formulas


@pytest.mark.parametrize("name", FORMULAS)
def test_the_formula_is_the_one_by_hand_however_it_is_typed(name):
    question = BANK[name]
    for line in (question.answer, question.answer.replace(" ", ""), f"  ({question.answer}) ", *TYPED[name]):
        assert repr(question.check(line)) == f"Right. {question.reason}", line
    typed = question._function(question.answer)
    for case in question.cases:
        assert np.isclose(typed(*case), FORMULAS[name](*case), rtol=1e-6)


@pytest.mark.parametrize(("name", "line", "words"), [(name, *row) for name, rows in WRONG.items() for row in rows])
def test_a_usual_mistake_gets_its_hint(name, line, words):
    outcome = BANK[name].check(line)
    assert outcome.verdict == "wrong" and words in outcome.line


@pytest.mark.parametrize("name", TO_WRITE)
def test_every_hint_is_earned_by_its_own_line_and_by_one_by_hand(name):
    question = BANK[name]
    for hint, line in question.mistakes.items():
        assert repr(question.check(line)).startswith(f"Not quite: {hint}"), line
        assert any(words in hint for _, words in WRONG[name]), f"add a line to WRONG for: {hint}"


def test_any_other_mistake_is_told_with_numbers():
    assert repr(BANK["still-shrink"].check("2 - alpha * lam")).startswith(
        "Not quite: tried with numbers, your formula gives 1.4 in the place of 0.4"
    )


# Which two


def test_a_reader_without_guesses_gets_the_fixed_pair_of_earlier_lessons():
    assert list(FIXED) == LESSONS[2:]
    for lesson, names in FIXED.items():
        choice, formula = (BANK[name] for name in names)
        assert isinstance(choice, RecallChoice) and isinstance(formula, RecallFormula)
        assert max(choice.lesson, formula.lesson) < lesson and pair_for(lesson, {}) == names
    assert len(set(FIXED.values())) == len(FIXED)


def test_what_was_guessed_wrong_comes_first_and_what_is_mended_since_does_not_come_for_that():
    kept = {"best-h": guess("11-4-2", "best-h", False), "halve-h": guess("11-4-1", "halve-h", True)}
    assert pair_for("11-5-1", kept) == ("still-too-small-a-step", "still-best-h")
    kept["still-too-small-a-step"] = guess("11-4-2", "still-too-small-a-step", False)
    assert pair_for("11-5-2", kept)[0] == "still-too-small-a-step"
    kept["still-too-small-a-step"] = guess("11-4-2", "still-too-small-a-step", True)
    kept["still-best-h"] = guess("11-4-2", "still-best-h", True)
    assert pair_for("11-5-2", kept) == ("still-shared-digits", FIXED["11-5-2"][1])
    kept["still-velocity"] = guess("11-5-2", "still-velocity", False)
    assert pair_for("11-5-3", kept)[1] == "still-velocity"


def test_a_guess_of_this_lesson_or_a_later_one_brings_nothing_back_yet():
    kept = {"first-way": guess("11-5-5", "first-way", False)}
    assert pair_for("11-5-5", kept) == FIXED["11-5-5"] and pair_for("11-5-6", kept) == ("still-corner", "still-m-hat")


def test_guesses_that_nobody_knows_stop_nothing():
    kept = {"": guess("", "", False), "still-<b>": guess("99", "still-<b>", False)}
    assert pair_for("11-5-7", kept) == FIXED["11-5-7"]


def test_a_later_lesson_has_the_last_pair_and_what_is_no_such_lesson_is_refused():
    assert fixed_pair("11-6-1") == FIXED["11-5-7"] == fixed_pair("11-5-10")
    for lesson in ("11-4-2", "", "11-5-x", None, 7, ["11-5-7"]):
        with pytest.raises(ValueError, match="^lesson must be one from 11-4-3 on, got "):
            fixed_pair(lesson)


def test_the_bank_is_asked_by_the_lessons_under_their_own_number():
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ast.parse("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"))
        calls = [node for node in ast.walk(code) if isinstance(node, ast.Call) and hasattr(node.func, "id")]
        asked = [node.args[0].value for node in calls if node.func.id == "still_know"]
        assert asked == ([path.name[:6]] if path.name[:6] in FIXED else [])
