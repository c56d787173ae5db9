"""The recipe of 11-5-7 and what stands around it: each line has its lesson, and no number hangs on one split.

SEEDS=50 holds what is said of every seed with so many in the place of five.
"""

import json
import os
import re
from pathlib import Path

import numpy as np
import pytest

from helpers.digit_races import ALPHAS, GAMMAS, TUNED, race
from helpers.digits import Digits, load_digits
from helpers.optimizers import Adam
from helpers.training import train_together

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
(LESSON,) = NOTEBOOKS.glob("11-5-7-*.ipynb")
CELLS = {cell["id"]: "".join(cell["source"]) for cell in json.loads(LESSON.read_text(encoding="utf-8"))["cells"]}


def test_the_recipe_has_ten_lines_each_with_the_lesson_that_showed_it():
    lines = re.findall(r"^(\d+)\. .* \((11-[\d, -]+)\)$", CELLS["claim-says"], re.MULTILINE)
    assert [int(number) for number, _ in lines] == list(range(1, 11))
    for _, lessons in lines:
        assert all(list(NOTEBOOKS.glob(f"{lesson}-*.ipynb")) for lesson in lessons.split(", "))


def test_every_setting_that_the_text_of_the_map_names_can_be_set_on_it():
    """α = 0.3 was named, and the slider had no such stop."""
    said = CELLS["predict-map"] + CELLS["map-says"] + CELLS["map-code"]
    alphas = {float(number) for number in re.findall(r"(?:alpha = |At |^|\(\(?)(0\.\d+)(?=[,$ ])", said)}
    alphas |= {float(number) for number in re.findall(r"\((0\.\d+), 0\.9", CELLS["map-code"])}
    gammas = {float(number) for number in re.findall(r"gamma = (0\.\d+)", said)}
    assert len(alphas) >= 4 and alphas <= set(ALPHAS) and gammas and gammas <= set(GAMMAS)


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


def test_tuned_the_shares_are_alike_and_momentum_has_the_lowest_training_loss_with_every_seed():
    tuned = race(TUNED, 20, range(int(os.environ.get("SEEDS", 5))))
    shares = [history.accuracy[-1].mean() for history in tuned.values()]
    assert max(shares) - min(shares) < 0.01
    ends = {name: history.loss[-1] for name, history in tuned.items()}
    of_momentum = ends.pop("Momentum")
    assert all((loss > of_momentum).all() for loss in ends.values())
    times = ends["gradient descent"] / of_momentum
    assert 2 < times.mean() < 4 and 1.5 < times.min()
