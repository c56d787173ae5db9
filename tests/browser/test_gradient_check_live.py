"""Lesson 11-4-3 in JupyterLab: every control of its three pictures by key and by mouse, and how quickly they follow."""

import pytest

from timing import KEYS, assert_nothing_complains, show_delays, timed_keys


@pytest.fixture(scope="module")
def lesson(open_awake):
    return open_awake("11-4-3-gradient-check.ipynb")


@pytest.fixture(scope="module")
def explorers(lesson):
    return dict(zip(("descent", "bugs", "thresholds"), lesson.explorers(), strict=True))


def test_descent_by_key_and_by_mouse(explorers):
    explorer = explorers["descent"]
    explorer.show()
    explorer.press("h", "End")
    assert explorer.sentence().endswith("is 0.85 from the minimum, and there it stays.")
    explorer.drag("h", -0.1)
    assert explorer.sentence().endswith("is 8.5e-05 from the minimum, and there it stays.")
    for key in ("Space", "ArrowDown", "Enter"):
        explorer.drop_down("rule").press(key)
    explorer.settle()
    assert explorer.sentence().endswith("from the minimum, as good as the exact one.")


def test_bugs_by_key_and_by_mouse(explorers):
    explorer = explorers["bugs"]
    explorer.show()
    explorer.press("bug", "End")
    assert explorer.sentence().startswith("Bug 6, start 0: after 150 steps the loss is ")
    explorer.drag("start", 1.1)
    assert explorer.sentence().startswith("Bug 6, start 4: ")
    explorer.drag("bug", -0.1)
    assert explorer.sentence().startswith("Bug 1, start 4: ")
    explorer.press("start", "Home")
    assert explorer.sentence().startswith("Bug 1, start 0: ")


def test_thresholds_by_key_and_by_mouse(explorers):
    explorer = explorers["thresholds"]
    explorer.show()
    explorer.press("h", "ArrowLeft")
    assert explorer.sentence().endswith("The right code passes, and all six bugs are caught.")
    explorer.drag("h", -0.1)
    assert explorer.sentence().endswith(
        "The right code FAILS: with this threshold the check cannot tell right from wrong."
    )
    explorer.drop_down("dtype").select_option("float32")
    explorer.press("h", "End")
    explorer.press("h", "ArrowLeft")
    assert explorer.sentence().endswith("these bugs pass too: one weight is 1 % off.")


def test_pictures_follow_quickly_and_nothing_complains(lesson, explorers, capsys):
    timed = {}
    for name, slider in (
        ("descent", "h"),
        ("bugs", "bug"),
        ("bugs", "start"),
        ("thresholds", "h"),
    ):
        explorers[name].show()
        explorers[name].press(slider, "Home")
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, "ArrowRight")
    show_delays(capsys, timed)
    assert {len(delays) for delays in timed.values()} == {KEYS}, "one picture for each key"
    assert lesson.page.locator(".widget-html", has_text="weights. Backprop").text_content().endswith("as long.")
    assert_nothing_complains([lesson], explorers)
