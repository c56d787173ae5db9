"""The lessons as a reader leaves them: with all solutions filled in all is right, and on another processor, too.

nbval runs the English ones. Here the Japanese ones run, which have the same code.
"""

import ast
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from answered import answer_cells
from helpers.explorers.predictions import predict
from lessons import ENGLISH as LESSONS
from lessons import JAPANESE, name_of, read
from lessons_table import is_lesson
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
def plain_processor():
    """An environment in which NumPy uses no feature of the processor above its baseline, and one thread."""
    features = "from numpy._core._multiarray_umath import __cpu_features__ as on, __cpu_dispatch__ as names; "
    listed = [sys.executable, "-c", features + "print(' '.join(name for name in names if on.get(name)))"]
    above = subprocess.check_output(listed, encoding="utf-8").strip()
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": above, "OPENBLAS_NUM_THREADS": "1"}
    assert above and not subprocess.check_output(listed, env=environment, encoding="utf-8").strip()
    return {**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def told(plain_processor):
    """What each code cell says of a lesson, solved. 11-5-7, not in test_last_bits: other last bits as well."""

    @cache
    def run(*words):
        command = [sys.executable, str(ROOT / "tests/solved.py"), *words]
        ran = subprocess.run(
            command, cwd=ROOT / "notebooks/ja", env=plain_processor, capture_output=True, encoding="utf-8"
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return json.loads(ran.stdout)

    quick = [path.name for path in JAPANESE if "11-5-7" not in path.name]
    return lambda path: run(*quick if path.name in quick else ("--shaken", path.name))[path.stem]


def said(cell):
    """What a stored cell prints and shows, in words; long prints come in pieces."""
    return "".join(output.get("text") or output.data["text/plain"] for output in cell.outputs)


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_on_a_plain_processor_every_cell_says_what_is_stored_and_solved_all_is_right(path, told):
    """Other processors run other code of NumPy, whose last bits differ: the stored digits must not."""
    notebook = read(path)
    stored, solved = told(path)
    for cell in notebook.cells:
        if cell.cell_type == "code" and "check_sliders" not in cell.source:  # which asks for a kernel
            assert stored[cell.id] == said(cell), cell.source
    answers = [cell.id for cell, _ in answer_cells(notebook)]
    assert [name for name in answers if not solved[name].startswith("正解です。")] == []
    assert [name for name, words in solved.items() if "Traceback" in words] == []


def test_every_check_is_used_by_a_lesson():
    used = "\n".join(path.read_text(encoding="utf-8") for path in LESSONS)
    for name in CHECKS:
        if "._" not in name:  # a check inside another one
            assert f"{name.split('.')[-1]}(my_" in used
