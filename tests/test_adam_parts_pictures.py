"""The pictures of Adam's parts in all of their states: tanks that fill, Adam's walk, three ticks; with sentences."""

import itertools
import re

import numpy as np
import pytest

from asleep import Guess
from helpers.adam_parts import CorrectedMean, running_means
from helpers.explorers.adam_parts import explore_adam_walk, explore_tanks, explore_three_ticks
from helpers.losses import valley
from helpers.optimizers import Adam, Momentum, RMSProp, path
from pixels import nothing_drawn
from states import move
from test_adam_parts import ALPHA, CORNERS, DECAYS, PARTS, START, STEPS

pytestmark = pytest.mark.usefixtures("coarsest")

NUMBER = r"(−?[\d.,]*\d(?:e[-+]\d+)?)"


def numbers(pattern, text):
    found = re.search(pattern.replace("#", NUMBER), text)
    assert found, text
    return [float(number.replace("−", "-").replace(",", "")) for number in found.groups()]


def closed(kind, beta, t):
    """The mean of 1, 1, … or of 1, −1, … after t steps, or of thirty 1 and then 0, all with the same β."""
    if kind == "flipping":
        return (1 - beta) * (-1.0) ** (t - 1) * (1 - (-beta) ** t) / (1 + beta)
    return beta ** max(t - 30, 0) * (1 - beta ** min(t, 30)) if kind == "stopping" else 1 - beta**t


@nothing_drawn()
def test_in_every_state_tanks_lines_and_sentence_are_the_closed_forms():
    explorer = explore_tanks()
    picture = explorer.picture
    for kind, beta1, beta2 in itertools.product(("constant", "flipping", "stopping"), DECAYS[::2], DECAYS[::3]):
        squares = "stopping" if kind == "stopping" else "constant"
        for t in (1, 2, 12, 31, 60):
            move(explorer, kind=kind, beta1=beta1, beta2=beta2, t=t)
            m, v = closed(kind, beta1, t), closed(squares, beta2, t)
            m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
            levels = [abs(m), abs(m_hat), v, v_hat]
            assert [fill.get_height() for fill in picture.fills] == pytest.approx(levels, rel=1e-6, abs=1e-12)
            assert [line.get_ydata()[-1] for line in picture.levels] == pytest.approx(levels, rel=1e-6, abs=1e-12)
            roots = [root.get_ydata()[0] for root in picture.roots]
            assert roots == pytest.approx([v**0.5, v_hat**0.5], rel=1e-6, abs=1e-9)
            steps = [abs(m) / (v**0.5 + 1e-8), abs(m_hat) / (v_hat**0.5 + 1e-8)]
            pattern = r"\|m\| = # and √v = # give a step of # α; corrected, \|m̂\| = # and √v̂ = # give # α"
            told = numbers(pattern, explorer.text)
            wanted = [abs(m), v**0.5, steps[0], abs(m_hat), v_hat**0.5, steps[1]]
            assert told == pytest.approx(wanted, rel=6e-3, abs=1e-12)
            top = picture.right.get_ylim()[1]
            for line, step in zip(picture.steps, steps, strict=True):
                (x,) = line.get_xdata()[-1:]
                assert x == t and line.get_ydata()[-1] == pytest.approx(min(step, 2 * top), rel=1e-6, abs=1e-12)


@nothing_drawn()
def test_no_step_of_the_tanks_leaves_its_axes_but_those_without_a_bound():
    explorer = explore_tanks()
    for beta1, beta2 in itertools.product(DECAYS, DECAYS):
        move(explorer, beta1=beta1, beta2=beta2)
        low, high = explorer.picture.right.get_ylim()
        assert low == 0 and all(line.get_ydata().max() < high for line in explorer.picture.steps)


@pytest.mark.parametrize(("beta1", "beta2"), [(0.9, 0.999), (0.0, 0.9), (0.99, 0.5), (0.9999, 0.0)])
@nothing_drawn()
def test_the_walk_shows_the_means_the_box_and_the_step_of_adam(beta1, beta2):
    explorer = move(explore_adam_walk(), beta1=beta1, beta2=beta2)
    picture = explorer.picture
    way = path(Adam(ALPHA, beta1, beta2), valley.gradient, START, STEPS)
    for t in (1, 2, 9, STEPS):
        move(explorer, t=t)
        assert np.array_equal(picture.paths[-1].get_xydata(), way[:t])
        _, _, m_hat, v_hat = (rows[-1] for rows in running_means(valley.gradient(way[:t]), beta1, beta2))
        size = np.sqrt(v_hat)
        box = picture.box
        assert [box.get_x(), box.get_y(), box.get_width(), box.get_height()] == [*-size, *2 * size]
        found = numbers(
            r"m̂ = \(#, #\) and √v̂ = \(#, #\). The step is \(#, #\) α, so W goes from \(#, #\) to \(#, #\)",
            explorer.text,
        )
        step = (way[t] - way[t - 1]) / ALPHA
        assert found[:4] == pytest.approx([*m_hat, *size], rel=6e-3, abs=1e-12)
        assert found[4:] == pytest.approx([*step, *way[t - 1], *way[t]], rel=6e-3, abs=5e-5)  # less is told as 0.0000
        assert step == pytest.approx(-m_hat / (size + 1e-8), rel=1e-6, abs=1e-9)


@nothing_drawn()
def test_beside_adam_walk_momentum_and_rmsprop_to_the_same_step():
    explorer = move(explore_adam_walk(), t=20)
    rules = (Momentum(0.1), RMSProp(0.3))
    for line, rule in zip(explorer.picture.paths, rules, strict=False):
        assert line.get_label() == type(rule).__name__
        assert np.array_equal(line.get_xydata(), path(rule, valley.gradient, START, STEPS)[:20])


def tip(arrow):
    """From where to where an arrow goes."""
    return np.array(arrow._posA_posB)


@pytest.mark.parametrize("beta1", [0.0, 0.9, 0.99])
@nothing_drawn()
def test_in_the_first_step_the_mean_ends_in_a_corner_of_the_box_and_the_step_in_one_of_the_square(beta1):
    picture = move(explore_adam_walk(), t=1, beta1=beta1, beta2=0.98).picture
    assert tip(picture.mean) == pytest.approx(np.array([(0, 0), (0.7, -4)]))
    assert tip(picture.newest) == pytest.approx(np.array([(0, 0), (0.7, -4)]))
    assert tip(picture.divided) == pytest.approx(np.array([(0, 0), (1, -1)]), rel=1e-6)
    assert tip(picture.step) == pytest.approx(np.array([START, (-7 + 4 * 0.3, 2 - 4 * 0.3)]), rel=1e-6)
    assert picture.box.get_x() == pytest.approx(-0.7) and picture.box.get_height() == pytest.approx(8)


SAID = {
    (False, False, False): "Nothing ticked: gradient descent",
    (False, False, True): "The correction alone has nothing to correct: gradient descent",
    (True, False, False): "Memory: Momentum with γ = β₁ = 0.9 and the learning rate (1 − β₁) α",
    (True, False, True): "Memory, corrected, with β₁ = 0.9: no rule with a name",
    (False, True, False): "Size: RMSProp with the decay rate β₂ = 0.999",
    (False, True, True): "Size, corrected, with β₂ = 0.999: Adam with β₁ = 0",
    (True, True, False): "Memory and size, with β₁ = 0.9 and β₂ = 0.999: Adam without its correction",
    (True, True, True): "All three, with β₁ = 0.9 and β₂ = 0.999: Adam",
}


@pytest.mark.parametrize("parts", [parts for parts in PARTS if parts[0]])
@nothing_drawn()
def test_memory_that_remembers_nothing_is_told_to_be_none(parts):
    explorer = explore_three_ticks()
    ways = []
    for memory in (True, False):
        move(explorer, beta1=0.0, **dict(zip(("memory", "size", "correction"), (memory, *parts[1:]), strict=True)))
        ways.append(np.array(explorer.picture.paths[0].get_xydata()))
        assert ("With β₁ = 0 nothing is remembered, as without this tick. The first" in explorer.text) == memory
    assert ways[0] == pytest.approx(ways[1], rel=1e-9, abs=1e-9), "but for the last digits"
    assert "remembered" not in move(explorer, memory=True, beta1=0.1).text


@pytest.mark.parametrize("parts", PARTS)
@nothing_drawn()
def test_each_corner_draws_its_rule_to_the_last_bit_and_is_called_by_its_name(parts):
    explorer = move(explore_three_ticks(), **dict(zip(("memory", "size", "correction"), parts, strict=True)))
    rules = dict(CORNERS) | {(True, False, True): lambda alpha, beta1, beta2: CorrectedMean(alpha, beta1)}
    way = path(rules[parts](ALPHA, 0.9, 0.999), valley.gradient, START, STEPS)
    picture = explorer.picture
    assert np.array_equal(picture.paths[0].get_xydata(), way)
    assert [cell for cell, patch in picture.cells.items() if patch.get_visible()] == [parts]
    first = np.abs(way[1] - way[0]) / ALPHA
    told = f"The first step is {first[0]:.3g} α along u and {first[1]:.3g} α along v; the loss at step 60 is "
    assert explorer.text.startswith(f"{SAID[parts]}. {told}")
    loss = valley(way[-1])
    told = explorer.text.removesuffix(".").rpartition(" is ")[2]
    assert told == "below 1e-06" if loss < 1e-6 else float(told) == pytest.approx(loss, rel=6e-3)
    for line, row in zip((picture.along_u, picture.along_v), np.abs(np.diff(way, axis=0)).T / ALPHA, strict=True):
        low, high = picture.right.get_ylim()
        x, y = line.get_data()
        assert np.isnan(y[0]) and list(x) == list(range(STEPS + 1))
        assert y[1:] == pytest.approx(np.clip(row, low / 10, high * 10))


@nothing_drawn()
def test_the_first_step_is_a_tenth_one_alpha_or_316_by_the_parts():
    explorer = explore_three_ticks()
    for parts, along in (("", 0.7), ("memory", 0.07), ("size", 31.6), ("memory size", 3.16), ("size correction", 1)):
        ticked = {name: name in parts for name in ("memory", "size", "correction")}
        assert f"The first step is {along:.3g} α along u" in move(explorer, **ticked).text


@nothing_drawn()
def test_while_it_plays_the_path_goes_to_its_step_and_before_the_guess_only_the_map_is_seen():
    explorer = move(explore_three_ticks(), memory=True, t=7)
    assert len(explorer.picture.paths[0].get_xdata()) == 8 and explorer.text.startswith("t = 7 of 60. The whole run: ")
    for explore in (explore_tanks, explore_adam_walk, explore_three_ticks):
        picture = explore(after=Guess()).picture
        assert not any(artist.get_visible() for artist in picture.moving)
