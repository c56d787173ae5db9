"""Lesson 11-4-2 in JupyterLab: every control of its four pictures by key and by mouse, and how quickly they follow."""

import math

import pytest

from helpers.explorers.step_size import explore_step_size
from helpers.figures import style
from pixels import off_by
from timing import KEYS, assert_nothing_complains, show_delays, timed_keys


@pytest.fixture(scope="module")
def lesson(open_awake):
    return open_awake("11-4-2-smaller-is-not-better.ipynb")


@pytest.fixture(scope="module")
def explorers(lesson):
    return dict(zip(("step size", "precision", "stairs", "ways out"), lesson.explorers(), strict=True))


def test_step_size_by_key_and_by_mouse(explorers):
    explorer = explorers["step size"]
    explorer.show()
    explorer.press("h", "ArrowRight", 20)
    panels = explore_step_size().picture.panels
    for panel, colour, error in zip(
        panels, (style.FORWARD, style.CENTRAL), (math.expm1(0.1) / 0.1 - 1, math.sinh(0.1) / 0.1 - 1), strict=True
    ):
        right, down = off_by(explorer.pixels(), colour, panel.axes, (0.1, error), tolerance=24)
        assert abs(right) <= 2 and abs(down) <= 2
    explorer.drag("h", -0.1)
    assert explorer.sentence().startswith(
        "h = 1.0e-17, x₀ = 0. Forward is 0: f(x₀ + h) and f(x₀) are stored as the same"
    )
    explorer.press("x₀", "End")
    assert explorer.sentence() == "exp(x) has no finite value at x₀ = 1000: there is no error to draw."
    explorer.drop_down("f").select_option("sin(x)")
    explorer.settle()
    assert "x₀ = 1000. Forward is 0" in explorer.sentence() and "Its best h is about 6.9e-05." in explorer.sentence()
    explorer.drag("x₀", -0.1)
    assert "x₀ = -2. " in explorer.sentence()


def test_precision_by_key_and_by_mouse(explorers):
    explorer = explorers["precision"]
    explorer.show()
    explorer.press("h", "End")
    assert explorer.sentence().startswith("h = 1.0e+00: float64 is off by 1.8e-01, its best h is 6.9e-06. float32")
    for key in ("Space", "ArrowDown", "Enter"):
        explorer.drop_down("rule").press(key)
    explorer.settle()
    assert "float64 is off by 7.2e-01, its best h is 2.1e-08." in explorer.sentence()
    explorer.drag("h", -0.1)
    assert "float32 is off by 1.0e+00, its best h is 4.9e-04." in explorer.sentence()


def test_stairs_by_key_and_by_mouse(explorers):
    explorer = explorers["stairs"]
    explorer.show()
    explorer.press("h / ε", "ArrowLeft", 21)
    assert explorer.sentence().endswith("1 + 0.45 ε is stored as 1, so the quotient is 0 / 0.45 = 0.000.")
    explorer.press("h / ε", "ArrowRight")
    assert explorer.sentence().endswith("1 + 0.55 ε is stored as 1 + ε, so the quotient is 1 / 0.55 = 1.818.")
    explorer.drop_down("f").select_option(index=1)
    explorer.drag("h / ε", 1.1)
    assert explorer.sentence().endswith("1 + 4.95 ε is stored as 1 + 5 ε, so the quotient is 5 / 4.95 = 1.010.")


def test_ways_out_by_key_and_by_mouse(explorers):
    explorer = explorers["ways out"]
    explorer.show()
    explorer.press("h", "End")
    assert explorer.sentence().endswith("forward 7.2e-01, central 1.8e-01, Richardson 2.1e-03, complex step 1.6e-01.")
    explorer.drag("h", -0.1)
    assert explorer.sentence().endswith("complex step 0.")
    explorer.press("x₀", "Home")
    assert "x₀ = -2. Off by: " in explorer.sentence()
    explorer.drop_down("f").select_option("1/x")
    explorer.settle()
    assert "x₀ = -2. Off by: " in explorer.sentence()


def test_pictures_follow_quickly_and_nothing_complains(lesson, explorers, capsys):
    timed = {}
    for name, slider in (("step size", "h"), ("precision", "h"), ("stairs", "h / ε"), ("ways out", "h")):
        explorers[name].show()
        explorers[name].press(slider, "Home")
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, "ArrowRight")
    for name in ("step size", "ways out"):
        explorers[name].show()
        explorers[name].press("x₀", "Home")
        timed[f"{name}, x₀ (background)"] = timed_keys(explorers[name], "x₀", "ArrowRight")
    show_delays(capsys, timed)
    assert {len(delays) for delays in timed.values()} == {KEYS}, "one picture for each key"
    assert_nothing_complains([lesson], explorers)
