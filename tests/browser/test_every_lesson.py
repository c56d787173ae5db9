"""Every lesson as a reader meets it: unrun, run, answered, moved to all ends and at random, dark, narrow, solved.

MOVES=200 makes so many random moves in each lesson (30 without it), with other seeds for other SEED.
"""

import os
import random

import nbformat
import pytest

from answered import answer_cells, filled_in
from lesson_page import LESSONS, NOTEBOOKS
from moves import move_at_random, move_to_both_ends
from scripts import CONTRAST

MOVES, SEED = int(os.environ.get("MOVES", 30)), int(os.environ.get("SEED", 0))

pytestmark = pytest.mark.parametrize("lesson", LESSONS)


@pytest.fixture
def page(only_page, lesson):
    return only_page(lesson)


@pytest.mark.main_job
def test_unrun_it_shows_its_stored_pictures(page):
    page.stored_pictures_are_shown()


@pytest.mark.main_job
def test_every_formula_is_set(page):
    assert page.page.locator("mjx-container").count() or page.name.startswith("00")
    assert page.page.locator("mjx-merror, [data-mjx-error]").all_inner_texts() == []


@pytest.mark.main_job
def test_run_it_waits_for_its_predictions_and_answering_them_wakes_everything(page):
    page.run_all()
    waiting = [explorer for explorer in page.explorers() if explorer.sentence().startswith("These controls wake up")]
    assert len(waiting) == page.calls("after=")
    for explorer in waiting:
        assert not explorer.awake()
    page.answer_predictions()
    for explorer in page.explorers():
        explorer.show()
        explorer.settle()
        assert explorer.awake() and not explorer.sentence().startswith("These controls wake up")


def test_every_control_goes_to_both_ends_and_the_picture_follows(awake):
    for place, explorer in enumerate(awake.explorers()):
        explorer.show()
        boxes = [explorer.box(name) for kind, name in explorer.controls() if kind == "box"]
        empty = [box for box in boxes if not box.is_checked()]
        for box in empty:  # a slider may belong to a part that is ticked
            box.check()
        for kind, name in explorer.controls():
            seen = move_to_both_ends(explorer, kind, name)
            when = f"{awake.name}, picture {place}, {name} at its ends"
            explorer.assert_whole(when)
            assert kind != "slider" or len(set(seen)) > 1, when
        for box in empty:
            box.uncheck()


@pytest.mark.main_job
def test_many_random_moves_leave_every_picture_whole(awake):
    dice, explorers = random.Random(f"{SEED} {awake.name}"), awake.explorers()
    for _ in range(MOVES):
        explorer = dice.choice(explorers)
        explorer.show()
        before = explorer.places()
        move = move_at_random(explorer, dice)
        explorer.assert_whole(f"{awake.name}, after {move}")
        assert explorer.places() == pytest.approx(before, abs=1), f"{awake.name} jumps at {move}"
    assert awake.stderr() == awake.errors() == awake.complaints == []


def test_dark_theme_is_readable(awake):
    awake.theme("JupyterLab Dark")
    for explorer in awake.explorers():
        explorer.show()
        assert explorer.panel.locator('[role="status"]').evaluate(CONTRAST) > 7
        assert all(label.evaluate(CONTRAST) > 4.5 for label in explorer.panel.locator(".widget-label").all())
    awake.theme("JupyterLab Light")


def test_in_a_narrow_window_nothing_overlaps(awake):
    awake.page.set_viewport_size({"width": 800, "height": 900})
    for explorer in awake.explorers():
        explorer.show()
        boxes = explorer.boxes()
        for i, a in enumerate(boxes):
            assert a["x"] + a["width"] <= 800
            assert not any(overlap(a, b) for b in boxes[i + 1 :])
    awake.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.main_job
def test_every_exercise_says_right_to_its_solution(awake, lesson):
    for cell, below in answer_cells(nbformat.read(NOTEBOOKS / lesson, as_version=4)):
        assert awake.fill_in(cell.source, filled_in(cell, below)).startswith("Right. ")
    assert awake.stderr() == awake.errors() == awake.complaints == []


def overlap(a, b):
    """Do two boxes share more than a rim of a pixel?"""
    across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return across > 1 and down > 1
