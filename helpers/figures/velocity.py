"""The velocity made visible: γV and −α∇L as two arrows that add up to the step; and where an overshoot begins."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import until_far_outside


class VelocityPicture:
    """Left: the path up to now with the step. Right: the step as the sum of two arrows, enlarged to fit."""

    @style.our_look()
    def __init__(self):
        self.figure = style.new_figure(height=3.6)
        self.left, self.right = self.figure.subplots(1, 2, width_ratios=[2, 1])
        style.label(self.left, "step k on the contours of L", "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.right, "the step as a sum, enlarged", "")
        self.right.set(xlim=(-1.15, 1.15), ylim=(-1.15, 1.15), xticks=[], yticks=[])
        for axes in (self.left, self.right):
            axes.set_aspect("equal")
        (self.path,) = self.left.plot([], [], color=style.GHOST, lw=1.2, marker=".", ms=6)
        looks = ((style.OWN_RULE, 2.2), (style.GRADIENT_DESCENT, 2.2), (style.MOMENTUM, 3.0))
        self.step = style.arrow(self.left, style.MOMENTUM)
        self.left_over, self.push, self.sum = (style.arrow(self.right, *look) for look in looks)
        self.moving = style.moving(self.path, self.step, self.sum, self.push, self.left_over)
        self.curves = [self.path]
        words = ("γV, what is left of the velocity", "−α∇L, the new push", "their sum, the step")
        handles = [
            self.left.plot([], [], color=colour, lw=width, label=text)[0]
            for (colour, width), text in zip(looks, words, strict=True)
        ]
        self.figure.legend(handles=handles, loc="outside upper center", ncols=3, frameon=False, fontsize=10)

    def draw_background(self, u, v, heights, minimum):
        """Contours of the heights over the grid u × v, and the minimum."""
        self.left.contour(u, v, heights, levels=12, colors="#c4c4c4", linewidths=0.8)
        self.left.plot(*minimum, "*", color=style.CURVE, ms=12)
        self.left.set(xlim=(u.min(), u.max()), ylim=(v.min(), v.max()))

    def move(self, path, left_over, push):
        """The path up to now, γV and −α∇L."""
        self.path.set_data(*until_far_outside(path, self.left).T)
        size = np.abs([left_over, left_over + push]).max() or 1.0
        style.point(self.step, path[-1], left_over + push)
        style.point(self.left_over, (0, 0), left_over / size)
        style.point(self.push, left_over / size, push / size)
        style.point(self.sum, (0, 0), (left_over + push) / size)


class OvershootPicture:
    """Left: the weight over the steps. Right: the α above which it overshoots, over γ, with the live dot."""

    @style.our_look()
    def __init__(self, steps, alphas):
        self.figure = style.new_figure(height=3.6)
        self.left, self.right = self.figure.subplots(1, 2, width_ratios=[1.3, 1])
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
        self.moving = style.moving(self.way, self.dot)
        self.curves = [self.way, self.dot]

    def draw_background(self, gammas, critical):
        """The critical α over γ."""
        self.line.set_data(gammas, critical)

    def move(self, way, gamma, alpha):
        """The weight over the steps, and the dot at (γ, α)."""
        self.way.set_data(np.arange(len(way)), way)
        self.dot.set_data([gamma], [alpha])
