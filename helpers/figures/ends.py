"""Marks that say where something is, also outside of the axes: there a head at their edge points to it."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

# A head that points to the right, with its tip where it is drawn.
_HEAD = Path([(0, 0), (-1, 0.5), (-1, -0.5), (0, 0)], closed=True)

_FAR = 50  # windows


class End(Line2D):
    """A dot at the end of `line`. Where the line ends outside its axes, a head at their edge points where it went."""

    @classmethod
    def of(cls, line, head=17, **look):
        """The end of this line, in its colour and its axes."""
        end = cls([], [], ls="", **{"color": line.get_color(), "marker": "o", "ms": 8, **look})
        end.line, end.size_of_head = line, head
        return line.axes.add_line(end)

    def lead(self, path):
        """Draw the line along the rows of a path, as far as it can be drawn, and stand at its end."""
        drawn = until_far_outside(path, self.axes)
        self.line.set_data(*drawn.T)
        self.set_data(*drawn[-1:].T)

    def leaves(self):
        """Where the line last left the axes, and the step that led it out; None while its end is inside."""
        return where_it_leaves(self.line.get_xydata(), self.axes.get_xlim(), self.axes.get_ylim())

    def draw(self, renderer):
        """Draw the dot, or the head in its place."""
        left = self.leaves()
        if left is None or not self.get_visible():
            super().draw(renderer)
            return
        place, step = left
        # The direction on the screen, where the axes have scales of their own.
        to_screen = self.axes.transData.get_matrix()[:2, :2]
        turned = Path(_HEAD.vertices @ _rotation(to_screen @ step).T, _HEAD.codes)
        look = {"marker": turned, "ms": self.size_of_head, "mew": 0}
        _draw_mark(renderer, self, place, transform=self.axes.transData, **look)


class Arrow(FancyArrowPatch):
    """An arrow. One that leads out of its axes is drawn to their edge, with its head there."""

    def draw(self, renderer):
        """Draw it whole, or as far as its axes go."""
        whole = tuple(self._posA_posB)
        left = where_it_leaves(whole, self.axes.get_xlim(), self.axes.get_ylim())
        if left is None or not self.get_visible():
            super().draw(renderer)
            return
        place, _ = left
        self.set_positions(whole[0], place)
        super().draw(renderer)
        self.set_positions(*whole)


class Dot(Line2D):
    """A dot, or several. For one that lies outside its axes, a triangle at their edge points to it."""

    @classmethod
    def on(cls, axes, **look):
        """A dot on these axes, nowhere yet, and whole at their edge."""
        return axes.add_line(cls([], [], ls="", clip_on=False, **{"marker": "o", "mec": "white", "ms": 9, **look}))

    def draw(self, renderer):
        """Draw the dots as they are, at once; or where one lies outside, each dot or the triangle in its place."""
        places, (low, high) = self.get_xydata(), self._borders()
        if not ((places < low) | (places > high)).any():
            super().draw(renderer)
            return
        for place in places[~np.isnan(places).any(axis=1)]:
            self.shown(place).draw(renderer)

    def shown(self, place):
        """What is drawn for the dot at this place: a line with one mark."""
        low, high = self._borders()
        shown = Line2D(*np.clip(place, low, high)[:, None])
        shown.update_from(self)
        shown.set_marker(_pointing_out(place < low, place > high, self.get_marker()))
        shown.set_transform(self.axes.transData)
        shown.set_figure(self.get_figure())
        return shown

    def _borders(self):
        """The lowest and the highest x and y of the axes."""
        return np.sort([self.axes.get_xlim(), self.axes.get_ylim()]).T


class Curve(Line2D):
    """A curve. Where it first leaves its axes upwards or downwards, a triangle at their edge says so."""

    @classmethod
    def on(cls, axes, **look):
        """A curve on these axes, of no points yet."""
        return axes.add_line(cls([], [], **look))

    def draw(self, renderer):
        """Draw the curve, and on it the triangles."""
        super().draw(renderer)
        for place, marker in self.exits() if self.get_visible() else ():
            _draw_mark(renderer, self, place, marker=marker, ms=8, mec="white")

    def exits(self):
        """Where it first leaves upwards and downwards, in pixels, each with its marker."""
        (left, bottom), (right, top) = self.axes.bbox.get_points()
        places = self.axes.transData.transform(self.get_xydata())
        x, y = places.T
        aside = (x < left - 1) | (x > right + 1)
        for beyond, edge, marker in ((y > top + 1, top, "^"), (y < bottom - 1, bottom, "v")):
            for first in np.flatnonzero(beyond & ~aside)[:1]:
                where, before = x[first], places[max(first - 1, 0)]
                if before[1] != y[first]:  # the curve comes from there, unless that is no number
                    share = np.clip((edge - y[first]) / (before[1] - y[first]), 0, 1)
                    where += np.nan_to_num(share * (before[0] - where))
                yield np.array([where, edge]), marker


def _draw_mark(renderer, line, place, **look):
    """One mark at this place, in the colour of the line; in pixels, if no other transform is given."""
    mark = Line2D(*place[:, None], ls="", color=line.get_color(), **look)
    mark.set_figure(line.get_figure())
    mark.draw(renderer)


def _pointing_out(below, above, inside):
    """The marker that points over the border which a place is beyond: up or down before right or left."""
    beyond = [(above[1], "^"), (below[1], "v"), (above[0], ">"), (below[0], "<")]
    return next((marker for is_beyond, marker in beyond if is_beyond), inside)


def until_far_outside(path, axes):
    """The rows of a path up to the first one that is far outside the axes, which is drawn no further.

    That one is put nearer, on its own straight line, where it can be drawn; NaN is left out.
    """
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    middle, size = np.array([(left + right) / 2, (bottom + top) / 2]), np.array([right - left, top - bottom])
    away = np.abs(path - middle) / size
    outside = np.flatnonzero(~(away < _FAR).all(axis=1))
    if not outside.size:
        return path
    first = outside[0]
    if first == 0 or np.isnan(path[first]).any():
        return path[:first]
    before, step = path[first - 1], path[first] - path[first - 1]
    if np.isinf(step).any():  # in the direction of what is infinite
        step = np.where(np.isinf(step), np.sign(step), 0.0)
    nearer = before + step / np.abs(step / size).max() * 2 * _FAR
    return np.vstack([path[:first], nearer])


def where_it_leaves(points, x_limits, y_limits):
    """(place on the border, step across it) where the way along points that end outside last left; else None.

    A step from outside to outside counts, if it leads through the window.
    """
    low, high = np.transpose([sorted(x_limits), sorted(y_limits)])
    points = np.asarray(points, dtype=float)
    if len(points) < 2 or not np.isfinite(points).all() or ((points[-1] >= low) & (points[-1] <= high)).all():
        return None
    starts, steps = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        shares = np.sort([(low - starts) / steps, (high - starts) / steps], axis=0)  # of each step, for each border
    within = (starts >= low) & (starts <= high)
    still = steps == 0  # such a step is between two borders all the time, or never
    enters = np.where(still, np.where(within, -np.inf, np.inf), shares[0]).max(axis=1)
    exits = np.where(still, np.where(within, np.inf, -np.inf), shares[1]).min(axis=1)
    through = np.flatnonzero((np.maximum(enters, 0) <= exits) & (exits <= 1))
    if not through.size:
        return None
    last = through[-1]
    return starts[last] + exits[last] * steps[last], steps[last]


def _rotation(direction):
    x, y = direction / np.hypot(*direction)
    return np.array([[x, -y], [y, x]])
