"""The explorers of lesson 11-5-1: the path, the rate and the step where theory puts them, and the right sentence."""

import re

import numpy as np
import pytest

from helpers.explorers.gradient_check import explore_descent_by_differences
from helpers.explorers.gradient_descent import explore_gradient_descent, explore_one_step, explore_rate
from helpers.functions import book_loss, quadratic, valley
from helpers.optimizers import GradientDescent, path
from helpers.stability import best_alpha, largest_alpha
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def descent():
    return explore_gradient_descent()


@pytest.fixture(scope="module")
def rate():
    return explore_rate()


@pytest.fixture(scope="module")
def one_step():
    return explore_one_step()


@pytest.mark.parametrize(("alpha", "kappa", "steps"), [(0.5, 10, 30), (1.9, 100, 1000), (1.0, 1, 1)])
def test_the_drawn_path_and_loss_are_those_of_gradient_descent(descent, alpha, kappa, steps):
    picture = move(descent, alpha=alpha, kappa=kappa, steps=steps).picture
    loss = quadratic([1 / kappa, 1])
    walked = path(GradientDescent(alpha), loss.gradient, [-8, 4], steps)
    assert np.array_equal(picture.paths[0].get_xydata(), walked)
    np.testing.assert_allclose(picture.curves[0].get_ydata(), np.clip(loss(walked), 1e-13, 1e7))


SENTENCES = [
    ((0.5, 10, 30), "κ = 10, α = 0.50: each step multiplies v by 0.50; after 30 steps the loss is 0.15."),
    ((1.0, 1, 1), "κ = 1, α = 1.00: each step multiplies v by 0.00, so v is 0 at once; "
                  "after 1 step the loss is 0."),
    ((1.5, 10, 30), "κ = 10, α = 1.50: each step multiplies v by −0.50, over the minimum and nearer; "
                    "after 30 steps the loss is 0.00019."),
    ((2.0, 10, 1000), "κ = 10, α = 2.00: each step multiplies v by −1.00, to and fro for ever; "
                      "after 1000 steps the loss is 8."),
    ((4.0, 1000, 1000), "κ = 1000, α = 4.00: each step multiplies v by −3.00, over the minimum and further away; "
                        "diverged: from step 7 on the loss is above a million times its start."),
    ((4.0, 1, 1), "κ = 1, α = 4.00: each step multiplies v by −3.00, over the minimum and further away; "
                  "after 1 step the loss is 360."),
    ((0.01, 1000, 1000), "κ = 1000, α = 0.01: each step multiplies v by 0.99; after 1000 steps the loss is 0.031."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "sentence"), SENTENCES)
def test_sentence_of_the_descent_is_right_at_the_extremes(descent, values, sentence):
    alpha, kappa, steps = values
    assert move(descent, alpha=alpha, kappa=kappa, steps=steps).text == sentence


def test_the_step_at_which_it_diverged_is_the_first_with_a_million_times_the_loss(descent):
    move(descent, alpha=2.5, kappa=10, steps=300)
    losses = quadratic([0.1, 1])(path(GradientDescent(2.5), quadratic([0.1, 1]).gradient, [-8, 4], 300))
    (first,) = np.flatnonzero(losses > 1e6 * losses[0])[:1]
    assert descent.text.endswith(f"diverged: from step {first} on the loss is above a million times its start.")


def test_a_path_that_diverges_is_drawn_no_further_than_far_outside(descent):
    picture = move(descent, alpha=4.0, kappa=10, steps=1000).picture
    drawn = picture.paths[0].get_xydata()
    assert 3 < len(drawn) < 10 and np.isfinite(drawn).all()
    assert picture.curves[0].get_ydata()[7] == 1e7, "a little above the axis"


def test_the_dot_and_the_star_stand_on_the_rate_curve(rate):
    picture = move(rate, alpha=1.2, kappa=20).picture
    (flat, steep, worse), alphas = (line.get_ydata() for line in picture.lines), picture.lines[0].get_xdata()
    np.testing.assert_allclose(flat, np.abs(1 - alphas / 20))
    np.testing.assert_allclose(steep, np.abs(1 - alphas), atol=1e-15)
    assert np.array_equal(worse, np.maximum(flat, steep))
    assert picture.dot.get_xydata().tolist() == [[1.2, pytest.approx(1 - 1.2 / 20)]]
    assert picture.star.get_xydata().tolist() == [[pytest.approx(2 / 1.05), pytest.approx(19 / 21)]]
    assert worse.min() >= 19 / 21


@pytest.mark.parametrize(("alpha", "kappa"), [(0.5, 10), (1.5, 100), (1.95, 2), (2.5, 10)])
def test_the_walked_distance_has_the_rate_that_is_foretold(rate, alpha, kappa):
    picture = move(rate, alpha=alpha, kappa=kappa).picture
    foretold, walked = (line.get_ydata()[5:] for line in (picture.predicted, picture.walked))
    seen = (1e-12 < walked) & (walked < 1e3) & (foretold < 1e3) & (foretold > 1e-12)
    assert seen.any()
    ratio = (walked / foretold)[seen]
    assert 0.69 < ratio.min() and ratio.max() < 1.01, "between one axis alone, 1/√2, and both"


@pytest.mark.parametrize(
    ("alpha", "kappa", "words"),
    [
        (
            0.5,
            10,
            "the shrink factor is 0.95, from the flat axis; 44.9 steps for one digit. "
            "The best one for this κ is 0.818, at α = 1.818.",
        ),
        (3.0, 1000, "the shrink factor is 2, from the steep axis; above 1, so the error grows without end."),
        (2.0, 10, "the shrink factor is 1, from the steep axis; the error never dies out. The star is at α = 1.818."),
        (1.0, 1, "the shrink factor is 0, from both axes; one step leads to the minimum."),
        (
            0.01,
            1000,
            "from the flat axis; 230,257 steps for one digit. The best one for this κ is 0.998, at α = 1.998.",
        ),
    ],
)
def test_sentence_of_the_rate_is_right_at_the_extremes(rate, alpha, kappa, words):
    assert move(rate, alpha=alpha, kappa=kappa).text.endswith(words)


@pytest.mark.parametrize(("k", "alpha"), [(0, 0.3), (5, 0.96), (20, 0.5)])
def test_the_arrows_are_the_gradient_and_the_step_at_iteration_k(one_step, k, alpha):
    picture = move(one_step, k=k, alpha=alpha).picture
    W = path(GradientDescent(alpha), valley.gradient, [-7, 2], k)[-1]
    assert picture.here.get_xydata()[0] == pytest.approx(W)
    for arrow, vector in (
        (picture.gradient, valley.gradient(W)),
        (picture.step, -alpha * valley.gradient(W)),
    ):
        if arrow.get_visible():
            start, end = arrow._posA_posB
            assert start == pytest.approx(W) and end == pytest.approx(W + vector)
    assert picture.gradient.get_visible()


def test_the_curve_along_the_step_is_lowest_at_the_star_and_the_dot_is_on_it(one_step):
    picture = move(one_step, k=1, alpha=0.7).picture
    (x,), (y,) = picture.lowest.get_data()
    alphas, losses = picture.cut.get_data()
    assert y <= losses.min() and abs(alphas[losses.argmin()] - x) <= 0.01
    (alpha,), (landing,) = picture.landing.get_data()
    assert landing == pytest.approx(np.interp(alpha, alphas, losses))


@pytest.mark.parametrize(
    ("k", "alpha", "words"),
    [
        (0, 0.3, "At the start W is at (−7, 2), where ∇L = (−0.7, 4). With α = 0.30 L becomes smaller: 0.457 times."),
        (20, 2.0, "After 20 steps W is far outside, at (−0.0807, 6.97e+09)"),
        (20, 0.02, "With α = 0.02 L becomes smaller: 0.977 times. Lowest on this line: α = 0.568."),
    ],
)
def test_sentence_of_one_step_is_right_at_the_extremes(one_step, k, alpha, words):
    assert words in move(one_step, k=k, alpha=alpha).text


def test_the_descent_by_differences_has_the_wall_of_the_exact_one_and_stops_where_it_stopped():
    explorer = explore_descent_by_differences(with_alpha=True)
    for alpha in (0.1, 0.2, 0.25):
        assert move(explorer, alpha=alpha, h=0.1).text.endswith("is 0.085 from the minimum, and there it stays.")
    for alpha in (0.02, 0.28):
        assert move(explorer, alpha=alpha).text.startswith(f"α = {alpha}, h = 1.0e-01: after 60 steps ")
        assert explorer.text.endswith(" from the minimum, and still on its way.")
    assert move(explorer, alpha=0.29).text.endswith(" from the minimum and runs away, as the exact one does.")


def test_the_star_of_the_lowest_point_is_a_head_where_it_lies_beyond_the_picture(one_step):
    seen = set()
    for k in range(21):
        picture = move(one_step, k=float(k), alpha=0.3).picture
        lowest = float(re.search(r"Lowest on this line: α = ([\d.]+\d)", one_step.text)[1])
        marker = picture.lowest.shown(*picture.lowest.get_xydata()).get_marker()
        assert one_step.text.endswith(", to the right of the picture.") == (marker == ">")
        assert marker == ("*" if lowest <= picture.right.get_xlim()[1] else ">")
        seen.add(marker)
    assert seen == {"*", ">"}


def test_the_opening_question_of_the_lesson_0_2_is_past_the_best_and_still_quicker_than_0_1():
    def steps(alpha):
        off = np.linalg.norm(path(GradientDescent(alpha), book_loss.gradient, [4, 4], 100) - [-1, 1], axis=1)
        return np.argmax(off <= 1e-6 * off[0])

    best = best_alpha([5, 7])
    assert 0.1 < best < 0.2 < largest_alpha(0, 7) < 1
    assert steps(best) < steps(0.2) < steps(0.1)
    assert [max(abs(1 - alpha * 5), abs(1 - alpha * 7)) for alpha in (0.1, 0.2)] == pytest.approx([0.5, 0.4])
