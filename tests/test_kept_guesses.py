"""Kept guesses: written when one is locked, whole or not at all; nothing that was there is lost, nothing stops."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from helpers.explorers import kept_files
from helpers.explorers.kept_guesses import KeptGuess, keep, trouble
from helpers.explorers.kept_guesses import kept_guesses as kept

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
