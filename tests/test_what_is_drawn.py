"""What pictures of races and trainings hold: bands, lines and thresholds where the numbers put them."""

import numpy as np
import pytest

from helpers.explorers.digits import explore_decay_map
from helpers.explorers.gradient_check import explore_thresholds
from helpers.functions import valley
from helpers.optimizers import THE_FOUR
from helpers.races import JUDGES, RATES, best, swept
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


def test_along_the_diagonal_alpha_over_one_minus_gamma_stays():
    """One place further in α is one place back in γ."""
    explorer = explore_decay_map()
    alphas, gammas = ([value for _, value in explorer.controls[name].options] for name in ("alpha", "gamma"))
    move(explorer, alpha=alphas[5], gamma=gammas[3])
    x, y = explorer.picture.diagonal.get_data()
    assert np.interp([4, 5, 6], x, y) == pytest.approx([4, 3, 2])


def test_the_threshold_is_drawn_where_the_sentence_says():
    explorer, drawn = explore_thresholds(), set()
    for kind in (np.float64, np.float32):
        move(explorer, kind=kind)
        limit = float(explorer.text.split("the threshold is ")[1].split(". ")[0])
        assert list(explorer.picture.threshold.get_ydata()) == [limit, limit]
        drawn.add(limit)
    assert len(drawn) == 2


@pytest.mark.parametrize("rule", THE_FOUR.values(), ids=list(THE_FOUR))
def test_the_second_look_is_on_both_sides_of_the_best_of_the_first(rule):
    rates, losses = swept(rule, valley, (-7, 2), RATES, 300)
    first = np.isin(rates, RATES)
    for judge in JUDGES.values():
        place = np.searchsorted(RATES, best(judge, rates[first], losses[:, first])[1])
        for low, high in (RATES[place - 1 : place + 1], RATES[place : place + 2]):
            assert ((low < rates) & (rates < high)).sum() >= 15
