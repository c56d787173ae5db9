"""Lesson 11-4-3: the six planted bugs, what the check says of them, and how they train on real digits."""

import numpy as np
import pytest

from helpers import network
from helpers.answers.planted_bugs import NAMES, planted
from helpers.differentiation import numerical_gradient, relative_error
from helpers.digits import load_digits
from helpers.little_images import DEAD_PIXEL, little_images
from helpers.training import pack, unpack

BUGS = range(1, 7)


def gradients(seed, sizes=(9, 5, 3), kind=np.float64, h=1e-5):
    """All seven backprops (0 is the right one) and the numerical gradient, on a random network."""
    X, labels = little_images(np.random.default_rng(seed), 60)
    X = X.astype(kind)
    weights = tuple(part.astype(kind) for part in network.start_weights(np.random.default_rng(seed), *sizes))
    numerical = numerical_gradient(lambda W: network.loss(W, X, labels), weights, h)
    return [planted(number)(weights, X, labels) for number in range(7)], numerical


@pytest.mark.parametrize("seed", range(10))
def test_the_check_passes_right_code_and_catches_all_six_bugs(seed):
    found, numerical = gradients(seed)
    assert relative_error(found[0], numerical) < 1e-8
    for number in BUGS:
        assert relative_error(found[number], numerical) > 1e-6, NAMES[number]


@pytest.mark.parametrize("seed", range(10))
def test_each_bug_is_what_its_name_says(seed):
    found, _ = gradients(seed)
    right = found[0]
    assert relative_error(found[1], tuple(60 * part for part in right)) < 1e-15
    for number in (2, 3):  # only the hidden layer's weights come after tanh
        assert relative_error(found[number][2:], right[2:]) == 0 and relative_error(found[number][:2], right[:2]) > 0.01
    assert relative_error(found[4][1::2], tuple(part / 60 for part in right[1::2])) < 1e-15
    assert not any(part.any() for part in found[5][1::2])
    assert relative_error(found[4][::2], right[::2]) == relative_error(found[5][::2], right[::2]) == 0
    off = [np.flatnonzero(a != b) for a, b in zip(found[6], right, strict=True)]
    assert [len(places) for places in off] == [1, 0, 0, 0]


@pytest.mark.parametrize("number", [-1, 7, 1.5, True, "1"])
def test_a_number_without_a_bug_is_refused(number):
    with pytest.raises(ValueError, match="^number must be a whole number from 0 to 6, got"):
        planted(number)


def test_little_images_show_one_line_and_have_a_dead_pixel():
    X, labels = little_images(np.random.default_rng(3), 500)
    assert X.shape == (500, 9) and set(labels) == {0, 1, 2}
    assert not X[:, DEAD_PIXEL].any() and (X >= 0).all()
    assert set((X > 0.75).sum(axis=1)) <= {2, 3}


def test_in_float32_the_right_code_needs_a_large_step_and_a_small_bug_slips_through():
    slipped = 0
    for seed in range(10):
        found, numerical = gradients(seed, kind=np.float32, h=2e-2)
        assert relative_error(found[0], numerical) < 1e-3
        assert all(relative_error(found[number], numerical) > 1e-3 for number in range(1, 6))
        slipped += relative_error(found[6], numerical) < 1e-3
        found, numerical = gradients(seed, kind=np.float32, h=1e-5)
        assert relative_error(found[0], numerical) > 1e-3, "right code fails with the step of float64"
    assert slipped > 0


# On the digits of lesson 11-5-7: 64-32-10, batches of 64


@pytest.fixture(scope="module")
def digits():
    training, test = load_digits()
    return training.X, test.X, training.labels, test.labels


def test_on_digits_right_code_is_far_below_the_threshold_at_1e_5_touches_it_at_1e_7_and_fails_at_3e_8(digits):
    X, labels = digits[0][:64], digits[2][:64]
    weights = network.start_weights(np.random.default_rng(0), 64, 32, 10)
    shapes, W, error = [part.shape for part in weights], pack(weights), {}

    def losses(step):
        """One for each weight, which alone is moved: 2,410 runs at once."""
        return network.loss(unpack(W + step * np.eye(len(W)), shapes), X, labels)

    for h in (1e-5, 1e-7, 3e-8):
        numerical = unpack((losses(h) - losses(-h)) / (2 * h), shapes)
        error[h] = relative_error(network.backprop(weights, X, labels), numerical)
        if h == 1e-5:
            one_percent = planted(6)(weights, X, labels)
            differences = np.concatenate([np.abs(a - n).ravel() for a, n in zip(one_percent, numerical, strict=True)])
            assert differences.mean() < 1e-7 < 1e-5 < relative_error(one_percent, numerical)
    assert error[1e-5] < 1e-8
    assert 5e-8 < error[1e-7] < 2e-7 < error[3e-8]


def accuracy_on_digits(number, digits, adam=False, runs=10, epochs=10):
    """Mean accuracy of ten starts trained with a planted bug: gradient descent at rate 1, or Adam at .01."""
    X, fresh, labels, fresh_labels = digits
    starts = [network.start_weights(np.random.default_rng(seed), 64, 32, 10) for seed in range(runs)]
    weights = tuple(np.stack(part) for part in zip(*starts, strict=True))
    m, v = [[np.zeros_like(part) for part in weights] for _ in range(2)]
    order = np.random.default_rng(0)
    batches = [batch for _ in range(epochs) for batch in order.permutation(len(X))[: 22 * 64].reshape(22, 64)]
    for t, batch in enumerate(batches, start=1):
        gradient = planted(number)(weights, X[batch], labels[batch])
        if adam:
            m = [0.9 * old + 0.1 * g for old, g in zip(m, gradient, strict=True)]
            v = [0.999 * old + 0.001 * g**2 for old, g in zip(v, gradient, strict=True)]
            gradient = [
                0.01 * (a / (1 - 0.9**t)) / (np.sqrt(b / (1 - 0.999**t)) + 1e-8) for a, b in zip(m, v, strict=True)
            ]
        weights = tuple(w - g for w, g in zip(weights, gradient, strict=True))
    return network.accuracy(weights, fresh, fresh_labels).mean()


def test_on_digits_three_bugs_train_to_the_same_accuracy(digits):
    right = accuracy_on_digits(0, digits)
    assert right > 0.96
    for number in (4, 5, 6):
        assert abs(accuracy_on_digits(number, digits) - right) < 0.0011, "less than four images of 3,600"
    assert accuracy_on_digits(1, digits) < 0.5


def test_on_digits_the_missing_1_over_n_is_invisible_under_adam(digits):
    assert abs(accuracy_on_digits(1, digits, adam=True) - accuracy_on_digits(0, digits, adam=True)) < 0.0011
