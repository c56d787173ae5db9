"""The explorers of lesson 11-4-3: descent by differences, training with a bug, thresholds, and the cost."""

import numpy as np
import pytest

from helpers.answers.planted_bugs import NAMES
from helpers.differentiation import central_difference, forward_difference
from helpers.explorers.cost import show_cost
from helpers.explorers.gradient_check import (
    explore_descent_by_differences,
    explore_planted_bugs,
    explore_thresholds,
)
from states import move

BUGS = range(1, 7)
EXPLORERS = [explore_descent_by_differences, explore_planted_bugs, explore_thresholds]


@pytest.fixture(scope="module")
def explorers():
    return {explore: explore() for explore in EXPLORERS}


@pytest.mark.parametrize(("h", "end"), [(0.1, "0.085"), (1.0, "0.85"), (1e-4, "8.5e-05")])
def test_sentence_of_the_descent_says_where_it_ends(explorers, h, end):
    assert move(explorers[explore_descent_by_differences], rule=forward_difference, h=h).text == (
        f"h = {h:.1e}: after 60 steps the descent by differences is {end} from the minimum, and there it stays."
    )


@pytest.mark.parametrize("h", [1.0, 1e-4])
def test_descent_by_central_differences_ends_as_the_exact_one(explorers, h):
    explorer = move(explorers[explore_descent_by_differences], rule=central_difference, h=h)
    assert explorer.text.endswith(" from the minimum, as good as the exact one.")
    exact, quotient = explorer.picture.curves
    assert quotient.get_ydata() == pytest.approx(exact.get_ydata(), rel=1e-3, abs=1e-9)


def test_training_picture_three_bugs_end_like_the_right_code(explorers):
    explorer = explorers[explore_planted_bugs]
    alike = set()
    for bug in BUGS:
        losses = [line.get_ydata()[-1] for line in move(explorer, bug=bug, start=0).picture.lines[:2]]
        if losses[1] < 1.5 * losses[0]:
            alike.add(bug)
    assert alike == {4, 5, 6}


def test_training_sentence_does_not_name_the_bug(explorers):
    explorer = explorers[explore_planted_bugs]
    for bug in BUGS:
        for start in range(5):
            text = move(explorer, bug=bug, start=start).text
            assert text.startswith(f"Bug {bug}, start {start}: after 150 steps the loss is ")
            assert not any(name in text for name in NAMES)


def test_threshold_sentence_is_right_at_the_extremes(explorers):
    explorer = explorers[explore_thresholds]
    cannot_tell = "The right code FAILS: with this threshold the check cannot tell right from wrong."
    assert move(explorer, kind=np.float64, h=1e-5).text.endswith("The right code passes, and all six bugs are caught.")
    for kind, h in ((np.float64, 1e-9), (np.float64, 1e-1), (np.float32, 1e-9), (np.float32, 1e-1)):
        assert move(explorer, kind=kind, h=h).text.endswith(cannot_tell)
    slipped = "The right code passes, and these bugs pass too: one weight is 1 % off."
    assert move(explorer, kind=np.float32, h=1e-2).text.endswith(slipped)


def test_cost_is_shown_live_and_no_time_is_stored():
    cost = show_cost()
    assert cost._repr_mimebundle_()["text/plain"] == "Run this cell to see the times on your computer."
    assert "2,410 weights." in cost.panel.value and "4,820 passes" in cost.panel.value and "times" in cost.panel.value
