"""Lesson 11-5-1 in JupyterLab: every control of its pictures by key and by mouse, and how quickly they follow."""

import pytest

from timing import KEYS, assert_nothing_complains, show_delays, timed_keys


@pytest.fixture(scope="module")
def lesson(open_awake):
    return open_awake("11-5-1-gradient-descent.ipynb")


@pytest.fixture(scope="module")
def explorers(lesson):
    return dict(zip(("descent", "one step", "rate", "by numbers"), lesson.explorers(), strict=True))


def test_descent_to_every_extreme(explorers):
    explorer = explorers["descent"]
    explorer.show()
    explorer.press("α", "End")
    explorer.press("κ", "End")
    explorer.press("steps", "End")
    assert explorer.sentence() == (
        "κ = 1000, α = 4.00: each step multiplies v by −3.00, over the minimum and further away; diverged at step 7."
    )
    explorer.drag("α", -0.1)
    assert explorer.sentence().endswith("after 1000 steps the loss is 0.031.")
    explorer.drag("steps", -0.1)
    assert explorer.sentence().startswith("κ = 1000, α = 0.01") and "after 1 step the loss is " in explorer.sentence()
    explorer.drag("κ", -0.1)
    assert explorer.sentence().startswith("κ = 1, α = 0.01: each step multiplies v by 0.99;")


def test_one_step_by_key_and_by_mouse(explorers):
    explorer = explorers["one step"]
    explorer.show()
    explorer.press("k", "ArrowRight", 2)
    assert explorer.sentence().startswith("Step 2 starts at (")
    explorer.drag("α", 1.1)
    assert "With α = 2.00 L becomes larger: 8." in explorer.sentence()
    explorer.drag("k", 1.1)
    assert explorer.sentence().startswith("Step 20 starts far outside, at (")


def test_rate_by_key_and_by_mouse(explorers):
    explorer = explorers["rate"]
    explorer.show()
    explorer.press("κ", "End")
    explorer.press("α", "End")
    assert explorer.sentence().endswith("from the steep axis; above 1, so the error grows without end.")
    explorer.drag("κ", -0.1)
    explorer.drag("α", -0.1)
    assert explorer.sentence().startswith("κ = 1, α = 0.01: the rate is 0.99, from both axes;")


def test_descent_by_numbers_beyond_its_wall(explorers):
    explorer = explorers["by numbers"]
    explorer.show()
    explorer.press("α", "End")
    assert explorer.sentence().endswith(" from the minimum and runs away, as the exact one does.")
    explorer.press("h", "End")
    explorer.press("α", "Home")
    assert explorer.sentence().startswith("α = 0.02, h = 1.0e+00: after 60 steps")


def test_pictures_follow_quickly_and_nothing_complains(lesson, explorers, capsys):
    timed = {}
    for name, slider in (
        ("descent", "α"),
        ("descent", "κ"),
        ("descent", "steps"),
        ("one step", "α"),
        ("one step", "k"),
        ("rate", "α"),
        ("rate", "κ"),
    ):
        explorers[name].show()
        explorers[name].press(slider, "Home")
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, "ArrowRight")
    show_delays(capsys, timed)
    assert {len(delays) for delays in timed.values()} == {KEYS}, "one picture for each key"
    assert_nothing_complains([lesson], explorers)
