"""What Adam is made of: the two means against closed forms, eight rules against one definition, and their pictures."""

import itertools
import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.adam_parts import CorrectedMean, running_means, with_parts
from helpers.losses import rosenbrock, valley
from helpers.optimizers import Adam, GradientDescent, Momentum, RMSProp, path, states

DECAYS = (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)
BETAS = st.one_of(st.sampled_from(DECAYS), st.floats(0, 0.9999))
PARTS = list(itertools.product((False, True), repeat=3))
START, ALPHA, STEPS = (-7.0, 2.0), 0.3, 60


# The two means


def test_two_steps_of_the_means_by_hand():
    """g = 2, then −1, with β₁ = 1/2 and β₂ = 3/4: m is 1, then 1/2 − 1/2; v is 4/4, then 3/4 + 1/4."""
    m, v, m_hat, v_hat = running_means([2.0, -1.0], 0.5, 0.75)
    assert m.tolist() == [1, 0] and v.tolist() == [1, 1]
    assert m_hat.tolist() == [2, 0] and v_hat.tolist() == [4, 1 / (1 - 9 / 16)]


# Of a g whose square is below the smallest normal number, bits are missing.
GRADIENTS = st.floats(-1e6, 1e6).filter(lambda g: g == 0 or abs(g) > 1e-140)


@given(beta1=BETAS, beta2=BETAS, g=GRADIENTS, steps=st.integers(1, 300))
def test_for_a_constant_gradient_the_means_fill_by_their_closed_form_and_the_corrected_ones_are_full_at_once(
    beta1, beta2, g, steps
):
    m, v, m_hat, v_hat = running_means(np.full(steps, g), beta1, beta2)
    t = np.arange(1, steps + 1)
    np.testing.assert_allclose(m, (1 - beta1**t) * g, rtol=1e-9)
    np.testing.assert_allclose(v, (1 - beta2**t) * g**2, rtol=1e-9)
    np.testing.assert_allclose(m_hat, np.full(steps, g), rtol=1e-9)
    np.testing.assert_allclose(v_hat, np.full(steps, g * g), rtol=1e-9)


@given(beta1=BETAS, beta2=BETAS, steps=st.integers(1, 200))
def test_for_a_flipping_gradient_v_is_as_full_and_m_is_a_geometric_series_of_minus_beta1(beta1, beta2, steps):
    t = np.arange(1, steps + 1)
    flipping = (-1.0) ** (t - 1)
    m, v, m_hat, v_hat = running_means(flipping, beta1, beta2)
    closed = (1 - beta1) * flipping * (1 - (-beta1) ** t) / (1 + beta1)
    np.testing.assert_allclose(m, closed, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(m_hat, closed / (1 - beta1**t), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(v_hat, np.ones(steps), rtol=1e-9)
    assert np.array_equal(v, running_means(np.ones(steps), beta1, beta2)[1])


@given(beta=BETAS, before=st.integers(1, 100), after=st.integers(1, 100))
def test_when_the_gradient_stops_both_means_empty_by_their_own_beta(beta, before, after):
    m, v, m_hat, _ = running_means([1.0] * before + [0.0] * after, beta, beta)
    left = beta ** np.arange(1, after + 1) * (1 - beta**before)
    np.testing.assert_allclose(m[before:], left, rtol=1e-9, atol=1e-300)
    assert np.array_equal(m, v), "the squares of 1 and 0 are 1 and 0"
    np.testing.assert_allclose(m_hat[before:], left / (1 - beta ** np.arange(before + 1, before + after + 1)))


@given(beta=BETAS, gradients=st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40))
def test_the_corrected_means_are_means(beta, gradients):
    """m̂ lies among the gradients, and with one β for both v̂ is at least m̂²."""
    _, _, m_hat, v_hat = running_means(gradients, beta, beta)
    lowest, highest = np.minimum.accumulate(gradients), np.maximum.accumulate(gradients)
    slack = 1e-9 * np.abs(gradients).max()
    assert (m_hat >= lowest - slack).all() and (m_hat <= highest + slack).all()
    assert (v_hat >= m_hat**2 * (1 - 1e-9) - 1e-300).all()


@pytest.mark.parametrize(("beta1", "beta2"), [(0.9, 0.999), (0.0, 0.9), (0.5, 0.0)])
@pytest.mark.parametrize("loss", [valley, rosenbrock], ids=["valley", "Rosenbrock"])
def test_they_are_those_of_adam_to_the_last_bit(loss, beta1, beta2):
    run = list(itertools.islice(states(Adam(0.1, beta1, beta2), loss.gradient, [-1.5, 1.5]), 31))
    gradients = loss.gradient(np.array([state[0] for state in run[:-1]]))
    m, v, m_hat, v_hat = running_means(gradients, beta1, beta2)
    for number, (W, own_m, own_v, t) in enumerate(run[1:]):
        assert t == number + 1 and np.array_equal(m[number], own_m) and np.array_equal(v[number], own_v)
        assert np.array_equal(W, run[number][0] - 0.1 * m_hat[number] / (np.sqrt(v_hat[number]) + 1e-8))


def test_what_overflows_is_quiet_and_what_is_no_setting_is_refused():
    assert np.isinf(running_means([1e200], 0.9, 0.9)[1]).all()
    assert running_means(np.ones((3, 2, 4)), 0.9, 0.9)[0].shape == (3, 2, 4)
    with pytest.raises(ValueError, match=r"^gradients must be a list of gradients, got the number 1\.0$"):
        running_means(1.0, 0.9, 0.9)
    with pytest.raises(TypeError, match="^gradients must be a real number or an array of them, got"):
        running_means(["a"], 0.9, 0.9)
    with pytest.raises(ValueError, match="^beta2 must be at least 0 and below 1, got 1"):
        running_means([1.0], 0.9, 1)
    with pytest.raises(ValueError, match=r"^beta1 must be one number, got an array of shape \(2,\)$"):
        running_means([1.0], [0.9, 0.8], 0.9)


# The parts


def by_definition(memory, size, correction, alpha, beta1, beta2, gradient, start, steps):
    """W ← W − α m̂/(√v̂ + ε), weight by weight, as the docstring of `with_parts` has it."""
    way = [list(start)]
    m, v = [0.0] * len(start), [0.0] * len(start)
    for t in range(1, steps + 1):
        gradients, weights = gradient(np.array(way[-1])), []
        for place, (w, g) in enumerate(zip(way[-1], gradients, strict=True)):
            m[place] = math.fsum([beta1 * m[place], g, -beta1 * g])
            v[place] = math.fsum([beta2 * v[place], g * g, -beta2 * g * g])
            mean, square = (m[place], v[place])
            if correction:
                mean, square = mean / (1 - math.pow(beta1, t)), square / (1 - math.pow(beta2, t))
            divisor = math.sqrt(square) + 1e-8 if size else 1.0
            weights.append(w - alpha * (mean if memory else g) / divisor)
        way.append(weights)
    return np.array(way)


@pytest.mark.parametrize(("memory", "size", "correction"), PARTS)
@pytest.mark.parametrize(("alpha", "beta1", "beta2"), [(0.3, 0.9, 0.999), (0.01, 0.5, 0.9), (0.1, 0.0, 0.0)])
@pytest.mark.parametrize(("loss", "start"), [(valley, START), (rosenbrock, (-1.2, 0.9))], ids=["valley", "Rosenbrock"])
def test_all_eight_are_one_definition(memory, size, correction, alpha, beta1, beta2, loss, start):
    """Rosenbrock's steep walls make rounding grow, and RMSProp's jumps lead there: five steps."""
    steps = STEPS if loss is valley else 5
    rule = with_parts(memory, size, correction, alpha / 100 if loss is rosenbrock else alpha, beta1, beta2)
    wanted = by_definition(
        memory,
        size,
        correction,
        alpha / 100 if loss is rosenbrock else alpha,
        beta1,
        beta2,
        loss.gradient,
        start,
        steps,
    )
    np.testing.assert_allclose(path(rule, loss.gradient, start, steps), wanted, rtol=1e-8, atol=1e-10)


# The corners that are a rule of the book, or Adam: (memory, size, correction) and the rule itself.
CORNERS = [
    ((False, False, False), lambda alpha, beta1, beta2: GradientDescent(alpha)),
    ((False, False, True), lambda alpha, beta1, beta2: GradientDescent(alpha)),
    ((True, False, False), lambda alpha, beta1, beta2: Momentum((1 - beta1) * alpha, beta1)),
    ((False, True, False), lambda alpha, beta1, beta2: RMSProp(alpha, beta2)),
    ((False, True, True), lambda alpha, beta1, beta2: Adam(alpha, 0, beta2)),
    ((True, True, False), lambda alpha, beta1, beta2: Adam(alpha, beta1, beta2, bias_correction=False)),
    ((True, True, True), lambda alpha, beta1, beta2: Adam(alpha, beta1, beta2)),
]


@pytest.mark.parametrize(("parts", "rule"), CORNERS, ids=lambda value: str(value) if isinstance(value, tuple) else "")
def test_in_seven_corners_every_bit_is_that_of_the_rule(parts, rule):
    for alpha, beta1, beta2 in ((0.3, 0.9, 0.999), (0.07, 0.3, 0.5), (1.0, 0.0, 0.0)):
        one = path(with_parts(*parts, alpha, beta1, beta2), valley.gradient, START, 200)
        assert np.array_equal(one, path(rule(alpha, beta1, beta2), valley.gradient, START, 200))
    assert np.array_equal(
        path(with_parts(*parts, 0.3), valley.gradient, START, 9), path(rule(0.3, 0.9, 0.999), valley.gradient, START, 9)
    )


def test_where_all_is_halved_exactly_the_mean_is_the_books_v_to_the_last_bit():
    """β₁ = 1/2 and α = 1/4: −αm and V with (1 − β₁)α differ by no rounding."""
    m, way = np.zeros(2), [np.array(START)]
    for _ in range(100):
        m = 0.5 * m + 0.5 * valley.gradient(way[-1])
        way.append(way[-1] - 0.25 * m)
    assert np.array_equal(way, path(with_parts(True, False, False, 0.25, 0.5), valley.gradient, START, 100))


def test_memory_with_the_correction_is_none_of_the_rules_and_starts_with_a_full_step():
    rule = with_parts(True, False, True, 0.3, 0.9)
    assert isinstance(rule, CorrectedMean)
    ways = path(rule, valley.gradient, START, 2)
    assert ways[1] == pytest.approx([-7 + 0.3 * 0.7, 2 - 0.3 * 4], rel=1e-12)
    second = (0.9 * 0.1 * ways[0] + 0.1 * ways[1]) * [0.1, 2.0] / 0.19  # the mean of two gradients, by hand
    assert ways[2] == pytest.approx(ways[1] - 0.3 * second, rel=1e-12)
    assert path(rule, valley.gradient, np.float32(START), 2).dtype == np.float32
    steady = -np.diff(path(CorrectedMean(0.5, 0.99), np.ones_like, 0.0, 50))
    np.testing.assert_allclose(steady, np.full(50, 0.5), rtol=1e-12)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: with_parts(1, False, False, 0.3), TypeError, "memory must be True or False, got 1"),
        (lambda: with_parts(True, None, False, 0.3), TypeError, "size must be True or False, got None"),
        (lambda: with_parts(True, True, "yes", 0.3), TypeError, "correction must be True or False, got 'yes'"),
        (lambda: CorrectedMean(0.0), ValueError, "alpha must be finite and > 0, got 0.0"),
        (lambda: CorrectedMean(0.1, 1.0), ValueError, "beta1 must be at least 0 and below 1, got 1.0"),
    ],
)
def test_what_is_no_setting_is_refused_by_name(make, error, words):
    with pytest.raises(error, match=f"^{re.escape(words)}$"):
        make()
