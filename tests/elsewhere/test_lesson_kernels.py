"""Lessons that share a kernel do not know of one another."""

import nbval.plugin
import pytest

import lesson_kernels
from lesson_kernels import LessonKernels, started

BEFORE = """
import helpers.explorers.point
helpers.left_here = secret = "what a lesson did"
"""

AFTER = """
import os, sys
assert "secret" not in globals() and "In" in globals()
assert not [name for name in sys.modules if name.startswith("helpers")] and "numpy" in sys.modules
import helpers.explorers.point
assert not hasattr(helpers, "left_here")
assert os.path.samefile(os.getcwd(), {folder!r}) and sys.path.count("") == 1
"""


@pytest.fixture
def take(monkeypatch):
    monkeypatch.setattr(lesson_kernels, "PATIENCE", 5)
    kernels = LessonKernels()
    yield lambda folder: kernels("python3", cwd=str(folder), startup_timeout=60)
    kernels.end()


def done(kernel, source):
    reply = kernel.kc.execute_interactive(source, store_history=False, timeout=60)["content"]
    return reply["status"] == "ok" or reply["evalue"]


def test_a_lesson_finds_nothing_of_the_one_before_and_its_own_folder(take, tmp_path):
    (tmp_path / "ja").mkdir()
    first = take(tmp_path)
    assert done(first, BEFORE) is True
    first.stop()
    second = take(tmp_path / "ja")
    assert second is first and second.is_alive()
    assert done(second, AFTER.format(folder=str(tmp_path / "ja"))) is True


def test_a_kernel_is_shared_with_nobody_while_it_works_or_when_it_hangs_or_has_died(take, tmp_path):
    works = take(tmp_path)
    hangs = take(tmp_path)
    assert hangs is not works
    hangs.kc.execute("import time\nwhile True: time.sleep(1)")
    hangs.stop()
    assert not hangs.is_alive(), "nbval asks before each cell, and stops a kernel that it cannot interrupt"
    fresh = take(tmp_path)
    assert fresh not in (works, hangs) and fresh.is_alive()
    assert not hasattr(hangs, "km"), "it was ended: a loop would keep a processor busy, and the next lesson waiting"
    fresh.stop()
    fresh.km.shutdown_kernel(now=True)
    assert take(tmp_path) not in (works, hangs, fresh)


def test_a_kernel_whose_port_was_taken_is_started_once_more():
    starts = []

    def start(name, startup_timeout, cwd):
        starts.append((name, startup_timeout, cwd))
        if len(starts) % 3:
            raise RuntimeError("Kernel didn't respond")
        return "kernel"

    with pytest.raises(RuntimeError):
        started(start, "python3", cwd="lessons", startup_timeout=60)
    assert started(start, "python3", cwd="lessons", startup_timeout=60) == "kernel"
    assert starts == [("python3", 30, "lessons"), ("python3", 60, "lessons"), ("python3", 30, "lessons")]
    assert isinstance(nbval.plugin.RunningKernel, LessonKernels)  # which the lessons of this run are started by
