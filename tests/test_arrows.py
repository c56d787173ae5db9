"""An arrow that leads out of its axes is drawn to their edge, with a head there that shows where it goes."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.patches import FancyArrowPatch

from helpers.figures import style
from helpers.figures.ends import Arrow

WINDOW = st.floats(-0.9, 0.9)


def made():
    axes = style.new_figure(width=2, height=2).subplots()
    axes.set(xlim=(-1, 1), ylim=(1, -1))
    return axes, style.arrow(axes, "#D55E00")


@pytest.fixture(scope="module")
def one_arrow():
    return made()[1]


def drawn(arrow):
    """From where to where it is drawn."""
    places = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FancyArrowPatch, "draw", lambda arrow, renderer: places.append(np.array(arrow._posA_posB)))
        arrow.draw(arrow.figure.canvas.get_renderer())
    return places[0]


@given(WINDOW, WINDOW, st.floats(0, 7), st.floats(0.05, 300))
def test_it_keeps_its_start_and_its_direction_and_its_tip_is_inside_or_at_the_edge(one_arrow, x, y, angle, length):
    start, vector = np.array([x, y]), length * np.array([np.cos(angle), np.sin(angle)])
    style.point(one_arrow, start, vector)
    whole = np.array(one_arrow._posA_posB)
    assert (whole == [start, start + vector]).all()
    first, tip = drawn(one_arrow)
    assert (first == start).all() and np.abs(tip).max() <= 1 + 1e-12
    share = np.dot(tip - start, vector) / length**2
    assert tip - start == pytest.approx(share * vector, abs=1e-9) and 0 < share < 1 + 1e-9
    assert (tip == whole[1]).all() or np.abs(tip).max() == pytest.approx(1)
    assert (np.array(one_arrow._posA_posB) == whole).all(), "drawn again, it is the same"


def test_its_head_is_seen_at_the_edge():
    axes, arrow = made()
    axes.set_axis_off()
    style.point(arrow, (0, 0), (5, 0))
    figure = axes.figure
    with style.our_look():
        figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[..., :3].astype(int)
    coloured = np.argwhere((np.abs(pixels - [0xD5, 0x5E, 0x00]) < 30).all(axis=-1))
    heights = np.bincount(coloured[:, 1])
    edge = axes.bbox.x1
    assert heights.nonzero()[0].max() == pytest.approx(edge, abs=6)
    shaft, head = heights[round(edge) - 100], heights[round(edge) - 30 : round(edge)].max()
    assert head > 2 * shaft > 0, "a head is wider than its shaft"


def test_all_arrows_are_such_ones():
    helpers = Path(style.__file__).parents[1]
    found = {path.name for path in helpers.rglob("*.py") if "FancyArrow" in path.read_text(encoding="utf-8")}
    assert found == {"ends.py"} and isinstance(made()[1], Arrow)
    assert not [path for path in helpers.rglob("*.py") if "arrowprops" in path.read_text(encoding="utf-8")]
