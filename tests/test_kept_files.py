"""The file of kept guesses where something is in its way: other things, full disks, locks; and nothing is lost."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from helpers.explorers import kept_files, kept_guesses
from helpers.explorers.kept_guesses import keep, trouble
from helpers.explorers.kept_guesses import kept_guesses as kept
from test_kept_guesses import ENTRY, MANY, ROOT, left_in


@pytest.fixture
def file(kept_in):
    return kept_in() / "guesses.json"


def put_a_folder(file):
    file.mkdir()


def put_a_link(file):
    (file.parent / "elsewhere.json").write_text('{"guesses": []}', encoding="utf-8")
    file.symlink_to(file.parent / "elsewhere.json")


def put_a_dead_link(file):
    file.symlink_to(file.parent / "nowhere.json")


def put_a_pipe(file):
    os.mkfifo(file)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
@pytest.mark.parametrize(
    "put, what",
    [
        (put_a_folder, "guesses.json is a folder"),
        (put_a_link, "guesses.json is a link to another place"),
        (put_a_dead_link, "guesses.json is a link to another place"),
        (put_a_pipe, "guesses.json is no usual file"),
    ],
)
def test_something_else_in_its_place_is_named_and_left_alone(file, put, what):
    put(file)
    before, mode = left_in(file), file.lstat().st_mode
    assert kept() == {} and trouble() == f"The guesses kept so far cannot be read ({what})."
    said = keep("11-4-1", "halve-h", "x", True)
    assert said == f"This guess could not be kept for next time ({what}). It counts as long as this lesson runs."
    assert left_in(file) == before and file.lstat().st_mode == mode


def refuse(error):
    def act(*arguments, **words):
        raise error

    return act


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("fails", ["open", "os.fsync", "os.replace"])
def test_where_nothing_can_be_written_one_sentence_says_so_and_what_was_there_stays(file, monkeypatch, error, fails):
    file.write_text(json.dumps({"guesses": [ENTRY]}), encoding="utf-8")
    before = file.read_bytes()
    problem, usual = OSError(error, os.strerror(error)), open

    def opened(path, mode="r", *more, **words):
        if "x" in mode:
            raise problem
        return usual(path, mode, *more, **words)

    if fails == "open":
        monkeypatch.setattr(kept_files, "open", opened, raising=False)
    elif fails == "os.replace":
        monkeypatch.setattr(kept_files.os, "replace", refuse(problem))
    else:
        monkeypatch.setattr(kept_files.os, "fsync", refuse(problem))
    said = keep("11-4-1", "halve-h", "x", True)
    if fails == "os.fsync":  # what a file system does not know is no reason
        assert said == "" and len(kept()) == 2
    else:
        assert said.startswith(f"This guess could not be kept for next time ({os.strerror(error)}).")
        assert file.read_bytes() == before
    monkeypatch.undo()
    assert left_in(file) == ["guesses.json"]


AS_NOBODY = """import os
from helpers.explorers.kept_guesses import keep, kept_guesses

if os.geteuid() == 0:  # to whom no folder is read-only
    os.seteuid(65534)
print(keep("11-4-1", "halve-h", "x", True), list(kept_guesses()))"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only folders")
def test_in_a_read_only_folder_a_sentence_says_so_at_once_and_what_is_there_is_read():
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        (folder / "guesses.json").write_text(json.dumps({"guesses": [ENTRY]}), encoding="utf-8")
        folder.chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", AS_NOBODY], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert ran.stdout.startswith("This guess could not be kept for next time (Permission denied)."), ran.stderr
        assert ran.stdout.endswith(" ['best-h']\n") and left_in(folder / "guesses.json") == ["guesses.json"]
        folder.chmod(0o755)


def test_a_folder_that_is_gone_gets_a_sentence(kept_in, monkeypatch):
    monkeypatch.setattr(kept_files, "folder", refuse(FileNotFoundError(errno.ENOENT, "No such file or directory")))
    assert keep("11-4-1", "halve-h", "x", True).startswith("This guess could not be kept for next time (No such file")
    assert kept() == {}


def test_the_place_is_the_working_directory_of_the_kernel():
    said = subprocess.run(
        [sys.executable, "-c", "from helpers.explorers.kept_files import folder; print(folder())"],
        cwd=ROOT / "tests", env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert Path(said.stdout.strip()) == ROOT / "tests"


@pytest.mark.parametrize("left", ["a file", "a folder"])
def test_a_lock_that_was_left_behind_stops_nothing(file, monkeypatch, left):
    monkeypatch.setattr(kept_files, "PATIENCE", 0.05)
    lock = file.with_name("guesses.lock")
    lock.mkdir() if left == "a folder" else lock.touch()
    assert keep("11-4-1", "halve-h", "x", True) == "" and len(kept()) == 1
    assert lock.exists() == (left == "a folder")


def test_two_whose_turns_overlap_wait_for_each_other(file, monkeypatch):
    """Between reading and writing another kernel wants to write: it is told to wait, and finds the first guess."""
    kernels, write = [], kept_guesses.write

    def slowly(name, data):
        kernels.append(
            subprocess.Popen(
                [sys.executable, "-c", MANY, "other"], cwd=file.parent, stdout=subprocess.PIPE, encoding="utf-8",
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        )  # fmt: skip
        with pytest.raises(subprocess.TimeoutExpired):
            kernels[0].wait(1.5)
        write(name, data)

    monkeypatch.setattr(kept_guesses, "write", slowly)
    assert keep("11-4-1", "halve-h", "x", True) == ""
    assert kernels[0].communicate()[0] == f"{[''] * 20}\n" and len(kept()) == 21
