"""Predictions: nothing tells the answer before the lock, and an explorer sleeps until then."""

import ast
import json
import re
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from helpers.answers.predictions import PREDICTIONS, RightChoice
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.predictions import Prediction, predict
from helpers.explorers.words import wished

pytestmark = pytest.mark.usefixtures("unpainted")

CHOICES = ("a quarter", "half", "the same")


@pytest.fixture
def prediction():
    return Prediction(RightChoice("half", "Because <i>so</i>."), CHOICES)


def choose(prediction, choice):
    next(button for button in prediction.buttons if button.description == choice).value = True


def lock_in(prediction, choice):
    choose(prediction, choice)
    prediction.lock.click()


def test_nothing_is_chosen_at_first_and_lock_in_waits_for_a_choice(prediction):
    assert prediction.choice is None and prediction.line.value == ""
    prediction.lock.click()
    assert not prediction.done and "Choose one of them first." in prediction.line.value
    choose(prediction, "half")
    assert not prediction.done


def test_another_choice_replaces_the_first_until_the_lock(prediction):
    choose(prediction, "half")
    choose(prediction, "the same")
    assert prediction.choice == "the same"
    assert [button.value for button in prediction.buttons] == [False, False, True]
    prediction.buttons[2].value = False
    assert prediction.choice is None


def test_lock_in_freezes_the_choice_and_says_right_with_the_reason(prediction):
    lock_in(prediction, "half")
    assert prediction.done and prediction.choice == "half"
    assert all(button.disabled for button in prediction.buttons) and prediction.lock.description == "Locked in"
    assert "<b>Right.</b> Because &lt;i&gt;so&lt;/i&gt;." in prediction.line.value


def test_a_wrong_choice_gets_the_right_one_with_the_reason(prediction):
    lock_in(prediction, "the same")
    assert "<b>Not quite. It is “half”.</b> Because" in prediction.line.value


def test_predictions_do_not_mix():
    first, second = predict("exact-for", "none", "parabolas, too"), predict("exact-for", "none", "parabolas, too")
    lock_in(first, "parabolas, too")
    assert first.done and not second.done and second.choice is None


def test_a_name_or_a_choice_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match=r"^name must be one of .*halve-h.*, got 'halve h'$"):
        predict("halve h", *CHOICES)
    with pytest.raises(ValueError, match=r"^choices must include the right one for 'halve-h', got 'a', 'b'$"):
        predict("halve-h", "a", "b")


def controls_of(explorer):
    return [*explorer.controls.values(), explorer.pin]


def test_an_explorer_sleeps_until_the_prediction_is_locked_in(prediction):
    explorer = explore_difference_quotients(after=prediction)
    assert explorer.asleep and all(control.disabled for control in controls_of(explorer))
    assert explorer.text.startswith("These controls wake up when you have locked in your prediction above.")
    lock_in(prediction, "the same")
    assert not explorer.asleep and not any(control.disabled for control in controls_of(explorer))
    assert explorer.text.startswith("h = 1 at x₀ = 0: forward 1.71828")


def test_just_show_me_wakes_the_explorer_without_a_prediction(prediction):
    explorer = explore_difference_quotients(after=prediction)
    explorer.show.click()
    assert not explorer.asleep and not explorer.controls["h"].disabled
    assert explorer.show.layout.visibility == "hidden"
    assert not prediction.done


def test_with_several_predictions_all_must_be_locked_in(prediction):
    other = Prediction(RightChoice("half", "So."), CHOICES)
    explorer = explore_difference_quotients(after=(prediction, other))
    assert explorer.text.startswith("These controls wake up when you have locked in your 2 predictions above.")
    lock_in(other, "half")
    assert explorer.asleep
    assert explorer.text.startswith("These controls wake up when you have locked in your other prediction above.")
    lock_in(prediction, "half")
    assert not explorer.asleep and explorer.text.startswith("h = 1 at x₀ = 0: ")


def test_what_else_is_wished_several_times_is_said_once_as_it_is():
    assert wished("written two rules", still=2, asked=2) == wished("written two rules", 1, 2) == "written two rules"


def test_an_explorer_that_is_run_again_after_the_lock_is_awake_and_has_no_button_to_show(prediction):
    lock_in(prediction, "half")
    explorer = explore_difference_quotients(after=prediction)
    assert not explorer.asleep
    assert explorer.show not in explorer.panel.children[0].children


@pytest.mark.parametrize("name", PREDICTIONS)
def test_every_prediction_has_a_reason_of_whole_sentences(name):
    assert PREDICTIONS[name].reason.endswith(".") and len(PREDICTIONS[name].reason) > 40


def asked():
    """(lesson, name, choices) of each prediction, from the first lesson on."""
    for path in sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for node in ast.walk(ast.parse("\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "predict":
                name, *choices = (argument.value for argument in node.args)
                yield re.match(r"\d+(-\d)*", path.stem)[0], name, choices


def places():
    """Behind which button, counted from 1, the right choice of each prediction stands."""
    return [choices.index(PREDICTIONS[name].choice) + 1 for _, name, choices in asked()]


def test_each_prediction_knows_the_lesson_that_asks_it():
    assert {name: lesson for lesson, name, _ in asked()} == {name: right.lesson for name, right in PREDICTIONS.items()}


def test_the_right_choice_stands_behind_every_button_and_is_no_habit():
    """The last six were all the first one: who always pressed it was right."""
    found = list(places())
    count = Counter(found)
    assert all(len(found) / 10 <= count[place] <= len(found) * 0.45 for place in (1, 2, 3, 4))
    assert max(len(list(run)) for _, run in groupby(found)) <= 3
