"""The explorers of lesson 11-4-3: descent by differences, training with a bug, thresholds, and the cost."""

import itertools
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from helpers.answers.gradient_check import THE_BUG
from helpers.answers.planted_bugs import NAMES, planted
from helpers.differentiation import central_difference, forward_difference, numerical_gradient, relative_error
from helpers.explorers.cost import show_cost
from helpers.explorers.gradient_check import (
    _on_its_side,
    _percent,
    explore_descent_by_differences,
    explore_planted_bugs,
    explore_thresholds,
)
from helpers.little_images import little_images
from helpers.network import loss, start_weights
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

BUGS = range(1, 7)
LESSON = Path(__file__).resolve().parents[1] / "notebooks/11-4-3-gradient-check.ipynb"
EXPLORERS = [explore_descent_by_differences, explore_planted_bugs, explore_thresholds]


@pytest.fixture(scope="module")
def explorers():
    return {explore: explore() for explore in EXPLORERS}


@pytest.fixture(scope="module")
def descent_with_alpha():
    return explore_descent_by_differences(with_alpha=True)


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


@pytest.mark.parametrize("start", range(5))
def test_from_every_start_three_bugs_end_where_the_right_code_ends_and_two_of_them_get_there_later(explorers, start):
    """What the reason of the prediction says, at each state that the reader is sent to."""
    explorer, first = explorers[explore_planted_bugs], {}
    for bug in BUGS:
        losses_right, losses, shares_right, shares = (
            line.get_ydata() for line in move(explorer, bug=bug, start=start).picture.lines
        )
        assert bool(shares[-1] == shares_right[-1] == 1) is (bug in (4, 5, 6))
        all_seen = "100% of fresh images are recognised (right code 100%)." in explorer.text
        assert all_seen is (bug in (4, 5, 6))
        first[bug], first[0] = (np.argmax(row >= 0.99) for row in (shares, shares_right))
        if bug == 6:
            assert losses == pytest.approx(losses_right, rel=0.01)
    assert first[6] == first[0] < min(first[4], first[5])


def test_a_share_below_all_is_never_printed_as_all():
    assert [_percent(share) for share in (1.0, 0.995, 0.335)] == ["100%", "99.5%", "33.5%"]


@pytest.mark.parametrize(("number", "limit"), [(9.96e-8, 1e-7), (1.04e-7, 1e-7), (1e-7, 1e-7), (9.999996e-4, 1e-3)])
def test_an_error_is_printed_on_its_side_of_the_threshold(number, limit):
    assert (float(_on_its_side(number, limit)) < limit) is (number < limit)


def test_threshold_sentence_agrees_with_its_own_numbers_at_every_stop(explorers):
    explorer = explorers[explore_thresholds]
    for kind in (np.float64, np.float32):
        for power in np.arange(-9, -0.9, 0.25):
            text = move(explorer, kind=kind, h=10**power).text
            error, limit = (float(number) for number in re.findall(r"(?:off by|threshold is) (\S+e-?\+?\d+)", text))
            assert ("FAILS" in text) is (error >= limit)


WALL = 2 / 7  # the largest curvature of the book's L is 7


@pytest.mark.parametrize("rule", [forward_difference, central_difference])
@pytest.mark.parametrize("h", [1e-4, 0.1, 1.0])
def test_descent_sentence_takes_what_comes_from_theory_at_every_alpha_and_on_the_wall(descent_with_alpha, rule, h):
    for alpha in [0.1, *np.arange(0.02, 0.405, 0.03), WALL - 1e-6, WALL, WALL + 1e-6]:
        explorer = move(descent_with_alpha, rule=rule, h=h, alpha=float(alpha))
        way = explorer.picture.curves[1].get_ydata()
        end = way[-1]
        rest = 0.6 * h * np.sqrt(2) if rule is forward_difference else 0.0
        if alpha == WALL:
            assert explorer.text.endswith(" and swings for ever, as the exact one does.")
        elif alpha > WALL:
            assert explorer.text.endswith(" and runs away, as the exact one does.")
        elif explorer.text.endswith("and there it stays."):
            assert abs(end - rest) < 0.02 * end
        elif explorer.text.endswith("as good as the exact one."):
            assert "less than 1e-09 from the minimum" in explorer.text and end <= 1e-9 and rest == 0
        else:
            assert explorer.text.endswith(", and still on its way.")
            assert max(abs(1 - 5 * alpha), abs(1 - 7 * alpha)) ** 60 * 6 > 1e-3 * max(end, 1e-9)


def test_the_lesson_names_all_six_bugs_before_it_asks_and_not_at_their_numbers():
    cells = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
    listed = [line.removeprefix("- ") for line in cells["predict-bugs"].splitlines() if line.startswith("- ")]
    told = [next(name for name in NAMES if line.startswith(name)) for line in listed]
    assert sorted(told) == sorted(NAMES[1:])
    assert not any(name == NAMES[number] for number, name in enumerate(told, 1)), "their places tell no number"
    before = list(cells)[: list(cells).index("exercise-bug")]
    assert not any(NAMES[THE_BUG] in cells[name] for name in before if name != "predict-bugs")


def test_training_sentence_does_not_name_the_bug(explorers):
    explorer = explorers[explore_planted_bugs]
    for bug in BUGS:
        for start in range(5):
            text = move(explorer, bug=bug, start=start).text
            assert text.startswith(f"Bug {bug}, start {start}: after 150 steps the loss is ")
            assert not any(name in text for name in NAMES[1:])


def test_threshold_sentence_is_right_at_the_extremes(explorers):
    explorer = explorers[explore_thresholds]
    cannot_tell = "The right code FAILS: with this h and this threshold the check cannot tell right from wrong."
    assert move(explorer, kind=np.float64, h=1e-5).text.endswith("The right code passes, and all six bugs are caught.")
    for kind, h in ((np.float64, 1e-9), (np.float64, 1e-1), (np.float32, 1e-9), (np.float32, 1e-1)):
        assert move(explorer, kind=kind, h=h).text.endswith(cannot_tell)
    slipped = "The right code passes, and these bugs pass too: one weight is 1% off."
    assert move(explorer, kind=np.float32, h=1e-2).text.endswith(slipped)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_errors_are_those_of_numerical_gradient_one_weight_after_the_other(explorers, kind):
    X, labels = little_images(np.random.default_rng(0), 90)
    X = X.astype(kind)
    weights = tuple(part.astype(kind) for part in start_weights(np.random.default_rng(2), 9, 5, 3))
    for h in (1e-1, 10**-2.5, 1e-5):
        lines = move(explorers[explore_thresholds], kind=kind).picture.lines
        drawn = [np.interp(h, *line.get_data()) for line in lines]
        numerical = numerical_gradient(lambda W: loss(W, X, labels), weights, h)
        right, *wrong = [relative_error(planted(number)(weights, X, labels), numerical) for number in range(7)]
        # What is left of the right code's error at small h is rounding, and so is half of a small bug's.
        assert drawn[0] == pytest.approx(right, rel=1e-3 if h > 1e-3 else 2)
        assert drawn[1:] == pytest.approx(wrong, rel=1e-3 if right < 1e-6 or h > 1e-3 else 0.5)


def test_cost_is_shown_live_and_no_time_is_stored():
    cost = show_cost()
    assert cost._repr_mimebundle_()["text/plain"] == "Run this cell to see the times on your computer."
    assert "2,410 weights." in cost.panel.value and "4,820 passes" in cost.panel.value and "times" in cost.panel.value
    # A backprop holds a pass, so its time is above that of one.
    assert float(re.search(r"the time of (\S+) passes", cost.panel.value)[1]) > 1


def test_two_curves_that_lie_on_one_another_have_other_dashes(explorers):
    lines, alike = explorers[explore_thresholds].picture.lines, 0
    for one, other in itertools.combinations(lines, 2):
        if np.abs(np.log10(one.get_ydata() / other.get_ydata())).max() < 0.02:
            assert one.get_linestyle() != other.get_linestyle(), (one.get_label(), other.get_label())
            alike += 1
    assert alike
