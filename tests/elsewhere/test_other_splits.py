"""What the recipe of 11-5-7 rests on, with other images to choose by, and with other seeds."""

import numpy as np
import pytest

from helpers.digit_races import TUNED, race
from helpers.digits import Digits, load_digits
from helpers.optimizers import Adam
from helpers.training import train_together


@pytest.mark.parametrize("split", range(1, 3))  # 0 is that of the lesson
def test_three_times_up_and_down_on_validation_images_finds_the_learning_rate_of_race_3(split):
    training, _ = load_digits()
    order = np.random.default_rng(split).permutation(len(training.X))
    kept, validation = (Digits(training.X[p], training.labels[p]) for p in (order[360:], order[:360]))
    alphas = 0.001 * 10 ** (np.arange(-3, 4) / 2)
    runs = train_together({"Adam": Adam(alphas[:, None, None])}, range(3), 10, kept, validation, grid=alphas.shape)
    shares = runs["Adam"].accuracy[-1].mean(axis=-1)
    assert shares[-2:].min() > shares.max() - 0.01 and shares[:4].max() < shares.max() - 0.05
    assert TUNED["Adam"].alpha == pytest.approx(alphas[-2])


def test_momentum_needs_the_fewest_epochs_with_other_seeds_too():
    tuned = race(TUNED, 13, range(20, 23))
    epochs = {name: np.argmax(history.loss.mean(axis=-1) < 0.08) for name, history in tuned.items()}
    assert 0 < epochs.pop("Momentum") < min(epochs.values())
