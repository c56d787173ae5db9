"""The pictures of the digit races show the seeds as they are, and the map holds one rule for one rate."""

import numpy as np
import pytest

from helpers.digit_races import decay_map
from helpers.figures import style
from helpers.figures.digit_race import DigitRacePicture


def test_the_bands_and_bars_reach_from_the_lowest_to_the_highest_seed():
    picture, x = DigitRacePicture(["A", "B"], list(style.FOUR_LOOKS.values())[:2], "epoch", (0, 3)), np.arange(4)
    curves = [(low + 0.1, low, low + 0.3) for low in (0.05 + 0.1 * x, 0.5 - 0.1 * x)]
    now = [([0.2, 0.3], 0.25, 0.22, 0.28), ([0.4, 0.6], 0.5, 0.4, 0.6)]
    picture.move(x, curves, 2, now, (0.1, 0.2))
    for band, (_, low, high) in zip(picture.bands, curves, strict=True):
        corners = band.get_paths()[0].vertices
        for place in x:
            heights = corners[corners[:, 0] == place, 1]
            assert (heights.min(), heights.max()) == pytest.approx((low[place], high[place]))
    for bar, (_, mean, low, high) in zip(picture.means, now, strict=True):
        assert list(bar.get_ydata()) == [low, mean, high]


def test_settings_with_the_same_alpha_over_1_minus_gamma_are_one_rule_of_gradient_descent():
    # 0.2/(1 − 0.9) and 0.1/(1 − 0.95) differ in their last digits, and beyond the wall these digits decide.
    assert 0.2 / (1 - 0.9) != 0.1 / (1 - 0.95)
    _, descent = decay_map(alphas=[0.1, 0.2], gammas=[0.9, 0.95], epochs=2, seeds=range(2))
    assert np.array_equal(descent.loss[:, 1, 0], descent.loss[:, 0, 1])
    assert not np.array_equal(descent.loss[:, 1, 0], descent.loss[:, 0, 0])
