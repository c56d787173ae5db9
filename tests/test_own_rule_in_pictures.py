"""A rule of the reader's own passes its check, which knows γ = 0 only, and then does what it likes in the pictures."""

import sys

import numpy as np
import pytest

from helpers.answers.momentum_pays import check_own_rule
from helpers.explorers.momentum_pays import explore_book_loss
from helpers.explorers.point import explore_point
from helpers.explorers.races import explore_fair_race, explore_race
from test_own_rule import AList

pytestmark = pytest.mark.usefixtures("unpainted")

PICTURES = [explore_book_loss, explore_race, explore_fair_race]


def only_without_decay(what):
    """Momentum that does `what` as soon as γ is above 0."""

    def step(self, state, gradient):
        return what(state) if self.gamma else AList.step(self, state, gradient)

    return type("MyRule", (AList,), {"step": step})


def divides(state):
    return 1 / 0


class Wordless(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def is_wordless(state):
    raise Wordless


def has_many_words(state):
    raise ValueError("one\ntwo " * 500)


WAYS_OUT = {
    divides: "ZeroDivisionError: ",
    lambda state: sys.exit(3): "SystemExit: 3.",
    lambda state: None: "TypeError: step gave None",
    is_wordless: "Wordless.",
    has_many_words: "ValueError: one two one two ",
}


@pytest.mark.parametrize("explore", PICTURES)
@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_a_rule_that_raises_with_other_settings_is_told_so_below_a_live_picture(explore, way_out):
    rule = only_without_decay(way_out)
    assert check_own_rule(rule).verdict == "right"
    explorer = explore(own=rule)
    others, _, words = explorer.text.partition(" With these settings your own rule raised ")
    assert "your own" not in others and "Momentum" in others
    assert words.startswith(WAYS_OUT[way_out]) and len(words) < 200 and "\n" not in words
    if "whose" in explorer.controls:  # the other rules go on
        explorer.controls["rate"].value = 0.01
        assert "(0.01)" in explorer.text and not explorer.message.value


class BreaksAtLargeRates(AList):
    def step(self, state, gradient):
        if self.alpha > 1:
            raise ValueError("alpha is too large for me")
        return AList.step(self, state, gradient)


def test_a_rule_that_raises_at_some_rates_takes_part_at_the_others():
    explorer = explore_fair_race(own=BreaksAtLargeRates)
    assert "your own " in explorer.text and "raised" not in explorer.text
    (rates, scores) = explorer.picture.scores[-1].get_data()
    assert np.isfinite(scores[rates < 0.1]).all() and np.isnan(scores[rates > 1]).all()
    explorer.controls["whose"].value = "your own"
    explorer.controls["rate"].value = 2.0
    assert "your own rule raised ValueError: alpha is too large for me." in explorer.text


class StartsNowhere(AList):
    def start(self, W):
        return (np.full_like(W, np.nan if self.gamma else W), 0 * W)


@pytest.mark.parametrize("explore", PICTURES)
def test_a_rule_may_start_where_there_is_no_loss(explore):
    assert "your own" in explore(own=StartsNowhere).text


class Prints(AList):
    def step(self, state, gradient):
        print("here")
        return AList.step(self, state, gradient)


@pytest.mark.parametrize("explore", PICTURES)
def test_what_a_rule_prints_in_thousands_of_steps_is_not_shown(explore, capsys):
    assert "your own" in explore(own=Prints).text and capsys.readouterr().out == ""


def test_an_error_without_words_has_its_name_above_the_picture():
    explorer = explore_point()
    explorer._update = lambda values: is_wordless(None)
    next(iter(explorer.controls.values())).value += 0.25
    assert "Wordless" in explorer.message.value
