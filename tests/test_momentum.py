"""The explorers of lesson 11-5-2: lengths, angles and overshoots where theory puts them."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borders import said
from helpers.explorers.momentum import explore_overshoot, explore_step_lengths, explore_turns
from helpers.optimizers import GradientDescent, Momentum, path, states
from helpers.stability import critical_alpha
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def made():
    return {
        "lengths": explore_step_lengths(),
        "turns": explore_turns(),
        "overshoot": explore_overshoot(),
    }


@pytest.mark.parametrize("gamma", [0.0, 0.5, 0.9, 0.99])
def test_lengths_follow_the_geometric_sum_towards_their_limit(made, gamma):
    k = np.arange(1, 81)
    for kind, ratio in (("constant", gamma), ("flipping", -gamma)):
        picture = move(made["lengths"], kind=kind, gamma=gamma, k=80).picture
        np.testing.assert_allclose(picture.lengths.get_ydata(), (1 - ratio**k) / (1 - ratio), rtol=1e-10)
        assert picture.limit.get_ydata()[0] == pytest.approx(1 / (1 - ratio))


@settings(max_examples=30)
@given(kind=st.sampled_from([1, -1]), gamma=st.integers(0, 99), k=st.integers(1, 80))
def test_what_is_left_of_the_pushes_adds_up_to_the_step_whose_length_is_told(made, kind, gamma, k):
    gamma /= 100
    explorer = move(made["lengths"], kind={1: "constant", -1: "flipping"}[kind], gamma=gamma, k=k)
    old, new = (line.get_ydata()[1::3] for line in (explorer.picture.old, explorer.picture.new))
    assert len(old) == k - 1 and list(new) == [kind ** (k - 1)]
    pushes = np.array([*old, *new])
    np.testing.assert_allclose(np.abs(pushes), [gamma ** (k - 1 - j) for j in range(k)], rtol=1e-12)
    assert (pushes[pushes != 0] * float(kind) ** np.flatnonzero(pushes) > 0).all(), "each with its own sign"
    length = (1 - (kind * gamma) ** k) / (1 - kind * gamma)
    assert abs(pushes.sum()) == pytest.approx(length)
    assert float(re.search(rf"step {k} is (\S+) α long", explorer.text)[1]) == pytest.approx(length, rel=0.006)


@pytest.mark.parametrize("gamma", np.arange(100) / 100)
def test_the_long_run_that_is_told_is_the_geometric_series(made, gamma):
    said_to_be = {kind: said(made["lengths"], kind=kind, gamma=gamma, k=80) for kind in ("constant", "flipping")}
    if gamma == 0:
        assert all("So is each step: plain gradient descent." in text for text in said_to_be.values())
        return
    times, when = re.search(r"= (\S+) times α; 90% of it (.*?)\.", said_to_be["constant"]).groups()
    assert float(times) == pytest.approx(1 / (1 - gamma), rel=6e-4)
    there = np.ceil(np.log(0.1) / np.log(gamma) * (1 - 1e-9))
    assert when == (f"after {there:.0f} step{'s' if there > 1 else ''}" if there <= 80 else "not within 80 steps")
    assert ("ends at 12 α" in said_to_be["constant"]) == (1 / (1 - gamma) > 12)
    times, there = re.search(r"= (\S+) times α(.*)\.$", said_to_be["flipping"]).groups()
    assert float(times) == pytest.approx(1 / (1 + gamma), rel=1e-3)
    assert (there == "") == (gamma**80 < 1e-3)


@pytest.mark.parametrize("gamma", [0.3, 0.9, 0.99])
def test_after_the_turn_the_angle_is_that_of_what_is_left_to_what_is_new(made, gamma):
    picture = move(made["turns"], kind="turning", gamma=gamma).picture
    k = np.arange(1, 81)
    old, new = gamma**k * (1 - gamma**80), 1 - gamma**k
    np.testing.assert_allclose(picture.angles.get_ydata()[80:], np.degrees(np.arctan2(old, new)), atol=1e-9)
    np.testing.assert_allclose(picture.angles.get_ydata()[:80], 0, atol=1e-9)


def test_when_the_gradient_stops_the_length_falls_by_gamma_and_there_is_no_angle(made):
    picture = move(made["turns"], kind="stopping", gamma=0.9).picture
    lengths = picture.lengths.get_ydata()[80:]
    np.testing.assert_allclose(lengths[1:] / lengths[:-1], 0.9)
    assert np.isnan(picture.angles.get_ydata()[80:]).all()


@pytest.mark.parametrize("gamma", [0.0, 0.5, 0.9, 0.999])
def test_the_step_before_the_change_is_1_long_and_gradient_descents_step_its_true_share(made, gamma):
    for kind in ("turning", "stopping"):
        picture = move(made["turns"], kind=kind, gamma=gamma).picture
        assert picture.lengths.get_ydata()[79] == pytest.approx(1)
        assert picture.plain.get_ydata()[79] == pytest.approx((1 - gamma) / (1 - gamma**80))
        assert (picture.lengths.get_ydata() < 1.45).all(), "all of it is in the picture"


SENTENCES = [
    ("lengths", "constant", 0.9, "towards 1/(1 − γ) = 10 times α; 90% of it after 22 steps."),
    ("lengths", "constant", 0.0, "step 80 is 1 α long. So is each step: plain gradient descent."),
    ("lengths", "constant", 0.99, "= 100 times α; 90% of it not within 80 steps. The picture ends at 12 α."),
    ("lengths", "flipping", 0.9, "step 80 is 0.526 α long. The steps go towards 1/(1 + γ) = 0.526 times α."),
    ("lengths", "flipping", 0.99, "= 0.503 times α, but after 80 steps they are not yet there."),
    ("turns", "turning", 0.9, "the first step after the turn is 83.7° off, and from step 7 after it on below 45°."),
    ("turns", "turning", 0.0, "the first step after the turn is 0° off, and from step 1 after it on below 45°."),
    ("turns", "turning", 0.999, "the first step after the turn is 89.3° off, and from step 75 after it on below 45°."),
    ("turns", "stopping", 0.9, "without a gradient V halves every ln ½ / ln γ = 6.58 steps."),
    ("turns", "stopping", 0.0, "with the gradient the step stops at once: nothing is remembered."),
    ("turns", "stopping", 0.999, "without a gradient V halves every ln ½ / ln γ = 693 steps."),
]


@pytest.mark.parametrize(("name", "kind", "gamma", "words"), SENTENCES)
def test_sentence_of_the_steps_is_right_at_the_extremes(made, name, kind, gamma, words):
    move(made[name], kind=kind, gamma=gamma, k=made[name].controls["k"].max)
    assert made[name].text.endswith(words)


def test_overshooting_begins_at_the_critical_alpha():
    gamma = np.array([[0.0], [0.3], [0.9], [0.99]])
    alpha = critical_alpha(gamma, 1.0) * [0.999, 1.01]
    way = path(Momentum(alpha, gamma), lambda w: w, np.ones((4, 2)), 20_000)
    assert (way[:, :, 0] > -1e-300).all() and (way[:, :, 1] < 0).any(axis=0).all()


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
