"""What the page to keep calls the same in a library is the same, what it calls different is, and by as much as it says.

Beside us run PyTorch, Keras and optax, in float64, with our gradients; -s prints the largest difference of each row.
"""

import ast
import inspect

import numpy as np
import pytest

import helpers.optimizers
from libraries import LIBRARIES, LOSSES, by_ours, farthest, theirs
from page_to_keep import claims, defaults

SAME = 1e-12
CLAIMS = claims()


def settings_of(ours):
    """Usual values of the settings; α is RMSProp's decay rate, and else a learning rate."""
    alpha = 0.9 if ours.startswith("RMSProp") else 0.1
    return {"alpha": alpha, "gamma": 0.9, "eta0": 0.1, "epsilon": 1e-8, "beta1": 0.9, "beta2": 0.999}


def difference(ours, library, call, loss, start, seen_from_ahead):
    settings = settings_of(ours)
    way = by_ours(eval(ours, vars(helpers.optimizers) | settings), loss.gradient, start)
    if seen_from_ahead:
        way = way + settings["gamma"] * np.diff(way, axis=0, prepend=way[:1])
    return farthest(way, theirs(library, call, settings, loss.gradient, start))


@pytest.mark.parametrize(("ours", "library", "sign", "far", "call"), CLAIMS, ids=range(len(CLAIMS)))
def test_the_paths_of_200_steps_are_as_far_apart_as_the_page_says(ours, library, sign, far, call):
    apart = [difference(ours, library, call, loss, start, sign == "→") for loss, start in LOSSES.values()]
    print(f"\n{sign} {ours:<34} {library:<12} {call:<62}", *map("{} {:.2g}".format, LOSSES, apart))
    if sign == "≠":
        assert min(apart) > 100 * SAME and f"{max(apart):.0e}" == f"{far:.0e}"
    else:
        assert max(apart) < SAME


def test_seen_from_the_weights_themselves_nesterov_is_not_the_same():
    rows = [row for row in CLAIMS if row[2] == "→"]
    assert len(rows) == 3
    for ours, library, _, _, call in rows:
        assert min(difference(ours, library, call, *pair, False) for pair in LOSSES.values()) > 0.1


def test_the_table_has_every_rule_of_ours_in_every_library():
    named = {(ours.split("(")[0], library) for ours, library, *_ in CLAIMS}
    assert named == {(rule.__name__, library) for rule in helpers.optimizers.OPTIMIZERS for library in LIBRARIES}


@pytest.mark.parametrize(("library", "call"), defaults())
def test_a_setting_that_is_left_out_has_the_value_that_the_page_says(library, call):
    tree = ast.parse(call, mode="eval").body
    known = inspect.signature(getattr(LIBRARIES[library][0], tree.func.id)).parameters
    assert tree.args or tree.keywords
    for must in tree.args:
        assert known[must.id].default is inspect.Parameter.empty
    for keyword in tree.keywords:
        value = ast.literal_eval(keyword.value)
        assert known[keyword.arg].default == value and type(known[keyword.arg].default) is type(value), keyword.arg
