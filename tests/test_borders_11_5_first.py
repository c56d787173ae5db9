"""Live sentences of 11-5-1 to 11-5-4 exactly on, just below and just above the borders that theory draws."""

import re

import numpy as np
import pytest

from helpers.explorers.gradient_descent import explore_gradient_descent, explore_one_step, explore_rate
from helpers.explorers.momentum import explore_overshoot, explore_step_lengths, explore_turns
from helpers.explorers.momentum_pays import explore_book_loss, explore_larger_alpha
from helpers.explorers.rate_map import explore_rate_map
from helpers.explorers.rmsprop import explore_units
from helpers.functions import book_loss, quadratic, valley
from helpers.optimizers import GradientDescent, Momentum, Nesterov, path
from helpers.stability import (
    ON_THE_BORDER,
    best_alpha,
    convergence_rate,
    critical_alpha,
    growth_on_the_wall,
    largest_alpha,
    side,
)

# A border as three sliders of the page would set it: to its last digits, and a little to each side.
ON = (1.0, 1 + 4e-16, 1 - 4e-16, 1 + 3e-14)
BELOW, ABOVE = (1 - 1e-9, 1 - 1e-6, 1 - 1e-3), (1 + 1e-9, 1 + 1e-6, 1 + 1e-3)


def said(explorer, **values):
    """The sentence of a state, without its picture: there are thousands."""
    settings = explorer.values()
    for name, value in values.items():
        settings[name] = dict(explorer.controls[name].options)[value] if isinstance(value, str) else value
    with np.errstate(all="ignore"):
        return explorer._update(**settings)


def around(border):
    """Pairs: a number on the border or beside it, and the side on which it is."""
    factors = [*((share, 0) for share in ON), *((share, -1) for share in BELOW), *((share, 1) for share in ABOVE)]
    return [(border * share, where) for share, where in factors]


def last_number(text):
    return float(re.findall(r"-?\d[\d.]*(?:e[+-]\d+)?", text.replace("−", "-"))[-1].rstrip("."))


@pytest.fixture(scope="module")
def rate_map():
    return explore_rate_map()


@pytest.fixture(scope="module")
def book():
    return explore_book_loss()


def test_one_tolerance_decides_what_is_on_a_border():
    assert [side(number, 3.8) for number in (3.8, 3.8 * (1 + ON_THE_BORDER / 2), 3.8 - 1e-9, 3.8 + 1e-9)] == [
        0,
        0,
        -1,
        1,
    ]
    assert side(0.0, 0.0) == 0 and side(-1e-300, 0.0) == -1 and side(np.inf, 1.0) == 1


@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("gamma", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_on_the_wall_the_error_first_grows_and_then_stays(gamma, nesterov):
    rule = (Nesterov if nesterov else Momentum)(largest_alpha(gamma, 3.0, nesterov), gamma)
    w = np.abs(path(rule, quadratic([3.0]).gradient, [1.0], 4000)[:, 0])
    growth = growth_on_the_wall(gamma, nesterov)
    assert w[-100:] == pytest.approx(growth, rel=1e-6)
    assert w.max() == pytest.approx(max(growth, 1), rel=1e-6)


WALLS = {
    False: [(round(2 + 0.01 * steps, 2), round(0.005 * steps, 3)) for steps in range(200)],
    True: [(2.0, 0.0), (1.5, 0.5), (1.4, 0.75), (1.6, 1 / 3)],
}


@pytest.mark.parametrize(("nesterov", "walls"), WALLS.items())
def test_the_map_says_on_the_wall_wherever_its_sliders_meet_the_wall(rate_map, nesterov, walls):
    for alpha, gamma in walls:
        text = said(rate_map, alpha=alpha, gamma=gamma, kappa=100, nesterov=nesterov)
        assert "on the wall, the rate is 1: " in text and "in the long run the error neither grows nor shrinks." in text
        assert ("from V = 0 the error along v first " in text) == (gamma > 0)


@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("kappa", [1, 100])
@pytest.mark.parametrize("gamma", [0.0, 0.3, 0.5, 0.9, 0.999])
def test_the_map_knows_where_its_wall_is(rate_map, gamma, kappa, nesterov):
    for alpha, where in around(largest_alpha(gamma, 1.0, nesterov)):
        text = said(rate_map, alpha=min(alpha, 4.0), gamma=gamma, kappa=kappa, nesterov=nesterov)
        assert ("past the wall" in text, "on the wall" in text, "for one digit" in text) == (
            where == 1, where == 0, where == -1,
        ), text  # fmt: skip
        assert where == 0 or "the rate is 1," not in text and "the rate is 1;" not in text


def test_the_words_of_the_map_are_those_of_theory_at_every_place(rate_map):
    random = np.random.default_rng(3)
    for _ in range(300):
        alpha, gamma = random.integers(1, 401) / 100, random.integers(0, 1000) / 1000
        text = said(rate_map, alpha=alpha, gamma=gamma, kappa=10, nesterov=False)
        roots = np.abs(np.concatenate([np.roots([1, -(1 + gamma - alpha * c), gamma]) for c in (0.1, 1.0)])).max()
        assert ("past the wall" in text) == (roots > 1 + 1e-9)
        assert f"the rate is {roots:.4g}"[:14] in text


def test_the_path_of_gradient_descent_is_told_by_the_side_of_its_factor():
    explorer = explore_gradient_descent()
    for alpha, where in around(2.0):
        words = ("over the minimum and nearer", "to and fro for ever", "over the minimum and further away")[where + 1]
        text = said(explorer, alpha=alpha, kappa=10, steps=100)
        assert words in text
        factor = float(text.split("multiplies v by ")[1].split(",")[0].replace("−", "-"))
        assert side(-factor, 1) == where, "what is printed stands on the same side"
    for alpha, where in around(1.0):
        text = said(explorer, alpha=alpha, kappa=10, steps=3)
        assert (", so v is 0 at once" in text, "over the minimum" in text) == (where == 0, where == 1)
        assert where == 0 or not re.search(r"multiplies v by −?0\.00[,;]", text)


def test_the_rate_of_gradient_descent_names_its_axis_and_its_end_by_theory():
    explorer = explore_rate()
    for kappa in (2, 10, 1000):
        for alpha, where in around(best_alpha([1 / kappa, 1])):
            text = said(explorer, kappa=kappa, alpha=alpha)
            assert ("from the flat axis", "from both axes", "from the steep axis")[where + 1] in text
    for alpha, where in around(2.0):
        text = said(explorer, kappa=10, alpha=alpha)
        assert ("for one digit", "never dies out", "grows without end")[where + 1] in text
        assert ("the rate is 1," in text) == (where == 0)
    for alpha, where in around(1.0):
        text = said(explorer, kappa=1, alpha=alpha)
        assert "from both axes" in text and ("one step leads to the minimum" in text) == (where == 0)


@pytest.mark.parametrize("k", [0, 1, 5, 20])
def test_one_step_is_higher_beyond_twice_the_lowest_point(k):
    explorer = explore_one_step()
    alpha = 0.98  # the path up to k goes with it; so the border is looked for
    for _ in range(60):
        g = valley.gradient(path(GradientDescent(alpha), valley.gradient, [-7, 2], k)[-1])
        alpha = 0.5 * alpha + 0.5 * min(2 * g @ g / (g @ valley.hessian(0) @ g), 2.0)
    for share, words in ((1 - 1e-6, "becomes smaller"), (1 + 1e-6, "becomes larger")):
        text = said(explorer, k=k, alpha=alpha * share)
        g = valley.gradient(path(GradientDescent(alpha * share), valley.gradient, [-7, 2], k)[-1])
        wanted = side(alpha * share, 2 * g @ g / (g @ valley.hessian(0) @ g))
        assert (("becomes smaller" in text, "becomes larger" in text)) == (wanted == -1, wanted == 1), words
        factor = float(text.split("L becomes ")[1].split(": ")[1].split(" times")[0])
        assert (factor > 1) == (wanted == 1) and factor != 1


@pytest.mark.parametrize("gamma", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_overshooting_begins_above_the_critical_alpha_and_the_numbers_say_so(gamma):
    explorer = explore_overshoot()
    for alpha, where in around(critical_alpha(gamma, 1.0)):
        if not 1e-4 <= alpha <= 1:
            continue
        text = said(explorer, gamma=gamma, alpha=alpha)
        assert ("w never passes 0" in text) == (where < 1)
        told, border = (
            float(re.search(words, text)[1]) for words in (r"α = ([\d.e-]+):", r"above (?:α = )?([\d.e-]*\d)")
        )
        assert (told > border) == (where == 1) and (told == border or where != 0)


def test_the_step_that_first_passes_0_is_the_one_of_the_path_also_where_the_path_is_too_small_to_see():
    explorer = explore_overshoot()
    alphas = np.minimum(10 ** np.arange(-4, 0.01, 0.08), 1.0)
    for gamma in (0.0, 0.001, 0.1, 0.25, 0.5, 0.81, 0.9, 0.99, 0.999):
        ways = path(Momentum(alphas, gamma), lambda w: w, np.ones(alphas.size), 5000)
        for alpha, way in zip(alphas, ways.T, strict=True):
            text = said(explorer, gamma=gamma, alpha=alpha)
            beyond = np.flatnonzero(way < -1e-300)
            assert text.endswith(f"first passes 0 at step {beyond[0]}." if beyond.size else ".")
            assert beyond.size or "never" in text or "not in 5000 steps" in text
    low = critical_alpha(0.1, 1.0) * (1 + 3e-6)  # passes 0 at step 1600 or so, far below the smallest number
    assert not (path(Momentum(low, 0.1), lambda w: w, 1.0, 5000) < -1e-300).any()
    assert 1000 < last_number(said(explorer, gamma=0.1, alpha=low)) < 3000


@pytest.mark.parametrize("alpha", [1e-3, 1e-2, 0.1, 10**-1.3])
def test_who_has_ninety_percent_exactly_is_there_whatever_alpha_is(alpha):
    text = said(explore_step_lengths(), kind="constant", gamma=0.1, alpha=alpha)
    assert text.endswith("90 % of it after 1 step.")


@pytest.mark.parametrize("alpha", [1e-3, 1e-2, 0.1, 10**-1.3])
def test_half_to_half_is_45_degrees_exactly_whatever_alpha_is(alpha):
    explorer = explore_turns()
    text = said(explorer, kind="turning", gamma=0.5, alpha=alpha)
    assert text.endswith("the first step after the turn is exactly 45° off, and below 45° from step 2 on.")
    for gamma, step in ((0.4999, 1), (0.5001, 2)):
        text = said(explorer, kind="turning", gamma=gamma, alpha=alpha)
        assert text.endswith(f"and below 45° from step {step} on.") and "is 45° off" not in text
        assert (float(text.split("turn is ")[1].split("°")[0]) < 45) == (step == 1)


def test_a_setting_is_read_with_one_digit_more_than_what_follows_from_it():
    explorer = explore_step_lengths()
    for tenths in range(-30, -9):
        for gamma in (0.5, 0.9, 0.99):
            text = said(explorer, kind="constant", gamma=gamma, alpha=10 ** (tenths / 10))
            alpha, limit, times = (
                float(re.search(words, text)[1])
                for words in (r"α = ([\d.e-]+)", r"γ\) = ([\d.e-]+)", r"([\d.]+) times")
            )
            assert limit == pytest.approx(times * alpha, rel=0.006)


@pytest.mark.parametrize("gamma", [0.0, 0.5, 0.9, 0.99, 0.999])
def test_the_books_loss_runs_away_only_beyond_the_wall(book, gamma):
    for alpha, where in around(largest_alpha(gamma, 7.0)):
        alpha = min(alpha, 0.6)
        text = said(book, alpha=alpha, gamma=gamma).split("Momentum ")[1]
        where = side(alpha, largest_alpha(gamma, 7.0))
        assert ("runs away" in text or "diverged" in text, "on its wall" in text) == (where == 1, where == 0), text


def test_no_setting_of_the_books_loss_that_converges_is_said_to_run_away(book):
    for gamma in (0.0, 0.3, 0.6, 0.9, 0.98, 0.999):
        for alpha in (
            0.1,
            0.25,
            0.28,
            0.285,
            0.29,
            0.37,
            0.4,
            0.45,
            0.5,
            0.53,
            0.535,
            0.54,
            0.545,
            0.55,
            0.565,
            0.57,
            0.6,
        ):
            text = said(book, alpha=alpha, gamma=gamma)
            for name, decay in (("gradient descent", 0.0), ("Momentum", gamma)):
                rate = convergence_rate(alpha, decay, np.array([5.0, 7.0])).max()
                told = text.split(f"{name} ")[1].split(", Momentum")[0]
                away = "runs away" in told or "diverged" in told
                assert away == (rate > 1 + 1e-9), text


def test_a_rule_of_ones_own_is_told_what_is_seen(book):
    own = explore_book_loss(own=lambda alpha, gamma: Momentum(alpha, gamma))
    text = said(own, alpha=0.535, gamma=0.9)
    assert "Momentum is at 88.9, your own is at 88.9, above its start." in text
    assert "above its start" not in said(own, alpha=0.05)
    assert "runs away" not in said(own, alpha=0.6, gamma=0.999).split("your own")[1]


def test_a_rule_of_ones_own_that_fails_with_other_settings_leaves_the_picture_and_says_why():
    class Fails(GradientDescent):
        def __init__(self, alpha, gamma):
            super().__init__(alpha)
            object.__setattr__(self, "gamma", gamma)

        def step(self, state, gradient):
            if self.gamma > 0.5:
                raise ZeroDivisionError("no such velocity.")
            return super().step(state, gradient)

    explorer = explore_book_loss(own=Fails)
    assert explorer.text.endswith("With these settings your own rule raised ZeroDivisionError: no such velocity.")
    assert explorer.picture.paths[2].get_xydata().size == 0
    assert "your own is at" in said(explorer, gamma=0.5) and explorer.message.value == ""


@pytest.mark.parametrize("gamma", [0.0, 0.5, 0.9, 0.99])
def test_a_larger_rate_and_momentum_run_away_only_beyond_their_walls(gamma):
    explorer = explore_larger_alpha()
    forms = (
        (1 - gamma, 1.0, r"gradient descent with ([\d.e+-]+) (.*), Momentum"),
        (1 + gamma, 1 + gamma, r"α = ([\d.e+-]+), γ.* Momentum (.*)"),
    )
    for border, wall, form in forms:
        for alpha, where in around(border):
            number, told = re.search(form, said(explorer, alpha=alpha, gamma=gamma)).groups()
            assert ("runs away" in told or "diverged" in told, "on its wall" in told) == (where == 1, where == 0)
            assert side(float(number), wall) == where, "what is printed stands on the same side"


def test_the_steeper_valley_is_told_to_diverge_only_beyond_the_wall():
    explorer = explore_units()
    for border, name in ((2 / (2 * 0.3), "gradient descent"), (3.8 / (2 * 0.05), "Momentum")):
        for scale, where in around(border):
            told = said(explorer, scale=scale, eta0=0.1).split(f"{name} ")[1].split(", ")[0]
            assert ("diverges" in told, "on its wall" in told) == (where == 1, where == 0)


def test_whether_rmsprop_stays_on_its_path_does_not_hang_on_how_far_it_goes():
    explorer = explore_units()
    for scale, stays in ((1e-6, False), (1e-5, True), (1e6, True)):
        told = [said(explorer, scale=scale, eta0=eta0).split("RMSProp ")[1] for eta0 in (1e-6, 1e-4, 1e-2)]
        assert [text.startswith("stays") for text in told] == [stays] * 3


def test_the_lowest_value_of_the_books_loss_and_its_walls_are_those_of_the_lesson():
    assert book_loss.lowest == 3 and largest_alpha(0.9, 7.0) == pytest.approx(3.8 / 7)
