"""What a reader's own function or rule does to its arguments and results stays with it."""

import warnings
from itertools import islice

import numpy as np
import pytest

from every_rule import ONE_OF_EACH
from helpers import differentiation
from helpers.differentiation import numerical_gradient
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.functions import Curve
from helpers.optimizers import Momentum, path, states

pytestmark = pytest.mark.usefixtures("coarsest")

RULES = [getattr(differentiation, name) for name in ("forward_difference", "central_difference", "richardson")]


def name_of(value):
    return getattr(value, "name", getattr(value, "__name__", type(value).__name__))


def doubling_in_place(W):
    W *= 2.0
    return W


def with_one_result():
    """A gradient 2W that writes all its results into one and the same array."""
    result = np.empty(2)

    def gradient(W):
        return np.multiply(2.0, W, out=result)

    return gradient


def shifting(x):
    """(x − 1)², which moves its argument on the way."""
    x -= 1
    return x**2


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_a_gradient_may_change_its_argument_and_reuse_its_result(rule):
    wanted = path(rule, lambda W: 2.0 * W, [1.0, 2.0], 5)
    assert np.array_equal(path(rule, doubling_in_place, [1.0, 2.0], 5), wanted)
    assert np.array_equal(path(rule, with_one_result(), [1.0, 2.0], 5), wanted)


class InPlace:
    """Momentum as it stands in a well-known book: everything is changed in place."""

    def start(self, W):
        return W, 0 * W

    def step(self, state, gradient):
        W, V = state
        V *= 0.9
        V -= 0.1 * gradient(W)
        W += V
        return W, V


class ReusesTheGradient(InPlace):
    """Keeps the gradient's array as its velocity."""

    def step(self, state, gradient):
        W, V = state
        g = gradient(W)
        g *= -0.1
        g += 0.9 * V
        return W + g, g


@pytest.mark.parametrize("rule", [InPlace(), ReusesTheGradient()], ids=name_of)
@pytest.mark.parametrize("gradient", [lambda W: 2.0 * W, doubling_in_place, with_one_result()])
def test_a_rule_that_works_in_place_has_the_path_and_the_states_of_momentum(rule, gradient):
    momentum = Momentum(0.1, 0.9)
    wanted = path(momentum, lambda W: 2.0 * W, [1.0, 2.0], 6)
    np.testing.assert_allclose(path(rule, gradient, [1.0, 2.0], 6), wanted, rtol=1e-14)
    kept = list(islice(states(rule, gradient, [1.0, 2.0]), 7))
    np.testing.assert_allclose([W for W, V in kept], wanted, rtol=1e-14)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_whoever_takes_a_state_may_change_it(rule):
    wanted = path(rule, lambda W: 2.0 * W, [1.0, 2.0], 4)
    rows = []
    for state in islice(states(rule, lambda W: 2.0 * W, [1.0, 2.0]), 5):
        rows.append(state[0].copy())
        for part in state:
            if isinstance(part, np.ndarray):
                part[...] = 99
    assert np.array_equal(rows, wanted)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_curve_may_change_its_argument(rule):
    x = np.array([0.0, 1.0, 3.0])
    assert np.array_equal(rule(shifting, x, 0.5), rule(lambda x: (x - 1) ** 2, x, 0.5))
    assert list(x) == [0, 1, 3]
    curve = Curve("(x − 1)²", shifting, (lambda x: shifting(x) * 0 + 2 * x,))
    assert list(curve(x)) == [1, 0, 4] and list(x) == [0, 1, 3]
    assert list(curve.derivative(x)) == [-2, 0, 4] and list(x) == [0, 1, 3]


def test_the_picture_of_a_curve_that_changes_its_argument_is_that_of_the_curve():
    def derivative(x):
        x -= 1
        return 2 * x

    spoiling = explore_difference_quotients(shifting, derivative)
    clean = explore_difference_quotients(lambda x: (x - 1) ** 2, lambda x: 2 * (x - 1))
    assert spoiling.frame().tobytes() == clean.frame().tobytes() and spoiling.text == clean.text


def test_parts_of_a_tuple_are_copies_too():
    W = (np.array([1.0, 2.0]), np.array([3.0]))

    def spoils_all(W):
        value = W[0][0] * W[0][1] * W[1][0]
        for part in W:
            part[...] = 0
        return value

    first, second = numerical_gradient(spoils_all, W, 0.5)
    assert [*first, *second] == [6, 3, 2] and [*W[0], *W[1]] == [1, 2, 3]


def test_a_function_that_does_not_use_its_weights_is_noticed():
    weights = np.array([1.0, 2.0])
    with pytest.warns(UserWarning, match="Does f use its argument") as told:
        gradient = numerical_gradient(lambda W: np.sum(weights**2), weights)
    assert list(gradient) == [0, 0] and len(told) == 1
    assert told[0].filename == __file__, "it points at the reader's line"
    with pytest.warns(UserWarning, match="Does f use its argument"):
        numerical_gradient(lambda W: np.sum(weights**2), (weights, weights))


@pytest.mark.parametrize(
    ("f", "W", "h"),
    [
        (lambda W: np.sum(W**2), np.zeros(3), 0.1),  # flat by symmetry
        (lambda W: np.sum(W), np.ones(3), 1e-20),  # W + h is W
        (lambda W: np.maximum(W - 5, 0).sum(), np.zeros(2), 0.1),  # flat here, not everywhere
        (lambda W: np.sum(W[0] ** 2), (np.ones(2), np.ones(3)), 0.1),  # one part counts
        (lambda W: np.log(1 - W).sum() if (W < 1).all() else {}["none"], np.zeros(1), 1e-20),  # no value far away
        (np.sum, [], 0.1),
    ],
)
def test_a_gradient_of_zeros_that_has_another_reason_is_no_such_case(f, W, h):
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        numerical_gradient(f, W, h)
