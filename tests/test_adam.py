"""Two explorers of lesson 11-5-5: the step after a silence and its bound, and the box, each with the right sentence."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.adam_steps import first_step_after, largest_step, steps_after, walk_in_the_box
from helpers.explorers.adam import explore_box, explore_silence
from helpers.optimizers import Adam, path
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def made():
    return {"silence": explore_silence(), "box": explore_box()}


@pytest.mark.parametrize(("zeros", "alphas"), [(10, 0.48), (100, 0.98), (1000, 2.52)])
def test_a_spike_after_silence_is_as_long_as_by_walking_through_every_zero(zeros, alphas):
    coming = iter([0.0] * zeros + [1.0])
    walked = path(Adam(1.0), lambda w: next(coming), 0.0, zeros + 1)
    assert walked[-2] == 0 and -walked[-1] == pytest.approx(first_step_after(zeros, 0.9, 0.999))
    assert round(-walked[-1], 2) == alphas


def test_a_gradient_that_stays_on_after_a_long_silence_is_adam_without_correction():
    without = -np.diff(path(Adam(1.0, bias_correction=False), np.ones_like, 0.0, 60))
    np.testing.assert_allclose(steps_after(10**6, 0.9, 0.999, True, 60), without, rtol=1e-9)


@settings(max_examples=60)
@given(
    beta1=st.floats(0, 0.99),
    beta2=st.floats(0.01, 0.9999),
    gradients=st.lists(st.floats(-1e3, 1e3).filter(lambda g: g == 0 or abs(g) > 1e-3), min_size=1, max_size=30),
    zeros=st.integers(0, 3000),
)
def test_no_step_is_longer_than_the_bound(beta1, beta2, gradients, zeros):
    """With the correction the bound grows by √(1 − β₂ᵗ)/(1 − β₁ᵗ), which is 1 in the long run."""
    rule, t = Adam(1.0, beta1, beta2), zeros
    state = (np.float64(0), np.float64(0), np.float64(0), zeros)
    for g in gradients:
        before, t = state[0], t + 1
        state = rule.step(state, lambda w, g=g: g)
        bound = largest_step(beta1, beta2) * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        assert abs(state[0] - before) <= bound * (1 + 1e-9) + 1e-12


def test_the_bound_is_727_and_growing_gradients_come_near_it():
    assert round(largest_step(0.9, 0.999), 2) == 7.27
    coming = iter((0.999 / 0.9) ** np.arange(2000.0))
    steps = -np.diff(path(Adam(1.0), lambda w: next(coming), 0.0, 2000))
    assert 0.9 * 7.27 < steps[-1] < 7.2703


def test_without_any_memory_each_step_is_one_alpha():
    assert largest_step(0.0, 0.0) == 1


@pytest.mark.parametrize(("beta1", "beta2"), [(0.9, 0.81), (0.99, 0.9), (0.1, 0.0)])
def test_without_beta1_squared_below_beta2_there_is_no_bound(beta1, beta2):
    assert np.isinf(largest_step(beta1, beta2))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((100, 0.9, 0.999), "a spike gives a step of 0.98 α; if the gradient stays on, up to 2.15 α within 60 steps. "
                            "No gradients make it longer than 7.27 α."),
        ((0, 0.9, 0.999), "at the very first step: a spike gives a step of 1 α; if the gradient stays on, up to 1 α"),
        ((10_000, 0.9, 0.9999), "a spike gives a step of 7.95 α"),
        ((1, 0.9999, 0.0), "There is no bound at all."),
        ((100, 0.9, 0.0), "after 100 zeros: a spike gives a step of 0.1 α, and later one of 9,000,000 α; if"),
        ((1, 0.9, 0.999), "after 1 zero: a spike gives"),
        ((0, 0.0, 0.0), "No gradients make it longer than 1 α."),
        ((10_000, 0.0, 0.9999), "a spike gives a step of 79.5 α; if the gradient stays on, up to 79.5 α within 60 "
                                "steps. No gradients make it longer than 100 α."),
    ],
)  # fmt: skip
def test_sentence_of_the_silence_is_right_at_the_extremes(made, values, words):
    names = ("silence", "beta1", "beta2")
    assert words in move(made["silence"], **dict(zip(names, values, strict=True))).text


def test_the_dot_stands_on_the_line_of_first_steps(made):
    picture = move(made["silence"], silence=1000, beta1=0.9, beta2=0.999).picture
    (x,), (y,) = picture.dot.get_data()
    assert x == 1000 and y == pytest.approx(np.interp(x, *picture.line.get_data()), rel=1e-3)
    assert picture.bound.get_ydata()[0] == pytest.approx(largest_step(0.9, 0.999))


@pytest.mark.parametrize(
    ("beta1", "beta2", "words"),
    [
        (
            0.0,
            0.1,
            "0.68 α, so w goes towards 1, the WRONG side. In the last 300 of 3000 steps it is between 0.99 and 1.00.",
        ),
        (
            0.9,
            0.999,
            "−0.52 α, so w goes towards −1, where it should. In the last 300 of 3000 steps it is at −1.00.",
        ),
        (0.0, 0.0, "1.00 α, so w goes towards 1, the WRONG side."),
        (
            0.0,
            0.5,
            "−0.04 α, so w goes towards −1, where it should. In the last 300 of 3000 steps it is between −0.37 and ",
        ),
        (0.9999, 0.0, "−0.78 α, so w goes towards −1, where it should. In the last 300 of 3000 steps it is at −1.00."),
    ],
)
def test_sentence_of_the_box_says_where_it_ends(made, beta1, beta2, words):
    assert words in move(made["box"], beta1=beta1, beta2=beta2).text


@pytest.mark.parametrize(("beta1", "beta2"), [(0.0, 0.1), (0.9, 0.999), (0.0, 0.9999), (0.9999, 0.0)])
def test_the_bars_are_the_last_three_steps_without_the_box_and_their_sum_inside_the_axes(made, beta1, beta2):
    picture = move(made["box"], beta1=beta1, beta2=beta2).picture
    heights = np.array([bar.get_height() for bar in picture.bars])
    v = np.zeros(3)  # by hand, for β₁ = 0: each gradient over the root of its running mean of squares
    if beta1 == 0 and beta2 < 0.5:
        square = 0.0
        for k in range(300):
            square = beta2 * square + (1 - beta2) * (9, 1, 1)[k % 3]
            v[k % 3] = square
        assert heights[:3] == pytest.approx(np.array([-3, 1, 1]) / np.sqrt(v))
    assert heights[3] == pytest.approx(heights[:3].sum())
    assert np.abs(heights).max() < picture.right.get_ylim()[1]
    assert [label.get_text() for label in picture.right.get_xticklabels()] == ["+3", "−1", "−1", "sum"]


def test_the_box_holds():
    for beta1, beta2 in ((0.0, 0.1), (0.9, 0.999)):
        assert np.abs(walk_in_the_box(Adam(10.0, beta1, beta2), 300)).max() == 1


def test_on_noise_the_step_is_one_alpha_at_first_and_229_thousandths_in_the_long_run():
    random = np.random.default_rng(1)
    walked = path(Adam(1.0), lambda w: random.normal(size=w.shape), np.zeros(4000), 800)
    sizes = np.sqrt((np.diff(walked, axis=0) ** 2).mean(axis=1))
    assert sizes[0] == pytest.approx(1) and sizes[-100:].mean() == pytest.approx(0.2294, rel=0.1)


@pytest.mark.parametrize(("beta2", "marker", "place"), [(0.999, "", 7.27), (0.9999, "^", 8.0), (0.5, "", np.nan)])
def test_a_bound_above_the_axes_is_pointed_at_and_none_is_where_there_is_no_bound(made, beta2, marker, place):
    picture = move(made["silence"], beta1=0.9, beta2=beta2).picture
    shown = picture.above.shown(*picture.above.get_xydata())
    assert shown.get_marker() == marker or np.isnan(place)
    assert shown.get_ydata()[0] == pytest.approx(place, abs=0.005, nan_ok=True)
