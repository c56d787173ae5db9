"""The recipe of 11-5-7 and what stands around it: each line has its lesson. (Other seeds: elsewhere/test_other_splits.)

SEEDS=50 holds what is said of every seed with so many in the place of five.
"""

import json
import os
import re
from pathlib import Path

from helpers.digit_races import ALPHAS, GAMMAS, TUNED, race

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


def test_tuned_the_shares_are_alike_and_momentum_has_the_lowest_training_loss_with_every_seed():
    tuned = race(TUNED, 20, range(int(os.environ.get("SEEDS", 5))))
    shares = [history.accuracy[-1].mean() for history in tuned.values()]
    assert max(shares) - min(shares) < 0.01
    ends = {name: history.loss[-1] for name, history in tuned.items()}
    of_momentum = ends.pop("Momentum")
    assert all((loss > of_momentum).all() for loss in ends.values())
    times = ends["gradient descent"] / of_momentum
    assert 2 < times.mean() < 4 and 1.5 < times.min()
