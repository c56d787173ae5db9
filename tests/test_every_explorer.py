"""What holds for every live picture: asleep it hides its answer, awake it is whole, and the same on every way.

Each explorer is made twice for all tests: one stays as it is made, the other sleeps first and is then moved.
"""

import importlib
import inspect
import os
import pkgutil
import threading
from functools import cache

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asleep import Guess
from helpers import explorers
from helpers.figures.ends import Curve, End
from helpers.figures.picture import Picture
from pixels import kept, nothing_painted, on_the_way, plain
from room import strikes_through, without_room
from states import assert_whole, far_end, move, move_anywhere, moving_a_ghost
from theirs import THEIRS

pytestmark = pytest.mark.usefixtures("coarse")

EXPLORERS = {
    f"{module.name}.{name}": explore
    for module in pkgutil.iter_modules(explorers.__path__)
    for name, explore in vars(importlib.import_module(f"helpers.explorers.{module.name}")).items()
    if name.startswith("explore_")
}
CAN_WAIT = {name for name, explore in EXPLORERS.items() if "after" in inspect.signature(explore).parameters}

# The races remember the rate of each rule; the four without a name come in another order each time.
NOT_FROM_CONTROLS_ALONE = {"races.explore_race", "races.explore_fair_race", "name_it.explore_names"}

# These show something of the question while they sleep, and that follows the controls. Every other sleeping picture is
# the same in every pixel wherever the controls stand.
SHOWN_ASLEEP = {
    "difference_quotients.explore_difference_quotients": "the curve, its tangent and its points",
    "gradient_descent.explore_gradient_descent": "the contours for κ, and how many steps there are",
    "momentum.explore_turns": "gradient descent",
    "parabola.explore_parabola": "the curve, its tangent and its points",
    "point.explore_point": "the point",
    "races.explore_fair_race": "the judge",
    "races.explore_race": "the contours of the surface",
    "rate_map.explore_rate_map": "the contours for κ",
    "squares.explore_squares": "the contours of the loss",
    "step_size.explore_precision": "the limits of the errors",
    "step_size.explore_step_size": "the limits of the errors",
}


@pytest.fixture(scope="module")
def untouched():
    """Explorers as they are made without settings of a reader's, which no test moves."""

    def make(name):
        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            return EXPLORERS[name]()

    return cache(make)


@pytest.fixture(scope="module")
def at_first(untouched):
    """Their pictures, pixel by pixel."""
    return cache(lambda name: kept(untouched(name)))


@pytest.fixture(scope="module")
def asleep():
    """Explorers that wait for a guess, on a computer with settings of its own. Asked again it gives the same, awake."""
    return cache(lambda name: EXPLORERS[name](**({"after": Guess()} if name in CAN_WAIT else {})))


@pytest.fixture(scope="module")
def made(asleep):
    """The same ones, woken and without ghosts, that all tests move."""

    def wake(name):
        explorer = asleep(name)
        explorer.wake()
        if explorer.pin.value:
            with on_the_way(explorer):
                explorer.pin.value = False
        return explorer

    return wake


@pytest.fixture
def their_settings():
    """A reader's own settings of matplotlib, which no picture changes."""
    with matplotlib.rc_context(THEIRS):
        before = dict.copy(matplotlib.rcParams)
        yield
        assert dict.__eq__(matplotlib.rcParams, before)


def test_all_explorers_can_wait_for_a_guess_but_the_one_that_asks_for_names_itself(made):
    assert EXPLORERS.keys() - CAN_WAIT == {"name_it.explore_names"}
    assert isinstance(made("name_it.explore_names").picture, Picture)


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_line_that_a_film_draws_says_where_it_leaves(untouched, name):
    for line, mark in untouched(name).picture.played.items():
        assert isinstance(line, Curve) or isinstance(mark, End), line.get_label()


@pytest.mark.parametrize("name", sorted(CAN_WAIT))
def test_asleep_nothing_secret_is_seen_and_awake_it_is(their_settings, asleep, name):
    explorer = asleep(name) if asleep(name).asleep else EXPLORERS[name](after=Guess())
    assert isinstance(explorer.picture, Picture)
    secrets, frames = explorer.picture.secrets, []
    for names in ((), explorer.controls):
        if names:  # first it stands as it was made
            with on_the_way(explorer):
                far_end(explorer, names)
        assert secrets and not any(artist.get_visible() for artist in secrets)
        frames.append(kept(explorer))
        if not names or name in SHOWN_ASLEEP:
            assert strikes_through(explorer.picture) == []
            assert without_room(explorer.picture.figure) == []
    explorer.wake()
    assert kept(explorer) not in frames and any(artist.get_visible() for artist in secrets)
    assert (len(set(frames)) == 1) == (name not in SHOWN_ASLEEP), "it follows no control"


@pytest.mark.parametrize("name", sorted(NOT_FROM_CONTROLS_ALONE))
def test_slider_figure_equals_plain_figure_where_there_is_more_than_the_controls(made, name):
    explorer = made(name)
    far_end(explorer)
    assert kept(explorer) == plain(explorer)


@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - NOT_FROM_CONTROLS_ALONE))
def test_dragged_equals_fresh_equals_plain(untouched, at_first, their_settings, made, name):
    """No setting of the reader's changes a pixel, nor does it show that it slept before."""
    explorer = made(name)
    far_end(explorer)
    there = kept(explorer)
    assert there == plain(explorer)
    start = untouched(name).values()
    with nothing_painted():  # what would stay of these pictures below the next one is white
        explorer.pin.value = True
        move(explorer, **start)
    explorer.pin.value = False
    assert kept(explorer) == at_first(name), "at the start again all is as it was made"
    far_end(explorer, reversed(explorer.controls))
    assert kept(explorer) == there, "on another way, too"


# Sixteen states each, from one start: all controls are set, then one is moved at a time, as readers do. At the end of
# a way the whole picture is painted, with its ghosts; between, only what moves is. (Sentences:
# test_true_in_every_state.)
WAY = 16
WAYS = max(1, int(os.environ.get("STATES", WAY)) // WAY)


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
    explorer.pin.value = True
    assert_whole(explorer)
    assert explorer.frame().size == size
    assert without_room(explorer.picture.figure) == []


# All of them move under one lock: each fourth will do.
@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - NOT_FROM_CONTROLS_ALONE)[::4])
def test_two_threads_at_once_end_in_the_picture_of_the_controls(many_turns, made, untouched, at_first, name):
    """Callbacks of two sliders may come on two threads."""
    start = untouched(name).values()
    explorer = move(made(name), **start)

    def move_there_and_back(own):
        far_end(explorer, own)
        for name in own:
            explorer.controls[name].value = start[name]

    controls = list(explorer.controls)
    threads = [threading.Thread(target=move_there_and_back, args=[own]) for own in (controls[::2], controls[1::2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_whole(explorer)
    assert kept(explorer) == at_first(name)


@pytest.mark.parametrize("name", EXPLORERS)
def test_no_label_of_an_axis_is_a_formula_which_takes_long_to_lay_out(untouched, name):
    for axes in untouched(name).picture.figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            told = [form.format_ticks([1e-3, 0.02, 1, 1e3]) for form in (axis.major.formatter, axis.minor.formatter)]
            assert "$" not in str(told)


# The races run at rates that no stop of their slider has; they take the nearest stop for it.
@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - {"races.explore_race", "races.explore_fair_race"}))
def test_every_slider_starts_on_one_of_its_stops(untouched, name):
    """The page would move it to the nearest stop as soon as it is shown, and the picture with it."""
    for control in untouched(name).controls.values():
        if hasattr(control, "step"):
            value = np.log(control.value) / np.log(control.base) if hasattr(control, "base") else control.value
            stops = (value - control.min) / control.step
            assert stops == pytest.approx(round(stops), abs=1e-6)


# These move no curve.
KEPT_BY_NO_GHOST = {
    "name_it.explore_names": {"A", "B", "C", "D"},  # the names that a reader gives
    "races.explore_race": {"whose"},  # whose rate the slider moves
    "races.explore_fair_race": {"judge", "whose", "at_best"},  # the bars, whose rate the slider moves, and that rate
    "staircase.explore_staircase": {"case"},  # both have the same stairs
}


@pytest.mark.parametrize("name", EXPLORERS)
def test_pin_keeps_what_each_control_moves_or_is_not_there(untouched, made, name):
    explorer = made(name)
    controls = {control for control, widget in explorer.controls.items() if widget is not explorer.film}
    if explorer.pin.layout.display != "none":
        controls -= KEPT_BY_NO_GHOST.get(name, set())
        with on_the_way(explorer):
            move(explorer, **untouched(name).values())  # wherever another test has left it
            assert controls - moving_a_ghost(explorer) == set()
    else:
        assert explorer.picture.pinned == []
