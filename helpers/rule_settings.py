"""The settings of a rule: their ranges, cast to the dtype of the weights, or another number in each step."""

import inspect
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

import numpy as np

from helpers.ranges import check_settings


class Rule:
    """What the rules share: every setting is checked when the object is made.

    `ranges` says for each field which function of `helpers.ranges` allows its value.
    """

    ranges: dict = {}

    def __post_init__(self):
        check_settings(self, **self.ranges)


@dataclass(frozen=True, eq=False)
class Scheduled:
    """The rule with schedule(k) for one of its settings in step k = 1, 2, 3, …

    `Scheduled(RMSProp(0.1), "eta0", lambda k: 0.1 / k**0.5)` is a rule like the others: its state is that of the rule,
    and k. `rule` may be one of the reader's own; `setting` is a name, and schedule(k) a number or an array that
    broadcasts with W. The rule's own number for this setting is not used.
    Raises TypeError or ValueError when it is made, if the rule has no such setting or `schedule` is no function, and in
    step k, if schedule(k) is outside the range of the setting.
    Source: H. Robbins & S. Monro, A Stochastic Approximation Method (1951), doi.org/10.1214/aoms/1177729586.
    """

    rule: object
    setting: str
    schedule: object

    def __post_init__(self):
        if isinstance(self.rule, type) or not hasattr(self.rule, "step"):
            got = f"the class {self.rule.__name__}" if isinstance(self.rule, type) else repr(self.rule)
            raise TypeError(f"rule must be a rule with its settings, as RMSProp(0.1), got {got}")
        if self.setting not in list(_settings(self.rule)):
            raise ValueError(f"setting must be one of {', '.join(_settings(self.rule))}, got {self.setting!r}")
        if not callable(self.schedule):
            raise TypeError(f"schedule must be a function of the step k = 1, 2, 3, …, got {self.schedule!r}")

    def start(self, W):
        """The first state of the rule, and k = 0."""
        return (*self.rule.start(W), 0)

    def step(self, state, gradient):
        """The next state of the rule, and k."""
        *state, k = state
        return (*self._at(k + 1, np.asarray(state[0]).dtype).step(tuple(state), gradient), k + 1)

    def _at(self, k, dtype):
        """The rule as it is in step k."""
        value = self.schedule(k)
        rule = _like(self.rule, **{self.setting: value})
        try:
            if self.setting in getattr(rule, "ranges", {}):  # the others were checked when the rule was made
                check_settings(rule, **{self.setting: rule.ranges[self.setting]})
            else:
                _check(rule)
            return in_dtype(rule, dtype)
        except (TypeError, ValueError) as problem:
            raise type(problem)(f"{problem}; in step {k} it is {value!r}") from None


def in_dtype(optimizer, dtype):
    """The same rule with its settings in this dtype: float64 ones would widen float32 weights.

    Raises ValueError for a setting that leaves its range in this dtype.
    """
    if dtype == np.float64 or not is_dataclass(optimizer):
        return optimizer
    with np.errstate(over="ignore"):
        cast = {
            name: np.asarray(value, dtype)[()]
            for name, value in _settings(optimizer).items()
            if isinstance(value, (float, np.ndarray))
        }
    for name, value in cast.items():  # 1e-8 is 0 in float16, and 0.99999999 is 1 in float32
        try:
            _check(_like(optimizer, **{name: value}))
        except ValueError as problem:
            raise ValueError(f"{problem}, which {getattr(optimizer, name)!r} becomes in {dtype}") from None
    return _like(optimizer, **cast)


def _like(optimizer, **changed):
    """The same rule with some of its settings changed; it may be frozen, have __slots__ or an __init__ of its own."""
    same = object.__new__(type(optimizer))
    for name, value in {**_settings(optimizer), **changed}.items():
        object.__setattr__(same, name, value)
    return same


def _settings(optimizer):
    """What a rule holds; a dataclass with __slots__ holds it in its fields alone."""
    held = {name: getattr(optimizer, name) for name in _fields(type(optimizer)) if hasattr(optimizer, name)}
    return {**held, **getattr(optimizer, "__dict__", {})}


@cache
def _fields(kind):
    """The names of its fields; none, if it is no dataclass. A schedule asks in each step."""
    return [field.name for field in fields(kind)] if is_dataclass(kind) else []


def _check(optimizer):
    """Have the rule check its settings, if it does."""
    if _checks_itself(type(optimizer)):
        optimizer.__post_init__()


@cache
def _checks_itself(kind):
    """Has it a __post_init__ that needs nothing else? Nobody knows what another __init__ does."""
    return hasattr(kind, "__post_init__") and len(inspect.signature(kind.__post_init__).parameters) == 1
