"""Gradient descent above Momentum in the same valley, each with its runner, beside the losses of both."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve, End
from helpers.figures.picture import Picture, draw_ground


class SideBySidePicture(Picture):
    """Left: the two paths in two windows of the same size. Right: both losses over the steps."""

    def __init__(self, steps):
        axes = self.new_mosaic([["above", "loss"], ["below", "loss"]], height=4.2, width_ratios=[1.9, 1])
        self.above, self.below, self.right = axes["above"], axes["below"], axes["loss"]
        self.grounds = (self.above, self.below)
        style.label(self.above, "gradient descent: its way in the valley", "")
        style.label(self.below, "Momentum: its way in the valley", "u, along the floor")
        style.label(self.right, "loss", "step")
        self.right.set(xlim=(0, steps), ylim=(1e-4, 1e2), yscale="log")
        style.grid(self.right)
        self.paths, self.ends, self.curves = [], [], []
        for ground, colour in ((self.above, style.GRADIENT_DESCENT), (self.below, style.MOMENTUM)):
            ground.set_ylabel("v", fontsize=10, rotation=0)
            ground.axhline(0, color=style.GHOST, lw=1, ls=":")
            self.paths += ground.plot([], [], color=colour, lw=1.2, marker=".", ms=5)
            self.ends.append(End.of(self.paths[-1], ms=9, mec="white"))
            self.curves.append(Curve.on(self.right, color=colour, lw=1.8))
        played = {**dict(zip(self.paths, self.ends, strict=True)), **dict.fromkeys(self.curves)}
        self.hand_over(*self.paths, *self.curves, *self.ends, pinned=[*self.paths, *self.curves], played=played)

    def draw_background(self, u, v, heights, minimum):
        """Contours of the heights over the grid u × v, and the minimum, in both windows."""
        for ground in self.grounds:
            draw_ground(ground, u, v, heights, levels=12)
            ground.plot(*minimum, "*", color=style.CURVE, ms=12)

    def move(self, paths, losses):
        """Two paths of shape (steps + 1, 2), and their losses: gradient descent first."""
        for path, end in zip(paths, self.ends, strict=True):
            end.lead(path)
        for row, curve in zip(losses, self.curves, strict=True):
            curve.set_data(np.arange(len(row)), just_outside(row, self.right))
