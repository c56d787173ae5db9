"""The sentences of 11-5-3 exactly on, just below and just above the walls: who runs away, and how soon it shrinks."""

import re

import numpy as np
import pytest

from borders import around, said
from helpers.explorers.momentum_pays import explore_book_loss, explore_larger_alpha
from helpers.explorers.rate_map import explore_rate_map
from helpers.functions import quadratic
from helpers.optimizers import GradientDescent, Momentum, Nesterov, path
from helpers.stability import ON_THE_BORDER, convergence_rate, growth_on_the_wall, largest_alpha, side

pytestmark = pytest.mark.usefixtures("unpainted")


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
        assert (
            "on the wall, the shrink factor is 1: " in text
            and "in the long run the error neither grows nor shrinks." in text
        )
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
        assert where == 0 or "the shrink factor is 1," not in text and "the shrink factor is 1;" not in text


def test_the_words_of_the_map_are_those_of_theory_at_every_place(rate_map):
    random = np.random.default_rng(3)
    for _ in range(300):
        alpha, gamma = random.integers(1, 401) / 100, random.integers(0, 1000) / 1000
        text = said(rate_map, alpha=alpha, gamma=gamma, kappa=10, nesterov=False)
        roots = np.abs(np.concatenate([np.roots([1, -(1 + gamma - alpha * c), gamma]) for c in (0.1, 1.0)])).max()
        assert ("past the wall" in text) == (roots > 1 + 1e-9)
        told = float(re.search(r"the shrink factor is (\d[\d.]*)", text)[1])
        assert told == pytest.approx(roots, rel=5e-3) and told - 1 == pytest.approx(roots - 1, rel=6e-3)


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
