"""Difference quotients of strange inputs: kinds of x, wrong steps, functions that do something else."""

import math
import warnings

import numpy as np
import pytest

from helpers import functions
from helpers.differentiation import central_difference, complex_step, forward_difference, richardson

REAL_RULES = [forward_difference, central_difference, richardson]
RULES = [*REAL_RULES, complex_step]


def cube(x):
    return x**3


# What comes in: kinds of x


@pytest.mark.parametrize("rule", RULES)
def test_a_number_gives_a_number_and_an_empty_array_an_empty_array(rule):
    assert np.ndim(rule(cube, 1.0, 0.1)) == 0 and not isinstance(rule(cube, 1.0, 0.1), np.ndarray)
    assert np.ndim(rule(cube, np.array(1.0), 0.1)) == 0
    assert rule(cube, [], 0.1).shape == (0,)
    assert rule(cube, np.ones((2, 1)), [0.1, 0.2, 0.3]).shape == (2, 3)


@pytest.mark.parametrize("rule", RULES)
def test_integers_are_computed_as_float64(rule):
    assert np.array_equal(rule(cube, [1, 2], 1e-3), rule(cube, [1.0, 2.0], 1e-3))
    assert rule(cube, np.array([1, 2], dtype=np.int8), 1e-3).dtype == np.float64
    assert rule(cube, 3, 1) == rule(cube, 3.0, 1.0)


def test_integer_array_of_the_well_known_book_gets_its_right_gradient():
    gradient = central_difference(lambda t: t**2, np.array([3, 4]), 1e-4)
    assert gradient == pytest.approx([6, 8], rel=1e-10)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("h", [0.01, np.float64(0.01), np.array([0.01])])
def test_float32_stays_float32_whatever_h_is(rule, h):
    assert rule(cube, np.float32(1.5), h).dtype == np.float32
    assert rule(lambda t: 1.0 * math.pi * t, np.array([1.5], dtype=np.float32), h).dtype == np.float32


@pytest.mark.parametrize("rule", RULES)
def test_the_callers_array_is_never_changed(rule):
    x = np.array([1.0, 2.0])
    x.flags.writeable = False
    rule(cube, x, 0.1)

    def spoils_its_input(t):
        t *= 2
        return t

    x.flags.writeable = True
    rule(spoils_its_input, x, 0.1)
    assert np.array_equal(x, [1.0, 2.0])


# What comes in: wrong settings

WRONG_STEPS = [
    (0, ValueError), (-1e-3, ValueError), (math.nan, ValueError), (math.inf, ValueError), (-math.inf, ValueError),
    ("a", TypeError), (None, TypeError), (True, TypeError), (np.True_, TypeError), (1j, TypeError), ({}, TypeError),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("h", "error"), WRONG_STEPS)
def test_a_wrong_step_is_refused_by_name(rule, h, error):
    with pytest.raises(error, match="^h must be .*, got "):
        rule(cube, 1.0, h)
    with pytest.raises(error, match="^h must be .*, got "):
        rule(cube, 1.0, [0.1, h])


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("x", ["a", None, True, [1.0, True], 1j, [[1.0], [1.0, 2.0]]])
def test_a_wrong_point_is_refused_by_name(rule, x):
    with pytest.raises(TypeError, match="^x must be .*, got "):
        rule(cube, x, 0.1)


# What comes in: functions that do something else


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda x: None, "did you return the value"),
        (lambda x: "text", "f must give real numbers|complex"),
        (lambda x: [x, x], r"x has shape \(\), f\(x\) has shape \(2,\)"),
        (lambda x: x > 0, "f must give real numbers|complex"),
    ],
)
def test_a_function_that_gives_no_number_is_named(rule, f, words):
    with pytest.raises(TypeError, match=words):
        rule(f, 1.0, 0.1)


@pytest.mark.parametrize("rule", REAL_RULES)
def test_a_function_for_single_numbers_is_told_what_to_use(rule):
    assert rule(math.exp, 0, 0.1) == pytest.approx(1, abs=0.1)
    with pytest.raises(
        TypeError, match="use np.exp, .* not those of math: your function is called with many x at once"
    ):
        rule(math.exp, [0, 1], 0.1)
    with pytest.raises(TypeError, match="use np.where and np.maximum, not if and max"):
        rule(lambda x: x if x > 0 else 0 * x, [0, 1], 0.1)


@pytest.mark.parametrize("f", [abs, functions.absolute, lambda x: np.linalg.norm([x]), lambda x: 1.0, math.exp])
def test_complex_step_refuses_a_real_result(f):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(TypeError, match="real result"):
            complex_step(f, 0.5)


def test_the_readers_own_error_passes_through():
    def broken(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        forward_difference(broken, 1.0, 0.1)


# Arithmetic that goes wrong gives the formula's value, without a warning


@pytest.mark.parametrize("rule", REAL_RULES)
def test_arithmetic_that_goes_wrong_is_quiet(rule):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rule(functions.exp, 1.0, 1e-17) == 0  # x + h == x
        assert np.isnan(rule(np.log, -5.0, 0.1))
        assert np.isnan(rule(functions.exp, np.inf, 0.1))
        assert not np.isfinite(richardson(functions.exp, 0, 5e-324))


def test_log_beside_zero_gives_infinity():
    assert forward_difference(np.log, 0.0, 0.1) == np.inf
