"""What the reasons of the predictions of 00 and 11-4 say, at every state of the explorer they send the reader to."""

import math
import re

import numpy as np
import pytest

from helpers import functions
from helpers.answers.predictions import PREDICTIONS
from helpers.differentiation import best_step, central_difference, forward_difference
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.parabola import explore_parabola
from helpers.explorers.point import explore_point
from helpers.explorers.staircase import explore_staircase
from helpers.explorers.step_size import explore_step_size
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

STOPS = np.arange(-4, 4.001, 0.05)


@pytest.fixture(scope="module")
def point():
    return explore_point()


def test_steepest_at_0_the_slope_is_1_and_no_stop_is_steeper_and_only_the_top_and_the_bottom_are_almost_level(point):
    slopes = {}
    for x in STOPS:
        text = move(point, x=float(x)).text.replace("−", "-")
        assert "-0.00" not in text
        slope = math.cos(x)
        slopes[x] = float(text.split("its slope is ")[1].split(",")[0])
        assert slopes[x] == pytest.approx(slope, abs=0.0051)
        word = "almost level" if min(abs(x - math.pi / 2), abs(x + math.pi / 2)) < 0.03 else None
        assert text.endswith(f"{word or ('uphill' if slope > 0 else 'downhill')}.")
    assert "its slope is 1.00, uphill." in move(point, x=0.0).text and max(slopes.values()) == 1


def test_a_zero_with_a_sign_is_not_printed(point):
    assert move(point, x=-1e-16).text.startswith("x = 0.00: the curve is at 0.00 ")


@pytest.fixture(scope="module")
def quotients():
    return explore_difference_quotients()


def test_halve_h_for_exp_at_every_point_and_every_h_of_the_picture(quotients):
    for x0 in np.arange(-2, 2.25, 0.25):
        picture = move(quotients, curve="exp(x)", x0=float(x0), shifted=False).picture
        h, forward = picture.forward_error.get_data()
        central = picture.central_error.get_ydata()
        assert (central < forward).all() and (np.diff(np.log(forward / central)) < 0).all(), "the gap grows"
        small = h[h <= 0.1]
        for one in small[small >= 1e-3]:
            tenth = np.interp(one / 10, h, forward), np.interp(one / 10, h, central)
            assert np.interp(one, h, forward) / tenth[0] == pytest.approx(10, rel=0.06)
            assert np.interp(one, h, central) / tenth[1] == pytest.approx(100, rel=0.06)


def test_exact_for_x_squared_and_off_by_h_squared_for_x_cubed_at_every_point_and_every_h_of_the_picture():
    explorer = explore_parabola()
    for x0 in np.arange(-2, 2.25, 0.25):
        for h in 10.0 ** np.arange(-2, 0.01, 0.25):
            move(explorer, through=3, x0=float(x0), h=float(h))
            assert "Off by no more than rounding" in move(explorer, curve="x²").text
            off, squared = re.search(r"Off by (\S+), and h² = (\S+)\.$", move(explorer, curve="x³").text).groups()
            assert off == squared


def test_best_h_of_the_five_1e_5_is_nearest_to_the_turning_point_and_the_errors_turn_near_the_star():
    distance = {h: abs(math.log(float(h) / best_step(functions.exp, 0, central_difference))) for h in
                ("1e-2", "1e-5", "1e-8", "1e-12", "1e-16")}  # fmt: skip
    assert min(distance, key=distance.get) == PREDICTIONS["best-h"].choice
    panel = move(explore_step_size(), curve="exp(x)", x0=0.0).picture.panels[1]
    h, error = panel.measured.get_data()
    star = panel.best.get_xdata()[0]
    right = error[h > 4 * star]
    assert (np.diff(right) > 0).all(), "from right to left the mark slides down"
    left = [error[(h >= low) & (h < 10 * low)].max() for low in 10.0 ** np.arange(-16, -6)]
    assert (np.diff(left) < 0).all(), "then it climbs, in jumps"


def test_tiny_h_and_the_staircase():
    assert (1 + 1e-16) - 1 == 0
    explorer = explore_staircase()
    for _, case in explorer.controls["case"].options:
        assert "h = 0.45 ε = 9.99e-17" in move(explorer, case=case, units=0.45).text
        assert explorer.text.endswith("0 / 0.45 = 0.000.")
        assert move(explorer, units=0.55).text.endswith("1 / 0.55 = 1.818.")


def test_forward_is_not_always_the_worse_one_so_what_is_said_names_its_range():
    h = 2.0**-26
    assert abs(forward_difference(np.exp, 0, h) - 1) < abs(central_difference(np.exp, 0, h) - 1)
