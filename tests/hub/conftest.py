"""A hub with ten learners, started once. Real accounts, real servers, real kernels: only root can do that."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools/class"), str(ROOT), str(ROOT / "tests/browser")]

import engines  # noqa: E402
from in_browser import come  # noqa: E402
from over_http import Learner  # noqa: E402
from running_hub import NAMES, RunningHub, exists  # noqa: E402

LESSON = "11-4-1-difference-quotients.ipynb"


class OneRoom(LoadScopeScheduling):
    """There is one class: one worker has all of its tests."""

    def _split_scope(self, nodeid):
        return "the class"


def pytest_xdist_make_scheduler(config, log):
    return OneRoom(config, log)


def pytest_collection_modifyitems(items):
    """The quiet measurements come first, what breaks things last."""
    order = ["test_load", "test_walls", "test_across_sites", "test_restart", "test_misbehaving", "test_the_end",
             "test_own_names"]  # fmt: skip
    place = {name: number for number, name in enumerate(order)}
    items.sort(key=lambda item: place.get(item.path.stem, -1))


class Room:
    """The class while it works: its hub, its learners, and a kernel for each one's lesson."""

    def __init__(self, hub):
        self.hub, self.kernels, self.seconds = hub, {}, {}
        self.learners = {name: Learner(hub.address, name) for name in NAMES}

    def come(self, name):
        """A learner logs in and waits for JupyterLab."""
        assert self.learners[name].log_in().status_code == 302
        self.seconds[name] = self.learners[name].start()

    @cached_property
    def all_there(self):
        """Everybody has logged in: the first alone, eight at once, the tenth when nine are there."""
        self.come(NAMES[0])
        with ThreadPoolExecutor() as threads:
            list(threads.map(self.come, NAMES[1:-1]))
        self.come(NAMES[-1])
        return True

    def open_lesson(self, name):
        """Run a lesson's cells up to the first picture that moves, with a guess locked in; gives the kernel."""
        if name not in self.kernels or not self.kernels[name].connected:  # a proxy that ends takes the pages with it
            kernel = self.kernels[name] = self.learners[name].kernel(LESSON)
            cells = self.learners[name].cells(LESSON)
            last = next(place for place, source in enumerate(cells) if "explore_" in source.split("\n")[-1])
            for source in cells[: last + 1]:
                kernel.run(source)
                if "= predict(" in source:
                    self.lock_in(kernel)
        return self.kernels[name]

    def lock_in(self, kernel):
        """Choose the first of the choices that came last, and lock it in; what is kept from before stays."""
        if [state for state in kernel.models.values() if state.get("description") == "Guess again"]:
            return
        lock = [key for key, state in kernel.models.items() if state.get("description") == "Lock in"][-1]
        choices = [key for key, state in kernel.models.items() if state.get("_model_name") == "ToggleButtonModel"]
        before = list(kernel.models).index(lock)
        first = [key for key in choices if list(kernel.models).index(key) < before]
        locked = [state for state in kernel.models.values() if state.get("description") == "Locked in"]
        free = [key for key in first if not kernel.models[key].get("disabled")]
        kernel.set(free[0], True)
        kernel.press(lock)
        now = [state for state in kernel.models.values() if state.get("description") == "Locked in"]
        assert len(now) == len(locked) + 1


@pytest.fixture(scope="session")
def hub():
    """The hub of ten learners, from a fresh copy of the project; nothing of it stays."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.fail("these tests make accounts of the system, which only root can: nothing was tested", pytrace=False)
    known = [name for name in NAMES if exists(name)]
    if known:
        pytest.fail(f"accounts with the names of these tests are there already: {', '.join(known)}", pytrace=False)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # a polite kill clears away, too
    hub = RunningHub()
    try:
        hub.seconds = hub.start()
        yield hub
    finally:
        hub.clear_away()


@pytest.fixture(scope="session")
def room(hub):
    """The class with everybody there."""
    room = Room(hub)
    assert room.all_there
    return room


@pytest.fixture(scope="session")
def browser():
    """A real Chromium."""
    with sync_playwright() as playwright:
        browser = engines.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def in_browsers(room, browser):
    """Log a learner in as a reader does, and open the lesson: gives its page, one for each learner."""
    return cache(lambda name: come(browser, room.hub.address, name, LESSON))
