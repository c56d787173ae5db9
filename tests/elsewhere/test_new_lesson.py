"""A new lesson begins with a notebook that runs: all headings, and a stub of each part that a lesson needs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from japanese import set_wrongly
from lessons import JAPANESE as EDITION
from lessons import read, tool
from test_minutes import minutes_told
from test_notebooks import SHORT, rhythm_of

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("11-6-1", "shrinking-steps", "Should a step shrink?")
NEW = "notebooks/11-6-1-shrinking-steps.ipynb"
JAPANESE = NEW.replace("/", "/ja/")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    for part in ("helpers", "tools"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("notebooks/ja", "tests"):
        (folder / part).mkdir(parents=True)
    assert begin(folder, *WORDS).returncode == 0
    return folder


def begin(folder, *words):
    return run(folder, "tools/new_lesson.py", *words)


def run(folder, *words):
    return subprocess.run(
        [sys.executable, *words], cwd=folder, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip


def test_it_keeps_the_rhythm_of_a_short_lesson_and_says_what_to_write(project):
    notebook = nbformat.read(project / NEW, as_version=4)
    nbformat.validate(notebook)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert SHORT in notebook.cells[0].source and "**Should a step shrink?**" in text
    places = rhythm_of(text)
    assert -1 not in places and places == sorted(places)
    assert text.count("TODO") > 10 and "$$w \\leftarrow w" in text and "$L = w^2/2$" in text
    assert [cell.id for cell in notebook.cells][:4] == ["title", "still", "still-cell", "question"]
    assert notebook.cells[2].source.endswith('\n\nstill_know("11-6-1")')
    assert notebook.cells[-1].source.endswith('\n\nmy_words("11-6-1")')


def test_its_japanese_edition_has_the_same_cells_and_headings_of_its_own(project):
    english, japanese = (nbformat.read(project / place, as_version=4) for place in (NEW, JAPANESE))
    editions = tool("editions")
    nbformat.validate(japanese)
    assert editions.following(japanese, english) == japanese and editions.stale(japanese, english) == []
    texts = [cell.source for cell in japanese.cells if cell.cell_type == "markdown"]
    others = "\n".join(cell.source for path in EDITION for cell in read(path).cells)
    assert [text for text in texts if set_wrongly(text)] == []
    headings = [line for text in texts for line in text.splitlines() if line.startswith("#") and "TODO" not in line]
    assert len(headings) > 10 and [line for line in headings if line not in others] == []


def test_it_tells_its_minutes_as_every_lesson_does(project):
    notebook = nbformat.read(project / NEW, as_version=4)
    (shown,) = [cell for cell in notebook.cells if cell.source.splitlines()[-1].startswith("explore_")]
    explorer = (project / "helpers/explorers/shrinking_steps.py").read_text(encoding="utf-8")
    assert explorer.count("controls.") == 1 and 'controls.slider("α"' in explorer
    shown.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "α = 0.5\nIts sentence."})]
    assert f"{SHORT} {minutes_told(notebook)} minutes." in notebook.cells[0].source


def test_its_cells_run_its_explorer_moves_and_its_own_test_passes(project):
    notebook = nbformat.read(project / NEW, as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    (project / "cells.py").write_text("\n".join(code), encoding="utf-8")
    assert run(project, "cells.py").returncode == 0, run(project, "cells.py").stdout
    tested = run(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_shrinking_steps.py")
    assert "1 passed" in tested.stdout, tested.stdout


def test_the_right_choice_and_the_right_answer_are_right(project):
    seen = run(
        project, "-c",
        "from helpers.explorers.predictions import predict; import json\n"
        "from helpers.answers.shrinking_steps import check_shrinking_steps as check\n"
        "predict('shrinking-steps', 'nothing', 'a half')\n"
        "print(json.dumps([check(...).verdict, check(0.125).verdict, check(0.25).verdict]))",
    )  # fmt: skip
    assert json.loads(seen.stdout) == ["not yet", "right", "wrong"]


def test_a_second_one_of_this_name_is_refused_and_nothing_is_written(project):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    again = begin(project, *WORDS)
    assert again.returncode == 1 and again.stdout == f"There is already {NEW}.\n"
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say the number, the name and the question: new 11-6-1 "),
        (("11-6-1", "name"), "Say the number, the name and the question: new 11-6-1 "),
        (("11-6", "name", "?"), "The number must be like 11-6-1, got '11-6'."),
        (("../1-2-3", "name", "?"), "The number must be like 11-6-1, got "),
        (("11-6-1", "../name", "?"), "The name must be small letters and single hyphens"),
        (("11-6-1", "Two words", "?"), "The name must be small letters and single hyphens"),
    ],
)
def test_words_that_make_no_lesson_are_refused_in_one_sentence(project, words, said):
    refused = begin(project, *words)
    assert refused.returncode == 1 and refused.stdout.startswith(said) and refused.stdout.count("\n") == 1


def test_a_question_may_hold_any_letters(project):
    assert begin(project, "11-6-2", "any-letters", 'What is $h & "ε"? 何ですか').returncode == 0
    lesson = (project / "notebooks/11-6-2-any-letters.ipynb").read_text(encoding="utf-8")
    assert r"What is $h & \"ε\"? 何ですか" in lesson
