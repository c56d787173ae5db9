"""Each setting of each rule at the borders of its range: what is let in, and what is refused by name."""

import re
import warnings
from dataclasses import fields

import numpy as np
import pytest

from every_rule import ONE_OF_EACH, RANGES, SETTINGS, made, ranges_of, rule_and_setting
from helpers import one_rate, optimizers, own_rates
from helpers.optimizers import OPTIMIZERS, path
from helpers.rule_settings import Rule


def cases(part):
    """(rule, setting, value) for each value of this part of the setting's range."""
    return [(rule, name, value) for rule, name in SETTINGS for value in getattr(ranges_of(rule)[name], part)]


def ids_of(rows):
    return [f"{rule.__name__}-{name}-{value!r}" for rule, name, value in rows]


@pytest.mark.parametrize("rule", OPTIMIZERS)
def test_a_rule_states_a_range_for_every_field_and_its_borders_are_known(rule):
    assert list(getattr(rule, "ranges", {})) == [field.name for field in fields(rule)], "a field that nobody checks"
    assert set(rule.ranges.values()) <= RANGES.keys(), "a new range needs its borders in tests/every_rule.py"


def test_every_rule_is_in_the_list_and_is_handed_out():
    things = [thing for room in (one_rate, own_rates, optimizers) for thing in vars(room).values()]
    rules = {thing for thing in things if isinstance(thing, type) and issubclass(thing, Rule)} - {Rule}
    assert rules == set(OPTIMIZERS)
    assert {rule.__name__ for rule in OPTIMIZERS} <= set(optimizers.__all__)


@pytest.mark.parametrize(("rule", "name", "value"), cases("inside"), ids=ids_of(cases("inside")))
def test_what_is_within_the_range_is_let_in_up_to_its_border(rule, name, value):
    kept = getattr(made(rule, **{name: value}), name)
    assert np.array_equal(kept, value) and isinstance(kept, (bool, float, np.ndarray))


@pytest.mark.parametrize(("rule", "name", "value"), cases("outside"), ids=ids_of(cases("outside")))
def test_what_is_outside_the_range_is_refused_by_name(rule, name, value):
    with pytest.raises(ValueError, match=f"^{name} must be {re.escape(ranges_of(rule)[name].words)}, got "):
        made(rule, **{name: value})


@pytest.mark.parametrize(("rule", "name", "value"), cases("of_another_kind"), ids=ids_of(cases("of_another_kind")))
def test_what_is_of_another_kind_is_refused_by_name(rule, name, value):
    with pytest.raises(TypeError, match=f"^{name} must be .*, got "):
        made(rule, **{name: value})


@pytest.mark.parametrize(("rule", "name"), SETTINGS, ids=rule_and_setting)
def test_what_leaves_its_range_in_the_dtype_of_w_is_refused_by_name(rule, name):
    allowed = ranges_of(rule)[name]
    if allowed.lost_in_float32 is None:
        return
    optimizer = made(rule, **{name: allowed.lost_in_float32})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ValueError, match=f"^{name} must be {re.escape(allowed.words)}, .* becomes in float32"):
            path(optimizer, lambda W: W, np.ones(2, np.float32), 1)
    assert np.isfinite(path(optimizer, lambda W: W, np.ones(2), 1)).all(), "in float64 it is a setting like others"


@pytest.mark.parametrize("optimizer", ONE_OF_EACH, ids=rule_and_setting)
def test_a_rule_reads_as_its_settings_and_nothing_else_is_kept_in_it(optimizer):
    assert list(vars(optimizer)) == [field.name for field in fields(optimizer)]
    assert repr(optimizer).startswith(f"{type(optimizer).__name__}({fields(optimizer)[0].name}=")
    with pytest.raises(AttributeError):
        setattr(optimizer, fields(optimizer)[0].name, 0.2)


class UncheckedDescent:
    """A rule of the reader's own: no ranges, no dataclass, no `Rule`."""

    alpha = -0.1

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        return (state[0] - self.alpha * gradient(state[0]),)


def test_a_rule_of_ones_own_needs_no_ranges():
    assert path(UncheckedDescent(), lambda W: W, 1.0, 2) == pytest.approx([1, 1.1, 1.21])


def test_a_rule_that_inherits_from_one_of_ours_is_checked_as_it_is():
    class Uphill(optimizers.Momentum):
        def step(self, state, gradient):
            return super().step(state, lambda W: -gradient(W))

    assert path(Uphill(0.1), lambda W: W, 1.0, 1) == pytest.approx([1, 1.1])
    with pytest.raises(ValueError, match="^gamma must be at least 0 and below 1, got 1"):
        Uphill(0.1, 1)
