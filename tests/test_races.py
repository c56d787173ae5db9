"""Races: judges by hand, sweeps that agree with finer ones, the numbers of the curriculum, and the right sentence."""

import numpy as np
import pytest

from helpers import races
from helpers.explorers.races import explore_fair_race, explore_race
from helpers.functions import valley
from helpers.language import without_small_exponents
from helpers.optimizers import THE_FOUR, Adam, Momentum, path
from helpers.races import JUDGES, RATES, at_step_30, best, losses_over_rates, swept
from helpers.surfaces import SURFACES
from states import assert_whole, move

pytestmark = pytest.mark.usefixtures("unpainted")


def sweeps(rates):
    return {name: swept(rule, valley, (-7, 2), rates, 300) for name, rule in THE_FOUR.items()}


@pytest.fixture(scope="module")
def found():
    return sweeps(RATES)


def test_judges_by_hand():
    losses = np.full(40, 0.5)
    losses[25], losses[30], losses[33:] = 7.0, 0.1, 1e-4
    assert (at_step_30(losses), races.worst_of_21_to_30(losses), races.steps_until_below(losses)) == (0.1, 7.0, 33)
    assert races.steps_until_below(np.full(5, 1e-4)) == 0 and races.steps_until_below(np.full(5, 1.0)) == np.inf
    assert races.steps_until_below(np.array([1.0, 1e-4, 1.0, 1e-4])) == 3, "it must stay there"
    assert races.scores(at_step_30, np.full(31, np.nan)) == np.inf


def test_many_rates_at_once_are_single_runs():
    rates = np.array([0.01, 0.1, 0.7])
    for rule in THE_FOUR.values():
        losses = losses_over_rates(rule, valley, (-7, 2), rates, 40)
        for place, rate in enumerate(rates):
            assert np.array_equal(losses[:, place], valley(path(rule(rate), valley.gradient, [-7, 2], 40)))


def test_scores_and_rates_are_those_of_the_curriculum(found):
    told = {title: {name: best(judge, *found[name]) for name in THE_FOUR} for title, judge in JUDGES.items()}
    at_30, worst, until = told.values()
    assert at_30["gradient descent"] == pytest.approx((0.0075, 0.928), rel=0.01)
    assert at_30["Momentum"] == pytest.approx((2.7e-5, 0.686), rel=0.03)
    assert at_30["Adam"] == pytest.approx((5.4e-5, 0.733), rel=0.01)
    assert at_30["RMSProp"][0] < 1e-9
    assert worst["RMSProp"][0] < 3e-7 and worst["gradient descent"][0] == pytest.approx(0.045, rel=0.01)
    assert worst["Adam"][0] == pytest.approx(0.11, rel=0.05) and worst["Momentum"][0] == pytest.approx(0.28, rel=0.02)
    assert [until[name][0] for name in ("gradient descent", "Adam", "Momentum")] == [41, 69, 72]
    assert 160 < until["RMSProp"][0] < 180
    assert 0.9 < until["gradient descent"][1] < 0.94


def test_rankings_agree_with_a_sweep_four_times_finer(found):
    finer = sweeps(np.geomspace(RATES[0], RATES[-1], 4 * RATES.size))
    for judge in JUDGES.values():
        rankings = [sorted(THE_FOUR, key=lambda name: best(judge, *of[name])[0]) for of in (found, finer)]
        assert rankings[0] == rankings[1]


def test_a_coarse_sweep_deceives(found):
    coarse = losses_over_rates(Momentum, valley, (-7, 2), np.geomspace(1e-3, 1, 13), 30)[30].min()
    assert coarse == pytest.approx(0.0479, rel=0.01) and coarse > 1000 * best(at_step_30, *found["Momentum"])[0]


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_surfaces_start_above_their_lowest_value_and_hand_picked_rates_do_not_diverge(surface):
    start = surface.above_lowest(surface.start)
    assert start > 0 and np.allclose([surface.above_lowest(minimum) for minimum in surface.minima], 0)
    for name, rate in surface.rates.items():
        assert surface.above_lowest(path(THE_FOUR[name](rate), surface.loss.gradient, surface.start, 100)[-1]) < start
    u, v, heights = surface.grid()
    assert np.isfinite(heights).all() and u.min() < surface.start[0] < u.max() and v.min() < surface.start[1] < v.max()


# The explorers


@pytest.fixture
def race():
    return explore_race()


def test_sentence_of_the_race_gives_the_order_at_step_30(race):
    assert race.text == (
        "Loss at step 30, learning rates in brackets: "
        "gradient descent 0.0133 (0.95), Momentum 0.0479 (0.1), Adam 0.102 (0.3), RMSProp 0.604 (0.1)."
    )


def test_the_slider_moves_the_rate_of_the_chosen_rule_only_and_jumps_to_it(race):
    move(race, whose="Adam")
    assert race.controls["rate"].value == 0.3
    move(race, rate=10**-1.5)
    move(race, whose="Momentum")
    assert race.controls["rate"].value == 0.1 and "Adam " in race.text and "(0.0316)" in race.text
    walked = path(Adam(10**-1.5), valley.gradient, [-7, 2], 100)
    np.testing.assert_allclose(race.picture.paths[3].get_xydata(), walked)
    move(race, surface="saddle")
    assert race.controls["rate"].value == 0.1 and race.values()["whose"] == "Momentum"
    move(race, surface="u²/20 + v²", whose="Adam")
    assert race.controls["rate"].value == pytest.approx(10**-1.5)


@pytest.mark.parametrize("stop", [10**-0.02, 10**-0.025])
def test_a_page_that_moves_the_slider_to_its_nearest_stop_does_not_change_the_rate(race, stop):
    race.controls["rate"].value = stop
    assert ("(0.95)" in race.text) == (stop == 10**-0.02)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("rate", [1e-6, 10.0])
def test_at_the_ends_of_every_rate_the_sentence_says_who_diverged(race, surface, rate):
    move(race, surface=surface)
    for name in THE_FOUR:
        move(race, whose=name, rate=rate)
        assert_whole(race)
        of = SURFACES[surface]
        losses = of.above_lowest(path(THE_FOUR[name](rate), of.loss.gradient, of.start, 30))
        gone = np.flatnonzero(~(losses <= 1e6 * losses[0]))
        if gone.size and gone[-1] == 30:
            assert f"{name} diverged at step {gone[0]} " in race.text
        else:
            assert without_small_exponents(f"{name} {losses[30]:.3g} (") in race.text


def test_each_at_its_best_moves_every_dot_to_its_best_rate_for_the_judge(fair, found):
    for title, judge in JUDGES.items():
        move(fair, judge=title)
        fair.controls["at_best"].value = True
        assert not fair.controls["at_best"].value
        rates = [dot.get_xdata()[0] for dot in fair.picture.dots]
        assert rates == [best(judge, *found[name])[1] for name in THE_FOUR]
        assert fair.text.startswith(f"{title.capitalize()}, learning rates in brackets: ")


def test_the_judge_decides_who_is_first_and_who_is_last(fair):
    orders = {}
    for title in JUDGES:
        move(fair, judge=title)
        fair.controls["at_best"].value = True
        orders[title] = [words.split(" (")[0] for words in fair.text.split(": ")[1].split(", ")]
    first, second, third = orders.values()
    assert first[0].startswith("RMSProp") and first[-1].startswith("gradient descent")
    assert second[0].startswith("RMSProp") and second[-1].startswith("Momentum")
    assert third[0] == "gradient descent 41" and third[-1].startswith("RMSProp")


def test_dots_stand_on_the_curves(fair):
    for dot, line in zip(fair.picture.dots, fair.picture.scores, strict=True):
        x, y = dot.get_data()
        assert np.log(y[0]) == pytest.approx(np.log(np.interp(x[0], *line.get_data())), abs=0.1)


@pytest.mark.parametrize("surface", SURFACES)
def test_where_the_lowest_value_is_not_0_the_sentence_says_that_losses_are_told_above_it(fair, surface):
    lowest = SURFACES[surface].loss.lowest
    told = f" All losses are told above the lowest value, {lowest:g}.".replace("-", "−")
    assert (told in move(fair, surface=surface).text) == (lowest != 0)


@pytest.mark.parametrize("surface", SURFACES)
def test_the_grey_bars_are_the_good_rates_of_the_surface_whoever_judges(fair, surface):
    of = SURFACES[surface]
    sweeps_of = [swept(rule, of.loss, of.start, RATES, 300) for rule in THE_FOUR.values()]
    for judge in JUDGES:
        move(fair, surface=surface, judge=judge)
        for row, (bar, (rates, losses)) in enumerate(zip(fair.picture.bars, sweeps_of, strict=True)):
            starts, ends, gaps = bar.get_xdata().reshape(-1, 3).T
            inside = ((starts[:, None] <= rates) & (rates <= ends[:, None])).any(axis=0)
            np.testing.assert_array_equal(inside, races.is_good(losses))
            neighbours = np.diff(np.flatnonzero(inside)) == 1
            np.testing.assert_allclose(ends[:-1][neighbours], starts[1:][neighbours])  # a bar without hairlines
            halfway = np.sqrt(rates[inside][:-1] * rates[inside][1:])
            np.testing.assert_allclose(ends[:-1][neighbours], halfway[neighbours])
            assert set(bar.get_ydata()) <= {row} and np.isnan(gaps).all()
    assert [label.get_text() for label in fair.picture.under.get_yticklabels()] == list(THE_FOUR)
    assert set(fair.picture.bars) <= set(fair.picture.secrets)


@pytest.mark.parametrize("k", [1, 17, 60])
def test_while_it_plays_each_runner_stands_on_the_surface_and_on_its_loss_at_the_same_step(race, k):
    race.film.value = k
    picture, of = race.picture, SURFACES["u²/20 + v²"]
    on_the_curves = [dot for dot in picture.reel.new_dots if dot.axes is picture.right]
    for name, end, dot in zip(THE_FOUR, picture.ends, on_the_curves, strict=True):
        stands = path(THE_FOUR[name](of.rates[name]), valley.gradient, [-7, 2], k)[-1]
        assert [*end.get_xdata(), *end.get_ydata()] == pytest.approx(list(stands))
        assert [*dot.get_xdata(), *dot.get_ydata()] == pytest.approx([k, valley(stands)])


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_and_judge_gives_a_whole_picture(fair, surface):
    for judge in JUDGES:
        move(fair, surface=surface, judge=judge)
        fair.controls["at_best"].value = True
        assert_whole(fair)


class OnlyNumbers:
    """A rule that cannot take many rates at once."""

    def __init__(self, alpha, gamma):
        self.alpha = alpha if alpha > 0 else 1.0

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        return (state[0] - self.alpha * gradient(state[0]),)


@pytest.mark.parametrize("explore", [explore_race, explore_fair_race])
def test_a_rule_of_ones_own_is_the_fifth_runner(explore):
    explorer = explore(own=OnlyNumbers)
    assert (
        "your own " in explorer.text
        and len(explorer.picture.paths if explore is explore_race else explorer.picture.bars) == 5
    )
    move(explorer, whose="your own", rate=0.5)
    assert "(0.5)" in explorer.text
    assert explore(own=lambda alpha, gamma: None).text.endswith("run this cell again then.")


def test_the_slider_on_the_stop_nearest_to_a_rate_leaves_the_rate_as_it_is_and_on_the_next_one_moves_it():
    """The page moves a slider to its nearest stop, which is up to half a step away from the rate that is there."""
    stop, step = 0.1, 0.005
    explorer = explore_race()
    move(explorer, rate=stop * 10 ** (0.4995 * step))
    shown = explorer.text
    assert shown != move(explore_race(), rate=stop).text
    assert move(explorer, rate=stop).text == shown
    assert move(explorer, rate=stop * 10**-step).text != shown
