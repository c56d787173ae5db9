"""The explorers of lesson 11-4-2: marks, stars and stairs where theory puts them, the right sentence at extremes."""

import math
import re

import numpy as np
import pytest

from helpers import functions
from helpers.differentiation import best_step, central_difference, forward_difference, truncation_error
from helpers.explorers.staircase import explore_staircase
from helpers.explorers.step_size import explore_precision, explore_step_size, explore_ways_out
from helpers.figures import style
from pixels import nothing_drawn, off_by
from states import move


@pytest.mark.parametrize("h", [1e-1, 1e-2, 1e-3])
def test_marks_stand_at_the_errors_that_theory_gives_within_two_pixels(h):
    explorer = move(explore_step_size(), h=h)
    pixels = np.asarray(explorer.frame())
    errors = math.expm1(h) / h - 1, math.sinh(h) / h - 1
    for panel, colour, error in zip(explorer.picture.panels, (style.FORWARD, style.CENTRAL), errors, strict=True):
        right, down = off_by(pixels, colour, panel.axes, (h, error))
        assert abs(right) <= 2 and abs(down) <= 2


@nothing_drawn()
def test_star_stands_at_the_best_step_where_the_sum_is_least():
    picture = explore_step_size().picture
    for panel, rule in zip(picture.panels, (forward_difference, central_difference), strict=True):
        (h,), (error,) = panel.best.get_data()
        assert h == best_step(functions.exp, 0.0, rule)
        assert error <= panel.total.get_ydata().min()


@nothing_drawn()
def test_the_two_bounds_add_up_to_the_sum_and_measured_errors_lie_below_it():
    for explore in (explore_step_size, explore_precision):
        for panel in explore().picture.panels:
            total = panel.total.get_ydata()
            assert total == pytest.approx(panel.truncation.get_ydata() + panel.roundoff.get_ydata())
            h = panel.measured.get_xdata()
            assert (panel.measured.get_ydata() <= 2 * total)[(h > 1e-14) & (h < 0.1)].all()


@nothing_drawn()
def test_float32_panel_is_computed_in_float32():
    double, single = explore_precision().picture.panels
    assert double.best.get_xdata()[0] < 1e-5 < 5e-3 < single.best.get_xdata()[0] < 6e-3
    h = single.measured.get_xdata()
    assert (single.measured.get_ydata()[h < 1e-9] == 1).all(), "both points are stored as 1: the quotient is 0"


STORED_ALIKE = "Forward is 0: f(x₀ + h) and f(x₀) are stored as the same number. "
BOTH_ALIKE = "Central is 0: f(x₀ + h) and f(x₀ − h) are the same number. "
NO_BEST_H = "“Cut off” is 0 here, so by the formula a larger h is always better."
STEP_SIZE = [
    ({"h": 1.0}, "h = 1.0e+00, x₀ = 0. "
     "Forward is off by 7.2e-01 (the lines say: cut off 5.0e-01, rounded 2.2e-16). "
     "The formula's best h is about 2.1e-08. "
     "Central is off by 1.8e-01 (the lines say: cut off 1.7e-01, rounded 1.1e-16). "
     "The formula's best h is about 6.9e-06."),
    ({"h": 1e-17}, "h = 1.0e-17, x₀ = 0. " + STORED_ALIKE + "The formula's best h is about 2.1e-08. "
     + BOTH_ALIKE + "The formula's best h is about 6.9e-06."),
    ({"curve": "sin(x)", "x0": 1000.0, "h": 1e-17},
     "h = 1.0e-17, x₀ = 1000. " + STORED_ALIKE + "The formula's best h is about 3.9e-07. "
     + BOTH_ALIKE + "The formula's best h is about 6.9e-05."),
    ({"curve": "sin(x)", "x0": 0.0, "h": 1.0},
     "h = 1.0e+00, x₀ = 0. Forward is off by 1.6e-01. Both lines are 0 here and say nothing about the best h. "
     "Central is off by 1.6e-01 (the lines say: cut off 1.7e-01, rounded 0). "
     "Rounding does not grow here: no h is too small."),
    ({"curve": "cos(x)", "h": 1e-17},
     "h = 1.0e-17, x₀ = 0. " + STORED_ALIKE + "The formula's best h is about 2.1e-08. "
     + BOTH_ALIKE + NO_BEST_H),
    ({"curve": "x²", "x0": 3.0, "h": 1.0}, "h = 1.0e+00, x₀ = 3. "
     "Forward is off by 1.0e+00 (the lines say: cut off 1.0e+00, rounded 4.0e-15). "
     "The formula's best h is about 6.3e-08. "
     "Central is off by 0 (the lines say: cut off 0, rounded 3.0e-15). " + NO_BEST_H),
    # Here 1e-7 was cut off, and rounding took half of it back.
    ({"curve": "x²", "x0": 10.0, "h": 1e-7}, "h = 1.0e-07, x₀ = 10. "
     "Forward is off by 5.0e-08 (the lines say: cut off 1.0e-07, rounded 4.4e-07). "
     "The formula's best h is about 2.1e-07. "
     "Central is off by 1.2e-07 (the lines say: cut off 0, rounded 3.3e-07). " + NO_BEST_H),
    ({"curve": "1/x", "x0": 0.0}, "1/x has no finite value at x₀ = 0: there is no error to draw."),
    ({"curve": "1/x", "x0": 1.0, "h": 1.0}, "h = 1.0e+00 leads from x₀ = 1 to a point where 1/x has no finite value."),
    ({"curve": "tanh(x)", "x0": 1000.0, "h": 1.0}, "h = 1.0e+00, x₀ = 1000. " + STORED_ALIKE + NO_BEST_H + " "
     + BOTH_ALIKE + NO_BEST_H),
    ({"curve": "exp(x)", "x0": 1000.0}, "exp(x) has no finite value at x₀ = 1000: there is no error to draw."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "sentence"), STEP_SIZE)
@nothing_drawn()
def test_sentence_of_the_error_over_h_is_right_at_the_extremes(values, sentence):
    assert move(explore_step_size(), **values).text == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"h": 1.0}, "h = 1.0e+00: float64 is off by 1.8e-01, its best h is 6.9e-06. "
                     "float32 is off by 1.8e-01, its best h is 5.6e-03."),
        ({"h": 1e-17, "rule": forward_difference}, "h = 1.0e-17: float64 is off by 1.0e+00, its best h is 2.1e-08. "
                                                   "float32 is off by 1.0e+00, its best h is 4.9e-04."),
    ],
)  # fmt: skip
@nothing_drawn()
def test_sentence_of_the_two_precisions_is_right_at_the_extremes(values, sentence):
    assert move(explore_precision(), **values).text == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"h": 1.0}, "h = 1.0e+00, x₀ = 0. "
                     "Off by: forward 7.2e-01, central 1.8e-01, Richardson 2.1e-03, complex step 1.6e-01."),
        ({"h": 1e-17}, "h = 1.0e-17, x₀ = 0. "
                       "Off by: forward 1.0e+00, central 1.0e+00, Richardson 1.0e+00, complex step 0."),
        ({"curve": "1/x"}, "1/x has no finite value at x₀ = 0: there is no error to draw."),
    ],
)  # fmt: skip
@nothing_drawn()
def test_sentence_of_the_ways_out_is_right_at_the_extremes(values, sentence):
    assert move(explore_ways_out(), **values).text == sentence


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        (0.05, "h = 0.05 ε = 1.11e-17: 1 + 0.05 ε is stored as 1, so the quotient is 0 / 0.05 = 0.000."),
        (0.45, "h = 0.45 ε = 9.99e-17: 1 + 0.45 ε is stored as 1, so the quotient is 0 / 0.45 = 0.000."),
        (0.55, "h = 0.55 ε = 1.22e-16: 1 + 0.55 ε is stored as 1 + ε, so the quotient is 1 / 0.55 = 1.818."),
        (4.95, "h = 4.95 ε = 1.10e-15: 1 + 4.95 ε is stored as 1 + 5 ε, so the quotient is 5 / 4.95 = 1.010."),
    ],
)
@nothing_drawn()
def test_sentence_of_the_staircase_counts_the_steps(units, sentence):
    explorer = explore_staircase()
    for _, case in explorer.controls["case"].options:
        assert move(explorer, units=units, case=case).text == sentence


@nothing_drawn()
def test_stairs_are_whole_numbers_and_teeth_are_their_slope():
    picture = explore_staircase().picture
    h, stored = picture.stairs.get_data()
    assert stored == pytest.approx(np.round(h), abs=1e-9)
    assert picture.teeth.get_ydata() == pytest.approx(np.round(h) / h, abs=1e-9)


@nothing_drawn()
def test_the_sentence_says_of_both_lines_what_is_drawn_at_h_in_every_state():
    explorer = explore_step_size()
    for _, curve in explorer.controls["curve"].options:
        for _, x0 in explorer.controls["x0"].options:
            move(explorer, curve=curve, x0=x0)
            for h in (1e-16, 1e-9, 1e-6, 1e-3, 0.5):
                parts = move(explorer, h=h).text.replace("Central", "Forward").split("Forward ")[1:]
                for panel, part in zip(explorer.picture.panels, parts, strict=False):
                    said = re.search(r"say: cut off (\S+), rounded (\S+)\)", part)
                    for line, number in zip((panel.truncation, panel.roundoff), said.groups() if said else ()):
                        drawn = np.interp(np.log(h), np.log(line.get_xdata()), np.log(line.get_ydata() + 1e-300))
                        assert np.exp(drawn) == pytest.approx(float(number.replace(",", "")), rel=0.06, abs=1e-290)


@nothing_drawn()
def test_where_no_h_is_called_too_small_no_small_h_is_worse_than_rounding_of_the_slope_itself():
    explorer = explore_step_size()
    seen = set()
    for _, curve in explorer.controls["curve"].options:
        for _, x0 in explorer.controls["x0"].options:
            for name, rule in (("Forward", forward_difference), ("Central", central_difference)):
                if best_step(curve, x0, rule) == 0:
                    seen.add((curve.name, x0, name))
                    h = np.geomspace(1e-17, 1e-3, 300)
                    cut_off = truncation_error(curve, x0, h, rule)
                    assert (np.abs(rule(curve, x0, h) - curve.derivative(x0)) <= 2 * cut_off + 4.5e-16).all()
    assert {("sin(x)", 0.0, "Central"), ("tanh(x)", 0.0, "Central"), ("x²", 0.0, "Forward")} <= seen
