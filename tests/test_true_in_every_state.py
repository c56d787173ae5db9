"""The live sentences of 11-5-5 and 11-5-6 over all of their states, against closed forms and theory's borders."""

import itertools
import re

import numpy as np
import pytest

from helpers.adam_steps import largest_step, round_in_the_box, steps_of_a_round, walk_in_the_box
from helpers.explorers.name_it import SUSPECTS, verdict
from helpers.explorers.races import explore_fair_race, explore_race
from helpers.language import without_small_exponents
from helpers.optimizers import THE_FOUR, Adam
from helpers.probes import PROBES, steps_for
from helpers.races import JUDGES, losses_over_rates
from helpers.surfaces import SURFACES
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

DECAYS = (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)


# The bound


@pytest.mark.parametrize("beta1", DECAYS[1:-1])
def test_on_the_border_of_the_bound_and_below_it_there_is_none_and_above_it_there_is(beta1):
    for beta2 in (beta1**2, beta1 * beta1 * (1 - 1e-15), beta1**2 * (1 - 1e-6)):
        assert np.isinf(largest_step(beta1, beta2))
    assert np.isfinite(largest_step(beta1, beta1**2 * (1 + 1e-6)))


@pytest.mark.parametrize("beta", DECAYS[1:])
def test_with_two_equal_betas_a_steady_gradient_has_the_longest_step_at_once(beta):
    (step,) = steps_for(Adam(1.0, beta, beta, epsilon=1e-300), [1.0])
    assert step == pytest.approx(1) == largest_step(beta, beta)


# The box


def test_w_goes_to_the_side_to_which_a_round_of_three_steps_points():
    for beta1, beta2 in itertools.product([*DECAYS[::2], 0.999], repeat=2):
        drift = round_in_the_box(beta1, beta2)
        last = walk_in_the_box(Adam(0.01, beta1, beta2), 3000)[-300:]
        arrived = -last.min() > 0.99 if drift < 0 else last.max() > 0.99
        assert arrived or np.sign(last[-1] - last[-4]) == np.sign(drift), "or it is on its way"


@pytest.mark.parametrize(("beta1", "beta2"), [(0.0, 0.1), (0.3, 0.0), (0.5, 0.3), (0.9, 0.9)])
def test_a_round_of_three_steps_is_that_of_a_long_walk(beta1, beta2):
    steps = -steps_for(Adam(1.0, beta1, beta2), [3.0, -1.0, -1.0] * 300)
    assert steps[-3:] == pytest.approx(steps_of_a_round(beta1, beta2), abs=1e-6)
    walked = np.cumsum(steps)
    assert walked[-1] - walked[-4] == pytest.approx(round_in_the_box(beta1, beta2), abs=1e-6)


def test_at_the_usual_beta1_w_goes_where_it_should_for_every_beta2_and_with_two_short_memories_it_does_not():
    assert all(round_in_the_box(0.9, beta2) < 0 for beta2 in np.linspace(0, 0.99999, 2001))
    assert all(round_in_the_box(beta1, beta2) > 0 for beta1 in (0, 0.1, 0.3) for beta2 in (0, 0.1))
    assert all(round_in_the_box(beta1, 0.999) < 0 for beta1 in np.linspace(0, 0.9999, 201)), "beta2 alone is enough"


# The races


@pytest.fixture(scope="module")
def race(unpainted):
    return explore_race()


STOPS = 10 ** np.append(np.arange(-6, -3, 1), np.arange(-3, 1.0001, 0.25))


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", THE_FOUR)
def test_at_every_rate_the_race_tells_the_loss_at_step_30_or_a_divergence_that_lasts(race, surface, name):
    explorer, of = move(race, surface=surface, whose=name), SURFACES[surface]
    losses = losses_over_rates(THE_FOUR[name], of.loss, of.start, STOPS, 300)
    far = ~(losses <= 1e6 * losses[0])
    for place, rate in enumerate(STOPS):
        if rate == pytest.approx(explorer.controls["rate"].value, rel=0.01):
            continue  # the hand-picked rate, which need not be a stop
        move(explorer, rate=rate)
        told = re.search(rf"{name} (\S+)(?: at step (\d+))? \(\d", explorer.text)
        if far[30, place]:
            assert told[1] == "diverged" and far[int(told[2]) : 31, place].all() and not far[int(told[2]) - 1, place]
            assert far[300, place], "what has diverged does not come back"
        else:
            assert told[1] == without_small_exponents(f"{losses[30, place]:.3g}") and told[2] is None


@pytest.mark.parametrize("rate", [0.99, 1.0, 1.02, 10**0.01])
def test_near_the_wall_gradient_descent_is_told_by_its_score_and_its_dot_stands_there(fair, rate):
    """The wall is at 1. Just above it gradient descent diverges, but not within the 30 steps of two judges."""
    explorer, k = fair, np.arange(301)
    losses = 49 / 20 * (1 - rate / 10) ** (2 * k) + 4 * (1 - 2 * rate) ** (2 * k)
    move(explorer, rate=rate)
    assert f"gradient descent {losses[30]:.3g} ({rate:.3g})" in explorer.text
    assert explorer.picture.dots[0].get_ydata()[0] == pytest.approx(losses[30])
    scores = [float(words) for words in re.findall(r" (\d\S*) \(\d", explorer.text)]
    assert scores == sorted(scores) and len(scores) == 4
    move(explorer, judge="worst loss of steps 21 to 30")
    assert f"gradient descent {losses[21:31].max():.3g} (" in explorer.text
    move(explorer, judge="steps until below 1e-3")
    far = np.flatnonzero(losses > 1e6 * losses[0])
    until = np.flatnonzero(losses >= 1e-3)[-1] + 1
    told = f"diverged at step {far[0]}" if far.size else f"{until}" if until < 301 else "not within 300 steps"
    assert f"gradient descent {told} (" in explorer.text


def test_a_leap_that_comes_back_has_not_diverged(race):
    explorer = move(race, surface="Rosenbrock", whose="RMSProp", rate=10.0)
    assert re.search(r"RMSProp 39.9 \(10\)", explorer.text)


def test_where_no_rate_will_do_none_is_called_the_best(fair):
    explorer = move(fair, surface="Rosenbrock", judge="steps until below 1e-3")
    before = SURFACES["Rosenbrock"].rates["gradient descent"]
    explorer.controls["at_best"].value = True
    told = f"gradient descent not within 300 steps ({before:g}; no learning rate that was tried will do)"
    assert told in explorer.text and "RMSProp not within 300 steps (0.05; no learning rate that" in explorer.text
    assert re.search(r"Momentum \d+ \([^,]+\)", explorer.text)


class RunsAway:
    """A rule of one's own that goes uphill once its velocity counts: with γ = 0 it is gradient descent."""

    def __init__(self, alpha, gamma):
        self.alpha, self.sign = alpha, -1 if gamma else 1

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        return (state[0] - self.sign * self.alpha * gradient(state[0]),)


def test_of_ones_own_rule_only_what_is_seen_is_said():
    explorer = move(explore_race(own=RunsAway), whose="your own", rate=1.0)
    assert "your own a million times its start or more since step 7 (1)" in explorer.text
    explorer = explore_fair_race(own=RunsAway)
    for judge in JUDGES:
        assert move(explorer, judge=judge).text.count("your own ") == 1 and "your own diverged" not in explorer.text


# Name the optimizer


def test_every_wrong_guess_is_told_a_step_of_a_probe_at_which_the_two_really_differ():
    for real, name in itertools.permutations(SUSPECTS, 2):
        others = [rule for rule in SUSPECTS if rule not in (real, name)]
        truth, guess = [real, name, *others], [name, real, *others]
        said = verdict(dict(zip("ABCD", guess, strict=True)), dict(zip("ABCD", truth, strict=True)))
        probe, step = re.match(rf"A is not {name}\. .*“(.+)” tells: at step (\d+)", said).groups()
        one, other = (np.abs(steps_for(SUSPECTS[rule], PROBES[probe]))[int(step) - 1] for rule in (name, real))
        assert max(one, other) > 2 * min(one, other)
