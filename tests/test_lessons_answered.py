"""The lessons as a reader leaves them: predictions have their entries, and with all solutions in, all is right."""

import ast
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from answered import answer_cells, filled_in
from helpers.explorers.predictions import predict
from test_exercises import CHECKS

LESSONS = sorted(Path(__file__).resolve().parents[1].joinpath("notebooks").glob("*.ipynb"))


def name_of(path):
    return path.stem


def read(path):
    return nbformat.read(path, as_version=4)


def calls_of(name, notebook):
    """The calls of a function in the code cells, as syntax trees."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                    yield node


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_every_prediction_has_its_entry_and_the_right_choice_among_its_choices(path):
    calls = list(calls_of("predict", read(path)))
    assert calls, "a lesson makes its reader predict"
    for call in calls:
        predict(*(argument.value for argument in call.args))


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_every_exercise_is_stored_blank_and_says_not_yet(path):
    cells = [cell for cell, _ in answer_cells(read(path))]
    assert len(cells) == (1 if path.name.startswith("00") else 3)
    for cell in cells:
        assert cell.outputs[0].data["text/plain"].startswith("Not yet: ")


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_with_every_solution_filled_in_the_whole_lesson_runs_and_all_is_right(path):
    notebook = read(path)
    answered = []
    for cell, below in answer_cells(notebook):
        cell.source = filled_in(cell, below)
        answered.append(cell)
    NotebookClient(notebook, timeout=120).execute()
    for cell in answered:
        assert cell.outputs[0].data["text/plain"].startswith("Right. "), cell.source


def test_every_check_is_used_by_a_lesson():
    used = "\n".join(path.read_text(encoding="utf-8") for path in LESSONS)
    for name in CHECKS:
        if "._" not in name:  # a check inside another one
            assert f"{name.split('.')[-1]}(my_" in used
