"""What lessons 11-5-1 to 11-5-4 print and claim does not hang on a seed, a last digit or one state of a picture."""

import json
import re
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from borders import said
from helpers.answers.predictions import PREDICTIONS
from helpers.explorers.gradient_descent import explore_rate
from helpers.explorers.momentum import explore_step_lengths, explore_turns
from helpers.explorers.momentum_pays import explore_book_loss
from helpers.explorers.momentum_valley import explore_velocity
from helpers.explorers.rmsprop import _ending, explore_the_end, explore_units
from helpers.explorers.squares import explore_squares
from helpers.functions import Quadratic, valley
from helpers.optimizers import Adam, GradientDescent, Momentum, RMSProp, path, states

pytestmark = pytest.mark.usefixtures("unpainted")

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def cell(lesson, name):
    """The source and the printed words of a stored cell."""
    (path_of_it,) = NOTEBOOKS.glob(f"{lesson}-*.ipynb")
    cells = json.loads(path_of_it.read_text(encoding="utf-8"))["cells"]
    (found,) = [cell for cell in cells if cell["id"] == name]
    return "".join(found["source"]), "".join("".join(output.get("text", "")) for output in found.get("outputs", []))


def printed(source, names, capsys):
    """What a cell prints when it is run with these names."""
    exec(compile(source, "cell", "exec"), names)
    return capsys.readouterr().out


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_spread_of_the_weights_is_printed_alike_for_every_seed(seed, capsys):
    source, stored = cell("11-5-2", "claim-noise-code")
    assert source.count("default_rng(0)") == 1
    names = {"np": np, "states": states, "islice": islice, "GradientDescent": GradientDescent, "Momentum": Momentum}
    assert printed(source.replace("default_rng(0)", f"default_rng({seed})"), names, capsys) == stored


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_step_of_rmsprop_is_longer_than_its_bound_whatever_the_wild_gradients_are(seed, capsys):
    source, stored = cell("11-5-4", "first-step-code")
    assert source.count("default_rng(0)") == 1
    names = {"np": np, "path": path, "RMSProp": RMSProp}
    assert printed(source.replace("default_rng(0)", f"default_rng({seed})"), names, capsys) == stored


def perturbed(gradient, seed):
    """The same gradient with each entry one unit in the last place off, up or down, or as it was."""
    random = np.random.default_rng(seed)

    def off(W):
        g = np.asarray(gradient(W))
        return g * (1 + random.choice([-1, 0, 1], size=g.shape) * np.finfo(float).eps)

    return off


@pytest.mark.parametrize("seed", range(4))
def test_the_losses_that_are_printed_do_not_hang_on_the_last_digit(seed):
    turn = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
    turned = Quadratic(turn @ valley.H @ turn.T, np.zeros(2))
    rules = [GradientDescent(0.95), Momentum(0.1), *map(RMSProp, (0.03, 0.3, 3.0)), Adam(0.3)]
    for loss, start in ((valley, [-7, 2]), (turned, turn @ [-7, 2])):
        for rule in rules:
            exact, off = (loss(path(rule, g, start, 30)[-1]) for g in (loss.gradient, perturbed(loss.gradient, seed)))
            assert off == pytest.approx(exact, rel=1e-6)


@pytest.mark.parametrize("alpha", [0, 0.1, 0.5, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999])
def test_the_words_of_the_end_do_not_hang_on_the_last_digit(alpha):
    for eta0 in 10 ** np.arange(-3, 1.01, 0.2):
        ways = (path(RMSProp(eta0, alpha), g, 1.0, 300) for g in (lambda w: w, perturbed(lambda w: w, 0)))
        told = {_ending(way, eta0) for way in ways}
        assert len(told) == 1


# Reasons: what they say holds in the states of the explorer that they speak of.


def test_the_reason_of_the_end_holds_from_0_1_upwards():
    assert "at α = 0.9" in PREDICTIONS["fixed-eta"].reason and "up from 0.1" in PREDICTIONS["fixed-eta"].reason
    explorer = explore_the_end()
    for eta0 in 10 ** np.arange(-1, 1.01, 0.1):
        assert said(explorer, alpha=0.9, eta0=eta0).endswith("jumps between +½η₀ and −½η₀ for ever.")
    way = np.abs(path(RMSProp(0.1, 0.9), lambda w: w, 1.0, 300))
    assert way.min() < 1e-6 * 0.05, "w first falls far lower"


def test_the_reason_of_the_steeper_valley_holds_at_1000_and_at_a_thousandth():
    assert "Leave η₀ at 0.1" in PREDICTIONS["thousand-times"].reason
    explorer = explore_units()
    assert said(explorer, scale=1e3, eta0=0.1).count("diverges") == 2
    told = said(explorer, scale=1e-3, eta0=0.1)
    assert told.count("leaves its path") == 2 and told.endswith("RMSProp stays on its path.")


def test_the_reason_of_the_books_loss_holds_a_best_gamma_between_0_and_0_9():
    assert "neither 0.9 nor 0" in PREDICTIONS["book-gamma"].reason
    explorer = explore_book_loss()
    ends = {
        gamma: float(said(explorer, alpha=0.05, gamma=gamma).split("Momentum is at ")[1][:-1])
        for gamma in (0, 0.26, 0.9)
    }
    assert ends[0.26] < 1e-6 * ends[0] and ends[0] < 1e-3 * ends[0.9]


def test_the_reason_of_ten_times_kappa_holds_for_a_large_kappa():
    assert "for a large κ" in PREDICTIONS["ten-times-kappa"].reason
    explorer = explore_rate()

    def steps(kappa):
        return float(
            re.search(r"; ([\d.,]+) steps", said(explorer, kappa=kappa, alpha=2 / (1 / kappa + 1)))[1].replace(",", "")
        )

    for kappa, off in ((10, 0.05), (20, 0.02), (50, 0.01), (100, 0.01)):
        assert steps(10 * kappa) / steps(kappa) == pytest.approx(10, rel=off)


def test_the_reasons_of_momentum_hold_at_their_settings():
    assert PREDICTIONS["sharp-turn"].reason.startswith("At γ = 0.9 ")
    assert said(explore_turns(), kind="turning", gamma=0.9).endswith("from step 7 after it on below 45°.")
    assert PREDICTIONS["constant-gradient"].reason.startswith("At γ = 0.9 and α = 0.01 ")
    assert "1/(1 − γ) = 10 times α" in said(explore_step_lengths(), kind="constant", gamma=0.9)


def test_the_numbers_of_the_squares_agree_with_each_other_as_they_are_read():
    explorer = explore_squares()
    pair = r"\((-?[\d.e+-]+), (-?[\d.e+-]+)\)"
    for kind in ("constant", "of the valley"):
        for k in range(1, 61, 3):
            for alpha in (0, 0.5, 0.9, 0.99, 0.9999):
                text = said(explorer, kind=kind, k=k, alpha=alpha).replace("−", "-")
                h, roots, etas, gradient, step = (np.array(found, float) for found in re.findall(pair, text))
                np.testing.assert_allclose(roots**2, h, rtol=2e-3)
                np.testing.assert_allclose(etas, 0.1 / (roots + 1e-8), rtol=2e-3)
                told_as_0 = 1e-12 * (1 + etas)  # a gradient below 1e-12, and the step that it gives
                assert (np.abs(step + etas * gradient) <= 6e-3 * np.abs(etas * gradient) + told_as_0).all()


def test_the_numbers_of_the_velocity_agree_with_each_other_as_they_are_read():
    explorer = explore_velocity()
    pair = r"\((-?[\d.e+-]+), (-?[\d.e+-]+)\)"
    for k in range(1, 61):
        for gamma in (0.1, 0.5, 0.9, 0.99):
            text = said(explorer, k=k, gamma=gamma).replace("−α", "").replace("−", "-")
            left_over, push = (np.array(found, float) for found in re.findall(pair, text))
            told = float(text.split("The step is ")[1].split(" times")[0])
            assert np.hypot(*(left_over + push)) / np.hypot(*push) == pytest.approx(told, rel=0.02, abs=0.02)
