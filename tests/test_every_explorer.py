"""What holds for every live picture: as drawn in one go, the same from wherever one comes, whole in every state."""

import importlib
import os
import pkgutil
import threading
from functools import cache

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import explorers
from pixels import kept, nothing_painted, plain
from states import assert_whole, far_end, move, move_anywhere
from theirs import THEIRS

pytestmark = pytest.mark.usefixtures("coarse", "short_trainings")

EXPLORERS = {
    f"{module.name}.{name}": explore
    for module in pkgutil.iter_modules(explorers.__path__)
    for name, explore in vars(importlib.import_module(f"helpers.explorers.{module.name}")).items()
    if name.startswith("explore_")
}


@pytest.fixture(scope="module")
def made():
    """Explorers that all tests move, made when first asked for."""
    return cache(lambda name: EXPLORERS[name]())


@pytest.fixture(scope="module")
def untouched():
    """Explorers as they are made, which no test moves."""
    return cache(lambda name: EXPLORERS[name]())


@pytest.fixture(scope="module")
def at_first(untouched):
    """Their pictures, pixel by pixel."""
    return cache(lambda name: kept(untouched(name)))


# The races remember the rate of each rule; the four without a name come in another order each time.
NOT_FROM_CONTROLS_ALONE = {"races.explore_race", "races.explore_fair_race", "name_it.explore_names"}


@pytest.mark.parametrize("name", sorted(NOT_FROM_CONTROLS_ALONE))
def test_slider_figure_equals_plain_figure_where_there_is_more_than_the_controls(name):
    explorer = EXPLORERS[name]()
    far_end(explorer)
    assert kept(explorer) == plain(explorer)


@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - {"name_it.explore_names"}))
def test_no_setting_of_the_readers_changes_a_pixel_and_dragged_equals_fresh_equals_plain(
    made, untouched, at_first, name
):
    with matplotlib.rc_context(THEIRS):
        fresh = EXPLORERS[name]()
        before = dict.copy(matplotlib.rcParams)
        assert kept(fresh) == at_first(name)
        assert dict.__eq__(matplotlib.rcParams, before), "and theirs stay as they are"
    if name not in NOT_FROM_CONTROLS_ALONE:
        dragged = made(name)
        far_end(dragged)
        move(fresh, **dragged.values())
        assert kept(dragged) == kept(fresh) == plain(fresh)
        dragged.pin.value = True
        move(dragged, **untouched(name).values())
        dragged.pin.value = False
        assert kept(dragged) == at_first(name)


# A hundred states each, twenty from one start: all controls are set, then one is moved at a time, as readers do. At the
# end of each way the whole picture is painted, with grey curves and without; between, only what moves is.
WAY = 20
WAYS = int(os.environ.get("STATES", 100)) // WAY


@pytest.mark.parametrize("name", EXPLORERS)
@settings(max_examples=WAYS)
@given(data=st.data())
def test_every_state_gives_a_full_picture_finite_axes_and_a_sentence(made, name, data):
    explorer = made(name)
    size, controls = explorer.frame().size, list(explorer.controls.values())
    with nothing_painted():
        for control in controls:
            move_anywhere(control, data)
        assert_whole(explorer)
        for _ in range(WAY - 1):
            move_anywhere(data.draw(st.sampled_from(controls)), data)
            assert_whole(explorer)
    for pinned in (True, False):
        explorer.pin.value = pinned
        assert_whole(explorer)
    assert explorer.frame().size == size


# All of them move under one lock: each fourth will do.
@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - NOT_FROM_CONTROLS_ALONE)[::4])
def test_two_threads_at_once_end_in_the_picture_of_the_controls(many_turns, made, untouched, at_first, name):
    """Callbacks of two sliders may come on two threads."""
    start = untouched(name).values()
    explorer = move(made(name), **start)

    def move_there_and_back(own):
        far_end(explorer, own)
        move(explorer, **{name: start[name] for name in own})

    controls = list(explorer.controls)
    threads = [threading.Thread(target=move_there_and_back, args=[own]) for own in (controls[::2], controls[1::2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_whole(explorer)
    assert kept(explorer) == at_first(name)


# The races run at rates that no stop of their slider has; they take the nearest stop for it.
@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - {"races.explore_race", "races.explore_fair_race"}))
def test_every_slider_starts_on_one_of_its_stops(untouched, name):
    """The page would move it to the nearest stop as soon as it is shown, and the picture with it."""
    for control in untouched(name).controls.values():
        if hasattr(control, "step"):
            value = np.log(control.value) / np.log(control.base) if hasattr(control, "base") else control.value
            stops = (value - control.min) / control.step
            assert stops == pytest.approx(round(stops), abs=1e-6)
