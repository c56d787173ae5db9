"""The tests run in any number of workers and in any order of files: a lesson's cells need each other."""

import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import nbformat

from newcomer import ROOT
from side_by_side import LONGEST, longest_first, together
from starting import ways

# The plugins that the words are for: the others take seconds to load in each worker.
ALONE = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def run(words, folder, plugins):
    environment = {**ALONE, "PYTEST_PLUGINS": plugins, "PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, encoding="utf-8")


def test_the_cells_of_a_lesson_stay_together_in_any_order_of_files(tmp_path, monkeypatch):
    monkeypatch.setattr(ways, "install", lambda *lists: None)
    monkeypatch.setattr(ways, "run", lambda *words, **settings: words)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for name in ("a", "b"):
        sources = ["steps = [0]", *(f"steps.append({n})\nassert steps[-2] == {n - 1}" for n in range(1, 6))]
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / f"{name}.ipynb")
    words = ways.main(["test", "-q", "-p", "no:cacheprovider", "-n", "2", "b.ipynb", "a.ipynb"])
    result = run(words, tmp_path, "xdist.plugin,nbval.plugin,lesson_kernels")
    assert result.returncode == 0 and "12 passed" in result.stdout, result.stdout + result.stderr
    assert "bringing up nodes" in result.stdout


def test_all_cores_work_unless_told_otherwise(tmp_path, monkeypatch):
    monkeypatch.setattr(ways, "install", lambda *lists: None)
    monkeypatch.setattr(ways, "run", lambda *words, **settings: words)
    (tmp_path / "test_nothing.py").write_text("def test_nothing():\n    print('printed')\n", encoding="utf-8")
    for words, workers in (([], True), (["-n", "0"], False), (["-s"], False)):
        result = run(ways.main(["test", "-p", "no:cacheprovider", *words, "test_nothing.py"]), tmp_path, "xdist.plugin")
        assert result.returncode == 0 and "1 passed" in result.stdout, result.stdout + result.stderr
        assert ("workers [1 item]" in result.stdout or "worker [1 item]" in result.stdout) == workers
        assert ("printed" in result.stdout) == ("-s" in words)


def test_each_worker_has_one_thread_unless_told_otherwise(monkeypatch):
    monkeypatch.setattr(ways, "install", lambda *lists: None)
    monkeypatch.setattr(ways, "run", lambda *words, **settings: settings["OPENBLAS_NUM_THREADS"])
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert ways.main(["test"]) == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    assert ways.main(["test"]) == "2"


def test_a_newcomer_is_told_how_long_it_takes(monkeypatch, capsys):
    monkeypatch.setattr(ways, "install", lambda *lists: None)
    monkeypatch.setattr(ways, "run", lambda *words, **settings: 0)
    assert ways.main(["test"]) == 0 and "about three minutes on two cores" in capsys.readouterr().out


def test_what_needs_each_other_stays_together():
    cells = {together(f"notebooks/11-4-1.ipynb::Cell {number}") for number in range(3)}
    explorers = {together(f"tests/test_every_explorer.py::test_{name}[adam.explore_box]") for name in "ab"}
    trained = {together(f"tests/test_every_explorer.py::test_a[digits.explore_{name}]") for name in ("race", "map")}
    files = {together(f"tests/test_x.py::test_y[{case}]") for case in ("1.5", "a.ipynb", "adam.explore_box")}
    assert [len(scopes) for scopes in (cells, explorers, trained, files)] == [1, 1, 1, 1]
    assert len(cells | explorers | trained | files) == 4


def test_what_takes_longest_comes_first():
    there = [path.name for folder in ("tests", "tests/elsewhere", "notebooks") for path in (ROOT / folder).iterdir()]
    assert set(LONGEST) <= set(there)
    items = [SimpleNamespace(nodeid=f"tests/{name}::test_a") for name in ("test_a.py", *reversed(LONGEST), "test_b.py")]
    longest_first(items)
    assert [item.nodeid.split("/")[1].split("::")[0] for item in items] == [*LONGEST, "test_a.py", "test_b.py"]
