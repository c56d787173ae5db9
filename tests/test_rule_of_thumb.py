"""The rule of thumb of 11-4-2 for a step h, taken from the lesson itself: where its guess holds it is near the best."""

from pathlib import Path

import mpmath
import nbformat
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import curves
from helpers.differentiation import best_step, central_difference, roundoff_bound, truncation_error

LESSON = Path(__file__).resolve().parents[1] / "notebooks/11-4-2-smaller-is-not-better.ipynb"
FACTORS = {np.float64: 6e-6, np.float32: 5e-3}
FAIL = {"sin x at 1000", "sin 1000x at 1"}


@pytest.fixture(scope="module")
def names():
    """What the lesson's own cells define: the rule, and the functions and points on which it is tried."""
    cells = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
    known = {"central_difference": central_difference, "exp": np.exp}
    for cell in ("thumb", "thumb-try"):
        exec(cells[cell], known)
    return known


@pytest.fixture(scope="module")
def rule(names):
    return names["rule_of_thumb"]


def test_its_factors_are_the_cube_roots_of_the_distance_from_1_to_the_next_number(rule):
    for kind, factor in FACTORS.items():
        assert f"{np.cbrt(np.finfo(kind).eps, dtype=float):.0e}" == f"{factor:.0e}"
    assert rule(0) == rule(1) == rule(-1) == rule(0.3) == FACTORS[np.float64]
    assert rule(-1000) == rule(1000) == pytest.approx(6e-3) and rule(2, FACTORS[np.float32]) == 1e-2


@given(scale=st.floats(1e-3, 1e3), x=st.floats(-1, 1))
def test_where_f_and_its_third_derivative_are_alike_in_size_it_is_nearly_as_good_as_the_best_step(rule, scale, x):
    """At |x| ≤ 1, for f = c·e^x, the error estimate at h is at most 1.5 times the least one."""
    curve = curves.Curve("c·exp(x)", lambda x: scale * np.exp(x), (lambda x: scale * np.exp(x),) * 3)

    def estimate(h, kind):
        bounds = (
            truncation_error(curve, x, h, central_difference),
            roundoff_bound(curve, x, h, central_difference, kind),
        )
        return sum(bounds)

    for kind, factor in FACTORS.items():
        least = estimate(best_step(curve, x, central_difference, kind), kind)
        assert estimate(rule(x, factor), kind) <= 1.5 * least


@pytest.mark.parametrize("kind", FACTORS)
def test_on_powers_of_x_it_grows_with_x_as_the_best_step_does(rule, kind):
    """f/f‴ of 1/x is −x³/6, so the best step of 1/x is in proportion to x."""
    for x in (1.0, -10.0, 1e3, -1e6):
        ratio = rule(x, FACTORS[kind]) / best_step(curves.reciprocal, x, central_difference, kind)
        assert 1 / 3 < ratio < 3


def truth(name):
    """The slopes of the lesson's functions to 30 digits."""
    with mpmath.workdps(30):
        exact = {
            "exp x at 0": 1,
            "exp x at 10": mpmath.exp(10),
            "sin x at 1": mpmath.cos(1),
            "ln x at 50": mpmath.mpf(1) / 50,
            "1/x at -2": -mpmath.mpf(1) / 4,
            "x³ at 1000": 3 * 1000**2,
            "sin x at 1000": mpmath.cos(1000),
            "sin 1000x at 1": 1000 * mpmath.cos(1000),
        }
        return float(exact[name])


def test_the_lesson_tries_eight_and_its_slopes_are_right(names):
    assert len(names["tries"]) == 8 and names["tries"].keys() > FAIL
    for name, (_, _, slope) in names["tries"].items():
        assert slope == pytest.approx(truth(name), rel=1e-15)


def test_six_are_right_to_9_digits_and_two_fail_as_far_as_the_cut_off_term_says(names, rule):
    for name, (f, x, _) in names["tries"].items():
        off = abs(central_difference(f, x, rule(x)) / truth(name) - 1)
        if name in FAIL:
            k = 1000 if name == "sin 1000x at 1" else 1
            assert off == pytest.approx((k * rule(x)) ** 2 / 6, rel=1e-3), "h²/6 of the slope, times k² for sin kx"
        else:
            assert off < 1e-9


def test_with_float32_and_its_own_factor_the_same_six_are_right_to_3_digits(names, rule):
    numpys = {"exp x at 0": np.exp, "exp x at 10": np.exp, "sin x at 1": np.sin, "ln x at 50": np.log,
              "sin x at 1000": np.sin, "sin 1000x at 1": lambda x: np.sin(1000 * x)}  # fmt: skip
    for name, (f, x, _) in names["tries"].items():
        h = rule(x, FACTORS[np.float32])
        off = abs(central_difference(numpys.get(name, f), np.float32(x), h) / truth(name) - 1)
        assert (off < 1e-3) == (name not in FAIL)


def test_a_tenth_of_h_agrees_in_digits_that_are_right(names, rule):
    for name, (f, x, _) in names["tries"].items():
        one, tenth = (central_difference(f, x, h) for h in (rule(x), rule(x) / 10))
        assert abs(tenth - truth(name)) <= 3 * abs(one - tenth) + 1e-14 * abs(tenth)
