"""A real JupyterLab and a real browser, started once for all browser tests."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from lesson_page import LessonPage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def lessons_folder(tmp_path_factory):
    """A copy of the lessons, so that saving a lesson changes nothing in the repository."""
    folder = tmp_path_factory.mktemp("lessons")
    for lesson in (ROOT / "notebooks").glob("*.ipynb"):
        shutil.copyfile(lesson, folder / lesson.name)
    return folder


@pytest.fixture(scope="session")
def lab_settings(tmp_path_factory):
    """A folder of user settings. Before 4.5 JupyterLab took cells that are out of sight off the page, where a test
    cannot find them; a reader scrolls."""
    folder = tmp_path_factory.mktemp("settings")
    if tuple(map(int, metadata.version("jupyterlab").split(".")[:2])) < (4, 5):
        tracker = folder / "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
        tracker.parent.mkdir(parents=True)
        tracker.write_text('{"windowingMode": "defer"}', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def lab_address(lessons_folder, lab_settings):
    """The address of a running JupyterLab: a function from a lesson's name to its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        f"--ServerApp.root_dir={lessons_folder}", f"--IdentityProvider.token={token}",
        "--LabApp.expose_app_in_browser=True", f"--LabApp.user_settings_dir={lab_settings}",
    ]  # fmt: skip
    with open(lessons_folder.parent / "lab.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token={token}")
                break
            except OSError:
                time.sleep(0.25)
        yield lambda lesson: f"http://127.0.0.1:{port}/lab/tree/{lesson}?token={token}&reset"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def browser():
    """Chromium: the system's own where there is one, playwright's otherwise."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                 "--disable-sync", "--no-first-run", "--disable-quic"]  # fmt: skip
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def open_lesson(browser, lab_address):
    """Open a lesson in a window of its own; in the end a screenshot of it goes into the folder $SCREENSHOTS, if set."""
    opened = []

    def open_it(lesson, width=1280, height=900):
        context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1)
        page = LessonPage(context.new_page(), lab_address(lesson))
        opened.append((context, page, f"{lesson}-{width}"))
        return page

    yield open_it
    for context, page, name in opened:
        if "SCREENSHOTS" in os.environ:
            folder = Path(os.environ["SCREENSHOTS"])
            folder.mkdir(parents=True, exist_ok=True)
            page.page.screenshot(path=str(folder / f"{name}.png"))
        context.close()


@pytest.fixture(scope="module")
def open_awake(open_lesson):
    """Open a lesson, run all its cells and wake all its explorers: gives the page."""

    def open_it(lesson):
        page = open_lesson(lesson)
        page.run_all()
        for explorer in page.explorers():
            explorer.show()
            explorer.wake()
        return page

    return open_it


@pytest.fixture(scope="module")
def write_notebook(lessons_folder):
    """Put a notebook of a few code cells beside the lessons; gives its name."""

    def write(name, *sources):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in sources],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        (lessons_folder / name).write_text(nbformat.writes(notebook), encoding="utf-8")
        return name

    return write
