"""Every rule, every setting and its range, read from `OPTIMIZERS` alone: a new rule is in each test that uses these."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields

import numpy as np

from helpers.optimizers import OPTIMIZERS
from helpers.ranges import decay, positive, yes_or_no

NOT_NUMBERS = (True, np.True_, "0.1", None, 1j, [0.1, True], [[0.1], 0.1], np.array([True]), {})


@dataclass(frozen=True)
class Range:
    """What a range lets in and what it refuses: values up to the border on both sides, and of another kind."""

    words: str
    everyday: object
    inside: tuple
    outside: tuple
    of_another_kind: tuple
    lost_in_float32: float | None  # inside, but not as a float32
    drawn: Callable
    spread: Callable | None  # so many values, if it can be an array


RANGES = {
    positive: Range(
        words="finite and > 0",
        everyday=0.1,
        inside=(5e-324, 1, 1.7e308, [0.1, 2]),
        outside=(0, -0.0, -5e-324, -0.1, np.nan, np.inf, -np.inf, [0.1, -1.0], np.array([0.1, np.nan])),
        of_another_kind=NOT_NUMBERS,
        lost_in_float32=1e-50,
        drawn=lambda random: 10 ** random.uniform(-4, 1),
        spread=lambda number: np.geomspace(1e-3, 2, number),
    ),
    decay: Range(
        words="at least 0 and below 1",
        everyday=0.5,
        inside=(0, np.nextafter(1, 0), [0, 0.5]),
        outside=(1, np.nextafter(1, 2), 1.5, -5e-324, np.nan, np.inf, -np.inf, [0.5, 1.0], np.array([0.5, np.nan])),
        of_another_kind=NOT_NUMBERS,
        lost_in_float32=1 - 1e-12,
        drawn=lambda random: random.uniform(0, 1),
        spread=lambda number: np.linspace(0, 0.99, number),
    ),
    yes_or_no: Range(
        words="True or False",
        everyday=True,
        inside=(True, False, np.False_),
        outside=(),
        of_another_kind=(1, 0, np.nan, "yes", None, [True], np.array([True, False])),
        lost_in_float32=None,
        drawn=lambda random: random.random() < 0.8,
        spread=None,
    ),
}


def ranges_of(rule):
    """{setting: Range} of a rule, as the rule says."""
    return {name: RANGES[check] for name, check in getattr(rule, "ranges", {}).items()}


SETTINGS = [(rule, name) for rule in OPTIMIZERS for name in ranges_of(rule)]


def made(rule, **settings):
    """A rule with these settings; those that it needs besides have a value from within their ranges."""
    ranges, needed = ranges_of(rule), [field.name for field in fields(rule) if field.default is MISSING]
    # A setting without a range fails a test of its own, and need not stop all others.
    everyday = {name: ranges[name].everyday if name in ranges else 0.1 for name in needed}
    return rule(**{**everyday, **settings})


ONE_OF_EACH = tuple(made(rule) for rule in OPTIMIZERS)


def rule_and_setting(value):
    """How a test names a rule, made or not, and a setting."""
    return value if isinstance(value, str) else getattr(value, "__name__", type(value).__name__)
