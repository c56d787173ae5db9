"""The velocity made visible: γV and −α∇L as two arrows that add up to the step; and where an overshoot begins."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import until_far_outside
from helpers.figures.ends import End
from helpers.figures.picture import Picture, StepPicture


class VelocityPicture(StepPicture):
    """Left: the path up to now with the step. Right: the step as the sum of two arrows, enlarged to fit."""

    def __init__(self):
        self.left, self.right = self.new_axes(1, 2, height=3.6, width_ratios=[2, 1])
        style.label(self.left, "step k on the contours of L", "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.right, "the step as a sum, enlarged", "")
        self.right.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), xticks=[], yticks=[])
        for axes in (self.left, self.right):
            axes.set_aspect("equal")
        (self.path,) = self.left.plot([], [], color=style.GHOST, lw=1.2, marker=".", ms=6)
        looks = ((style.LEFT_OVER, 2.2), (style.GRADIENT_DESCENT, 2.2), (style.MOMENTUM, 3.0))
        self.end = End.of(self.path, ms=0)
        self.step = style.arrow(self.left, style.MOMENTUM)
        self.left_over, self.push, self.sum = (style.arrow(self.right, *look) for look in looks)
        self.hand_over(self.path, self.end, self.step, self.sum, self.push, self.left_over, pinned=[self.path])
        words = ("γV, what is left of the velocity", "−α∇L, the new push", "their sum, the step")
        handles = [
            self.left.plot([], [], color=colour, lw=width, label=text)[0]
            for (colour, width), text in zip(looks, words, strict=True)
        ]
        self.legend(handles, columns=3)

    def move(self, path, left_over, push):
        """The path up to now, γV and −α∇L."""
        drawn = until_far_outside(path, self.left)
        self.path.set_data(*drawn.T)
        self.end.set_data(*drawn[-1:].T)
        size = np.abs([left_over, left_over + push]).max() or 1.0
        style.point(self.step, path[-1], left_over + push)
        style.point(self.left_over, (0, 0), left_over / size)
        style.point(self.push, left_over / size, push / size)
        style.point(self.sum, (0, 0), (left_over + push) / size)


class OvershootPicture(Picture):
    """Left: the weight over the steps. Right: the α above which it overshoots, over γ, with the live dot."""

    def __init__(self, steps, alphas):
        self.left, self.right = self.new_axes(1, 2, height=3.6, width_ratios=[1.3, 1])
        style.label(self.left, "w on the way to 0", "step")
        style.label(self.right, "α: above the line w overshoots", "γ")
        self.left.set(xlim=(0, steps), ylim=(-1.1, 1.1))
        self.right.set(xlim=(0, 1), ylim=alphas, yscale="log")
        for axes in (self.left, self.right):
            style.grid(axes)
        self.left.axhline(0, color=style.CURVE, lw=1)
        (self.line,) = self.right.plot([], [], color=style.CURVE, lw=1.6)
        (self.way,) = self.left.plot([], [], color=style.MOMENTUM, lw=1.8)
        (self.dot,) = self.right.plot([], [], "o", color=style.MOMENTUM, ms=9, mec="white", clip_on=False)
        moving = [self.way, self.dot]
        self.hand_over(*moving, pinned=moving, secrets=[self.line, *moving], played={self.way: None})

    def draw_background(self, gammas, critical):
        """The critical α over γ."""
        self.line.set_data(gammas, critical)

    def move(self, way, gamma, alpha):
        """The weight over the steps, and the dot at (γ, α)."""
        self.way.set_data(np.arange(len(way)), way)
        self.dot.set_data([gamma], [alpha])
