"""Momentum in a valley, lesson 11-5-2: its pictures and sentences on their whole grid, against powers of a matrix."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from latex2mathml.converter import convert
from matplotlib.patches import FancyArrowPatch

from borders import said
from helpers.explorers.momentum_valley import explore_ball, explore_side_by_side, explore_velocity
from helpers.figures import style
from helpers.functions import valley
from helpers.optimizers import GradientDescent, Momentum, path, states
from states import move
from test_coloured_terms import contrast

pytestmark = pytest.mark.usefixtures("unpainted")

FLAT, STEEP = 0.1, 2.0
GAMMAS = np.arange(0, 100, 5) / 100
LOOKED_AT = [*range(10), *range(10, 61, 5)]  # steps


def closed(alpha, gamma, curvature, start, steps):
    """w after each step, by w[k + 1] = (1 + γ − αλ) w[k] − γ w[k − 1] as a matrix and its powers."""
    matrix, way = np.array([[1 + gamma - alpha * curvature, -gamma], [1, 0]]), [start]
    first = np.array([(1 - alpha * curvature) * start, start])
    return np.array(way + [(np.linalg.matrix_power(matrix, k) @ first)[0] for k in range(steps)])


def foretold(alpha, gamma):
    """The loss at step 40, and the largest |v| from step 10 on."""
    u, v = closed(alpha, gamma, FLAT, -7, 40), closed(alpha, gamma, STEEP, 2, 40)
    return u[-1] ** 2 / 20 + v[-1] ** 2, np.abs(v[10:]).max()


@pytest.mark.parametrize("same_speed", [False, True])
def test_side_by_side_tells_losses_and_swings_of_both_in_every_state(same_speed):
    explorer = explore_side_by_side(same_speed)
    for alpha in np.arange(1, 11, 3) / 10:
        for gamma in GAMMAS:
            text = said(explorer, alpha=alpha, gamma=gamma)
            plain = alpha / (1 - gamma) if same_speed else alpha
            numbers = [foretold(plain, 0), foretold(alpha, gamma)]
            ends = re.search(r"descent with α = \S+ (.*), Momentum with α = \S+, γ = \S+ (.*)\. Largest", text).groups()
            swings = re.search(r"on: (above 1000|\S+) and (above 1000|\S+)\.$", text).groups()
            for end, swing, (loss, widest), of_the_wall in zip(
                ends, swings, numbers, (plain - 1, alpha - (1 + gamma)), strict=True
            ):
                assert widest >= 1000 if "above" in swing else float(swing) == pytest.approx(widest, abs=0.0051)
                if "diverged" not in end:
                    assert float(re.search(r"is at ([\d.,e+-]*\d)", end)[1].replace(",", "")) == pytest.approx(
                        loss, rel=6e-3, abs=1e-12
                    )
                assert ("runs away" in end or "diverged" in end) == (of_the_wall > 1e-9)
                assert ("on its wall" in end) == (abs(of_the_wall) < 1e-9)


def test_the_same_speed_is_the_long_step_on_a_steady_slope():
    explorer = explore_side_by_side(same_speed=True)
    assert "descent with α = 1 is at 4," in said(explorer, alpha=0.1, gamma=0.9)
    assert "descent with α = 0.10 is at 1.1," in said(explorer, plain="same α", alpha=0.1, gamma=0.9)
    assert "plain" not in explore_side_by_side().controls


def test_the_three_pairs():
    """Momentum swings more at the same α. At the same speed it arrives, and gradient descent never does."""
    pairs = {(0.1, 0.1): (0.21, 1.00), (0.9, 0.9): (0.21, 1.55), (1.0, 0.1): (2.00, 1.00)}
    losses = {(0.1, 0.1): (1.0964, 0.1000), (0.9, 0.9): (0.0013, 0.0347), (1.0, 0.1): (4.0005, 0.1000)}
    for (plain, alpha), swings in pairs.items():
        numbers = foretold(plain, 0), foretold(alpha, 0.9)
        assert [round(swing, 2) for _, swing in numbers] == [*swings]
        assert [round(loss, 4) for loss, _ in numbers] == [*losses[plain, alpha]]
    for steps in (100, 1000):
        v = path(GradientDescent(1.0), valley.gradient, [-7, 2], steps)[:, 1]
        assert (v == 2 * (-1.0) ** np.arange(steps + 1)).all(), "for ever"


@pytest.mark.parametrize("alpha", np.arange(2, 20) / 20)
def test_at_every_alpha_momentum_swings_more_and_dies_like_the_root_of_gamma(alpha):
    wide, plain = closed(alpha, 0.9, STEEP, 2, 200), closed(alpha, 0, STEEP, 2, 200)
    assert np.abs(wide[10:]).max() > np.abs(plain[10:]).max()
    times = np.abs(wide) / np.sqrt(0.9) ** np.arange(201)
    assert times.max() < 2.83, "cos and sin with the amplitude of the closed form"
    for part in np.split(times[1:], 5):
        assert part.max() > 1.9, "and no faster"


def runs(gamma):
    run = states(Momentum(0.1, gamma), valley.gradient, [-7, 2])
    return [next(run) for _ in range(62)]


@pytest.mark.parametrize("gamma", [0.0, 0.3, 0.9, 0.99])
def test_the_ball_is_the_run_bit_for_bit(gamma):
    ball, velocity, run = explore_ball(), explore_velocity(), runs(gamma)
    for k in LOOKED_AT:
        picture, W = move(ball, k=k, gamma=gamma).picture, run[k][0]
        assert (picture.path.get_xydata() == [state[0] for state in run[: k + 1]]).all()
        assert (picture.here.get_xydata()[0] == W).all()
        assert (move(velocity, k=k, gamma=gamma).picture.path.get_xydata()[-1] == W).all()
        parts = gamma * run[k][1], -0.1 * valley.gradient(W)
        for axis, height in enumerate((W[0] ** 2 / 20, W[1] ** 2)):
            assert picture.balls[axis].get_xdata()[0] == W[axis]
            assert picture.balls[axis].get_ydata()[0] == pytest.approx(height, rel=1e-14)
            for arrow, part in zip((picture.left_over[axis], picture.push[axis]), parts, strict=True):
                if arrow.get_visible():
                    start, end = arrow._posA_posB
                    assert start[0] == W[axis] and end[0] - start[0] == pytest.approx((8, 2)[axis] * part[axis])
                    assert start[1] == end[1] > height, "above the ball, and level"


def test_the_ball_counts_how_often_it_passed_the_lowest_point():
    explorer, words = explore_ball(), {"once": 1, "twice": 2}
    for gamma in np.arange(100) / 100:
        ways = [closed(0.1, gamma, curvature, start, 60) for curvature, start in ((STEEP, 2), (FLAT, -7))]
        for k in (0, 1, 7, 24, 60):
            text = said(explorer, k=k, gamma=gamma)
            told = re.search(rf"Up to step {k} the ball .* point (.*) across the floor and (.*) along it\.", text)
            numbers = [words[part] if part in words else int(part.split(" times")[0]) for part in told.groups()]
            passed = [(way[1 : k + 1] * way[:k] < 0).sum() for way in ways]
            assert numbers == passed, (gamma, k)
            assert f"friction takes {round(100 * (1 - gamma))}% of V" in text


@pytest.mark.parametrize("gamma", [0.0, 0.3, 0.9, 0.99])
def test_the_arrows_of_the_velocity_add_up_at_w_and_on_one_scale(gamma):
    explorer, run = explore_velocity(), runs(gamma)
    plain = path(GradientDescent(0.1), valley.gradient, [-7, 2], 60)
    for k in LOOKED_AT:
        picture, (W, V), (_, step) = move(explorer, k=k, gamma=gamma).picture, run[k], run[k + 1]
        parts = gamma * V, -0.1 * valley.gradient(W), step
        assert (picture.plain.get_xydata() == plain[: k + 1]).all()
        for arrow, part in zip(picture.at_W, parts, strict=True):
            if arrow.get_visible():
                start, end = arrow._posA_posB
                assert start == pytest.approx(W) and np.subtract(end, start) == pytest.approx(4 * part, abs=1e-12)
        starts = (0, 0), parts[0], (0, 0)
        for arrow, part, wanted in zip((picture.left_over, picture.push, picture.sum), parts, starts, strict=True):
            if arrow.get_visible():
                start, end = arrow._posA_posB
                assert start == pytest.approx(wanted) and np.subtract(end, start) == pytest.approx(part, abs=1e-12)
                assert np.abs([start, end]).max() <= 1, "in the picture"
        for line, part in zip(picture.lengths, parts[1:], strict=True):
            assert line.get_xdata()[1] == pytest.approx(np.hypot(*part)) and line.get_xdata()[1] < 1.2


@pytest.mark.parametrize("explore", [explore_velocity, explore_ball])
@pytest.mark.parametrize("gamma", [0.9, 0.99])
def test_no_arrow_leaves_its_axes(explore, gamma):
    explorer = explore()
    arrows = [artist for artist in explorer.picture.moving if isinstance(artist, FancyArrowPatch)]
    assert len(arrows) > 3
    for k in LOOKED_AT:
        move(explorer, k=k, gamma=gamma)
        for arrow in filter(FancyArrowPatch.get_visible, arrows):
            low, high = np.transpose([arrow.axes.get_xlim(), arrow.axes.get_ylim()])
            assert ((low <= arrow._posA_posB) & (arrow._posA_posB <= high)).all(), (k, arrow._posA_posB)


def test_the_sentence_of_the_velocity_says_when_there_is_none_and_how_long_the_step_is():
    explorer = explore_velocity()
    for k, gamma in ((0, 0.9), (7, 0.0)):
        text = said(explorer, k=k, gamma=gamma)
        assert f"after {k} steps: γV is 0, so the step is −α∇L" in text and text.endswith("plain gradient descent.")
    assert said(explorer, k=12, gamma=0.9).endswith("The step is 2.34 times as long as −α∇L.")


def test_the_head_of_an_arrow_is_no_longer_than_the_arrow():
    for k in (6, 12, 40, 60):
        picture = move(explore_velocity(), k=k, gamma=0.9).picture
        for arrow in (*picture.at_W, picture.left_over, picture.push, picture.sum):
            if arrow.get_visible():
                start, end = arrow.axes.transData.transform(arrow._posA_posB)
                assert arrow.get_mutation_scale() <= np.hypot(*(end - start)) * 72 / style.DOTS_PER_INCH + 1e-9


def test_the_terms_of_the_formula_have_the_colours_of_the_arrows_readable_on_white_and_on_the_dark_theme():
    (lesson,) = (Path(__file__).resolve().parents[1] / "notebooks").glob("11-5-2-*.ipynb")
    cells = {cell["id"]: "".join(cell["source"]) for cell in json.loads(lesson.read_text(encoding="utf-8"))["cells"]}
    colours = {"V": style.MOMENTUM, r"\gamma V": style.LEFT_OVER, r"-\alpha \nabla L": style.PUSH}
    for name in ("formula", "ball", "velocity"):
        terms = re.findall(r"\\textcolor\{(#\w{6})\}\{([^}]*)\}", cells[name])
        assert len(terms) >= 2 and all(colours[term] == colour for colour, term in terms)
    for colour in colours.values():
        for ground in ("#ffffff", "#111111"):
            assert contrast(colour, ground) > 3
        assert f'mathcolor="{colour}"' in convert(rf"\textcolor{{{colour}}}{{V}} + W"), "on the reading pages, too"
        assert convert(rf"\textcolor{{{colour}}}{{V}} + W").split("</mstyle>")[1].count("W") == 1, "and no other term"


def test_momentum_swings_more_than_gradient_descent_unless_alpha_is_tiny_or_next_to_the_wall():
    """As the lesson measures it: the largest |v| from step 10 to 40, at γ = 0.9."""

    def swing(rule):
        return np.abs(path(rule, valley.gradient, [-7, 2], 40)[10:, 1]).max()

    between = np.arange(5, 98) / 100
    assert all(swing(Momentum(alpha, 0.9)) > swing(GradientDescent(alpha)) for alpha in between)
    for alpha in (0.03, 1.0):  # not arrived, or on the wall
        assert swing(Momentum(alpha, 0.9)) < swing(GradientDescent(alpha))
