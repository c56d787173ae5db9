"""start.py on machines where something is missing: one clear sentence each, and the next start goes on."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def clone(tmp_path):
    """A small project with start.py and nothing to install, in a folder with a space and Japanese characters."""
    folder = tmp_path / "小さな 一歩"
    (folder / "tools").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    shutil.copyfile(ROOT / "start.py", folder / "start.py")
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    (folder / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    (folder / "tools/refresh_notebooks.py").write_text("print('it runs')\n", encoding="utf-8")
    return folder


def start(folder, *words, first="", **environment):
    """Run start.py with these words, after the line `first`, which plays a machine with a fault."""
    go = "import runpy; runpy.run_path('start.py', run_name='__main__')"
    code = f"import sys; sys.argv = ['start.py', *{words!r}]\n{first}\n{go}"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", errors="replace",
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_CONSTRAINT": "", **environment}, timeout=120,
    )  # fmt: skip


def module(folder):
    specification = importlib.util.spec_from_file_location("start", folder / "start.py")
    start_module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(start_module)
    return start_module


def test_first_start_makes_everything_and_the_second_installs_nothing(clone):
    first = start(clone, "refresh")
    assert first.returncode == 0 and "it runs" in first.stdout and "Installing" in first.stdout
    second = start(clone, "refresh")
    assert second.returncode == 0 and "it runs" in second.stdout and "Installing" not in second.stdout
    (clone / "requirements.txt").write_text("# still nothing\n", encoding="utf-8")
    assert "Installing" in start(clone, "refresh").stdout


def test_an_old_python_is_told_which_one_is_needed(clone):
    result = start(clone, first="sys.version_info = (3, 10, 4, 'final', 0)")
    assert result.returncode == 1
    assert result.stderr.strip() == "Small Steps needs Python 3.11 or newer; this is Python 3.10."


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_names_the_package_to_install(clone, missing):
    result = start(clone, first=f"sys.modules['{missing}'] = None")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"Small Steps: this Python has no {missing}. On Debian or Ubuntu, type: sudo apt install python{version}-venv"
    )


def test_a_failed_install_shows_the_last_line_of_pip_and_is_tried_again(clone):
    (clone / "requirements.txt").write_text("no-such-package-anywhere\n", encoding="utf-8")
    result = start(clone, "refresh", PIP_FIND_LINKS="")
    assert result.returncode == 1 and "it runs" not in result.stdout
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("Small Steps: the packages could not be installed. The last line of pip was: ERROR:")
    assert "no-such-package-anywhere" in line
    (clone / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    assert "it runs" in start(clone, "refresh").stdout


def test_a_full_disk_is_said_in_one_sentence(clone):
    fault = "import venv\ndef create(*_, **__): raise OSError(28, 'No space left on device')\nvenv.create = create"
    result = start(clone, first=fault)
    assert result.returncode == 1
    assert result.stderr.strip() == (
        "Small Steps: the folder .venv could not be made: [Errno 28] No space left on device"
    )


def test_an_interrupted_first_start_is_said_and_tried_again(clone):
    fault = """
import venv, pathlib
def create(folder, **_):
    pathlib.Path(folder, "bin").mkdir(parents=True)
    raise KeyboardInterrupt
venv.create = create"""
    result = start(clone, "refresh", first=fault)
    assert result.returncode == 130 and "To go on, type again: " in result.stderr and "Traceback" not in result.stderr
    again = start(clone, "refresh")
    assert again.returncode == 0 and "it runs" in again.stdout
    assert (clone / ".venv-old-1/bin").exists(), "what was there is set aside, never deleted"


def test_new_lessons_are_copied_and_a_readers_file_is_never_written_over(clone):
    (clone / "notebooks/a.ipynb").write_text("first", encoding="utf-8")
    module(clone).copy_new_lessons()
    (clone / "my-lessons/a.ipynb").write_text("my answers", encoding="utf-8")
    (clone / "notebooks/a.ipynb").write_text("second", encoding="utf-8")
    (clone / "notebooks/b.ipynb").write_text("new", encoding="utf-8")
    module(clone).copy_new_lessons()
    assert (clone / "my-lessons/a.ipynb").read_text(encoding="utf-8") == "my answers"
    assert (clone / "my-lessons/b.ipynb").read_text(encoding="utf-8") == "new"


def test_a_lesson_that_changed_replaces_an_untouched_copy_and_comes_beside_a_changed_one(clone, capsys):
    def start_after(**lessons):
        for name, text in lessons.items():
            (clone / f"notebooks/{name}.ipynb").write_text(text, encoding="utf-8")
        module(clone).copy_new_lessons()
        files = sorted((clone / "my-lessons").glob("*.ipynb"))
        return [file.read_text(encoding="utf-8") for file in files], capsys.readouterr().out

    start_after(touched="first", untouched="first")
    (clone / "my-lessons/touched.ipynb").write_text("my answers", encoding="utf-8")
    texts, said = start_after(touched="second", untouched="second")
    assert texts == ["second", "my answers", "second"]
    assert said.startswith("touched.ipynb has a new version: my-lessons/touched-new-") and said.count("\n") == 1
    assert start_after() == (texts, ""), "it is said once"
    texts, said = start_after(touched="third")
    assert texts.count("my answers") == 1 and {"second", "third"} <= set(texts) and "touched.ipynb has a new" in said
    (clone / "my-lessons/.versions.json").write_text("damaged", encoding="utf-8")
    assert "my answers" in start_after()[0]


def test_lessons_that_cannot_be_copied_are_said_in_one_sentence(clone):
    (clone / "my-lessons").write_text("a file where the folder should be", encoding="utf-8")
    start_module = module(clone)
    with pytest.raises(start_module.CannotStart, match="the lessons could not be copied into my-lessons"):
        start_module.copy_new_lessons()


def test_my_lessons_and_the_environment_are_ignored_by_git():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".venv/", ".venv-old*/", "my-lessons/", ".ipynb_checkpoints/"} <= set(ignored)


def test_every_message_is_ascii():
    assert (ROOT / "start.py").read_bytes().isascii()
