"""The way down: contours of a loss with paths on them, beside a curve over the steps."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Curve, End
from helpers.figures.picture import Picture, draw_ground


class DescentPanels(Picture):
    """Left axes: contours with one path for each name and the minimum. Right axes: a positive number over the steps.

    `looks` gives each name its (colour, width, dashes).
    """

    def __init__(self, left, right, names, looks, title):
        self.left, self.right, self.contours = left, right, None
        self.grounds = (left,)
        style.label(left, "the way of W on the contours of L", "u")
        left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(right, title, "step")
        right.set_yscale("log")
        right.xaxis.get_major_locator().set_params(integer=True)
        style.grid(right)
        self.paths, self.curves, self.ends = [], [], []
        for number, (name, (colour, width, dashes)) in enumerate(zip(names, looks, strict=True)):
            self.paths += left.plot([], [], color=colour, lw=width, ls=dashes, marker=".", ms=6, label=name)
            # Two that leave at one place are both seen: the head of the later one is smaller, and lies on top.
            self.ends.append(End.of(self.paths[-1], head=17 - 3 * min(number, 3)))
            self.curves.append(Curve.on(right, color=colour, lw=width, ls=dashes))
        (self.minimum,) = left.plot([], [], "*", color=style.CURVE, ms=13)
        self.artists = [*self.paths, *self.ends, *self.curves]
        self.played = {**dict(zip(self.paths, self.ends, strict=True)), **dict.fromkeys(self.curves)}

    def draw_background(self, u, v, heights, minima, limits):
        """Contours of the heights over the grid u × v, the minima as rows, and the limits of the right axes."""
        if self.contours:
            self.contours.remove()
        self.contours = draw_ground(self.left, u, v, heights, levels=14)
        self.minimum.set_data(*np.atleast_2d(minima).T)
        self.right.set(xlim=limits[0], ylim=limits[1])

    def move(self, paths, numbers):
        """One path of shape (steps + 1, 2) and one row of numbers over the steps for each name."""
        for path, end in zip(paths, self.ends, strict=True):
            end.lead(path)
        for row, curve in zip(numbers, self.curves, strict=True):
            curve.set_data(np.arange(len(row)), just_outside(row, self.right))


class DescentPicture(DescentPanels):
    """The two panels side by side, with a legend above."""

    def __init__(self, names, looks, title):
        super().__init__(*self.new_axes(1, 2, height=4.0), names, looks, title)
        self.hand_over(*self.artists, pinned=self.curves, played=self.played)
        self.legend(self.paths)


def just_outside(numbers, axes):
    """Numbers for a logarithmic axis: those beyond its ends are put a little outside, inf and 0 as well."""
    low, high = axes.get_ylim()
    return np.clip(numbers, low / 10, high * 10)
