"""What a reader answers in Japanese counts as what it says in English: guesses are kept in one language."""

import html
import re

from helpers.answers.gradient_check import check_bug
from helpers.explorers.kept_guesses import kept_guesses
from helpers.explorers.predictions import predict
from helpers.language import say
from japanese import english_in, spoken

CHOICES = ("at the top", "where it crosses zero, going up", "at the bottom")  # as the lesson has them


def lock_in(prediction, place):
    prediction.buttons[place].value = True
    prediction.lock.click()


def told(prediction):
    return html.unescape(re.sub("<[^>]*>", "", prediction.line.value))


def test_a_guess_made_in_japanese_is_kept_in_the_words_of_the_question_and_is_there_again_in_english(kept_in):
    with spoken("ja"):
        guessed = predict("steepest", *CHOICES)
        assert [button.description for button in guessed.buttons] != list(CHOICES)
        lock_in(guessed, 1)
        assert guessed.choice == CHOICES[1] and told(guessed).startswith("正解です。")
        again = predict("steepest", *CHOICES)
        assert f"「{say(CHOICES[1])}」" in told(again)
    assert kept_guesses()["steepest"].choice == CHOICES[1] and kept_guesses()["steepest"].right
    assert f"You guessed “{CHOICES[1]}” on" in told(predict("steepest", *CHOICES))


def test_the_choices_on_paper_are_japanese():
    with spoken("ja"):
        paper = predict("steepest", *CHOICES)._repr_mimebundle_()["text/plain"]
        assert paper == "\n".join(f"( ) {say(choice)}" for choice in CHOICES) and english_in(paper) == []


def test_an_exercise_takes_its_words_in_english_and_in_japanese_and_tells_those_of_the_reader():
    with spoken("ja"):
        for words in (check_bug.expected, say(check_bug.expected)):
            assert check_bug(words).verdict == "right"
        line = repr(check_bug("nonsense"))
        assert f'"{say(check_bug.expected)}"' in line and check_bug.expected not in line
        assert line.startswith("正解ではありません。")
    assert check_bug("nonsense").words.startswith("one of these is asked for: ")
