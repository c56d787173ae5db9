"""Dataclasses of the reader's own, in every dtype, and rules that give no weights."""

import warnings
from dataclasses import InitVar, dataclass, field

import numpy as np
import pytest

from helpers.optimizers import GradientDescent, Momentum, path
from test_readers_functions import name_of

DTYPES = [np.float16, np.float32, np.float64, np.longdouble]


class Descends:
    __slots__ = ()

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        return (state[0] - self.alpha * gradient(state[0]),)


@dataclass(frozen=True)
class FrozenWithSlots(Descends):
    __slots__ = ("alpha",)
    alpha: float


@dataclass(slots=True)
class WithSlots(Descends):
    alpha: float


@dataclass
class WithItsOwnInit(Descends):
    alpha: float

    def __init__(self, rate):
        self.alpha = rate


@dataclass
class HalvesWhatItGets(Descends):
    alpha: float
    parts: InitVar[float]

    def __post_init__(self, parts):
        self.alpha = self.alpha / parts


@dataclass
class WithAnArray(Descends):
    alpha: np.ndarray
    seen: list = field(default_factory=list)

    def step(self, state, gradient):
        self.seen.append(state[0])
        return Descends.step(self, state, gradient)


RULES = [
    FrozenWithSlots(0.1), WithSlots(0.1), WithItsOwnInit(0.1), HalvesWhatItGets(0.2, 2), WithAnArray(np.array(0.1)),
]  # fmt: skip


@pytest.mark.parametrize("W", [1.0, [1.0, 2.0]])
@pytest.mark.parametrize("dtype", DTYPES, ids=name_of)
@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_dataclass_of_ones_own_runs_in_the_dtype_of_the_weights(rule, dtype, W):
    W = np.array(W, dtype)
    way = path(rule, lambda W: 2 * W, W, 3)
    assert way.dtype == dtype and np.array_equal(way, path(GradientDescent(0.1), lambda W: 2 * W, W, 3))
    assert rule.alpha == 0.1 and isinstance(rule.alpha, (float, np.ndarray))


@dataclass
class Checked(Descends):
    alpha: float

    def __post_init__(self):
        if not self.alpha > 0:
            raise ValueError(f"alpha must be > 0, got {self.alpha}")


def test_its_own_check_is_asked_again_in_a_short_dtype():
    with pytest.raises(ValueError, match="alpha must be > 0, got 0.0, which 1e-09 becomes in float16"):
        path(Checked(1e-9), lambda W: 2 * W, np.float16([1, 2]), 3)


class Gives(Descends):
    """A rule whose steps give what it was made with."""

    def __init__(self, given):
        self.given = given

    def step(self, state, gradient):
        return self.given


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ((), ValueError, "Gives must give a tuple, the weights first, in W's shape"),
        ((np.array([1j, 2]),), TypeError, "the weights that the rule gives must be real numbers, got complex128"),
        ((np.array([True, False]),), TypeError, "the weights that the rule gives must be real numbers, got bool"),
        (([None, None],), TypeError, "the weights that the rule gives must be a real number or an array"),
        ((("a", "b"),), TypeError, "the weights that the rule gives must be a real number or an array"),
        (([[1], [1, 2]],), TypeError, "the weights that the rule gives must be real numbers of one shape"),
    ],
)
def test_what_is_no_weights_is_refused_in_words(given, kind, words):
    with warnings.catch_warnings(), pytest.raises(kind, match=words):
        warnings.simplefilter("error")
        path(Gives(given), lambda W: 2 * W, [1.0, 2.0], 1)


def test_a_list_will_do_for_the_weights():
    assert path(Gives(([3, 4],)), lambda W: 2 * W, [1.0, 2.0], 2).tolist() == [[1, 2], [3, 4], [3, 4]]


def test_the_class_in_the_place_of_a_rule_is_told_so():
    with pytest.raises(TypeError, match="a rule with its settings, .* got the class Momentum"):
        path(Momentum, lambda W: 2 * W, [1.0, 2.0], 2)
