"""RMSProp's memory: past squared gradients as squares that fade, their sum h, and the learning rate of each axis."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve, End
from helpers.figures.picture import Picture, draw_ground
from helpers.language import say

_ROW = {"u": 0.92, "v": 0.3}  # how high the squares of each axis stand
_POINTS = 56  # the side of a square as large as the largest g², in points


class SquaresPicture(Picture):
    """Left: the path up to now. Middle: the share of each past gradient in h, as areas. Right: η of each axis.

    All squares have one scale, whatever the step: an area stands for the same number, `largest` for the square of
    `_POINTS`.
    """

    def __init__(self, steps, most, largest):
        self.left, self.middle, self.right = self.new_axes(1, 3, height=4.0, width_ratios=[1.1, 1.5, 0.9])
        self.most, self.scale, self.ground = most, _POINTS**2 / largest, []
        self.grounds = (self.left,)
        style.label(self.left, "step k on the contours", "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.middle, "what h is made of", "age of the gradient, in steps")
        self.middle.set(xlim=(-4.4, most + 8.4), ylim=(0, 1.2), yticks=list(_ROW.values()), yticklabels=list(_ROW))
        self.middle.set_xticks(range(0, most, 5))
        self.middle.text(most + 4, 1.14, say("sum: h"), ha="center", va="center", fontsize=10)
        self.middle.axvline(most - 0.3, color=style.GHOST, lw=1)
        style.label(self.right, "η = η₀/(√h + ε)", "step")
        self.right.set(xlim=(0, steps), ylim=(1e-2, 1e1), yscale="log")
        style.grid(self.right)
        (self.path,) = self.left.plot([], [], color=style.RMSPROP, lw=1.4, marker=".", ms=6)
        self.end = End.of(self.path, ms=0)
        self.step = style.arrow(self.left, style.CURVE, width=1.6)
        self.shares = self.middle.scatter([], [], marker="s", color=style.RMSPROP, alpha=0.6, linewidth=0)
        self.sums = self.middle.scatter([], [], marker="s", facecolor="none", edgecolor=style.CURVE, linewidth=1.6)
        looks = (("η of u", "-"), ("η of v", (0, (3, 1.5))))
        self.etas = [Curve.on(self.right, color=style.RMSPROP, lw=1.8, ls=look, label=name) for name, look in looks]
        moving = [self.path, self.end, self.step, self.shares, self.sums, *self.etas]
        self.hand_over(*moving, pinned=[self.path, *self.etas])
        self.legend(self.etas, columns=2, place="upper right")

    def draw_background(self, u, v, heights, minimum):
        """Contours of the heights over the grid u × v, and the minimum, or None where there is none."""
        for artist in self.ground:
            artist.remove()
        self.ground = [draw_ground(self.left, u, v, heights, levels=12)]
        if minimum is not None:
            self.ground += self.left.plot(*minimum, "*", color=style.CURVE, ms=12)

    def move(self, path, step, shares, h, etas):
        """The path up to now, the next step, the shares of past gradients in h by age (age, 2), h, and η (steps, 2)."""
        self.end.lead(path)
        style.point(self.step, path[-1], step, head=9)  # steps are short here
        ages = np.arange(min(len(shares), self.most))
        place = [(age, row) for row in _ROW.values() for age in ages]
        self.shares.set_offsets(place or np.empty((0, 2)))
        self.shares.set_sizes(self.scale * shares[ages].T.ravel() if place else [])
        self.sums.set_offsets([(self.most + 4, row) for row in _ROW.values()])
        self.sums.set_sizes(self.scale * h)
        for line, row in zip(self.etas, etas.T, strict=True):
            line.set_data(np.arange(1, len(row) + 1), just_outside(row, self.right))
