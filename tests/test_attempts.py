"""Five answers to "divide g by what?": two rules by hand, what is true of all, and the picture of them."""

import json
import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from every_rule import RANGES
from helpers.attempts import ATTEMPTS, ByMeanSize, BySize
from helpers.explorers.divide_by import explore_divide_by
from helpers.functions import book_loss, valley
from helpers.optimizers import AdaGrad, GradientDescent, RMSProp, path, states
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
NOT_ZERO = st.floats(1e-3, 1e3) | st.floats(-1e3, -1e-3)


def double(W):
    """The gradient of W²."""
    return 2.0 * W


def test_two_steps_by_size_by_hand():
    # 1 − 0.3/(2 + 0.5)·2 = 0.76;  0.76 − 0.3/(1.52 + 0.5)·1.52
    assert path(BySize(0.3, epsilon=0.5), double, 1.0, 2) == pytest.approx([1, 0.76, 0.76 - 0.3 * 1.52 / 2.02])


def test_two_steps_by_mean_size_by_hand():
    # h = 0.25·2 = 0.5, w = 1 − 0.3/(0.5 + 0.5)·2 = 0.4;  h = 0.75·0.5 + 0.25·0.8 = 0.575
    run = states(ByMeanSize(0.3, alpha=0.75, epsilon=0.5), double, 1.0)
    assert next(run) == (1, 0)
    assert next(run) == pytest.approx((0.4, 0.5))
    assert next(run) == pytest.approx((0.4 - 0.3 / 1.075 * 0.8, 0.575))


def test_downhill_also_where_the_gradient_is_below_0():
    for rule in (BySize(0.3, epsilon=0.5), ByMeanSize(0.3, epsilon=0.5)):
        assert np.array_equal(path(rule, double, -1.0, 5), -path(rule, double, 1.0, 5))


def test_the_answers_are_the_rules_that_they_are_said_to_be():
    assert list(ATTEMPTS.values()) == [GradientDescent, BySize, AdaGrad, ByMeanSize, RMSProp]


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule in (BySize, ByMeanSize) for name in rule.ranges])
def test_each_setting_is_checked_up_to_the_borders_of_its_range(rule, name):
    allowed = RANGES[rule.ranges[name]]
    for value in allowed.outside:
        with pytest.raises(ValueError, match=f"^{name} must be .*, got "):
            rule(**{"eta0": 0.1, name: value})
    for value in allowed.of_another_kind:
        with pytest.raises(TypeError, match=f"^{name} must be .*, got "):
            rule(**{"eta0": 0.1, name: value})
    for value in allowed.inside:
        assert np.array_equal(getattr(rule(**{"eta0": 0.1, name: value}), name), value)


@given(sizes=st.lists(NOT_ZERO, min_size=1, max_size=20))
def test_by_size_each_step_is_eta0_long_against_the_sign(sizes):
    run = iter(sizes)
    way = path(BySize(0.01, epsilon=1e-30), lambda W: np.full_like(W, next(run)), 0.0, len(sizes))
    assert np.diff(way) == pytest.approx(-0.01 * np.sign(sizes), rel=1e-9)


@given(size=NOT_ZERO, alpha=st.floats(0, 0.999))
def test_the_first_step_by_mean_size_is_eta0_over_one_minus_alpha(size, alpha):
    moved = path(ByMeanSize(0.01, alpha, epsilon=1e-30), lambda W: np.full_like(W, size), 0.0, 1)[1]
    assert abs(moved) == pytest.approx(0.01 / (1 - alpha), rel=1e-9)


@given(gradients=st.lists(NOT_ZERO | st.just(0.0), min_size=1, max_size=30), alpha=st.floats(0, 0.999))
def test_the_root_of_the_mean_of_squares_is_never_below_the_mean_of_sizes(gradients, alpha):
    sizes = squares = 0.0
    for g in gradients:
        (_, sizes), (_, squares) = (
            rule(1.0, alpha).step((0.0, h), lambda W, g=g: g) for rule, h in ((ByMeanSize, sizes), (RMSProp, squares))
        )
        assert np.sqrt(squares) >= sizes * (1 - 1e-9)


@given(scale=st.floats(1e-3, 1e3), name=st.sampled_from(list(ATTEMPTS)[1:]))
def test_whatever_is_divided_by_does_not_care_for_the_size_of_the_gradient(scale, name):
    rule = ATTEMPTS[name](0.1, epsilon=1e-30)
    way = path(rule, book_loss.gradient, [4.0, 3.0], 10)
    scaled = path(rule, lambda W: scale * book_loss.gradient(W), [4.0, 3.0], 10)
    np.testing.assert_allclose(scaled, way, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("rule", [BySize, ByMeanSize])
def test_single_precision_stays_and_many_runs_at_once_are_each_of_them(rule):
    assert path(rule(0.1), double, np.ones(2, np.float32), 3).dtype == np.float32
    rates = np.array([[0.1], [0.5]])
    both = path(rule(rates), valley.gradient, np.tile([-7.0, 2.0], (2, 1)), 20)
    for row, rate in enumerate(rates[:, 0]):
        assert np.array_equal(both[:, row], path(rule(rate), valley.gradient, [-7.0, 2.0], 20))


# The picture


@pytest.fixture(scope="module")
def explorer():
    return explore_divide_by()


def numbers(text, before):
    """The number or the pair behind these words."""
    found = re.search(before + r" \(?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:, (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\))?", text)
    return [float(part) for part in found.groups() if part]


def test_in_every_state_the_sentence_tells_the_way_and_the_picture_shows_it(explorer):
    names, etas = ([value for _, value in explorer.controls[name].options] for name in ("divisor", "eta0"))
    assert names == list(ATTEMPTS)
    for name, eta0 in product(names, etas):
        text = move(explorer, divisor=name, eta0=eta0).text
        way = path(ATTEMPTS[name](eta0), valley.gradient, [-7, 2], 60)
        lengths, losses = np.abs(np.diff(way, axis=0)) / eta0, valley(way)
        assert f"Divided by {name}, η₀ = {eta0:g}:" in text
        told = [("first step is", lengths[0])]
        if "diverged" in text:
            gone = int(numbers(text, "diverged at step")[0])
            assert losses[gone] > 1e6 * losses[0] >= losses[gone - 1]
        else:
            told += ("step 60 is", lengths[-1]), ("at step 30:", losses[[30]]), ("at step 60:", losses[[60]])
            assert losses.max() < 1e6 * losses[0]
        for words, wanted in told:
            assert numbers(text, words) == pytest.approx(list(wanted), rel=0.06, abs=5e-5), (name, eta0)
        for line, row in zip(explorer.picture.lengths, lengths.T, strict=True):
            drawn, (low, top) = line.get_ydata()[1:], line.axes.get_ylim()
            assert np.isnan(line.get_ydata()[0]) and line.get_xdata()[-1] == 60
            assert (drawn == np.clip(row, low / 10, 10 * top)).all()
        assert (explorer.picture.end.leaves() is None) == bool((np.abs(way[-1] + [2, 0]) <= [7, 4]).all())


def test_each_fault_is_seen_at_the_eta0_of_the_guess(explorer):
    """What the lesson says below the picture, at η₀ = 0.3."""
    ways = {name: path(rule(0.3), valley.gradient, [-7, 2], 300) for name, rule in ATTEMPTS.items()}
    lengths = {name: np.abs(np.diff(way, axis=0)) / 0.3 for name, way in ways.items()}
    assert abs(ways["nothing"][8, 1]) < 0.01 and ways["nothing"][8, 0] < -5
    assert lengths["|g|"] == pytest.approx(np.ones((300, 2)), rel=1e-6)
    assert (np.diff(lengths["√(sum of g²)"][:60], axis=0) < 0).all()
    assert valley(ways["√(sum of g²)"][30]) > 100 * valley(ways["√(mean of g²)"][30])
    assert lengths["mean of |g|"][0] == pytest.approx([10, 10], rel=1e-6)
    assert lengths["√(mean of g²)"][0] == pytest.approx([10**0.5] * 2, rel=1e-6)
    assert valley(ways["√(mean of g²)"][-50:]).max() > 0.005, "it does not settle either, and the lesson says so"


def test_large_eta0_suits_adagrad(explorer):
    losses = {eta0: valley(path(AdaGrad(eta0), valley.gradient, [-7, 2], 30)[-1]) for eta0 in (0.3, 0.95, 1.5, 3, 10)}
    assert losses[1.5] < losses[0.95] / 10 < losses[0.3] / 100
    assert max(losses[3], losses[10]) < losses[1.5] / 1000


def test_the_lesson_has_the_same_five_names():
    (lesson,) = NOTEBOOKS.glob("11-5-4-*.ipynb")
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    (source,) = ["".join(cell["source"]) for cell in cells if cell["id"] == "by-hand-divisors"]
    assert re.findall(r'^    "(.*)": lambda', source, re.MULTILINE) == list(ATTEMPTS)
