"""The tests run in any number of workers and in any order of files: a lesson's cells need each other."""

import shutil
import subprocess
import sys

import nbformat

from newcomer import ROOT
from starting import ways


def test_the_cells_of_a_lesson_stay_together_in_any_order_of_files(tmp_path, monkeypatch):
    monkeypatch.setattr(ways, "install", lambda *lists: None)
    monkeypatch.setattr(ways, "run", lambda *words, **settings: words)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for name in ("a", "b"):
        sources = ["steps = [0]", *(f"steps.append({n})\nassert steps[-2] == {n - 1}" for n in range(1, 6))]
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    words = ways.main(["test", "-q", "-p", "no:cacheprovider", "-n", "2", "b.ipynb", "a.ipynb"])
    result = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert result.returncode == 0 and "12 passed" in result.stdout, result.stdout + result.stderr
    assert "bringing up nodes" in result.stdout
