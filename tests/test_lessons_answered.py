"""The lessons as a reader leaves them: with all solutions filled in all is right.

nbval runs the English ones. Here the Japanese ones run, which have the same code.
"""

import ast
from pathlib import Path

import pytest

from answered import answer_cells, assert_all_right, run_solved, said
from helpers.explorers.predictions import predict
from lessons import ENGLISH as LESSONS
from lessons import JAPANESE, name_of, read
from lessons_table import is_lesson
from quiet import shows
from test_exercises import CHECKS
from test_notebooks import SHORT

ROOT = Path(__file__).resolve().parents[1]


def calls_of(name, notebook):
    """The calls of a function in the code cells, as syntax trees."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                    yield node


@pytest.mark.parametrize("path", list(filter(is_lesson, LESSONS)), ids=name_of)
def test_every_prediction_has_its_entry_and_the_right_choice_among_its_choices(path):
    calls = list(calls_of("predict", read(path)))
    assert calls, "a lesson makes its reader predict"
    for call in calls:
        predict(*(argument.value for argument in call.args))


@pytest.mark.parametrize("path", list(filter(is_lesson, LESSONS)), ids=name_of)
def test_every_exercise_is_stored_blank_and_says_not_yet(path):
    notebook = read(path)
    cells = [cell for cell, _ in answer_cells(notebook)]
    short = SHORT in notebook.cells[0].source or path.name.startswith("00")
    assert len(cells) in ({1, 2, 3} if short else {3})
    for cell in cells:
        assert cell.outputs[0].data["text/plain"].startswith("Not yet: ")


@pytest.fixture(scope="module")
def told():
    """What each code cell says of a lesson, stored and solved, with no picture made."""
    return run_solved("--quiet", *(path.name for path in JAPANESE))


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_every_cell_without_a_picture_says_what_is_stored_and_solved_all_is_right(path, told):
    """With their pictures, and on another processor: elsewhere/test_plain_processor.py."""
    notebook = read(path)
    stored, solved = told[path.stem]
    quiet = [cell for cell in notebook.cells if cell.cell_type == "code" and not shows(cell.source)]
    assert len(quiet) > 2
    for cell in quiet:
        assert stored[cell.id] == said(cell), cell.source
    assert_all_right(notebook, solved)


def test_every_check_is_used_by_a_lesson():
    used = "\n".join(path.read_text(encoding="utf-8") for path in LESSONS)
    for name in CHECKS:
        if "._" not in name:  # a check inside another one
            assert f"{name.split('.')[-1]}(my_" in used
