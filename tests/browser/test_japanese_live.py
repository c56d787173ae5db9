"""The Japanese edition in JupyterLab with Japanese menus: every lesson runs, and one does all that a lesson can do."""

import json
import re
import shutil

import nbformat
import pytest

from answered import answer_cells, filled_in
from japanese import english_in
from lab import running_lab
from lesson_page import NOTEBOOKS, LessonPage

LESSONS = sorted(path.relative_to(NOTEBOOKS).as_posix() for path in (NOTEBOOKS / "ja").glob("*.ipynb"))
WHOLE = "ja/11-5-2-momentum.ipynb"


@pytest.fixture(scope="module")
def japanese_lab(tmp_path_factory, lab_settings):
    """A JupyterLab whose menus are Japanese, over copies of the lessons: (their folder, a lesson's address)."""
    folder, settings = tmp_path_factory.mktemp("japanese"), tmp_path_factory.mktemp("settings") / "whole"
    shutil.copytree(NOTEBOOKS / "ja", folder / "ja")
    shutil.copytree(lab_settings, settings)
    menus = settings / "@jupyterlab/translation-extension/plugin.jupyterlab-settings"
    menus.parent.mkdir(parents=True)
    menus.write_text(json.dumps({"locale": "ja_JP"}), encoding="utf-8")
    with running_lab(folder, settings) as address:
        yield folder / "ja", address


@pytest.fixture
def open_japanese(browser, japanese_lab):
    """Open a Japanese lesson for one test, as a new reader does."""
    folder, address = japanese_lab
    (folder / "guesses.json").unlink(missing_ok=True)
    opened = []

    def open_one(lesson):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, device_scale_factor=1)
        opened.append(LessonPage(context.new_page(), address(lesson)))
        return opened[-1]

    yield open_one
    for page in opened:
        page.close()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_and_its_pictures_move_and_say_so_in_japanese(lesson, open_japanese):
    page = open_japanese(lesson)
    page.run_all()
    for explorer in page.explorers():
        explorer.show()
        assert english_in(explorer.panel.inner_text()) == []
    page.answer_predictions()
    for explorer in page.explorers():
        explorer.show()
        explorer.wake()
        before = explorer.source(), explorer.sentence()
        kind, name = next(control for control in explorer.controls() if control[0] == "slider")
        for key in ("Home", "End"):
            explorer.press(name, key)
        explorer.assert_whole(lesson)
        assert english_in(explorer.panel.inner_text()) == [] and (explorer.source(), explorer.sentence()) != before
    assert page.stderr() == page.errors() == page.complaints == []


@pytest.mark.main_job
def test_one_lesson_does_all_that_a_lesson_can_do(open_japanese):
    page = open_japanese(WHOLE)
    assert page.page.get_by_text("編集", exact=True).first.is_visible(), "the menus are Japanese"
    page.stored_pictures_are_shown()
    page.run_all()
    explorer = next(one for one in page.explorers() if not one.awake())
    assert page.say("Just show me") in explorer.sentence()
    guess_wrong_then_look(page)
    for each in page.explorers():
        each.show()
        each.wake()
    film = next(one for one in page.explorers() if one.button("▶ Play").count())
    plays_and_pins(film)
    exercises = list(answer_cells(nbformat.read(NOTEBOOKS / WHOLE, as_version=4)))
    blank, below = exercises[0]
    assert page.fill_in(blank.source, filled_in(blank, below)).startswith("正解です。")
    assert page.stderr() == page.errors() == page.complaints == []


def guess_wrong_then_look(page):
    """Lock in the last choice of each prediction; at least one of them is wrong, and is told so."""
    lock = page.page.get_by_role("button", name=re.compile(f"^({page.say('Lock in')}|{page.say('Locked in')})$"))
    told = []
    for prediction in page.page.locator(".widget-vbox").filter(has=lock).all():
        prediction.scroll_into_view_if_needed()
        page.until_done(prediction.locator("button").nth(-2), prediction.locator("button.mod-active"))
        page.until_done(prediction.locator("button").last, prediction.get_by_text(page.say("Locked in")))
        told.append(prediction.locator('[role="status"]').inner_text())
    assert any("残念ながら、正解は「" in words for words in told) and all("。" in words for words in told)
    assert [english_in(words) for words in told] == [[]] * len(told)


def plays_and_pins(explorer):
    """Play, stop, pin: each shows another picture, and the sentence stays Japanese."""
    explorer.show()
    explorer.press(explorer.film(), "Home")
    first = explorer.sentence()
    explorer.play()
    explorer.stop()
    assert explorer.sentence() != first and explorer.sentence().endswith("。")
    before = explorer.source()
    explorer.button("Pin").click()
    explorer.settle()
    assert explorer.source() != before
    assert english_in(explorer.panel.inner_text()) == []
