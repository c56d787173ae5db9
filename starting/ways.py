"""The ways to start: open the lessons in English or Japanese, test them, refresh them, begin one, build the site."""

import os
import sys

from starting.lessons import copy_new_lessons
from starting.packages import install
from starting.pip import for_pip
from starting.place import AGAIN, COPIES
from starting.private import prepare_jupyterlab, run
from starting.sentences import CannotStart, because


def main(words):
    """Do what the words say; gives the exit code. Whatever goes wrong here is one sentence, never a traceback."""
    try:
        if words[:1] == ["test"]:
            install("requirements.txt", "tests/requirements.txt")
            return run("-m", "pytest", *side_by_side(words[1:]), *words[1:], **for_pip(), **one_thread_each())
        if words[:1] == ["site"]:
            install("requirements.txt", "site/requirements.txt")
            return run("site/build.py", *words[1:], **for_pip())
        install("requirements.txt")
        if words[:1] == ["refresh"]:
            return run("tools/refresh_notebooks.py", *words[1:])
        if words[:1] == ["new"]:
            return run("tools/new_lesson.py", *words[1:])
        if words[:1] == ["ja"]:
            return open_lessons("ja/", "ja_JP", *words[1:])
        return open_lessons("", None, *words)
    except (CannotStart, OSError) as problem:
        return say(problem if isinstance(problem, CannotStart) else because(problem))
    except KeyboardInterrupt:
        print(f"\nStopped. To go on, type again: {AGAIN}", file=sys.stderr)
        return 130


def side_by_side(words):
    """Words for pytest: a worker for each core, the cells of a lesson stay together; -n 0 or -n 2 after them wins.

    Not in pyproject: pytest alone need not have xdist. Workers do not show what is printed, so -s has none.
    """
    if not words:
        print(
            "All tests: about three minutes on two cores. Each dot is a test; the numbers say how much is done.",
            flush=True,
        )
    return ["--dist=loadfile"] if {"-s", "--capture=no"} & set(words) else ["--dist=loadfile", "-n", "auto"]


def one_thread_each():
    """Settings of a worker, which has one core: else NumPy's matrix products take all, and wait for each other."""
    return {"OPENBLAS_NUM_THREADS": os.environ.get("OPENBLAS_NUM_THREADS", "1")}


def open_lessons(edition, menus, *words):
    """Open the first lesson of an edition ("" or "ja/") in JupyterLab, with its menus in English (None) or another."""
    prepare_jupyterlab(menus)
    copy_new_lessons(edition)
    first_page = f"--LabApp.default_url=/lab/tree/{edition}00-start-here.ipynb"
    code = run("-m", "jupyterlab", f"--ServerApp.root_dir={COPIES}", first_page, *words)
    if code > 0:
        say(
            "JupyterLab has ended with an error; its own words are above. "
            f"If they say that a module or a file is missing, delete the folder .venv and type again: {AGAIN}"
        )
    return code


def say(sentence):
    """Say why it does not go on; gives the exit code."""
    print(f"Small Steps: {sentence}", file=sys.stderr)
    return 1
