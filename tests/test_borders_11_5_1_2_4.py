"""The sentences of 11-5-1, 11-5-2 and 11-5-4 exactly on, just below and just above the borders that theory draws."""

import re

import numpy as np
import pytest

from borders import around, said
from helpers.explorers.gradient_descent import explore_gradient_descent, explore_one_step, explore_rate
from helpers.explorers.momentum import explore_overshoot, explore_step_lengths, explore_turns
from helpers.explorers.rmsprop import explore_units
from helpers.functions import valley
from helpers.optimizers import GradientDescent, Momentum, path
from helpers.stability import best_alpha, critical_alpha, side

pytestmark = pytest.mark.usefixtures("unpainted")


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
        assert ("the shrink factor is 1," in text) == (where == 0)
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
    assert 1000 < int(said(explorer, gamma=0.1, alpha=low).split("at step ")[1].rstrip(".")) < 3000


def test_who_has_ninety_percent_exactly_is_there():
    assert "90% of it after 1 step." in said(explore_step_lengths(), kind="constant", gamma=0.1, k=80)


def test_half_to_half_is_45_degrees_exactly():
    explorer = explore_turns()
    text = said(explorer, kind="turning", gamma=0.5)
    assert text.endswith("the first step after the turn is exactly 45° off, and from step 2 after it on below 45°.")
    for gamma, step in ((0.4999, 1), (0.5001, 2)):
        text = said(explorer, kind="turning", gamma=gamma)
        assert text.endswith(f"and from step {step} after it on below 45°.") and "is 45° off" not in text
        assert (float(text.split("turn is ")[1].split("°")[0]) < 45) == (step == 1)


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
