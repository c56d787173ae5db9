"""What lesson 11-5-6 says beside its races: good learning rates, tuned decay rates, a needle, and the saddle."""

import numpy as np
import pytest

from helpers import races
from helpers.functions import valley
from helpers.optimizers import THE_FOUR, Adam, Momentum, path
from helpers.races import JUDGES, RATES, at_step_30, best, losses_over_rates, swept
from helpers.surfaces import SURFACES


@pytest.fixture(scope="module")
def found():
    return {name: swept(rule, valley, (-7, 2), RATES, 300) for name, rule in THE_FOUR.items()}


def test_a_learning_rate_is_good_if_its_run_is_below_after_100_steps_and_stays_there(found):
    spans = {"gradient descent": (0.386, 0.97), "Momentum": (0.0282, 1.786), "RMSProp": None, "Adam": (0.1165, 4.0)}
    for name, (rates, losses) in found.items():
        good = rates[races.is_good(losses)]
        by_hand = [rate for rate, row in zip(rates, losses.T, strict=True) if (row[100:] < 1e-3).all()]
        assert list(good) == by_hand
        assert (spans[name] is None) == (not good.size)
        assert not good.size or (good.min(), good.max()) == pytest.approx(spans[name], rel=0.003)
    assert races.is_good(np.r_[np.ones(100), np.zeros(50)]) and not races.is_good(np.r_[np.ones(101), np.zeros(50)])


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        (lambda rate: Momentum(rate, 0.43), 11),
        (lambda rate: Momentum(rate, 0.5), 12),
        (lambda rate: Adam(rate, beta1=0.5), 12),
    ],
)
def test_with_tuned_decay_rates_gradient_descent_is_no_longer_first(rule, steps, found):
    until = races.steps_until_below
    assert (
        best(until, *swept(rule, valley, (-7, 2), RATES, 300))[0] == steps < best(until, *found["gradient descent"])[0]
    )


def test_a_needle_of_a_quarter_of_a_percent_is_all_that_a_coarse_sweep_misses(found):
    """By the two other judges 13 rates lose Momentum a factor of 1.44 and 1.10, not a thousand."""
    coarse = np.geomspace(1e-3, 1, 13)
    losses = losses_over_rates(Momentum, valley, (-7, 2), coarse, 300)
    lost = [best(judge, coarse, losses)[0] / best(judge, *found["Momentum"])[0] for judge in JUDGES.values()]
    assert lost[0] > 1000 and lost[1:] == pytest.approx([1.44, 1.10], abs=0.01)
    lowest, rate = best(at_step_30, *found["Momentum"])
    sides = losses_over_rates(Momentum, valley, (-7, 2), [rate * 0.997, rate * 1.003], 30)[30]
    assert (sides > 10 * lowest).all()


@pytest.mark.parametrize("name", THE_FOUR)
def test_only_rules_that_divide_by_the_size_leave_the_saddle_as_quickly_from_nearer(name):
    saddle, steps = SURFACES["saddle"], []
    for v in (1e-2, 1e-4, 1e-6):
        way = path(THE_FOUR[name](saddle.rates[name]), saddle.loss.gradient, (-1.5, v), 100)
        steps.append(np.argmax(np.abs(way[:, 1]) > 0.5))
    apart = np.diff(steps)
    assert (apart == 0).all() if name in ("RMSProp", "Adam") else ((apart == 17) | (apart == 18)).all()
