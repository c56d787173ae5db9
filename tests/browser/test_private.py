"""A newcomer's first start on a computer whose settings are all meant for other work: a slider moves a picture.

It asks pip, which needs the network, to put a copied .venv right.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from hostile import hostile
from lesson_page import LessonPage
from programs import end
from starting.lessons import written

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".venv*", ".git", "my-lessons", "build", "__pycache__", ".pytest_cache")


@pytest.fixture
def clone(tmp_path):
    """A copy of the project in another place, with a copy of this .venv, which therefore leads to the wrong place."""
    folder = tmp_path / "小さな 一歩"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    shutil.copytree(sys.prefix, folder / ".venv", symlinks=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def start(clone, tmp_path):
    """Start start.py in the clone with everything set at once, as a newcomer does; gives the process."""
    environment = {**os.environ, **hostile(tmp_path / "hostile")}
    started = []

    def start(*words):
        command = [sys._base_executable, "start.py", *words]
        process = subprocess.Popen(
            command, cwd=clone, env=environment, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        end(process)


def wait_for(address, process):
    for _ in range(1200):
        assert process.poll() is None, process.stdout.read()
        try:
            return urllib.request.urlopen(address)
        except OSError:
            time.sleep(0.25)
    raise AssertionError("JupyterLab does not answer")


def test_a_slider_moves_a_picture_and_the_tests_run_whatever_is_set(clone, start, browser):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    words = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--ServerApp.port={port}"]
    lab = start(*words, f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True")
    wait_for(f"http://127.0.0.1:{port}/api?token={token}", lab)

    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = LessonPage(context.new_page(), f"http://127.0.0.1:{port}/lab/tree/00-start-here.ipynb?token={token}")
    page.wake_all()
    (explorer,) = page.explorers()
    explorer.show()
    explorer.press("x", "Home")
    left, says = explorer.crisp_pixels(), explorer.sentence()
    explorer.press("x", "ArrowRight", 20)
    assert (explorer.crisp_pixels() != left).any() and explorer.sentence() != says
    assert page.stderr() == page.errors() == page.complaints == []

    lesson, copy = clone / "notebooks/00-start-here.ipynb", clone / "my-lessons/00-start-here.ipynb"
    page.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    for _ in range(100):
        if copy.read_bytes() != lesson.read_bytes():
            break
        time.sleep(0.1)
    page.close()
    saved, stored = (json.loads(file.read_bytes()) for file in (copy, lesson))
    assert saved["metadata"] != stored["metadata"], "JupyterLab has written its own settings into it"
    assert written(copy.read_bytes()) == written(lesson.read_bytes()), "which is no word of the reader's"

    said, _ = start("test", "tests/test_requirements.py", "-q").communicate(timeout=600)
    assert " passed" in said and "failed" not in said and "error" not in said.lower(), said
