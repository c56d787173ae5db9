"""The minutes at the top of a lesson: of its core, and of what goes deeper.

All that takes time counts, in every lesson: 120 words of text a minute, 7 seconds a line of code, 1 minute a guess and
each of the two questions of "Do you still know?", 1.5 a control, 5 an exercise (8 where code is written), to the
nearest five. A card to come back to is not read now.
"""

import re
from pathlib import Path

import pytest

from answered import answer_cells
from lessons import ENGLISH, read
from lessons_table import DEEPER, is_lesson, lessons_table

ROOT = Path(__file__).resolve().parents[1]
LESSONS = list(filter(is_lesson, ENGLISH))
CLOSING_PAGE = "## The diary answered"
CARD = "## The notation card"


def text_of(cells):
    """What is read from top to bottom: not the solutions, which are folded, and not the card."""
    read = (cell.source for cell in cells if cell.cell_type == "markdown" and not cell.source.startswith(CARD))
    text = "\n".join(read)
    return re.sub("<details>.*?</details>", "", text, flags=re.DOTALL)


def controls(cells):
    """The names of all controls: an explorer stores a line for each of its own, and then its sentence."""
    calls = [cell for cell in cells if re.match(r"explore_\w+\(", cell.source.splitlines()[-1])]
    lines = [line for cell in calls for line in cell.outputs[-1].data["text/plain"].splitlines()[:-1]]
    return {line.split(" = ")[0] for line in lines}


def to_five(minutes):
    return 5 * round(minutes / 5)


def words(text):
    return len(text.split())


def core_and_deeper(notebook):
    """The cells that answer the question, with the summary, and those from "Going deeper" up to it, if there are."""
    ends = [number for number, cell in enumerate(notebook.cells) if cell.source.startswith(CLOSING_PAGE)]
    end = min(ends, default=len(notebook.cells))  # what comes then has minutes of its own
    starts = [number for number, cell in enumerate(notebook.cells) if cell.source.startswith((DEEPER, "## We saw"))]
    first, last = starts if len(starts) == 2 else (end, end)
    return notebook.cells[:first] + notebook.cells[last:end], notebook.cells[first:last]


def minutes_of(cells, exercises, known=frozenset()):
    """All that takes time in these cells; a control of the names `known` was met before."""
    code = [cell for cell in cells if cell.cell_type == "code"]
    answers = [cell for cell in code if cell.source in exercises]
    guesses = [cell for cell in code if re.search(r"\bpredict\(", cell.source)]
    recalls = [cell for cell in code if re.search(r"\bstill_know\(", cell.source)]
    others = [cell for cell in code if cell not in answers + guesses + recalls]
    lines = sum(bool(line.strip()) for cell in others for line in cell.source.splitlines())
    writing = sum(8 if re.search("^(def|class) ", cell.source, re.MULTILINE) else 5 for cell in answers)
    moving = 1.5 * len(controls(code) - known)
    return words(text_of(cells)) / 120 + lines * 7 / 60 + len(guesses) + 2 * len(recalls) + moving + writing


def told(path):
    """The minutes that a lesson should tell, as text."""
    return minutes_told(read(path))


def minutes_told(notebook):
    core, deeper = core_and_deeper(notebook)
    exercises = {cell.source for cell, _ in answer_cells(notebook)}
    parts = [minutes_of(core, exercises), *([minutes_of(deeper, exercises, controls(core))] if deeper else [])]
    return " + ".join(str(to_five(minutes)) for minutes in parts)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_minutes_follow_from_all_that_takes_time_and_are_half_an_hour(path):
    minutes = told(path)
    assert f"takes {minutes} minutes" in read(path).cells[0].source
    assert all(5 <= int(part) <= 35 for part in minutes.split(" + "))


def test_the_tables_of_the_readme_and_of_the_start_page_have_every_lesson_with_its_minutes():
    texts = {path.stem: text_of(read(path).cells) for path in LESSONS}
    minutes = {name: re.search(r"takes (\d+(?: \+ \d+)?) minutes", text)[1] for name, text in texts.items()}

    def rows(page):
        return {name: minutes for _, name, _, minutes in lessons_table(page)}

    assert rows((ROOT / "README.md").read_text(encoding="utf-8")) == minutes
    start_page = LESSONS[0].stem  # does not list itself
    assert {start_page: minutes[start_page], **rows(texts[start_page])} == minutes


def test_the_closing_page_has_minutes_of_its_own():
    texts = [text_of(read(path).cells) for path in LESSONS]
    (text,) = [text for text in texts if CLOSING_PAGE in text]
    lesson, closing_page = text.split(CLOSING_PAGE, 1)
    assert f"and its closing page {to_five(words(closing_page) / 120)} more" in lesson
