"""Every lesson as a reader meets it: unrun, run, answered, narrow, dark, and under many random moves.

MOVES=200 makes so many moves in each lesson (10 without it), with other seeds for other SEED.
"""

import os
import random
from pathlib import Path

import pytest

from moves import move_at_random

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
MOVES, SEED = int(os.environ.get("MOVES", 10)), int(os.environ.get("SEED", 0))

CONTRAST = """element => {
    const light = colour => {
        const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(part);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    let ground = element;
    while (/rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    const pair = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)];
    return Math.max(...pair) / Math.min(...pair);
}"""  # noqa: E501


@pytest.fixture(scope="module", params=LESSONS)
def page(request, open_lesson, lessons_folder):
    """A copy of the lesson, since other tests may save theirs; not run yet."""
    copy = Path(lessons_folder, f"every-{request.param}")
    copy.write_text((lessons_folder / request.param).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return open_lesson(copy.name)


@pytest.fixture(scope="module")
def explorers(page):
    return page.explorers()


def test_unrun_it_shows_its_stored_pictures(page):
    page.stored_pictures_are_shown()


def test_run_it_waits_for_its_predictions_and_answering_them_wakes_everything(page):
    page.run_all()
    waiting = [explorer for explorer in page.explorers() if explorer.sentence().startswith("These controls wake up")]
    assert len(waiting) == page.calls("after=")
    for explorer in waiting:
        assert not explorer.awake()
    page.answer_predictions()
    for explorer in page.explorers():
        explorer.show()
        assert explorer.awake() and not explorer.sentence().startswith("These controls wake up")


def test_many_random_moves_leave_every_picture_whole(page, explorers):
    dice = random.Random(f"{SEED} {page.name}")
    for _ in range(MOVES):
        explorer = dice.choice(explorers)
        explorer.show()
        before = explorer.places()
        move = move_at_random(explorer, dice)
        explorer.assert_whole(f"{page.name}, after {move}")
        assert explorer.places() == pytest.approx(before, abs=1), f"{page.name} jumps at {move}"
    assert page.stderr() == page.errors() == page.complaints == []


def test_dark_theme_is_readable(page, explorers):
    page.theme("JupyterLab Dark")
    for explorer in explorers:
        explorer.show()
        assert explorer.panel.locator('[role="status"]').evaluate(CONTRAST) > 7
        assert all(label.evaluate(CONTRAST) > 4.5 for label in explorer.panel.locator(".widget-label").all())
    page.theme("JupyterLab Light")


def test_in_a_narrow_window_nothing_overlaps(page, explorers):
    page.page.set_viewport_size({"width": 800, "height": 900})
    for explorer in explorers:
        explorer.show()
        boxes = explorer.boxes()
        for i, a in enumerate(boxes):
            assert a["x"] + a["width"] <= 800
            assert not any(overlap(a, b) for b in boxes[i + 1 :])
    page.page.set_viewport_size({"width": 1280, "height": 900})


def overlap(a, b):
    """Do two boxes share more than a rim of a pixel?"""
    across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return across > 1 and down > 1
