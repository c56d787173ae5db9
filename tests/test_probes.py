"""What the rules answer to probing gradients: the response table, and that every pair can be told apart."""

from itertools import combinations

import numpy as np
import pytest

from helpers.answers.four_answers import ROWS, RULES, check_table, response
from helpers.explorers.name_it import SUSPECTS, explore_names, verdict
from helpers.optimizers import THE_FOUR, Adam, GradientDescent, Momentum
from helpers.probes import PROBES, apart, first_step, gaps, long_run, most_telling, steps_for
from key_by_hand_table import TABLE
from states import assert_whole, move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.mark.parametrize("row", ROWS)
def test_the_response_table_is_that_of_the_closed_forms(row):
    assert [response(row, rule) for rule in RULES.values()] == pytest.approx(TABLE[row], rel=2e-3)


def test_responses_do_not_depend_on_the_rate_but_as_a_factor():
    for rule in THE_FOUR.values():
        for probe in PROBES:
            assert long_run(rule(0.01), probe) == pytest.approx(0.01 * long_run(rule(1.0), probe), rel=1e-9, abs=1e-12)
        assert first_step(rule(0.01)) == pytest.approx(0.01 * first_step(rule(1.0)), rel=1e-9)


@pytest.mark.parametrize(("one", "other"), list(combinations(SUSPECTS, 2)))
def test_every_pair_is_told_apart_by_at_least_two_probes_by_more_than_ten_percent(one, other):
    telling = [probe for probe in PROBES if apart(SUSPECTS[one], SUSPECTS[other], probe) > np.log10(1.1)]
    assert len(telling) >= 2


def test_steps_come_in_the_shape_of_the_gradients():
    assert steps_for(Momentum(0.1), np.ones((7, 2))).shape == (7, 2)
    assert steps_for(GradientDescent(0.5), [1, 2, -4]) == pytest.approx([0.5, 1, -2])


# The table as the reader fills it in


def test_a_table_that_is_right_is_right_and_partly_filled_ones_are_not_yet():
    assert repr(check_table(TABLE)).startswith("Right. ")
    assert repr(check_table({row: [...] * 4 for row in ROWS})).startswith("Not yet: put numbers")
    assert "4 of 16 cells are right so far" in repr(
        check_table({**{row: [...] * 4 for row in ROWS}, "constant": [1, 10, 1, 1]})
    )
    assert repr(check_table(...)).startswith("Not yet: ")


@pytest.mark.parametrize("table", [7, {}, {"constant": [1, 10, 1, 1]}, {row: [1, 2] for row in ROWS}])
def test_a_table_of_another_shape_is_told_what_is_asked_for(table):
    assert "a table with the rows constant, flipping, times 1000, first step" in repr(check_table(table))


@pytest.mark.parametrize("name", sorted(PROBES.keys() & set(ROWS)))
def test_a_probe_with_the_name_of_a_row_gives_the_answer_of_this_row(name):
    """“times 1000” was two things: in the table from the start, in the probe after a jump."""
    for rule in RULES.values():
        assert response(name, rule) == long_run(rule, name)


def test_after_a_jump_adam_is_still_on_its_way():
    assert f"{long_run(Adam(1.0), 'jump to 1000'):.2f}" == f"{long_run(Adam(1.0), 'after silence'):.2f}" == "1.38"


# Name the optimizer


def order_of(seed):
    return [str(name) for name in np.random.default_rng(seed).permutation(list(SUSPECTS))]


def test_the_order_is_drawn_anew_and_not_to_be_read_from_what_is_stored():
    """Nor from the picture: test_predictions_painted."""
    explorers = [explore_names() for _ in range(6)]
    stored = {explorer._repr_mimebundle_()["text/plain"] for explorer in explorers}
    assert len(stored) == 1 and "Choose a probe" in stored.pop()
    for explorer in explorers:
        move(explorer, probe="flipping")
    assert len({explorer.text for explorer in explorers}) > 1


def test_right_names_are_right_and_the_lines_are_the_steps_of_each():
    explorer = move(explore_names(np.random.default_rng(3)), probe="constant")
    names = order_of(3)
    for line, name in zip(explorer.picture.lines, names, strict=True):
        np.testing.assert_allclose(line.get_ydata(), np.abs(steps_for(SUSPECTS[name], PROBES["constant"])))
    for letter, name in zip("ABCD", names, strict=True):
        assert "Name all four" in explorer.text
        explorer.controls[letter].value = name
    assert explorer.text.startswith("Right, all four")


@pytest.mark.parametrize("probe", PROBES)
def test_ten_gradients_are_drawn_one_by_one_and_the_change_is_among_them(probe):
    """All 200 of a gradient that flips were a grey block."""
    picture, gradients = move(explore_names(), probe=probe).picture, PROBES[probe]
    steps, shown = picture.probe.get_data()
    assert len(steps) == 10 and list(shown) == list(gradients[np.array(steps) - 1])
    assert set(np.abs(shown)) == set(np.abs(gradients)) and set(np.sign(shown)) == set(np.sign(gradients))
    (left, right), (low, high) = picture.left.get_xlim(), picture.left.get_ylim()
    assert left < min(steps) and max(steps) < right and low < min(shown) and max(shown) < high


@pytest.mark.parametrize("seed", range(6))
def test_a_wrong_name_is_explained_by_a_probe_that_tells_the_two_apart(seed):
    names = order_of(seed)
    swapped = [names[1], names[0], *names[2:]]
    explorer = move(explore_names(np.random.default_rng(seed)), probe="constant")
    for letter, name in zip("ABCD", swapped, strict=True):
        explorer.controls[letter].value = name
    assert explorer.text.startswith(f"A is not {names[1]}. The probe “")
    probe = explorer.text.split("“")[1].split("”")[0]
    assert apart(SUSPECTS[names[0]], SUSPECTS[names[1]], probe) > 0.3
    assert_whole(explorer)


def test_one_name_for_two_letters_is_refused():
    assert verdict(dict.fromkeys("ABCD", "Adam"), dict(zip("ABCD", SUSPECTS, strict=True))).startswith("Each name ")


@pytest.mark.parametrize(("one", "other"), list(combinations(SUSPECTS, 2)))
def test_the_step_that_tells_is_the_first_of_those_that_tell_as_much(one, other):
    """Once a gap has settled, its largest step is round-off."""
    rules = SUSPECTS[one], SUSPECTS[other]
    probe, place = most_telling(*rules)
    found = gaps(*rules, probe)
    assert apart(*rules, probe) == pytest.approx(max(apart(*rules, name) for name in PROBES), abs=2e-3)
    assert found[place] == pytest.approx(found.max(), abs=2e-3)
    assert found[:place].max(initial=0) < found.max() - 0.9e-3


@pytest.mark.parametrize(("one", "other"), list(combinations(SUSPECTS, 2)))
def test_the_probe_that_tells_is_stopping_where_one_of_two_rolls_on_and_else_the_jump(one, other):
    """Without a gradient a rule that remembers a direction makes steps, and another makes none at all."""
    rolls_on = {"Momentum", "Adam"}
    expected = "stopping" if (one in rolls_on) != (other in rolls_on) else "jump to 1000"
    assert most_telling(SUSPECTS[one], SUSPECTS[other])[0] == expected
    assert most_telling(SUSPECTS[other], SUSPECTS[one])[0] == expected


@pytest.mark.parametrize(("alpha", "gap"), [(1e-2, 2), (1e-4, 4), (1e-6, 6), (1e-8, 6)])
def test_steps_count_as_they_are_down_to_a_millionth(alpha, gap):
    found = gaps(GradientDescent(1.0), GradientDescent(alpha), "constant")
    assert found == pytest.approx(np.full(200, gap))


def test_two_percent_off_is_rounding_and_three_is_wrong():
    assert repr(check_table({**TABLE, "constant": [1.019, 10, 1, 1]})).startswith("Right. ")
    assert "15 of 16 cells are right" in repr(check_table({**TABLE, "constant": [1.03, 10, 1, 1]}))


@pytest.mark.parametrize("k", [1, 60, 200])
def test_a_verdict_is_said_wherever_the_film_stands_and_lengths_are_those_of_the_whole_run(k):
    explorer = move(explore_names(), probe=list(PROBES)[1], k=k)
    assert explorer.text.startswith("k = ") == (k < 200) and "first … last step" in explorer.text
    move(explorer, A="Adam", B="Adam", C="RMSProp", D="Momentum")
    assert explorer.text == "Each name belongs to one letter only."
