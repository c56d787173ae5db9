"""What 1.0.0 has left in my-lessons: a record of one digest for each lesson, of all its bytes."""

import hashlib
import json
import subprocess

import pytest

from desk import Desk, as_jupyterlab_saves, notebook
from newcomer import ROOT, make_project, part

COMMIT = "62ede0c"  # of 1.0.0


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    make_project(tmp_path / "clone")
    return Desk(tmp_path / "clone", monkeypatch, capsys)


def first_record(desk, **lessons):
    record = {
        f"{name}.ipynb": hashlib.sha256(json.dumps(lesson).encode()).hexdigest() for name, lesson in lessons.items()
    }
    (desk.copies / ".versions.json").write_text(json.dumps(record), encoding="utf-8")


def test_copies_of_the_first_edition_that_were_only_opened_are_replaced(desk):
    """Their words are known by the digest that 1.0.0 wrote down."""
    old = notebook("x")
    desk.start(opened=old, untouched=old, written=old)
    lessons = desk.lessons.parent / "starting/lessons-1.0.0.json"
    (words,) = {version["words"] for version in json.loads((desk.copies / ".versions.json").read_bytes()).values()}
    lessons.write_text(json.dumps({hashlib.sha256(json.dumps(old).encode()).hexdigest(): words}), encoding="utf-8")
    first_record(desk, opened=old, untouched=old, written=old)
    desk.write("opened", as_jupyterlab_saves(old))
    desk.write("written", notebook("mine"))
    said = desk.start(**dict.fromkeys(("opened", "untouched", "written"), notebook("second")))
    assert said.startswith("written.ipynb has") and said.count("\n") == 1
    assert desk.holds("opened") == desk.holds("untouched") == notebook("second")
    assert desk.holds("written") == notebook("mine")


def test_where_the_words_of_an_old_version_are_not_known_the_copy_stays_unless_it_is_the_same_byte_by_byte(desk):
    old = notebook("x")
    desk.start(opened=old, untouched=old)
    first_record(desk, opened=old, untouched=old)
    desk.write("opened", as_jupyterlab_saves(old))
    said = desk.start(**dict.fromkeys(("opened", "untouched"), notebook("second")))
    assert said.startswith("opened.ipynb has") and said.count("\n") == 1
    assert desk.holds("opened") == as_jupyterlab_saves(old) and desk.holds("untouched") == notebook("second")


def test_the_words_of_the_first_edition_are_those_of_its_lessons(monkeypatch):
    """Where git has the commit of 1.0.0, from its very files."""
    lessons = part(ROOT, "lessons", monkeypatch)
    known = json.loads((ROOT / "starting/lessons-1.0.0.json").read_bytes())
    assert len(known) == 11 == len(set(known.values()))
    listed = subprocess.run(["git", "ls-tree", "--name-only", COMMIT, "notebooks/"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        pytest.skip("the history is not here")
    for name in listed.stdout.decode().split():
        content = subprocess.check_output(["git", "show", f"{COMMIT}:{name}"], cwd=ROOT)
        assert known.pop(lessons.digest(content)) == lessons.written(content)
    assert not known
