"""Predictions opened again: what was guessed is there, its pictures wake, and what is stored is nobody's guess."""

import html
import json
import re
from datetime import date

import pytest

from helpers.answers.predictions import RightChoice
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.kept_guesses import kept_guesses
from helpers.explorers.predictions import Prediction, predict
from test_predictions import CHOICES, choose, controls_of, lock_in

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture
def prediction():
    return Prediction(RightChoice("half", "So."), CHOICES)


EXACT = ("exact-for", "none", "parabolas, too", "cubics, too")


def written_on(prediction):
    return html.unescape(re.sub("<[^>]*>", " ", prediction.line.value))


def test_nothing_is_written_before_the_lock_and_then_what_was_guessed(kept_in):
    prediction = predict(*EXACT)
    prediction._repr_mimebundle_()
    prediction.lock.click()
    choose(prediction, "none")
    assert list(kept_in().iterdir()) == []
    prediction.lock.click()
    guess = kept_guesses()["exact-for"]
    assert (guess.lesson, guess.choice, guess.right) == ("11-4-1", "none", False)
    prediction.lock.click()
    assert len(json.loads((kept_in() / "guesses.json").read_text(encoding="utf-8"))["guesses"]) == 1


@pytest.mark.parametrize("choice, verdict", [("none", "Not quite. It is “parabolas, too”."), (EXACT[2], "Right.")])
def test_opened_again_it_says_what_was_guessed_when_and_why_it_is_right_or_not(choice, verdict):
    lock_in(predict(*EXACT), choice)
    again = predict(*EXACT)
    assert again.choice == choice and all(button.disabled for button in again.buttons)
    assert again.lock.description == "Guess again" and again.remembered.choice == choice and not again.done
    assert f"<b>{verdict}</b> The central difference is" in again.line.value
    assert f"You guessed “{choice}” on {date.today().isoformat()}." in written_on(again)


def test_opened_again_its_picture_is_stored_asleep_and_then_wakes():
    asleep = explore_difference_quotients(after=predict(*EXACT))
    without = stored(asleep)
    lock_in(predict(*EXACT), "none")
    again = explore_difference_quotients(after=predict(*EXACT))
    assert again.asleep and stored(again) == without
    assert not again.asleep and not any(control.disabled for control in controls_of(again))
    assert again.text.startswith("h = 1 at x₀ = 0: forward 1.71828")
    assert again.show.layout.visibility == "hidden"


def stored(shown):
    bundle = shown._repr_mimebundle_()
    del bundle["application/vnd.jupyter.widget-view+json"]  # a fresh id each time
    return bundle


def test_with_several_predictions_the_one_of_an_earlier_run_counts_and_the_other_must_be_locked_in(prediction):
    lock_in(predict(*EXACT), "none")
    explorer = explore_difference_quotients(after=(predict(*EXACT), prediction))
    assert "locked in your 2 predictions above" in stored(explorer)["text/plain"]
    assert explorer.asleep and "locked in your other prediction above" in explorer.text
    lock_in(prediction, "half")
    assert not explorer.asleep


def test_guess_again_takes_a_new_guess_and_what_is_awake_stays_awake():
    lock_in(predict(*EXACT), "none")
    again = predict(*EXACT)
    explorer = explore_difference_quotients(after=again)
    stored(explorer)
    again.lock.click()
    assert again.choice is None and not any(button.disabled for button in again.buttons)
    assert again.lock.description == "Lock in" and written_on(again).strip() == "" and not explorer.asleep
    assert kept_guesses()["exact-for"].choice == "none"
    lock_in(again, "cubics, too")
    assert again.done and again.lock.description == "Locked in" and not explorer.asleep
    assert kept_guesses()["exact-for"].choice == "cubics, too"
    assert predict(*EXACT).choice == "cubics, too"


def test_words_that_are_no_choice_any_more_are_as_good_as_none():
    lock_in(predict(*EXACT, "<b>quartics</b>"), "<b>quartics</b>")
    again = predict(*EXACT)
    assert again.remembered is None and again.choice is None and written_on(again).strip() == ""
    with_it = predict(*EXACT, "<b>quartics</b>")
    assert "You guessed “&lt;b&gt;quartics&lt;/b&gt;” on" in with_it.line.value


def test_a_prediction_without_a_name_is_not_kept(prediction, kept_in):
    lock_in(prediction, "half")
    assert list(kept_in().iterdir()) == []


def test_where_it_cannot_be_kept_the_guess_counts_and_one_sentence_says_so(kept_in):
    (kept_in() / "guesses.json").mkdir()
    prediction = predict(*EXACT)
    assert "The guesses kept so far cannot be read (guesses.json is a folder)." in written_on(prediction)
    explorer = explore_difference_quotients(after=prediction)
    lock_in(prediction, "parabolas, too")
    assert prediction.done and not explorer.asleep and "<b>Right.</b>" in prediction.line.value
    assert "could not be kept for next time (guesses.json is a folder)." in written_on(prediction)


def test_a_damaged_file_is_named_and_set_aside_by_the_next_guess(kept_in):
    (kept_in() / "guesses.json").write_text('{"guesses"', encoding="utf-8")
    prediction = predict(*EXACT)
    assert "guesses.json is damaged" in written_on(prediction)
    lock_in(prediction, "parabolas, too")
    assert "guesses.json was damaged. It is called guesses-damaged-" in written_on(prediction)
    assert predict(*EXACT).choice == "parabolas, too"
