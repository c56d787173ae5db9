"""Kept guesses: written when one is locked, whole or not at all; nothing that was there is lost, nothing stops."""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from helpers.answers.predictions import PREDICTIONS
from helpers.explorers import kept_files, kept_guesses
from helpers.explorers.kept_guesses import KeptGuess, keep, trouble
from helpers.explorers.kept_guesses import kept_guesses as kept
from test_notebooks import LESSONS, run_nbval

ROOT = Path(__file__).resolve().parents[1]
TODAY = date.today().isoformat()
ENTRY = {"lesson": "11-4-2", "question": "best-h", "choice": "1e-5", "right": True, "day": "2026-11-26"}


@pytest.fixture
def file(kept_in):
    return kept_in() / "guesses.json"


def left_in(file):
    return sorted(path.name for path in file.parent.iterdir())


def test_a_guess_is_kept_with_its_lesson_and_its_day_and_nothing_else_is_left(file):
    assert kept() == {} and trouble() == "" and left_in(file) == []
    assert keep("11-4-1", "halve-h", "どちらも半分", False) == ""
    assert kept() == {"halve-h": KeptGuess("11-4-1", "halve-h", "どちらも半分", False, TODAY)}
    assert left_in(file) == ["guesses.json"] and "どちらも半分" in file.read_text(encoding="utf-8")


def test_of_two_guesses_the_newer_one_counts_and_stands_last_and_both_stay_in_the_file(file):
    for question, choice in (("best-h", "1e-8"), ("tiny-h", "0"), ("best-h", "1e-5")):
        keep("11-4-2", question, choice, True)
    assert [(name, guess.choice) for name, guess in kept().items()] == [("tiny-h", "0"), ("best-h", "1e-5")]
    assert len(json.loads(file.read_text(encoding="utf-8"))["guesses"]) == 3


MANY = """import sys
from helpers.explorers.kept_guesses import keep
print([keep("11-4-1", f"{sys.argv[1]}-{number}", "x", True) for number in range(20)])"""


def test_of_four_kernels_that_write_at_once_none_loses_a_guess(file):
    keep("11-4-2", "best-h", "1e-5", True)
    kernels = [
        subprocess.Popen(
            [sys.executable, "-c", MANY, str(kernel)], cwd=file.parent, stdout=subprocess.PIPE, encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for kernel in range(4)
    ]  # fmt: skip
    assert {kernel.communicate()[0] for kernel in kernels} == {f"{[''] * 20}\n"}
    assert len(kept()) == 81 and left_in(file) == ["guesses.json"]


@pytest.mark.parametrize("lesson", ["00-start-here", "11-4-1-difference-quotients"])
def test_what_a_lesson_stores_does_not_depend_on_the_guesses_that_are_there(lesson, tmp_path):
    (source,) = [path for path in LESSONS if path.stem == lesson]
    shutil.copy(source, tmp_path)
    guesses = [
        {"lesson": right.lesson, "question": name, "choice": right.choice, "right": True, "day": "2026-11-26"}
        for name, right in PREDICTIONS.items()
    ]
    file = tmp_path / "guesses.json"
    file.write_text(json.dumps({"version": 1, "guesses": guesses}), encoding="utf-8")
    before = file.read_bytes()
    ran = run_nbval(tmp_path / source.name)
    assert ran.returncode == 0, ran.stdout
    assert file.read_bytes() == before and left_in(file) == sorted(["guesses.json", source.name])


STRANGE = [
    None, True, 7, 10**300, "x", [], [ENTRY], {}, {**ENTRY, "right": 1}, {**ENTRY, "right": None}, {**ENTRY, "day": 7},
    {**ENTRY, "day": "soon"}, {**ENTRY, "choice": ["1e-5"]}, {**ENTRY, "question": {}}, {"lesson": "11-4-2"},
    float("nan"), float("inf"), "\ud800", {"\ud800": "x" * 10_000},
]  # fmt: skip


def test_strange_entries_and_those_of_another_version_stop_nothing_and_stay(file):
    other = {"version": 9, "guesses": [*STRANGE, {**ENTRY, "why": ["new"]}], "more": {"a": [None]}}
    file.write_text(json.dumps(other), encoding="utf-8")
    assert kept() == {"best-h": KeptGuess(**ENTRY)} and trouble() == ""
    assert keep("11-4-1", "halve-h", "x", False) == ""
    now = json.loads(file.read_text(encoding="utf-8"))
    new = now["guesses"].pop()
    assert new["question"] == "halve-h" and repr(now) == repr(other)


DAMAGED = {
    "nothing": b"", "half": b'{"version": 1, "guesses": [{"les', "no text": b"\xff\xfe\x00\x81", "null": b"null",
    "a list": b"[]", "no guesses": b'{"version": 1}', "guesses by name": b'{"guesses": {"best-h": 1}}',
    "endless": b"[" * 100_000, "deep": b'{"guesses": [' + b"[" * 3000 + b"]" * 3000 + b"]}",
    "a huge number": b'{"guesses": [' + b"9" * 5000 + b"]}",
    "a huge file": b'{"guesses": []}' + b" " * kept_files.LARGEST, "shift-jis": '{"guesses": ["半"]}'.encode("cp932"),
}  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_whole_when_the_next_guess_is_kept_and_not_before(file, content):
    file.write_bytes(content)
    if kept() == {} and "damaged" not in trouble():
        pytest.skip("this Python reads it")  # how deep lists may go differs
    assert left_in(file) == ["guesses.json"] and file.read_bytes() == content
    aside = f"guesses-damaged-{TODAY}.json"
    said = keep("11-4-1", "halve-h", "x", True)
    assert said == f"guesses.json was damaged. It is called {aside} now, and a new guesses.json has this guess."
    assert file.with_name(aside).read_bytes() == content
    assert list(kept()) == ["halve-h"] and trouble() == ""


def test_a_second_damaged_file_of_a_day_replaces_no_first_one(file):
    for content in (b"one", b"two", b"three"):
        file.write_bytes(content)
        keep("11-4-1", "halve-h", "x", True)
    aside = [path.read_bytes() for path in sorted(file.parent.glob("guesses-damaged-*"), key=lambda path: path.name)]
    assert sorted(aside) == [b"one", b"three", b"two"]


def test_a_file_saved_by_an_editor_with_a_mark_before_it_is_read(file):
    file.write_text(json.dumps({"guesses": [ENTRY]}), encoding="utf-8-sig")
    assert list(kept()) == ["best-h"]


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
    problem = OSError(error, os.strerror(error))

    def opened(path, mode="r", *more, **words):
        if "x" in mode:
            raise problem
        return open(path, mode, *more, **words)

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
