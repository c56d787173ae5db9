"""Lesson 11-4-2 in JupyterLab: the marks of both errors stand where the formulas say."""

import math

import pytest

from helpers.explorers.step_size import explore_step_size
from helpers.figures import style
from pixels import off_by

pytestmark = pytest.mark.parametrize("lesson", ["11-4-2-smaller-is-not-better.ipynb"])


def test_keys_on_h_move_the_marks_to_their_errors(awake):
    explorer = awake.explorers()[1]  # below the digits
    explorer.show()
    explorer.drop_down("f").select_option("exp(x)")
    explorer.press("x₀", "Home")
    explorer.press("x₀", "ArrowRight")
    explorer.press("h", "End")
    explorer.press("h", "ArrowLeft", 20)
    panels = explore_step_size().picture.panels
    for panel, colour, error in zip(
        panels, (style.FORWARD, style.CENTRAL), (math.expm1(0.1) / 0.1 - 1, math.sinh(0.1) / 0.1 - 1), strict=True
    ):
        right, down = off_by(explorer.crisp_pixels(), colour, panel.axes, (0.1, error), tolerance=24)
        assert abs(right) <= 2 and abs(down) <= 2
