"""Settings for all tests. (This file also puts tests/ on the path of the tests below it: they share `pixels`.)"""

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from garbage import collect_no_more, collect_seldom

# A slow machine is no failure, and what passed once passes again. STATES=2000 draws so many new states per explorer,
# and as many new examples of each law: forty find each fault of tools/mutants.toml.
settings.register_profile(
    "course", deadline=None, derandomize="STATES" not in os.environ, max_examples=int(os.environ.get("STATES", 40))
)
settings.load_profile("course")
collect_seldom()

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config):
    if config.pluginmanager.hasplugin("nbval"):
        config.pluginmanager.import_plugin("lesson_kernels")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from side_by_side import SideBySide

    return SideBySide(config, log)


def pytest_collection_modifyitems(config, items):
    if config.pluginmanager.hasplugin("xdist"):
        from side_by_side import longest_first

        longest_first(items)


def pytest_sessionfinish():
    collect_no_more()


@pytest.fixture(autouse=True)
def kept_in(monkeypatch, tmp_path_factory):
    """What a reader leaves beside the notebook lies in a folder of this test's own; gives a call that makes it."""
    folder = cache(lambda: tmp_path_factory.mktemp("kept"))
    if importlib.util.find_spec("ipywidgets"):  # tests/peers run without
        monkeypatch.setattr("helpers.explorers.kept_files.folder", folder)
    return folder


@pytest.fixture(autouse=True, scope="session")
def nothing_is_left_in_the_repository():
    """No test presses Lock in and writes where the reader's own guesses and notes would lie."""
    before = left_by_readers()
    yield
    assert left_by_readers() == before


def left_by_readers():
    """The files that a reader leaves, wherever tests run: their names, and when they were written."""
    folders = [ROOT, ROOT / "notebooks", *(path for path in (ROOT / "tests").rglob("*") if path.is_dir())]
    found = [path for folder in folders for name in ("guesses*", "my-notes*") for path in folder.glob(name)]
    return {path: path.stat().st_mtime_ns for path in found}


@pytest.fixture(scope="module")
def unpainted():
    """For files that ask for words and numbers, never for pixels: pictures are made and move, nothing is drawn."""
    from pixels import nothing_drawn

    with nothing_drawn():
        yield


@pytest.fixture(scope="module")
def coarse():
    """For files that compare whole pictures with one another, and ask for no pixel's place."""
    from pixels import few_pixels

    with few_pixels():
        yield


@pytest.fixture(scope="module")
def coarsest():
    """The same without a layout: for files that do not ask whether words and numbers have room either."""
    from pixels import few_pixels

    with few_pixels(laid_out=False):
        yield


@pytest.fixture
def many_turns():
    """Threads take turns a thousand times as often as usual: what only a lock keeps apart gets mixed up without it."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture(scope="module")
def one_fair_race(unpainted):
    """Made once for a file, and moved: its sweeps take long."""
    from helpers.explorers.races import explore_fair_race

    return explore_fair_race()


@pytest.fixture
def fair(one_fair_race):
    """On its first surface, with its first judge and its first rule, whose rate is far from those of the tests."""
    from states import move

    controls = one_fair_race.controls
    first = {name: controls[name].options[0][1] for name in ("surface", "judge", "whose")}
    return move(one_fair_race, **first, rate=0.1)
