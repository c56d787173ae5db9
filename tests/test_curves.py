"""A curve over the steps that leaves its axes upwards or downwards is marked where it does so first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.explorers.adam import explore_silence
from helpers.explorers.divide_by import explore_divide_by
from helpers.figures import style
from helpers.figures.ends import Curve
from pixels import few_pixels, nothing_drawn
from states import move

LINEAR, LOGARITHMIC = (-4.0, 4.0), (1e-4, 1e4)


@pytest.fixture(scope="module")
def axes():
    axes = style.new_figure().subplots()
    axes.set(xlim=(0, 10))
    return axes


def exits(axes, y, limits=LINEAR):
    """[(x, y, marker)] of the marks of a curve through these heights at x = 0, 1, 2, …"""
    axes.set_yscale("log" if limits[0] > 0 else "linear")
    axes.set_ylim(limits)
    curve = Curve.on(axes, color="black")
    curve.set_data(np.arange(len(y)), y)
    found = [(*axes.transData.inverted().transform(place), marker) for place, marker in curve.exits()]
    curve.remove()
    return found


@pytest.mark.parametrize(
    ("y", "limits", "marks"),
    [
        ([0, 8], LINEAR, [(0.5, 4, "^")]),
        ([0, 2, -6], LINEAR, [(1.75, -4, "v")]),
        ([0, 8, 0, 8], LINEAR, [(0.5, 4, "^")]),  # the first time
        ([-8, 8], LINEAR, [(0.75, 4, "^"), (0, -4, "v")]),  # one that starts outside is marked at its start
        ([9, 9, 0], LINEAR, [(0, 4, "^")]),
        ([0, np.nan, 9], LINEAR, [(2, 4, "^")]),  # nothing is drawn that leads there
        ([1, 1e8], LOGARITHMIC, [(0.5, 1e4, "^")]),
        ([1e-2, 1e-6], LOGARITHMIC, [(0.5, 1e-4, "v")]),
    ],
    ids=str,
)
def test_by_hand(axes, y, limits, marks):
    found = exits(axes, y, limits)
    assert [marker for *_, marker in found] == [marker for *_, marker in marks]
    np.testing.assert_allclose([mark[:2] for mark in found], [mark[:2] for mark in marks], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("y", [[], [0], [4, -4, 4], [np.nan], [0, np.nan, 1], [*[0] * 11, 9]], ids=str)
def test_a_curve_inside_or_beside_the_axes_has_no_mark(axes, y):
    assert exits(axes, y) == []


@given(y=st.lists(st.integers(-9, 9), max_size=8))
def test_a_mark_stands_at_the_edge_where_the_curve_is_and_there_is_one_for_each_edge_that_it_passes(axes, y):
    found = exits(axes, y)
    assert [marker for *_, marker in found] == ["^"] * (max(y, default=0) > 4) + ["v"] * (min(y, default=0) < -4)
    for x, edge, marker in found:
        there = np.interp(x, np.arange(len(y)), y)
        assert edge == pytest.approx(4 if marker == "^" else -4)
        assert there == pytest.approx(edge) or (x == pytest.approx(0, abs=1e-9) and abs(y[0]) > 4)


def test_the_marks_are_drawn_in_the_colour_of_the_curve_and_hidden_with_it():
    with few_pixels():
        figure = style.new_figure()
    axes = figure.subplots()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
    curve = Curve.on(axes, color=style.MOMENTUM, lw=0)
    curve.set_data([0, 1], [0, 2])

    def coloured():
        figure.canvas.draw()
        return np.argwhere(np.asarray(figure.canvas.buffer_rgba())[..., :3].min(axis=-1) < 200)

    down, right = coloured().mean(axis=0)
    assert (right, figure.bbox.height - down) == pytest.approx(axes.transData.transform((0.5, 1)), abs=2)
    curve.set_visible(False)
    assert len(coloured()) == 0


@nothing_drawn()
def test_what_is_only_said_of_a_curve_beyond_its_axes_is_pointed_at():
    silence = move(explore_silence(), silence=10_000, beta1=0.0, beta2=0.9999).picture
    assert [marker for _, marker in silence.spike.exits()] == ["^"]
    divided = move(explore_divide_by(), divisor="nothing", eta0=10.0, k=60).picture
    lines = *divided.lengths, divided.loss
    assert [[marker for _, marker in line.exits()] for line in lines] == [["v"], ["^"], ["^"]]
