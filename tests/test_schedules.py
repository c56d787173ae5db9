"""A setting that changes from step to step: the steps by hand, each rule with each of its settings, and refusals."""

from dataclasses import dataclass, fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.functions import valley
from helpers.optimizers import OPTIMIZERS, GradientDescent, RMSProp, Scheduled, path

START = np.array([-7.0, 2.0])
SETTINGS = [(rule, field.name) for rule in OPTIMIZERS for field in fields(rule) if field.type is float]


def identity(W):
    return W


def test_two_steps_by_hand_and_the_state_holds_k():
    rule = Scheduled(RMSProp(7.0, 0.5, 1e-9), "eta0", lambda k: 0.3 / k)
    first = rule.step(rule.start(2.0), identity)
    assert rule.start(2.0) == (2.0, 0.0, 0)
    h = 0.5 * 2.0**2
    assert first == pytest.approx((2.0 - 0.3 / (h**0.5 + 1e-9) * 2.0, h, 1), rel=1e-14)
    W, h = first[:2]
    h = 0.5 * h + 0.5 * W**2
    assert rule.step(first, identity) == pytest.approx((W - 0.15 / (h**0.5 + 1e-9) * W, h, 2), rel=1e-14)


@given(st.lists(st.floats(1e-3, 1.9), min_size=1, max_size=12))
def test_gradient_descent_on_w_squared_over_2_multiplies_by_1_minus_each_alpha(alphas):
    way = path(Scheduled(GradientDescent(0.1), "alpha", lambda k: alphas[k - 1]), identity, 1.0, len(alphas))
    assert way[-1] == pytest.approx(np.prod(1 - np.array(alphas)), rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("rule", "setting"), SETTINGS)
def test_a_schedule_that_stays_the_same_is_the_plain_rule_to_the_last_bit(rule, setting, dtype):
    W = START.astype(dtype)
    way = path(Scheduled(rule(0.2), setting, lambda k: 0.3), valley.gradient, W, 7)
    others = {} if setting == fields(rule)[0].name else {fields(rule)[0].name: 0.2}
    assert way.dtype == dtype
    assert np.array_equal(way, path(rule(**others, **{setting: 0.3}), valley.gradient, W, 7))


@pytest.mark.parametrize(("rule", "setting"), SETTINGS)
def test_the_rule_itself_is_not_changed_and_two_runs_share_nothing(rule, setting):
    plain, lower = rule(0.2), Scheduled(rule(0.2), setting, lambda k: 0.3 / k)
    before = {field.name: getattr(plain, field.name) for field in fields(plain)}
    assert np.array_equal(path(lower, valley.gradient, START, 5), path(lower, valley.gradient, START, 5))
    assert {field.name: getattr(lower.rule, field.name) for field in fields(plain)} == before


def test_an_array_of_schedules_is_each_of_them():
    rates = np.array([[0.1], [0.5]])
    both = path(Scheduled(RMSProp(1.0), "eta0", lambda k: rates / k), valley.gradient, np.array([START, START]), 6)
    for row, rate in enumerate(rates[:, 0]):
        one = path(Scheduled(RMSProp(1.0), "eta0", lambda k, rate=rate: rate / k), valley.gradient, START, 6)
        assert np.array_equal(both[:, row], one)


def test_where_a_fixed_step_goes_on_for_ever_a_lowered_one_comes_to_rest():
    """RMSProp on w²/2: the step keeps the size η₀ near the minimum, so what is left is of the size of η₀."""
    fixed = RMSProp(0.1)
    lowered = Scheduled(fixed, "eta0", lambda k: 0.1 / np.sqrt(k))
    left = [np.abs(path(rule, identity, 1.0, 300)[-20:]).max() for rule in (fixed, lowered)]
    assert left[0] > 0.04 and left[1] < left[0] / 10


@dataclass
class OwnRule:
    rate: float

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        return (state[0] - self.rate * gradient(state[0]),)


class PlainOwnRule:
    def __init__(self, rate):
        self.rate = rate

    start, step = OwnRule.start, OwnRule.step


@pytest.mark.parametrize("own", [OwnRule, PlainOwnRule])
def test_a_rule_of_ones_own_takes_a_schedule(own):
    way = path(Scheduled(own(0.5), "rate", lambda k: 1 / (k + 1)), identity, 1.0, 3)
    assert np.allclose(way, [1, 1 / 2, 1 / 2 * 2 / 3, 1 / 2 * 2 / 3 * 3 / 4])


@pytest.mark.parametrize(
    ("rule", "setting", "schedule", "error", "words"),
    [
        (RMSProp(0.1), "eta", identity, ValueError, "setting must be one of eta0, alpha, epsilon, got 'eta'"),
        (RMSProp(0.1), ["eta0"], identity, ValueError, "setting must be one of eta0, alpha, epsilon, got ['eta0']"),
        (RMSProp, "eta0", identity, TypeError, "rule must be a rule with its settings, as RMSProp(0.1), got the class"),
        (3, "eta0", identity, TypeError, "rule must be a rule with its settings, as RMSProp(0.1), got 3"),
        (RMSProp(0.1), "eta0", 0.1, TypeError, "schedule must be a function of the step k = 1, 2, 3, …, got 0.1"),
    ],
)
def test_what_is_no_schedule_is_refused_by_name(rule, setting, schedule, error, words):
    with pytest.raises(error) as refused:
        Scheduled(rule, setting, schedule)
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize(
    ("schedule", "dtype", "error", "words"),
    [
        (lambda k: 2.0 - k, float, ValueError, "eta0 must be finite and > 0, got 0.0; in step 2 it is 0.0"),
        (lambda k: float("nan"), float, ValueError, "eta0 must be finite and > 0, got nan; in step 1 it is nan"),
        (lambda k: None, float, TypeError, "eta0 must be a real number .*, got None; in step 1 it is None"),
        (lambda k: 10.0 ** (-20 * k), np.float32, ValueError, "eta0 must be .* becomes in float32; in step 3 it is"),
        (lambda k: np.ones(3), float, ValueError, "shape"),
    ],
)
def test_a_step_whose_number_leaves_the_range_is_refused_by_name_and_step(schedule, dtype, error, words):
    with pytest.raises(error, match=words):
        path(Scheduled(RMSProp(0.1), "eta0", schedule), valley.gradient, START.astype(dtype), 5)
