"""The velocity made visible: γV and −α∇L as two arrows that add up to the step; and where an overshoot begins."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture, StepPicture
from helpers.language import say


class VelocityPicture(StepPicture):
    """Left: both paths up to now, and the parts of the step at W. Right: the step as their sum, and two lengths.

    The arrows at W are drawn `STRETCH` times as long; on the right one scale holds for all steps.
    """

    STRETCH = 4

    def __init__(self):
        axes = self.new_mosaic([["map", "sum"], ["map", "bars"]], 3.9, width_ratios=[1.6, 1], height_ratios=[5, 1])
        self.left, self.right, self.bars = axes["map"], axes["sum"], axes["bars"]
        title = say("after k steps, and the next step (arrows {times} times as long)", times=self.STRETCH)
        style.label(self.left, title, "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.right, "the step as a sum", "")
        self.right.set(xlim=(-1, 1), ylim=(-1, 1), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
        style.grid(self.right)
        self.right.set_aspect("equal")
        style.label(self.bars, "", "length")
        self.bars.set(xlim=(0, 1.2), ylim=(-0.6, 1.6), yticks=[0, 1], yticklabels=[say("push"), say("step")])
        (self.plain,) = self.left.plot([], [], color=style.GRADIENT_DESCENT, lw=1.2, marker=".", ms=5, alpha=0.5)
        (self.path,) = self.left.plot([], [], color=style.SO_FAR, lw=1.2, marker=".", ms=5)
        colours = (style.LEFT_OVER, style.PUSH, style.MOMENTUM)
        self.at_W = [style.arrow(self.left, colour, width) for colour, width in zip(colours, (2, 2, 2.6), strict=True)]
        self.left_over, self.push, self.sum = (style.arrow(self.right, colour) for colour in colours)
        self.lengths = [self.bars.plot([], [], color=colour, lw=9, solid_capstyle="butt")[0] for colour in colours[1:]]
        arrows = [*reversed(self.at_W), self.sum, self.push, self.left_over]
        self.hand_over(self.plain, self.path, *arrows, *self.lengths, pinned=[self.path])
        words = ("γV, what is left", "−α∇L, the new push", "their sum, the step")
        looks = [*zip(colours, words, (1, 1, 1), strict=True), (style.GRADIENT_DESCENT, "gradient descent", 0.5)]
        handles = [self.left.plot([], [], color=colour, lw=2.2, label=text, alpha=a)[0] for colour, text, a in looks]
        self.legend(handles)

    def move(self, path, plain, left_over, push):
        """The paths of Momentum and of gradient descent up to now, γV and −α∇L."""
        self.path.set_data(*path.T)
        self.plain.set_data(*plain.T)
        for arrow, part in zip(self.at_W, (left_over, push, left_over + push), strict=True):
            style.point(arrow, path[-1], self.STRETCH * part)
        style.point(self.left_over, (0, 0), left_over)
        style.point(self.push, left_over, push)
        style.point(self.sum, (0, 0), left_over + push)
        for line, part, place in zip(self.lengths, (push, left_over + push), (0, 1), strict=True):
            line.set_data([0, np.hypot(*part)], [place, place])


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
        self.way = Curve.on(self.left, color=style.MOMENTUM, lw=1.8)
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
