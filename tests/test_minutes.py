"""The minutes at the top of a lesson: words/180, 1.5 a control and 4 an exercise, to the nearest five.

A control that comes again in a later picture of the lesson is not counted again, and a film, which plays by itself, is
not counted at all.
"""

import re
from pathlib import Path

import nbformat
import pytest

from answered import answer_cells
from lessons_table import lessons_table

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CLOSING_PAGE = "## The diary answered"
FILMS = {"k", "epoch"}


def text_of(notebook):
    """What is read from top to bottom: not the solutions, which are folded."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.sub("<details>.*?</details>", "", text, flags=re.DOTALL)


def controls(notebook):
    """The names of all controls: an explorer stores a line for each of its own, and then its sentence."""
    calls = [cell for cell in notebook.cells if re.match(r"explore_\w+\(", cell.source.splitlines()[-1])]
    lines = [line for cell in calls for line in cell.outputs[-1].data["text/plain"].splitlines()[:-1]]
    return {line.split(" = ")[0] for line in lines} - FILMS


def to_five(minutes):
    return 5 * round(minutes / 5)


def words(text):
    return len(text.split())


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_minutes_follow_from_words_controls_and_exercises_and_are_35_at_most(path):
    notebook = nbformat.read(path, as_version=4)
    lesson = text_of(notebook).split(CLOSING_PAGE)[0]
    minutes = to_five(words(lesson) / 180 + 1.5 * len(controls(notebook)) + 4 * len(list(answer_cells(notebook))))
    assert f"takes {minutes} minutes" in notebook.cells[0].source
    assert 5 <= minutes <= 35


def test_the_tables_of_the_readme_and_of_the_start_page_have_every_lesson_with_its_minutes():
    texts = {path.stem: text_of(nbformat.read(path, as_version=4)) for path in LESSONS}
    minutes = {name: int(re.search(r"takes (\d+) minutes", text)[1]) for name, text in texts.items()}

    def told(page):
        return {name: int(minutes) for _, name, _, minutes in lessons_table(page)}

    assert told((ROOT / "README.md").read_text(encoding="utf-8")) == minutes
    start_page = LESSONS[0].stem  # does not list itself
    assert {start_page: minutes[start_page], **told(texts[start_page])} == minutes


def test_the_closing_page_has_minutes_of_its_own():
    texts = [text_of(nbformat.read(path, as_version=4)) for path in LESSONS]
    (text,) = [text for text in texts if CLOSING_PAGE in text]
    lesson, closing_page = text.split(CLOSING_PAGE, 1)
    assert f"and its closing page {to_five(words(closing_page) / 180)} more" in lesson
