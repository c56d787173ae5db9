"""What the page to keep says of the switches of the libraries: each sentence against a rule written down here."""

from dataclasses import dataclass

import keras
import numpy as np
import optax
import pytest
import torch

from helpers.optimizers import Adam, Momentum, RMSProp, Scheduled, path
from helpers.probes import PROBES, steps_for
from libraries import LOSSES, STEPS, by_keras, by_optax, by_ours, by_torch, farthest

SAME = 1e-12
PAIRS = [pytest.param(*pair, id=name) for name, pair in LOSSES.items()]
DECAY = 0.1  # of weights


@dataclass
class Dampened:
    """V ← γV − α(1 − d)∇L, with d = 0 in the first step."""

    alpha: float
    gamma: float
    d: float

    def start(self, W):
        return W, np.zeros_like(W), 0

    def step(self, state, gradient):
        W, V, t = state
        V = self.gamma * V - self.alpha * (1 - self.d * (t > 0)) * gradient(W)
        return W + V, V, t + 1


@dataclass
class Centered:
    """h and the mean of the gradients fade; W ← W − η₀∇L/(√(h − mean²) + ε)."""

    eta0: float
    alpha: float
    epsilon: float = 1e-8

    def start(self, W):
        return W, np.zeros_like(W), np.zeros_like(W)

    def step(self, state, gradient):
        W, h, mean = state
        g = gradient(W)
        h, mean = self.alpha * h + (1 - self.alpha) * g**2, self.alpha * mean + (1 - self.alpha) * g
        return W - self.eta0 * g / (np.sqrt(h - mean**2) + self.epsilon), h, mean


@dataclass
class NeverSmaller:
    """Adam whose step is divided by the root of the largest v so far."""

    alpha: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def start(self, W):
        return W, np.zeros_like(W), np.zeros_like(W), np.zeros_like(W), 0

    def step(self, state, gradient):
        W, m, v, most, t = state
        g, t = gradient(W), t + 1
        m, v = self.beta1 * m + (1 - self.beta1) * g, self.beta2 * v + (1 - self.beta2) * g**2
        most = np.maximum(most, v)
        m_hat, v_hat = m / (1 - self.beta1**t), most / (1 - self.beta2**t)
        return W - self.alpha * m_hat / (np.sqrt(v_hat) + self.epsilon), m, v, most, t


@dataclass
class Decayed:
    """A rule whose weights are multiplied by 1 − αd before each step, which the gradient at the old weights makes."""

    rule: object
    alpha: float
    d: float

    def start(self, W):
        return self.rule.start(W)

    def step(self, state, gradient):
        W, *rest = self.rule.step(state, gradient)
        return (W - self.alpha * self.d * state[0], *rest)


def added(loss):
    """The gradient with d·W in it."""
    return lambda W: loss.gradient(W) + DECAY * W


def halved(alpha):
    """A learning rate that is halved after 50 steps."""
    return lambda k: alpha if k <= 50 else alpha / 2


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_where_alpha_stands_makes_no_difference_until_it_changes(loss, start):
    """In Keras, as in the book, what is in V keeps the α of its own time; in PyTorch and optax it gets the new one."""

    def in_torch(optimizer, k):
        optimizer.param_groups[0]["lr"] = halved(0.1)(k)

    def in_keras(optimizer, k):
        optimizer.learning_rate = halved(0.1)(k)

    ours = by_ours(Scheduled(Momentum(0.1, 0.9), "alpha", halved(0.1)), loss.gradient, start)
    kept = by_keras(lambda: keras.optimizers.SGD(0.1, momentum=0.9), loss.gradient, start, before=in_keras)
    lowered = by_torch(lambda W: torch.optim.SGD(W, lr=0.1, momentum=0.9), loss.gradient, start, before=in_torch)
    scheduled = optax.sgd(lambda count: 0.1 * 0.5 ** (count >= 50), momentum=0.9)
    other = by_optax(lambda: scheduled, loss.gradient, start)
    assert farthest(ours, kept) < SAME > farthest(lowered, other)
    apart = np.abs(ours - lowered).max(axis=1)
    assert apart[:51].max() < SAME and apart.max() > 1e-3


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_keras_adds_epsilon_before_the_correction(loss, start):
    epsilon = 1e-3  # large enough to be seen
    keras_way = by_keras(lambda: keras.optimizers.Adam(0.1, epsilon=epsilon), loss.gradient, start)
    ours = by_ours(Adam(0.1, epsilon=epsilon), loss.gradient, start)
    before = Scheduled(Adam(0.1), "epsilon", lambda t: epsilon / np.sqrt(1 - 0.999**t))
    assert farthest(keras_way, by_ours(before, loss.gradient, start)) < SAME
    assert farthest(keras_way, ours) > 1e-4


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_dampening_is_left_out_in_the_first_step(loss, start):
    way = by_torch(lambda W: torch.optim.SGD(W, lr=0.1, momentum=0.9, dampening=0.9), loss.gradient, start)
    assert farthest(way, by_ours(Dampened(0.1, 0.9, 0.9), loss.gradient, start)) < SAME
    assert farthest(way, by_ours(Momentum(0.01, 0.9), loss.gradient, start)) > 0.1


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_centered_takes_the_square_of_the_mean_away(loss, start):
    """It divides by a difference of nearly equal numbers, where last bits grow: a hundred millionth is the same."""
    way = by_torch(lambda W: torch.optim.RMSprop(W, lr=0.01, alpha=0.9, centered=True), loss.gradient, start, 20)
    assert farthest(way, path(Centered(0.01, 0.9), loss.gradient, np.array(start), 20)) < 1e-8
    assert farthest(way, path(RMSProp(0.01, 0.9), loss.gradient, np.array(start), 20)) > 1e-3


def steady(W):
    return np.ones(1)


def test_centered_makes_longer_and_longer_steps_in_the_end_while_the_gradient_is_steady():
    """h is 1 − .9ᵗ, and so is the mean: their difference is largest when both are a half, in step 7."""
    fades = 0.9 ** np.arange(1, 61)
    ways = [
        by_torch(lambda W: torch.optim.RMSprop(W, lr=1.0, alpha=0.9, centered=True), steady, (0.0,), 60),
        by_keras(lambda: keras.optimizers.RMSprop(1.0, rho=0.9, centered=True), steady, (0.0,), 60),
        by_optax(lambda: optax.rmsprop(1.0, decay=0.9, centered=True), steady, (0.0,), 60),
    ]
    for way in ways:
        steps = -np.diff(way[:, 0])
        assert (np.diff(steps[6:]) > 0).all() and steps[-1] > 10
        assert steps == pytest.approx(1 / np.sqrt(fades * (1 - fades)), rel=1e-3)
    assert (np.diff(steps_for(RMSProp(1.0, 0.9), PROBES["constant"])) < SAME).all()


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_amsgrad_keeps_the_largest_size(loss, start):
    way = by_torch(lambda W: torch.optim.Adam(W, lr=0.1, amsgrad=True), loss.gradient, start)
    assert farthest(way, by_ours(NeverSmaller(0.1), loss.gradient, start)) < SAME
    assert farthest(way, by_ours(Adam(0.1), loss.gradient, start)) > 1e-3


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_weight_decay_is_in_the_gradient_in_pytorchs_sgd_and_adam(loss, start):
    sgd = by_torch(lambda W: torch.optim.SGD(W, lr=0.1, momentum=0.9, weight_decay=DECAY), loss.gradient, start)
    adam = by_torch(lambda W: torch.optim.Adam(W, lr=0.1, weight_decay=DECAY), loss.gradient, start)
    assert farthest(sgd, by_ours(Momentum(0.1, 0.9), added(loss), start)) < SAME
    assert farthest(adam, by_ours(Adam(0.1), added(loss), start)) < SAME


@pytest.mark.parametrize(("loss", "start"), PAIRS)
def test_weight_decay_stands_beside_the_step_in_adamw_and_in_all_of_keras(loss, start):
    adam = by_ours(Decayed(Adam(0.1), 0.1, DECAY), loss.gradient, start)
    momentum = by_ours(Decayed(Momentum(0.1, 0.9), 0.1, DECAY), loss.gradient, start)
    ways = [
        by_torch(lambda W: torch.optim.AdamW(W, lr=0.1, weight_decay=DECAY), loss.gradient, start),
        by_optax(lambda: optax.adamw(0.1, weight_decay=DECAY), loss.gradient, start),
    ]
    for way in ways:
        assert farthest(way, adam) < SAME
    keras_adams = [
        by_keras(lambda: kind(0.1, epsilon=1e-8, weight_decay=DECAY), loss.gradient, start)  # noqa: B023
        for kind in (keras.optimizers.Adam, keras.optimizers.AdamW)
    ]
    assert farthest(*keras_adams) == 0 and farthest(keras_adams[0], adam) < 1e-5  # its ε stands elsewhere
    sgd = by_keras(lambda: keras.optimizers.SGD(0.1, momentum=0.9, weight_decay=DECAY), loss.gradient, start)
    assert farthest(sgd, momentum) < SAME
    assert farthest(adam, by_ours(Adam(0.1), added(loss), start)) > 1e-2


def test_integer_weights_are_refused_by_pytorch_and_become_float64_here():
    with pytest.raises(RuntimeError, match="floating point"):
        torch.tensor([1, 2], requires_grad=True)
    loss, _ = LOSSES["valley"]
    assert path(Momentum(0.1), loss.gradient, [1, 2], STEPS).dtype == np.float64
