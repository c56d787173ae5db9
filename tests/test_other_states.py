"""States in which a sentence said what is not so: on a border in the last digits, and where a short look misled."""

import re

import numpy as np
import pytest

from borders import ON, said
from helpers.answers.predictions import PREDICTIONS
from helpers.digit_races import RATES, race, sweep
from helpers.explorers.gradient_descent import explore_gradient_descent
from helpers.explorers.momentum import explore_turns
from helpers.explorers.races import explore_fair_race
from helpers.explorers.rate_map import explore_rate_map
from helpers.explorers.rmsprop import explore_the_end
from helpers.optimizers import THE_FOUR, RMSProp, path
from helpers.races import losses_over_rates, steps_until_below
from helpers.surfaces import SURFACES
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.mark.parametrize("share", ON)
def test_where_one_step_leads_to_the_minimum_the_map_says_so_whatever_the_last_digit(share):
    explorer = explore_rate_map()
    for gamma, nesterov in ((0.0, False), (0.0, True), (0.5, True), (0.999, True)):
        words = said(explorer, alpha=share, gamma=gamma, kappa=1, nesterov=nesterov)
        assert words.endswith("the shrink factor is 0: one step leads to the minimum.")
        assert "digit." in said(explorer, alpha=share, gamma=gamma, kappa=2, nesterov=nesterov)
        assert "digit." in said(explorer, alpha=1 + 1e-6, gamma=gamma, kappa=1, nesterov=nesterov)
    assert "digit." in said(explorer, alpha=share, gamma=0.5, kappa=1, nesterov=False)


@pytest.mark.parametrize("share", ON)
def test_where_v_is_0_at_once_the_factor_is_0(share):
    assert "multiplies v by 0.00, so v is 0 at once" in said(explore_gradient_descent(), alpha=share)


@pytest.mark.parametrize("gamma", [*(0.5 * share for share in ON), 0.4999999, 0.499, 0.501, 0.5000001])
def test_one_step_is_no_plural(gamma):
    words = said(explore_turns(), kind="stopping", gamma=gamma)
    assert "= 1 steps" not in words
    assert ("halves at every step" in words) == (gamma in [0.5 * share for share in ON])


def test_a_rate_that_will_do_is_not_said_to_be_like_those_tried():
    explorer, name = explore_fair_race(), "RMSProp"
    move(explorer, surface="Rosenbrock", judge="steps until below 1e-3", whose=name)
    of, rates = SURFACES["Rosenbrock"], 10 ** np.arange(-0.05, 1, 0.0005)
    steps = steps_until_below(losses_over_rates(THE_FOUR[name], of.loss, of.start, rates, 300))
    assert np.isfinite(steps).any()
    for rate, step in zip(rates[np.isfinite(steps)][:3], steps[np.isfinite(steps)], strict=False):
        move(explorer, rate=rate)
        assert f"RMSProp {step:.0f} ({rate:.3g})" in explorer.text
    move(explorer, rate=0.05)
    assert "RMSProp not within 300 steps (0.05; no learning rate that was tried will do)" in explorer.text


@pytest.mark.parametrize("alpha", [0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.999])
def test_what_jumps_by_half_eta0_is_said_to_and_nothing_else_is(alpha):
    explorer, every = explore_the_end(), 10 ** np.arange(-6, 1.01, 0.5)
    ways = path(RMSProp(every, alpha), lambda w: w, np.ones(every.size), 1500)
    for eta0, way in zip(every, ways.T, strict=True):
        words = said(explorer, eta0=eta0, alpha=alpha)
        off = np.abs(np.abs(way[280:]) / eta0 - 0.5)
        if "in the end it jumps" in words:
            assert off[20:].max() < 0.01, (eta0, "and stays")
        if off.max() < 0.01:
            assert "in the end it jumps" in words, eta0
        share = re.search(r"is at (\S+) times η₀", words)
        assert share is None or float(share[1]) != 0.5


def test_the_rate_of_which_a_reason_speaks_has_that_winner():
    rate, winner = re.search(r"epoch at 10, .* at ([\d.]+) (\w+) is first", PREDICTIONS["one-rate"].reason).groups()
    others = race({name: rule(float(rate)) for name, rule in THE_FOUR.items()}, 10, range(5, 10))
    accuracies = {name: history.accuracy[10] for name, history in others.items()}
    stored = {name: history.accuracy[10, RATES == float(rate)] for name, history in sweep().items()}
    for means in ({name: share.mean() for name, share in shares.items()} for shares in (stored, accuracies)):
        assert max(means, key=means.get) == winner
