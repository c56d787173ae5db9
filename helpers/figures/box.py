"""A weight in a box that three gradients push to and fro, and what each of them adds in the long run."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture
from helpers.language import say

_WIDTH = 0.6


class BoxPicture(Picture):
    """Left: w over the steps. Right: the three steps of a round in the long run, as bars, and their sum."""

    def __init__(self, steps, gradients):
        self.left, self.right = self.new_axes(1, 2, height=3.6, width_ratios=[1.6, 1])
        style.label(self.left, "w; on average the gradient is +1/3, so w should go to −1", "step")
        style.label(self.right, "three steps in the long run, in α", "gradient")
        self.left.set(xlim=(0, steps), ylim=(-1.1, 1.1))
        self.right.set(xlim=(-0.7, 3.9), ylim=(-1.75, 1.75))
        self.right.set_xticks([0, 1, 2, 3.2], [*(f"{g:+.0f}".replace("-", "−") for g in gradients), say("sum")])
        for axes in (self.left, self.right):
            style.grid(axes)
        self.right.axhline(0, color=style.CURVE, lw=1)
        self.way = Curve.on(self.left, color=style.ADAM, lw=1.2)
        self.bars = [
            self.right.add_patch(Rectangle((place - _WIDTH / 2, 0), _WIDTH, 0, color=colour, lw=0))
            for place, colour in ((0, style.ADAM), (1, style.ADAM), (2, style.ADAM), (3.2, style.CURVE))
        ]
        self.hand_over(self.way, *self.bars, pinned=[self.way], played={self.way: None})

    def move(self, way, steps, total):
        """w over the steps, the three steps of a round in α, and their sum."""
        self.way.set_data(np.arange(len(way)), way)
        for bar, height in zip(self.bars, [*steps, total], strict=True):
            bar.set_height(height)
