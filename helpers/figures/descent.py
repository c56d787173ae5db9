"""The way down: contours of a loss with paths on them, beside a curve over the steps."""

import numpy as np

from helpers.figures import style


class DescentPicture:
    """Left: contours with one path for each name and the minimum. Right: a positive number over the steps.

    `looks` gives each name its (colour, width, dashes).
    """

    def __init__(self, names, looks, title):
        self.figure = style.new_figure(height=4.0)
        self.left, self.right = self.figure.subplots(1, 2)
        style.label(self.left, "the way of W on the contours of L", "u")
        style.label(self.right, title, "step")
        self.right.set_yscale("log")
        self.right.grid(True, color="#e4e4e4", lw=0.8)
        self.paths, self.curves, self.ends = [], [], []
        for name, (colour, width, dashes) in zip(names, looks, strict=True):
            self.paths += self.left.plot([], [], color=colour, lw=width, ls=dashes, marker=".", ms=6, label=name)
            self.ends += self.left.plot([], [], "o", color=colour, ms=8)
            self.curves += self.right.plot([], [], color=colour, lw=width, ls=dashes)
        self.moving = style.moving(*self.paths, *self.ends, *self.curves)
        self.answers = self.moving
        self.waiting = [style.note(axes, "first your guess") for axes in (self.left, self.right)]
        self.figure.legend(handles=self.paths, loc="outside upper center", ncols=4, frameon=False, fontsize=10)

    def draw_background(self, u, v, heights, minimum, limits):
        """Contours of the heights over the grid u × v, the minimum, and the limits of the right axis."""
        self.left.contour(u, v, heights, levels=14, colors="#c4c4c4", linewidths=0.8)
        self.left.plot(*minimum, "*", color=style.EXACT, ms=14)
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        self.right.set(xlim=limits[0], ylim=limits[1])

    def move(self, paths, numbers):
        """One path of shape (steps + 1, 2) and one row of numbers over the steps for each name."""
        for path, line, end in zip(paths, self.paths, self.ends, strict=True):
            line.set_data(*path.T)
            end.set_data(*path[-1:].T)
        for row, curve in zip(numbers, self.curves, strict=True):
            curve.set_data(np.arange(len(row)), row)
