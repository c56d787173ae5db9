"""The sizes of the gradients of the single weights of the digits network, and their picture."""

import numpy as np
import pytest

from helpers import network
from helpers.digits import load_digits
from helpers.explorers.gradient_sizes import explore_gradient_sizes
from helpers.gradient_sizes import gradient_sizes, spread
from helpers.optimizers import GradientDescent
from helpers.training import start_weights_of_runs, train_together, weights_of_epochs
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def explorer():
    return explore_gradient_sizes()


def test_the_sizes_at_the_start_are_those_of_difference_quotients():
    training, _ = load_digits()
    weights = [part[0] for part in start_weights_of_runs([3], 64)]
    found = gradient_sizes(3, epochs=0)
    assert found.W1.shape == (1, 64 * 32) and found.W2.shape == (1, 32 * 10)
    random = np.random.default_rng(0)
    for part, sizes in ((0, found.W1[0]), (2, found.W2[0])):
        for place in random.integers(0, sizes.size, 12):
            ends = []
            for h in (1e-4, -1e-4):
                moved = [np.copy(weight) for weight in weights]
                moved[part].flat[place] += h
                ends.append(network.loss(moved, training.X, training.labels))
            assert sizes[place] == pytest.approx(abs(ends[0] - ends[1]) / 2e-4, rel=1e-4, abs=1e-9)


def test_the_weights_of_epochs_are_those_of_the_races():
    training, test = load_digits()
    run = weights_of_epochs(GradientDescent(1.0), [0, 4], training.X, training.labels)
    history = train_together({"it": GradientDescent(1.0)}, [0, 4], 2, training, test)["it"]
    for epoch in range(3):
        assert network.accuracy(next(run), test.X, test.labels) == pytest.approx(history.accuracy[epoch])


@pytest.mark.parametrize("seed", range(5))
def test_nine_tenths_of_the_gradients_differ_by_more_than_500_before_and_after_training(seed):
    found = gradient_sizes(seed, epochs=2)
    for sizes in found.W1:
        assert spread(sizes)[2] > 500
        assert (sizes == 0).sum() == 128, "four pixels are empty in all images"
    assert (spread(found.W1[0])[2] > 20 * spread(found.W2[0])[2]) and (found.W2 > 0).all()


def test_spread_by_hand():
    sizes = np.append(np.linspace(1, 101, 101), [0, 0, 0])
    assert spread(sizes) == pytest.approx((6, 96, 16))
    assert spread(sizes, 0, 1) == pytest.approx((1, 101, 101))
    with pytest.raises(ValueError, match="^sizes must have a number above 0, got none"):
        spread(np.zeros(3))


@pytest.mark.parametrize(("seed", "epochs", "error"), [(-1, 0, ValueError), (0, -1, ValueError), (0.5, 0, TypeError)])
def test_a_seed_or_epochs_that_are_no_such_number_are_refused_by_name(seed, epochs, error):
    with pytest.raises(error, match="^(seed|epochs) must be "):
        gradient_sizes(seed, epochs)


def test_every_epoch_shows_all_weights_and_its_bars_lie_above_them(explorer):
    found, seen = gradient_sizes(0, 10), set()
    for epoch in range(11):
        picture = move(explorer, epoch=epoch).picture
        for stairs, bar, layer in zip(picture.stairs, picture.bars, (found.W1, found.W2), strict=True):
            y = np.array(stairs.get_ydata())
            assert y[1:-1:2].sum() == pytest.approx(100) and max(y) < min(bar.get_ydata())
            low, high = bar.get_xdata()
            sizes = layer[epoch][layer[epoch] > 0]
            assert np.mean((sizes >= low) & (sizes <= high)) == pytest.approx(0.9, abs=0.005)
            assert picture.axes.get_xlim()[0] < low and high < picture.axes.get_xlim()[1]
        seen.add(explorer.text)
        assert f"a factor of {spread(found.W1[epoch])[2]:,.0f}; in W2" in explorer.text
    assert len(seen) == 11
