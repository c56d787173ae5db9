"""The small network: backprop against difference quotients, dual numbers and a loop over single images."""

import numpy as np
import pytest

from helpers import network
from helpers.differentiation import numerical_gradient, relative_error
from helpers.dual import Dual


def a_network(seed, inputs=4, hidden=5, classes=3, images=6):
    random = np.random.default_rng(seed)
    weights = network.start_weights(random, inputs, hidden, classes)
    weights = tuple(part + 0.1 * random.normal(size=part.shape) for part in weights)
    return weights, random.normal(size=(images, inputs)), random.integers(0, classes, images)


def test_loss_by_hand():
    weights = np.array([[1.0]]), np.array([0.5]), np.array([[1.0, -1.0]]), np.array([0.0, 0.25])
    z = np.tanh(2 * 1 + 0.5)
    s = np.array([z, -z + 0.25])
    expected = np.log(np.exp(s[0]) + np.exp(s[1])) - s[1]
    assert network.loss(weights, np.array([[2.0]]), np.array([1])) == pytest.approx(expected, rel=1e-14)


def test_loss_of_a_network_that_knows_nothing_is_the_log_of_the_classes():
    weights = np.zeros((4, 5)), np.zeros(5), np.zeros((5, 3)), np.zeros(3)
    _, X, labels = a_network(0)
    assert network.loss(weights, X, labels) == pytest.approx(np.log(3))


def test_huge_scores_give_a_finite_loss():
    weights, X, labels = a_network(0)
    huge = (*weights[:2], 1e4 * weights[2], weights[3])
    assert np.isfinite(network.loss(huge, X, labels))
    assert all(np.isfinite(part).all() for part in network.backprop(huge, X, labels))


@pytest.mark.parametrize("seed", range(5))
def test_backprop_agrees_with_central_differences(seed):
    weights, X, labels = a_network(seed)
    numerical = numerical_gradient(lambda W: network.loss(W, X, labels), weights, 1e-5)
    assert relative_error(network.backprop(weights, X, labels), numerical) < 1e-8


def by_dual_numbers(weights, X, labels):
    """Each slope by a pass with dual numbers, one weight at a time."""
    gradient = []
    for number, part in enumerate(weights):
        slopes = np.empty(part.shape)
        for place in np.ndindex(part.shape):
            duals = [np.vectorize(Dual, otypes=[object])(other) for other in weights]
            duals[number][place] = Dual(part[place], 1.0)
            slopes[place] = network.loss(tuple(duals), X, labels).slope
        gradient.append(slopes)
    return tuple(gradient)


def test_backprop_agrees_with_dual_numbers():
    weights, X, labels = a_network(1)
    assert relative_error(network.backprop(weights, X, labels), by_dual_numbers(weights, X, labels)) < 1e-12


def image_by_image(weights, X, labels):
    """The gradient as a plain loop: one image, one hidden value, one class after the other."""
    W1, b1, W2, b2 = weights
    total = [np.zeros_like(part) for part in weights]
    for x, label in zip(X, labels, strict=True):
        z = [np.tanh(sum(x[i] * W1[i, j] for i in range(len(x))) + b1[j]) for j in range(len(b1))]
        e = [np.exp(sum(z[j] * W2[j, k] for j in range(len(z))) + b2[k]) for k in range(len(b2))]
        error = [e[k] / sum(e) - (k == label) for k in range(len(e))]
        for k, at_score in enumerate(error):
            total[3][k] += at_score
            for j in range(len(z)):
                total[2][j, k] += at_score * z[j]
        for j in range(len(z)):
            at_hidden = sum(error[k] * W2[j, k] for k in range(len(error))) * (1 - z[j] ** 2)
            total[1][j] += at_hidden
            for i in range(len(x)):
                total[0][i, j] += at_hidden * x[i]
    return tuple(part / len(X) for part in total)


@pytest.mark.parametrize("seed", range(5))
def test_backprop_agrees_with_a_loop_over_single_images(seed):
    weights, X, labels = a_network(seed)
    assert relative_error(network.backprop(weights, X, labels), image_by_image(weights, X, labels)) < 1e-12


def test_many_runs_at_once_give_what_each_gives_alone():
    networks = [a_network(seed)[0] for seed in range(3)]
    _, X, labels = a_network(9)
    runs = tuple(np.stack(part) for part in zip(*networks, strict=True))
    together = network.backprop(runs, X, labels)
    assert network.loss(runs, X, labels).shape == network.accuracy(runs, X, labels).shape == (3,)
    for number, weights in enumerate(networks):
        assert network.loss(runs, X, labels)[number] == pytest.approx(network.loss(weights, X, labels), rel=1e-14)
        alone = network.backprop(weights, X, labels)
        assert relative_error(tuple(part[number] for part in together), alone) < 1e-14


def test_float32_stays_float32():
    weights, X, labels = a_network(0)
    single = tuple(part.astype(np.float32) for part in weights)
    assert network.loss(single, X.astype(np.float32), labels).dtype == np.float32
    assert {part.dtype for part in network.backprop(single, X.astype(np.float32), labels)} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([0, 1, 2, 0, 1, -1], "labels must lie from 0 to 2, got -1 to 2"),
        ([0, 1, 2, 0, 1, 3], "labels must lie from 0 to 2, got 0 to 3"),
        ([0.0, 1, 2, 0, 1, 2], "labels must be whole numbers, one for each of the 6 rows"),
        ([0, 1], "labels must be whole numbers, one for each of the 6 rows"),
    ],
)
def test_wrong_labels_are_refused(labels, words):
    weights, X, _ = a_network(0)
    for call in (network.loss, network.backprop):
        with pytest.raises(ValueError, match=words):
            call(weights, X, labels)


def test_nothing_that_comes_in_is_changed():
    weights, X, labels = a_network(0)
    for array in (*weights, X, labels):
        array.flags.writeable = False
    network.loss(weights, X, labels)
    network.backprop(weights, X, labels)
