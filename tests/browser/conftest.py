"""A real JupyterLab and a real browser, started once; each lesson is opened once for all of its tests."""

import contextlib
import json
import re
import shutil
import subprocess
import sys
import warnings
from importlib import metadata

import nbformat
import pytest
from playwright.sync_api import Error, sync_playwright
from xdist.scheduler import LoadScopeScheduling

import engines
from carrier import CannotBeHad, compiled_wheels
from lab import running_lab
from lesson_page import LESSONS, NOTEBOOKS, SCREENSHOTS, LessonPage
from pyodide import PlayedHost, fetch_pyodide
from web_server import served


class ByLesson(LoadScopeScheduling):
    """Give each worker whole lessons: a lesson's name is the parameter of its tests."""

    def _split_scope(self, nodeid):
        return lesson_of(nodeid)


def lesson_of(nodeid):
    """The lesson of a test, or its file if it belongs to none; those of the site, which is built once, are one."""
    lesson = re.search(r"\[(.*\.ipynb)\]", nodeid)
    return lesson[1] if lesson else re.sub("test_site_.*", "test_site", nodeid.split("::")[0])


def pytest_xdist_make_scheduler(config, log):
    return ByLesson(config, log)


def pytest_collection_modifyitems(items):
    """Tests of one lesson stay together; those of every lesson first, as they want it unrun, then unanswered."""
    first_and_last = {"test_every_lesson": 0, "test_restart": 2}
    items.sort(key=lambda item: (lesson_of(item.nodeid), first_and_last.get(item.module.__name__, 1)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """A test that fails leaves a screenshot of each open window in build/screenshots."""
    report = yield
    if report.failed:
        browser = getattr(item.session, "browser", None)
        for place, context in enumerate(browser.contexts if browser else ()):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            name = f"{re.sub('[^a-z0-9-]+', '-', item.name.lower())}-{place}.png"
            with contextlib.suppress(Error):  # a page that is too busy for it
                context.pages[0].screenshot(path=SCREENSHOTS / name)
    return report


@pytest.fixture(scope="session")
def lessons_folder(tmp_path_factory):
    """A copy of the lessons, so that saving a lesson changes nothing in the repository."""
    folder = tmp_path_factory.mktemp("lessons")
    for lesson in LESSONS:
        shutil.copyfile(NOTEBOOKS / lesson, folder / lesson)
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
    with running_lab(lessons_folder, lab_settings) as address:
        yield address


@pytest.fixture(autouse=True)
def nothing_kept_by_another_test(request):
    """Every test meets the lessons as a new reader does: what another one locked in or wrote is gone."""
    if "lessons_folder" in request.fixturenames:
        for name in ("guesses.json", "my-notes.md"):
            (request.getfixturevalue("lessons_folder") / name).unlink(missing_ok=True)


@pytest.fixture(scope="session")
def browser(request):
    """The browser that BROWSER asks for: Chromium where nothing is said."""
    with sync_playwright() as playwright:
        browser = engines.launch(playwright)
        request.session.browser = browser  # for the screenshots of a test that fails
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser, lab_address):
    """Open a notebook in a window of its own: gives its page."""

    def open_window(name):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, device_scale_factor=1)
        return LessonPage(context.new_page(), lab_address(name))

    return open_window


@pytest.fixture
def open_lesson(window):
    """Open a notebook for one test, which leaves it when it ends."""
    opened = []
    yield lambda name: opened.append(window(name)) or opened[-1]
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def only_page(window):
    """The page of a lesson, opened by the first test that asks for it, in the place of the lesson before."""
    opened = []

    def page_of(lesson):
        if not opened:
            opened.append(window(lesson))
        elif opened[0].name != lesson:
            opened[0].go_on_to(lesson)
        return opened[0]

    return page_of


@pytest.fixture
def awake(only_page, lesson):
    """The lesson's page with all explorers awake."""
    page = only_page(lesson)
    page.wake_all()
    return page


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """Where the site is served, below a sub-path, and its folder: all of it, as `start.py site` builds it."""
    folder = tmp_path_factory.mktemp("served")
    command = [sys.executable, "site/build.py", str(folder / "some/course")]
    subprocess.run(command, cwd=NOTEBOOKS.parent, check=True)
    with served(folder) as root:
        yield f"{root}/some/course/live", folder / "some/course/live"


@pytest.fixture(scope="session")
def compiled():
    """{name: wheel} of matplotlib and what else is compiled for the browser; none where they cannot be had."""
    try:
        return compiled_wheels()
    except CannotBeHad as why:
        warnings.warn(f"matplotlib in the browser is NOT tested: {why}", stacklevel=1)
        return {}


@pytest.fixture(scope="session")
def played_host(address, compiled, tmp_path_factory):
    """A function of a browser's context, which then gets Pyodide from a `PlayedHost`; its `lock` is the site's."""
    lock = json.loads((address[1] / "static/lock/pyodide-lock.json").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("pyodide")
    fetch_pyodide(lock, folder)
    return lambda context: PlayedHost(folder, compiled, context, lock["packages"])
