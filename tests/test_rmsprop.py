"""The explorers of lesson 11-5-4: what stays when the gradient is scaled or the axes turn, and where it ends."""

import itertools
import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.explorers.rmsprop import SCHEDULES, explore_the_end, explore_turned_axes, explore_units
from helpers.functions import quadratic, valley
from helpers.language import with_minus_signs
from helpers.optimizers import Adam, GradientDescent, Momentum, RMSProp, Scheduled, path
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def made():
    return {
        "units": explore_units(),
        "turned": explore_turned_axes(),
        "end": explore_the_end(),
    }


@settings(max_examples=30)
@given(scale=st.floats(1e-3, 1e6))
def test_scaling_the_gradient_of_one_axis_leaves_rmsprop_and_adam_where_they_were(scale):
    steeper = quadratic([0.1, 2.0 * scale])
    for rule in (RMSProp(0.1, epsilon=1e-30), Adam(0.1, epsilon=1e-30)):
        way = path(rule, valley.gradient, [-7, 2], 30)
        np.testing.assert_allclose(path(rule, steeper.gradient, [-7, 2], 30), way, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(
    ("scale", "eta0", "words"),
    [
        (1.0, 0.1, "s = 1, η₀ = 0.1: the loss as it was. Now make its v axis steeper."),
        (1e3, 0.1, "gradient descent diverges (step 2), Momentum diverges (step 2), RMSProp stays on its path."),
        (1e6, 1e-6, "gradient descent diverges (step 1), Momentum diverges (step 1), RMSProp stays on its path."),
        (1e-6, 0.1, "Momentum leaves its path by 3.2, RMSProp leaves its path by 0.0058."),
        (1e-3, 0.1, "descent leaves its path by 2, Momentum leaves its path by 3.2, RMSProp stays on its path."),
        (1e-6, 10.0, "RMSProp leaves its path by "),
    ],
)  # fmt: skip
def test_sentence_of_the_scale_is_right_at_the_extremes(made, scale, eta0, words):
    assert words in move(made["units"], scale=scale, eta0=eta0).text


@pytest.mark.parametrize("angle", [0, 17, 45, 90])
def test_turning_the_axes_moves_rmsprop_and_adam_only(made, angle):
    still = [line.get_xydata().copy() for line in move(made["turned"], angle=0).picture.paths]
    turned = [line.get_xydata() for line in move(made["turned"], angle=angle).picture.paths]
    away = [np.abs(a - b).max() for a, b in zip(still, turned, strict=True)]
    assert max(away[:2]) < 1e-12
    assert (min(away[2:]) > 0.3) == (angle not in (0, 90))


def test_sentence_of_the_turn_holds_the_numbers_of_the_curriculum(made):
    start = "loss after 30 steps: gradient descent 0.0133, Momentum 0.0479, RMSProp "
    assert move(made["turned"], angle=0).text == f"Turned by 0°, {start}0.00118, Adam 0.102."
    assert move(made["turned"], angle=45).text == f"Turned by 45°, {start}0.0696, Adam 0.62."


@pytest.mark.parametrize("alpha", [0.01, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("eta0", [0.01, 0.1, 1.0])
def test_with_a_fixed_rate_it_ends_in_a_jump_of_half_the_rate_to_each_side(alpha, eta0):
    w = path(RMSProp(eta0, alpha), lambda w: w, 1.0, 8000)
    np.testing.assert_allclose(np.abs(w[-10:]), eta0 / 2, atol=0.01 * eta0)
    assert (w[-9:] * w[-10:-1] < 0).all()


@pytest.mark.parametrize(
    ("eta0", "alpha", "words"),
    [
        (0.1, 0.9, "in the end it jumps between +½η₀ and −½η₀ for ever."),
        (1e-6, 0.9, "after 300 steps it is still on its way, at 1."),
        (0.1, 0.99, "it is very near 0, at −4.4e-30: √h still remembers larger gradients."),
        (0.01, 0.9999, "w has become exactly 0: the computer has no smaller number."),
        (10.0, 0.0, "times η₀ from the minimum, and has not settled."),
        (10.0, 0.9999, "w has become exactly 0: the computer has no smaller number."),
    ],
)
def test_sentence_of_the_end_is_right_at_the_extremes(made, eta0, alpha, words):
    assert move(made["end"], eta0=eta0, alpha=alpha, lowered="fixed").text.endswith(words)


@pytest.mark.parametrize(("lowered", "of_step"), [
    ("fixed", lambda k: 1.0), ("η₀/√k", lambda k: 1 / math.sqrt(k)), ("η₀·0.98ᵏ", lambda k: math.pow(0.98, k)),
])  # fmt: skip
@pytest.mark.parametrize("eta0", [0.1, 1.0])
def test_the_dotted_line_is_half_the_learning_rate_of_each_step_and_the_way_is_made_with_it(
    made, lowered, of_step, eta0
):
    way, half = move(made["end"], eta0=eta0, alpha=0.5, lowered=lowered, k=300).picture.lines
    wanted = [eta0 / 2 * of_step(max(k, 1)) for k in range(301)]
    np.testing.assert_allclose(half.get_ydata(), wanted, rtol=1e-12)
    w, h, distances = 1.0, 0.0, [1.0]
    for k in range(1, 301):
        h = 0.5 * h + 0.5 * w * w
        w -= eta0 * of_step(k) * w / (math.sqrt(h) + 1e-8)
        distances.append(abs(w))
    np.testing.assert_allclose(way.get_ydata()[:200], np.clip(distances, 1e-6, 1e3)[:200], rtol=1e-6)


@pytest.mark.parametrize("alpha", [0.5, 0.9])
def test_a_learning_rate_that_is_lowered_takes_the_weight_along_and_a_fixed_one_does_not(made, alpha):
    ends = {}
    for lowered in SCHEDULES:
        text = move(made["end"], eta0=0.1, alpha=alpha, lowered=lowered, k=300).text
        ends[lowered] = abs(made["end"].picture.lines[0].get_ydata()[-1])
        if lowered != "fixed":
            size, rate = map(float, re.search(r"at −?([\d.e-]+); the .* is ([\d.e-]+) now", text).groups())
            assert size == pytest.approx(ends[lowered], rel=0.06) and size < rate
    assert ends["fixed"] == pytest.approx(0.05, rel=1e-3)
    assert ends["η₀·0.98ᵏ"] < ends["η₀/√k"] / 10 < ends["fixed"] / 100


def test_epsilon_inside_the_root_is_306_and_99_times_shorter_for_a_small_gradient():
    g, epsilon = 1e-6, 1e-8
    first, long_run = (g / (np.sqrt(h) + epsilon) * np.sqrt(h + epsilon) / g for h in (0.1 * g**2, g**2))
    assert (int(first), int(long_run)) == (306, 99)
    assert path(RMSProp(1.0, 0.9, 1e-8), lambda w: g, 0.0, 1)[1] == pytest.approx(-g / (np.sqrt(0.1) * g + 1e-8))


def test_gradient_descent_and_momentum_are_not_moved_by_a_turn_to_1e_12():
    turn = np.array([[np.cos(0.7), -np.sin(0.7)], [np.sin(0.7), np.cos(0.7)]])
    for rule in (GradientDescent(0.95), Momentum(0.1)):
        way = path(rule, valley.gradient, [-7, 2], 30)
        turned = path(rule, lambda W: turn @ valley.gradient(turn.T @ W), turn @ [-7, 2], 30)
        np.testing.assert_allclose(turned @ turn, way, atol=1e-12)


def test_in_every_state_the_lowered_end_tells_where_the_way_is_and_at_which_learning_rate(made):
    explorer = made["end"]
    alphas = [value for _, value in explorer.controls["alpha"].options][::2]
    every = 10.0 ** np.arange(-6, 2)
    for lowered, alpha in itertools.product(list(SCHEDULES)[1:], alphas):
        rule = Scheduled(RMSProp(1.0, alpha), "eta0", lambda k, factor=SCHEDULES[lowered]: every * factor(k))
        for eta0, way in zip(every, path(rule, lambda w: w, np.ones(len(every)), 300).T, strict=True):
            text = move(explorer, eta0=eta0, alpha=alpha, lowered=lowered, k=300).text
            assert ("still on its way" in text) == (way[-1] != 0 and (way > 0).all())
            assert ("exactly 0" in text) == (way[-1] == 0)
            if way[-1] != 0:
                there = with_minus_signs(f"{way[-1]:.2g}")
                assert f"at {there}; the learning rate is {eta0 * SCHEDULES[lowered](300):.2g} now." in text
