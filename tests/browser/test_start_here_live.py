"""Lesson 00 in JupyterLab, and the stored lessons as they look before anything is run."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

LESSONS = {
    "00-start-here.ipynb": 1,
    "11-4-1-difference-quotients.ipynb": 2,
    "11-4-2-smaller-is-not-better.ipynb": 4,
    "11-4-3-gradient-check.ipynb": 3,
    "11-5-1-gradient-descent.ipynb": 4,
    "11-5-2-momentum.ipynb": 4,
    "11-5-3-when-momentum-pays.ipynb": 4,
    "11-5-4-rmsprop.ipynb": 4,
    "11-5-5-adam.ipynb": 3,
    "11-5-6-four-answers-one-race.ipynb": 4,
    "11-5-7-digits.ipynb": 5,
}


def test_point_follows_keys_and_mouse(open_lesson):
    page = open_lesson("00-start-here.ipynb")
    page.run_all()
    (explorer,) = page.explorers()
    explorer.show()
    explorer.wake()
    explorer.press("x", "ArrowRight", 2)
    assert explorer.sentence() == "x = -2.90: the curve is at -0.24 and its slope is -0.97, downhill."
    explorer.drag("x", 1.0)
    assert explorer.sentence() == "x = 4.00: the curve is at -0.76 and its slope is -0.65, downhill."
    assert explorer.red_line() == page.stderr() == page.errors() == page.complaints == []


def stored_pictures_are_shown(page, number):
    pictures = page.page.locator(".jp-OutputArea-output img")
    expect(pictures).to_have_count(number, timeout=20_000)
    for picture in pictures.all():
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
    assert "Error displaying widget" not in page.page.inner_text("body")


def test_a_trusted_lesson_shows_its_stored_pictures_too(open_lesson, lessons_folder):
    copy = Path(lessons_folder, "trusted-11-4-1.ipynb")
    copy.write_bytes((lessons_folder / "11-4-1-difference-quotients.ipynb").read_bytes())
    subprocess.run([sys.executable, "-m", "jupyter", "trust", str(copy)], check=True, capture_output=True)
    stored_pictures_are_shown(open_lesson(copy.name, height=9500), LESSONS["11-4-1-difference-quotients.ipynb"])


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_shows_its_stored_pictures_unrun_and_in_a_narrow_window_its_controls_side_by_side(
    open_lesson, lessons_folder, lesson
):
    copy = Path(lessons_folder, f"stored-{lesson}")  # other tests may save theirs
    copy.write_text((lessons_folder / lesson).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    page = open_lesson(copy.name, width=800, height=12_000)  # a window so high that every cell is on the page
    stored_pictures_are_shown(page, LESSONS[lesson])
    page.run_all()
    explorer = page.explorers()[0]
    explorer.show()
    explorer.wake()
    row = explorer.panel.locator(".widget-box > *, .widget-box > button").all()
    boxes = [control.bounding_box() for control in row if control.is_visible()]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = (
                a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
                or a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
            )  # fmt: skip
            assert apart, (a, b)
