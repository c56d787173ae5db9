"""Training many runs at once: each run as if it were alone, by hand for one step, and clear words about bad input."""

import numpy as np
import pytest

from helpers import network
from helpers.digits import Digits, load_digits
from helpers.optimizers import Adam, GradientDescent, Momentum
from helpers.training import _batches, pack, start_weights_of_runs, unpack
from train_one import train

SHAPES = [(64, 32), (32,), (32, 10), (10,)]


@pytest.fixture(scope="module")
def data():
    return load_digits()


def test_packing_and_unpacking_give_the_weights_back():
    weights = start_weights_of_runs([3, 4, 5], 64)
    rows = pack(weights)
    assert rows.shape == (3, 2410)
    assert all(np.array_equal(a, b) for a, b in zip(unpack(rows, SHAPES), weights, strict=True))


def test_start_weights_have_the_variance_1_over_fan_in_and_biases_are_0():
    W1, b1, W2, b2 = start_weights_of_runs(range(200), 64)
    assert not b1.any() and not b2.any()
    assert W1.var() == pytest.approx(1 / 64, rel=0.02) and W2.var() == pytest.approx(1 / 32, rel=0.02)


def test_every_run_is_the_run_that_it_would_be_alone(data):
    rates, gammas, seeds = np.array([0.1, 1.0, 0.01]), np.array([0.0, 0.9]), [4, 1]
    rule = Momentum(rates[:, None, None, None], gammas[None, :, None, None])
    together = train(rule, seeds, 2, *data, grid=(3, 2))
    assert together.loss.shape == together.accuracy.shape == (3, 3, 2, 2) and together.epochs == 2
    for place in np.ndindex(3, 2, 2):
        alone = train(Momentum(rates[place[0]], gammas[place[1]]), [seeds[place[2]]], 2, *data)
        np.testing.assert_allclose(together.loss[(..., *place)], alone.loss[:, 0], rtol=1e-9)
        np.testing.assert_allclose(together.accuracy[(..., *place)], alone.accuracy[:, 0], atol=0.006)


def test_with_all_images_in_one_batch_an_epoch_is_one_step_of_gradient_descent(data):
    training, test = data
    few = Digits(training.X[:50], training.labels[:50])
    history = train(GradientDescent(0.5), [7], 1, few, test, batch=50)
    weights = start_weights_of_runs([7], 64)
    gradient = network.backprop(weights, few.X, few.labels)
    after = tuple(w - 0.5 * g for w, g in zip(weights, gradient, strict=True))
    assert history.loss[:, 0] == pytest.approx([network.loss(w, few.X, few.labels)[0] for w in (weights, after)])


def test_an_epoch_has_22_steps_and_leaves_the_last_images_out(data):
    calls = []

    class Counting(GradientDescent):
        def step(self, state, gradient):
            calls.append(1)
            return super().step(state, gradient)

    train(Counting(0.1), [0], 3, *data)
    assert len(calls) == 3 * 22


def test_gradients_of_many_runs_with_images_of_their_own_are_those_of_each(data):
    weights = start_weights_of_runs([0, 1, 2], 64)
    places = np.arange(60).reshape(3, 20)
    X, labels = data[0].X[places], data[0].labels[places]
    together, losses = network.backprop(weights, X, labels), network.loss(weights, X, labels)
    for run in range(3):
        alone = tuple(part[run] for part in weights)
        assert losses[run] == pytest.approx(network.loss(alone, X[run], labels[run]), rel=1e-12)
        for part, single in zip(together, network.backprop(alone, X[run], labels[run]), strict=True):
            np.testing.assert_allclose(part[run], single, rtol=1e-10, atol=1e-14)


def test_progress_is_called_after_each_epoch(data):
    seen = []
    train(Adam(0.01), [0], 3, *data, progress=lambda epoch, epochs: seen.append((epoch, epochs)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_an_interrupt_keeps_the_finished_epochs(data):
    def stop(epoch, epochs):
        if epoch == 2:
            raise KeyboardInterrupt

    history = train(Adam(0.01), [0, 1], 9, *data, progress=stop)
    assert history.interrupted and history.epochs == 2
    whole = train(Adam(0.01), [0, 1], 2, *data)
    assert not whole.interrupted and np.array_equal(history.loss, whole.loss)


def test_test_images_of_another_width_are_refused_by_name(data):
    training, test = data
    with pytest.raises(ValueError, match=r"^test\.X must have the 64 pixels of training\.X in a row, got 9$"):
        train(GradientDescent(0.1), [0], 1, training, Digits(test.X[:, :9], test.labels))


def test_divergence_is_quiet(data, recwarn):
    history = train(GradientDescent(1e6), [0], 2, *data)
    assert len(recwarn) == 0 and history.accuracy[-1] < 0.5


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"epochs": 0}, ValueError, "^epochs must be at least 1"),
        ({"epochs": 1.5}, TypeError, "^epochs must be a whole number"),
        ({"epochs": -1}, ValueError, "^epochs must be at least 0"),
        ({"batch": 1438}, ValueError, "^batch must be from 1 to 1437"),
        ({"batch": 0}, ValueError, "^batch must be from 1 to 1437"),
        ({"seeds": []}, ValueError, "^seeds must be at least one"),
        ({"seeds": [0.5]}, TypeError, "^seeds must be a whole number"),
        ({"X": np.full((1437, 64), np.nan)}, ValueError, r"^training\.X must be finite"),
        ({"X": np.zeros(64)}, ValueError, r"^training\.X must be finite numbers, one row"),
        ({"labels": np.full(1437, -1)}, ValueError, r"^training\.labels must be whole numbers from 0 to 9"),
        ({"labels": np.full(1437, 10)}, ValueError, r"^training\.labels must be whole numbers from 0 to 9"),
        ({"labels": np.zeros(1437)}, ValueError, r"^training\.labels must be whole numbers from 0 to 9"),
        ({"labels": np.zeros(3, int)}, ValueError, r"^training\.labels must be whole numbers from 0 to 9"),
    ],
)
def test_bad_input_is_refused_by_name(data, change, error, words):
    training, test = data
    wrong = Digits(change.pop("X", training.X), change.pop("labels", training.labels))
    with pytest.raises(error, match=words):
        train(**{"rule": GradientDescent(0.1), "seeds": [0], "epochs": 1, "training": wrong, "test": test, **change})


@pytest.mark.parametrize(("images", "batches"), [(6, 2), (7, 2), (8, 2), (9, 3)])
def test_an_epoch_sees_as_many_images_as_fill_its_batches_each_once(images, batches):
    coming = _batches([0], images, 3)
    for _ in range(2):
        seen = np.concatenate([next(coming)[0] for _ in range(batches)])
        assert len(set(seen)) == 3 * batches and set(seen) <= set(range(images))
