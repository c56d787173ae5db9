"""A path that flies off the window is drawn to its border, with a head that points where it went."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb

from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.gradient_descent import explore_one_step, explore_rate
from helpers.explorers.point import explore_point
from helpers.explorers.rmsprop import explore_units
from helpers.explorers.step_size import explore_step_size, explore_ways_out
from helpers.figures import style
from helpers.figures.ends import Dot, End, until_far_outside, where_it_leaves
from pixels import nothing_drawn
from states import move

FIGURES = Path(__file__).resolve().parents[1] / "helpers/figures"
WINDOW = (-9, 5), (-4, 4)


@pytest.mark.parametrize(
    ("points", "place", "step"),
    [
        ([(0, 0), (0, 8)], (0, 4), (0, 8)),
        ([(0, 0), (0, -8)], (0, -4), (0, -8)),
        ([(0, 0), (10, 4)], (5, 2), (10, 4)),
        ([(0, 0), (-18, -2)], (-9, -1), (-18, -2)),
        ([(0, 0), (0, 8), (0, -8)], (0, -4), (0, -16)),  # from outside to outside, through the window
        ([(0, 0), (0, 8), (4, 8)], (0, 4), (0, 8)),  # and on, outside
        ([(0, 0), (0, 8), (0, 2), (-10, 2)], (-9, 2), (-10, 0)),  # back, and out again
    ],
)
def test_where_a_way_leaves_the_window_by_hand(points, place, step):
    found = where_it_leaves(points, *WINDOW)
    assert found[0] == pytest.approx(place) and found[1] == pytest.approx(step)


@pytest.mark.parametrize(
    "points", [[], [(0, 0)], [(0, 0), (1, 1)], [(0, 0), (0, 8), (0, 0)], [(0, 8)], [(0, 8), (1, 8)], [(9, 9), (9, 8)]]
)
def test_a_way_that_ends_inside_or_was_never_inside_leaves_nowhere(points):
    assert where_it_leaves(np.reshape(points, (-1, 2)), *WINDOW) is None


@given(start=st.tuples(st.floats(-9, 5), st.floats(-4, 4)), end=st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)))
def test_the_place_is_on_the_border_and_on_the_straight_way_there(start, end):
    assume(not (-9 <= end[0] <= 5 and -4 <= end[1] <= 4))
    place, step = where_it_leaves([start, end], *WINDOW)
    (left, right), (bottom, top) = WINDOW
    assert min(abs(place[0] - left), abs(place[0] - right), abs(place[1] - bottom), abs(place[1] - top)) < 1e-8
    assert left - 1e-8 <= place[0] <= right + 1e-8 and bottom - 1e-8 <= place[1] <= top + 1e-8
    assert np.cross([*step, 0], [*(place - start), 0])[2] == pytest.approx(0, abs=1e-8 * np.hypot(*step))


@pytest.fixture(scope="module")
def axes():
    axes = style.new_figure().subplots()
    axes.set(xlim=WINDOW[0], ylim=WINDOW[1])
    return axes


@pytest.mark.parametrize("far", [(0.0, 1e4), (-1e300, 1e299), (np.inf, 3.0), (-np.inf, np.inf)])
def test_a_far_point_is_put_nearer_on_its_own_straight_line(axes, far):
    path = np.array([[-7.0, 2.0], [-6.0, 1.0], far, [5e5, -7e5]])
    drawn = until_far_outside(path, axes)
    assert np.array_equal(drawn[:2], path[:2]) and len(drawn) == 3
    step, wanted = drawn[2] - path[1], np.clip(far - path[1], -1e301, 1e301)
    assert np.isfinite(drawn).all() and 50 <= (np.abs(step) / [14, 8]).max() <= 200
    if np.isfinite(far).all():
        assert step / np.abs(step).max() == pytest.approx(wanted / np.abs(wanted).max())
    else:
        assert np.array_equal(np.sign(step), np.where(np.isinf(far), np.sign(far), 0))


def test_what_is_no_number_is_not_drawn_and_what_is_near_stays_as_it_is(axes):
    path = np.array([[0.0, 0.0], [1.0, np.nan], [2.0, 2.0]])
    assert np.array_equal(until_far_outside(path, axes), path[:1])
    assert until_far_outside(path[[0, 2]], axes) is not None
    assert np.array_equal(until_far_outside(path[[0, 2]], axes), path[[0, 2]])


def pixels_of(explorer, colour, place, reach=16):
    """How many pixels of this colour are around a place on the left axes."""
    frame = np.asarray(explorer.frame(), dtype=int)
    x, y = explorer.picture.left.transData.transform(place).round().astype(int)
    part = frame[max(frame.shape[0] - y - reach, 0) : frame.shape[0] - y + reach, x - reach : x + reach]
    return (np.abs(part - 255 * np.array(to_rgb(colour))).max(axis=-1) < 40).sum()


def test_at_1000_times_the_slope_both_paths_reach_the_border_with_a_head():
    explorer = move(explore_units(), scale=1e3)
    descent, momentum, rmsprop = explorer.picture.ends
    (place, step), (other, up) = descent.leaves(), momentum.leaves()
    assert place == pytest.approx((-7, -4), abs=0.01) and step[1] < 0, "a step from 2 to −1198"
    assert other == pytest.approx((-7, 4), abs=0.1) and up[1] > 0 and rmsprop.leaves() is None
    for end, colour, border in ((descent, style.GRADIENT_DESCENT, place), (momentum, style.MOMENTUM, other)):
        with_a_head = pixels_of(explorer, colour, border)
        end.set_visible(False)
        assert with_a_head > 1.5 * pixels_of(explorer, colour, border) > 0, "the line alone"


def test_the_tip_of_the_head_is_at_the_border_and_the_rest_of_it_inside():
    figure = style.new_figure()
    axes = figure.subplots()
    axes.set(xlim=WINDOW[0], ylim=WINDOW[1])
    axes.set_axis_off()
    for far in ((90, 0), (-90, 0), (0, 80), (0, -80), (60, 40)):
        (line,) = axes.plot(*zip((0, 0), far), color=style.MOMENTUM, lw=0)
        end = End.of(line)
        figure.canvas.draw()
        rows, columns = np.nonzero(np.asarray(figure.canvas.buffer_rgba())[..., :3].min(axis=-1) < 200)
        drawn = np.array([columns.mean(), figure.bbox.height - rows.mean()])
        tip, middle = axes.transData.transform(end.leaves()[0]), axes.transData.transform((0, 0))
        inwards = (middle - tip) / np.hypot(*(middle - tip))
        assert len(rows) > 100 and 5 < (drawn - tip) @ inwards < 40, far
        end.remove()


def test_while_it_plays_the_head_is_there_from_the_step_that_leads_out():
    explorer = explore_units()
    for scale, first in ((1e3, 1), (4.0, 3)):
        move(explorer, scale=scale)
        heads = [move(explorer, k=k).picture.ends[0].leaves() is not None for k in range(5)]
        assert heads.index(True) == first


def test_a_step_that_starts_outside_is_marked_too():
    here = move(explore_one_step(), alpha=1.2, k=10).picture.here
    assert here.leaves()[1][1] > 0


@nothing_drawn()
def test_a_step_that_lands_above_the_curve_that_is_shown_points_upwards():
    explorer = explore_one_step()
    assert [seen(move(explorer, alpha=alpha).picture.landing)[0] for alpha in (0.3, 2.0, 1.0)] == ["o", "^", "o"]


@pytest.mark.parametrize(
    ("rate", "marker", "place"), [(0.1, "o", 0.1), (1e-6, "<", 1e-3), (8.0, "^", 4.0)], ids=["in", "below", "gone"]
)
def test_a_rate_that_the_axis_does_not_have_is_pointed_at(fair, rate, marker, place):
    """It would be read as the rate at the edge; one whose score is off the axis, too, points there."""
    first, *others = move(fair, rate=rate).picture.dots
    shown, (x, _) = seen(first)
    assert shown == marker and x == pytest.approx(place)
    assert [seen(dot)[0] for dot in others] == ["o"] * 3


@given(x=st.floats(-30, 30), y=st.floats(-30, 30))
def test_a_dot_is_where_it_is_told_or_at_the_edge_and_points_there(axes, x, y):
    dot = Dot.on(axes, color="black")
    dot.set_data([x], [y])
    marker, place = seen(dot)
    dot.remove()
    (left, right), (bottom, top) = WINDOW
    assert place == (min(max(x, left), right), min(max(y, bottom), top))
    inside_x, inside_y = left <= x <= right, bottom <= y <= top
    assert marker == ("^" if y > 0 else "v") if not inside_y else (marker == "o") == inside_x


PLACES = [[(1, 1), (1.2, 1)], [(1, 1), (99, 1)], [(1, 1), (np.nan, 1)], [(99, np.nan), (1, 1)], []]


@pytest.mark.parametrize("places", PLACES, ids=str)
def test_dots_drawn_at_once_are_the_dots_one_by_one(axes, places):
    dot = Dot.on(axes, color="black", animated=True, in_layout=False)
    canvas = FigureCanvasAgg(axes.figure)
    dot.set_data(*np.reshape(places, (-1, 2)).T)

    def pixels(*artists):
        canvas.draw()
        for artist in artists:
            artist.draw(canvas.get_renderer())
        return np.array(canvas.buffer_rgba())

    one_by_one = pixels(*(dot.shown(place) for place in dot.get_xydata() if not np.isnan(place).any()))
    at_once, empty = pixels(dot), pixels()
    dot.remove()
    assert (at_once == one_by_one).all() and (at_once != empty).any() == bool(places)


@pytest.mark.parametrize(
    ("explore", "where", "dots", "markers"),
    [
        (explore_difference_quotients, {"curve": "x²", "h": 1.0}, "forward_mark central_mark", "ov"),
        (explore_step_size, {"curve": "x²", "x0": 0.0, "h": 1e-3}, "panels", "ov"),
        (explore_ways_out, {"curve": "x²", "x0": 0.0, "h": 1e-3}, "marks", "ovvv"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@nothing_drawn()
def test_an_error_of_0_is_below_a_logarithmic_axis_and_pointed_at(explore, where, dots, markers):
    picture = move(explore(), **where).picture
    found = [getattr(picture, name) for name in dots.split()]
    found = found if len(found) > 1 else [getattr(dot, "mark", dot) for dot in found[0]]
    assert "".join(seen(dot)[0] for dot in found) == markers


def seen(dot):
    """(marker, place) of what is drawn for a dot."""
    shown = dot.shown(*dot.get_xydata())
    return shown.get_marker(), tuple(shown.get_xydata()[0])


def control_ends(control):
    """The first and the last value of a slider, and of one with stops."""
    if hasattr(control, "options"):
        return [control.options[place][1] for place in (0, -1)]
    return [10**end if hasattr(control, "base") else end for end in (control.min, control.max)]


@pytest.mark.parametrize("explore", [explore_point, explore_rate, explore_one_step])
@nothing_drawn()
def test_a_mark_at_the_end_of_its_axes_is_whole(explore):
    explorer, at_the_end = explore(), 0
    for control in explorer.controls.values():
        for end in control_ends(control):
            control.value = end
            for line in (line for axes in explorer.picture.figure.axes for line in axes.lines):
                if len(line.get_xdata()) == 1 and line.get_marker() in "o*s^":
                    place = line.axes.transAxes.inverted().transform(line.axes.transData.transform(line.get_xydata()))
                    if np.isclose(place % 1, 0, atol=1e-2).any() or np.isclose(place % 1, 1, atol=1e-2).any():
                        at_the_end += 1
                        assert not line.get_clip_on(), (control.description, end)
    assert at_the_end


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.py")), ids=lambda path: path.stem)
def test_a_picture_that_cuts_a_path_marks_where_it_leaves(path):
    text = path.read_text(encoding="utf-8")
    assert "until_far_outside(" not in text or path.stem == "ends", "an End does so, and marks it"
