"""The explorers of lesson 11-5-2: lengths, angles, arrows and overshoots where theory puts them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.explorers.momentum import explore_overshoot, explore_step_lengths, explore_turns, explore_velocity
from helpers.functions import quadratic, valley
from helpers.optimizers import GradientDescent, Momentum, path, states
from helpers.stability import critical_alpha
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def made():
    return {
        "lengths": explore_step_lengths(),
        "turns": explore_turns(),
        "velocity": explore_velocity(),
        "overshoot": explore_overshoot(),
    }


@pytest.mark.parametrize(("gamma", "alpha"), [(0.0, 0.01), (0.5, 0.1), (0.9, 0.01), (0.999, 0.001)])
def test_lengths_follow_the_geometric_sum_towards_their_limit(made, gamma, alpha):
    k = np.arange(1, 161)
    picture = move(made["lengths"], kind="constant", gamma=gamma, alpha=alpha).picture
    np.testing.assert_allclose(picture.lengths.get_ydata(), alpha * (1 - gamma**k) / (1 - gamma), rtol=1e-10)
    assert picture.limit.get_ydata()[0] == pytest.approx(alpha / (1 - gamma))
    picture = move(made["lengths"], kind="flipping").picture
    np.testing.assert_allclose(picture.lengths.get_ydata(), alpha * (1 - (-gamma) ** k) / (1 + gamma), rtol=1e-10)
    assert picture.limit.get_ydata()[0] == pytest.approx(alpha / (1 + gamma))
    np.testing.assert_allclose(picture.plain.get_ydata(), alpha)


@pytest.mark.parametrize("gamma", [0.3, 0.9, 0.99])
def test_after_the_turn_the_angle_is_that_of_what_is_left_to_what_is_new(made, gamma):
    picture = move(made["turns"], kind="turning", gamma=gamma, alpha=0.01).picture
    k = np.arange(1, 81)
    old, new = gamma**k * (1 - gamma**80), 1 - gamma**k
    np.testing.assert_allclose(picture.angles.get_ydata()[80:], np.degrees(np.arctan2(old, new)), atol=1e-9)
    np.testing.assert_allclose(picture.angles.get_ydata()[:80], 0, atol=1e-9)


def test_when_the_gradient_stops_the_length_falls_by_gamma_and_there_is_no_angle(made):
    picture = move(made["turns"], kind="stopping", gamma=0.9, alpha=0.01).picture
    lengths = picture.lengths.get_ydata()[80:]
    np.testing.assert_allclose(lengths[1:] / lengths[:-1], 0.9)
    assert np.isnan(picture.angles.get_ydata()[80:]).all()


SENTENCES = [
    ("lengths", "constant", 0.9, "towards α/(1 − γ) = 0.1, 10 times α; 90 % of it after 22 steps."),
    ("lengths", "constant", 0.0, "each step is α long: plain gradient descent."),
    ("lengths", "constant", 0.999, "towards α/(1 − γ) = 10, 1000 times α; 90 % of it not within 160 steps."),
    ("lengths", "flipping", 0.9, "the step settles at α/(1 + γ) = 0.00526, 0.526 times α."),
    ("lengths", "flipping", 0.0, "the step settles at α/(1 + γ) = 0.01, 1.000 times α."),
    ("lengths", "flipping", 0.999, "the step is on its way to α/(1 + γ) = 0.005, but after 160 steps not yet there."),
    ("turns", "turning", 0.9, "the first step after the turn is 83.7° off, and below 45° from step 7 on."),
    ("turns", "turning", 0.0, "the first step after the turn is 0° off, and below 45° from step 1 on."),
    ("turns", "turning", 0.999, "the first step after the turn is 89.3° off, and below 45° from step 75 on."),
    ("turns", "stopping", 0.9, "without a gradient V halves every ln ½ / ln γ = 6.58 steps."),
    ("turns", "stopping", 0.0, "with the gradient the step stops at once: nothing is remembered."),
    ("turns", "stopping", 0.999, "without a gradient V halves every ln ½ / ln γ = 693 steps."),
]


@pytest.mark.parametrize(("name", "kind", "gamma", "words"), SENTENCES)
def test_sentence_of_the_steps_is_right_at_the_extremes(made, name, kind, gamma, words):
    assert move(made[name], kind=kind, gamma=gamma, alpha=0.01).text.endswith(words)


@settings(max_examples=20)
@given(k=st.integers(0, 60), gamma=st.floats(0, 0.999))
def test_the_two_arrows_add_up_to_the_step_at_iteration_k(made, k, gamma):
    picture = move(made["velocity"], k=k, gamma=gamma).picture
    run = states(Momentum(0.1, gamma), valley.gradient, [-7, 2])
    for _ in range(k + 1):
        W, V = next(run)
    _, after = next(run)
    assert picture.path.get_xydata()[-1] == pytest.approx(W)
    if picture.step.get_visible():
        start, end = picture.step._posA_posB
        assert start == pytest.approx(W) and np.subtract(end, start) == pytest.approx(after)
    arrows = {name: getattr(picture, name) for name in ("left_over", "push", "sum")}
    if all(arrow.get_visible() for arrow in arrows.values()):
        ends = {name: np.array(arrow._posA_posB) for name, arrow in arrows.items()}
        assert ends["left_over"][1] == pytest.approx(ends["push"][0]) and ends["push"][1] == pytest.approx(
            ends["sum"][1]
        )
        scale = np.abs(after).max() / np.abs(ends["sum"][1]).max()
        assert scale * ends["left_over"][1] == pytest.approx(gamma * V, rel=1e-6, abs=1e-9)


def test_sentence_of_the_velocity_says_when_there_is_none(made):
    for k, gamma in ((0, 0.9), (7, 0.0)):
        text = move(made["velocity"], k=k, gamma=gamma).text
        assert f"step {k}: γV is 0, so the step is −α∇L" in text and text.endswith("plain gradient descent.")
    assert "Together: " in move(made["velocity"], k=60, gamma=0.999).text


@pytest.mark.parametrize("gamma", [0.0, 0.3, 0.9, 0.99])
def test_overshooting_begins_at_the_critical_alpha(gamma):
    critical = critical_alpha(gamma, 1.0)
    below, above = (
        path(Momentum(critical * factor, gamma), quadratic([1.0]).gradient, [1.0], 20_000)[:, 0]
        for factor in (0.999, 1.01)
    )
    assert (below > -1e-300).all() and (above < 0).any()


def test_overshooting_at_gamma_0_9_begins_at_0_00263():
    assert round(critical_alpha(0.9, 1.0), 5) == 0.00263 and critical_alpha(0.9, 4.0) == critical_alpha(0.9, 1.0) / 4


@pytest.mark.parametrize(
    ("gamma", "alpha", "words"),
    [
        (0.9, 1e-2, "above 0.00263, so w overshoots; it first passes 0 at step 24."),
        (0.9, 1e-3, "w never passes 0; overshooting begins above α = 0.00263."),
        (0.0, 1.0, "w never passes 0; overshooting begins above α = 1."),
        (0.999, 1e-4, "above 2.5e-07, so w overshoots; it first passes 0 at step "),
        (0.9, 0.00263365, "α = 0.002634: just above 0.002633, w will pass 0, but not in 5000 steps."),
    ],
)
def test_sentence_of_the_overshoot_is_right_at_the_extremes(made, gamma, alpha, words):
    assert words in move(made["overshoot"], gamma=gamma, alpha=alpha).text


def test_the_dot_is_above_the_line_when_the_weight_passes_0(made):
    for gamma, alpha in ((0.9, 1e-2), (0.5, 1e-2), (0.2, 1.0)):
        picture = move(made["overshoot"], gamma=gamma, alpha=alpha).picture
        (x,), (y,) = picture.dot.get_data()
        assert (y > np.interp(x, *picture.line.get_data())) == (picture.way.get_ydata().min() < 0)


def test_noise_is_not_averaged_away():
    """The variance of 40,000 runs on w²/2 with noise of size 1, beside α/(2 − α) and its counterpart."""
    for rule, wanted in (
        (GradientDescent(0.1), 0.1 / 1.9),
        (Momentum(0.01, 0.9), 0.01 * 1.9 / (0.1 * (3.8 - 0.01))),
    ):
        random = np.random.default_rng(0)
        run = states(rule, lambda w, random=random: w + random.normal(size=w.shape), np.zeros(40_000))
        for _ in range(401):
            state = next(run)
        assert state[0].var() == pytest.approx(wanted, rel=0.03)
