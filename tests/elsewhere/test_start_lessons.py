"""my-lessons: a lesson is written in when the source of a cell differs; no word of a reader's is ever lost."""

import errno
import json
import os
from pathlib import Path

import pytest

from desk import Desk, as_jupyterlab_saves, notebook
from newcomer import make_project

STRANGE = [
    b"\xff\xfe\x00\x81", b"null", b"7", b"[1]", b"[" * 100_000, b"9" * 5000, b'{"worksheets": []}', b'{"cells": 7}',
    b'{"cells": {"a": 1}}', b'{"cells": [7]}', b'{"cells": "ab"}', b'{"cells": [{}]}',
    b'{"cells": [{"source": 7, "cell_type": 1}]}',
]  # fmt: skip


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    make_project(tmp_path / "clone")
    return Desk(tmp_path / "clone", monkeypatch, capsys)


def test_a_lesson_that_was_only_opened_and_run_is_replaced_by_its_new_version(desk):
    desk.start(a=notebook("x = ...\ncheck(x)"))
    desk.write("a", as_jupyterlab_saves(notebook("x = ...\ncheck(x)")))
    assert desk.start(a=notebook("y = ...")) == "" and desk.holds("a") == notebook("y = ...")
    assert desk.names() == ["a.ipynb"]


def test_outputs_that_the_reader_has_computed_stay_until_the_lesson_changes(desk):
    desk.start(a=notebook("x"))
    desk.write("a", as_jupyterlab_saves(notebook("x")))
    desk.start()
    assert desk.holds("a") == as_jupyterlab_saves(notebook("x"))


def test_a_lesson_of_which_only_outputs_changed_replaces_what_nobody_wrote_in_and_is_silent_elsewhere(desk):
    desk.start(a=notebook("x"), b=notebook("x"))
    desk.write("b", notebook("x", "mine"))
    assert desk.start(a=notebook("x", edition=2), b=notebook("x", edition=2)) == ""
    assert desk.holds("a") == notebook("x", edition=2) and desk.holds("b") == notebook("x", "mine")
    assert desk.names() == ["a.ipynb", "b.ipynb"]


def test_what_a_reader_leaves_beside_the_lessons_stays_when_new_ones_come(desk):
    """Guesses, words of one's own, and files that were set aside: whatever is no lesson of ours."""
    desk.start(a=notebook("x"), b=notebook("x"))
    left = {"guesses.json": b'{"guesses": []}', "guesses-damaged-2026-11-26.json": b"{", "my-notes.md": "半分".encode()}
    for name, content in left.items():
        (desk.copies / name).write_bytes(content)
    desk.write("b", notebook("x", "mine"))
    desk.start(a=notebook("y"), b=notebook("y"), c=notebook("z"))
    assert desk.holds("a") == notebook("y")
    assert {name: (desk.copies / name).read_bytes() for name in left} == left


TEXT = notebook("z")["cells"][0] | {"cell_type": "markdown"}
WRITTEN = {
    "a changed cell": notebook("x = 1.57", "z"),
    "an added cell": notebook("x", "z", "mine"),
    "a cell fewer": notebook("x"),
    "an emptied cell": notebook("x", ""),
    "another order": notebook("z", "x"),
    "text for code": notebook("x", "z") | {"cells": [*notebook("x")["cells"], TEXT]},
    **{repr(content[:12]): content for content in STRANGE},
}


@pytest.mark.parametrize("mine", WRITTEN.values(), ids=WRITTEN)
def test_what_a_reader_has_written_stays_and_the_new_version_comes_beside_it_once(desk, mine):
    desk.start(a=notebook("x", "z"))
    desk.write("a", mine)
    before = (desk.copies / "a.ipynb").read_bytes()
    said = desk.start(a=notebook("second"))
    assert said.startswith("a.ipynb has a new version: my-lessons/a-new-") and said.count("\n") == 1
    assert desk.start() == "" and (desk.copies / "a.ipynb").read_bytes() == before
    (new,) = (name for name in desk.names() if "-new-" in name)
    assert desk.holds(new.removesuffix(".ipynb")) == notebook("second")


def test_what_a_reader_has_written_into_a_new_version_stays_too(desk):
    desk.start(a=notebook("x"))
    desk.write("a", notebook("mine"))
    desk.start(a=notebook("second"))
    (new,) = (name.removesuffix(".ipynb") for name in desk.names() if "-new-" in name)
    desk.write(new, notebook("mine as well"))
    (desk.copies / ".versions.json").unlink()
    assert "has a new version" in desk.start()
    assert desk.holds(new) == notebook("mine as well") and desk.holds("a") == notebook("mine")


@pytest.mark.parametrize("content", [*STRANGE, b'{"a.ipynb": [1]}', b'{"a.ipynb": {"bytes": 1, "words": null}}', b""])
def test_with_a_damaged_record_nothing_is_lost(desk, content):
    desk.start(a=notebook("x"), b=notebook("x"), c=notebook("x"))
    desk.write("a", notebook("mine"))
    desk.write("c", as_jupyterlab_saves(notebook("x")))
    (desk.copies / ".versions.json").write_bytes(content)
    assert desk.start(b=notebook("second")).count("has a new version") == 2
    assert desk.holds("a") == notebook("mine") and desk.holds("b") == notebook("x")
    assert desk.holds("c") == as_jupyterlab_saves(notebook("x"))
    assert desk.start() == ""


def test_a_missing_or_emptied_copy_comes_again_and_a_folder_in_its_place_is_the_readers(desk):
    desk.start(a=notebook("x"), b=notebook("x"), c=notebook("x"), d=notebook("x"))
    desk.write("a", b"")
    (desk.copies / "b.ipynb").unlink()
    for name in "cd":
        (desk.copies / f"{name}.ipynb").unlink()
    (desk.copies / "c.ipynb").mkdir()
    (desk.copies / "c.ipynb/mine.txt").write_text("mine", encoding="utf-8")
    if os.name != "nt":
        (desk.copies / "d.ipynb").symlink_to(desk.copies / "nowhere")
    assert desk.start() == "" and desk.start(c=notebook("second")).startswith("c.ipynb has a new version")
    assert [desk.holds(name) for name in "abd"] == [notebook("x")] * 3
    assert (desk.copies / "c.ipynb/mine.txt").exists() and not (desk.copies / "nowhere").exists()


def test_a_disk_that_fills_up_in_the_middle_leaves_the_copy_and_the_record_as_they_were(desk, monkeypatch):
    desk.start(a=notebook("x"))
    before = {path.name: path.read_bytes() for path in desk.copies.iterdir()}

    def half(file, content):
        with open(file, "wb") as opened:
            opened.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (desk.lessons / "a.ipynb").write_bytes(json.dumps(notebook("second")).encode())
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", half)
        with pytest.raises(Exception, match="The disk is full"):
            desk.start()
    assert {path.name: path.read_bytes() for path in desk.copies.iterdir()} == before
    assert desk.start() == "" and desk.holds("a") == notebook("second")
