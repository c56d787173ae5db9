"""The four rules that stand side by side: whatever belongs to one of them is found by its name, not by its place."""

from dataclasses import replace

import nbformat
import numpy as np
import pytest

from as_written import NOTEBOOKS
from helpers.answers.four_answers import RULES
from helpers.digit_races import RATES, TUNED, USUAL
from helpers.explorers import digits, races
from helpers.explorers.digits import explore_digit_race, explore_digit_rates
from helpers.explorers.name_it import SUSPECTS
from helpers.explorers.races import explore_race
from helpers.explorers.rmsprop import explore_turned_axes, explore_units
from helpers.figures import style
from helpers.optimizers import OPTIMIZERS, THE_FOUR
from helpers.surfaces import SURFACES
from helpers.training import History

pytestmark = pytest.mark.usefixtures("unpainted")

SIDE_BY_SIDE = {"RULES": RULES, "SUSPECTS": SUSPECTS, "USUAL": USUAL, "TUNED": TUNED}


def test_the_four_are_among_the_rules_and_have_a_look_and_a_rate_each():
    assert set(THE_FOUR.values()) <= set(OPTIMIZERS)
    assert set(style.FOUR_LOOKS) == set(THE_FOUR)
    for surface in SURFACES.values():
        assert set(surface.rates) == set(THE_FOUR)


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_under_each_of_the_four_names_stands_a_rule_of_its_kind(name):
    assert {name: type(rule) for name, rule in SIDE_BY_SIDE[name].items()} == THE_FOUR


def test_the_lessons_table_names_them_in_their_order():
    (path,) = NOTEBOOKS.glob("11-5-6-*.ipynb")
    (table,) = (cell.source for cell in nbformat.read(path, as_version=4).cells if "my_table = {  #" in cell.source)
    assert f"my_table = {{  # {', '.join(THE_FOUR)}\n" in table


def backwards(names):
    return dict(reversed(names.items()))


def lines_of(picture):
    """{label: colour, width, dashes, data} of the lines that have a name; a digit race says GD."""
    named = [line for axes in picture.figure.axes for line in axes.lines if not line.get_label().startswith("_")]
    return {
        line.get_label(): (line.get_color(), line.get_linewidth(), line.get_linestyle(), line.get_data())
        for line in named
    }


def untrained(*shape):
    """Histories of the four that differ from each other in every number, as if they had been trained."""
    shares = np.linspace(0.1, 0.9, len(THE_FOUR))
    return {name: History(np.ones(shape), np.full(shape, share)) for name, share in zip(THE_FOUR, shares, strict=True)}


@pytest.mark.parametrize(
    "explore",
    [
        explore_race,
        explore_units,
        explore_turned_axes,
        explore_digit_race,
        lambda: explore_digit_rates(untrained(11, len(RATES), 5)),
    ],
    ids=["race", "units", "turned", "digit race", "digit rates"],
)
def test_lists_by_name_in_another_order_change_no_line_and_no_word(explore, monkeypatch):
    monkeypatch.setattr(digits, "race", lambda rules, epochs, progress, anew: untrained(epochs + 1, 5))
    before = explore()
    monkeypatch.setattr(style, "FOUR_LOOKS", backwards(style.FOUR_LOOKS))
    turned = {name: replace(surface, rates=backwards(surface.rates)) for name, surface in SURFACES.items()}
    monkeypatch.setattr(races, "SURFACES", turned)
    after = explore()
    assert after.text == before.text
    one, other = lines_of(before.picture), lines_of(after.picture)
    assert one.keys() == other.keys() and len(one) >= 3
    for label in one:
        assert one[label][:3] == other[label][:3]
        assert np.array_equal(one[label][3], other[label][3])


def test_each_line_of_a_race_has_the_look_of_its_name():
    picture = explore_race().picture
    looks = {line.get_label(): (line.get_color(), line.get_linewidth()) for line in picture.paths}
    assert looks == {name: (colour, width) for name, (colour, width, _) in style.FOUR_LOOKS.items()}


def test_a_rule_of_ones_own_has_a_look_of_its_own():
    looks = style.looks_of(["Adam", "mine"])
    assert looks[0] == style.FOUR_LOOKS["Adam"] and looks[1] not in style.FOUR_LOOKS.values()
