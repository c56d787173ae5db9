"""One rule in the valley: its way, how far each step moves each weight, and the loss."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve, End
from helpers.figures.picture import StepPicture


class DivideByPicture(StepPicture):
    """Left: the way of W. Middle: the length of each step along u and along v, in units of η₀. Right: the loss."""

    def __init__(self, steps):
        self.left, self.middle, self.right = self.new_axes(1, 3, height=3.7, width_ratios=[1.3, 1, 1])
        style.label(self.left, "the way of W on the contours of L", "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.middle, "length of each step, in η₀", "step")
        style.label(self.right, "loss", "step")
        for axes, limits in ((self.middle, (1e-2, 3e1)), (self.right, (1e-5, 1e2))):
            axes.set(xlim=(0, steps), ylim=limits, yscale="log")
            axes.xaxis.get_major_locator().set_params(integer=True)
            style.grid(axes)
        self.middle.axhline(1, color=style.CURVE, lw=1)
        (self.path,) = self.left.plot([], [], color=style.RMSPROP, lw=1.4, marker=".", ms=6)
        self.end = End.of(self.path)
        self.lengths = [
            Curve.on(self.middle, color=style.RMSPROP, lw=1.8, ls=look, label=name)
            for name, look in (("along u", "-"), ("along v", (0, (3, 1.5))))
        ]
        self.loss = Curve.on(self.right, color=style.RMSPROP, lw=1.8)
        lines = [self.path, *self.lengths, self.loss]
        played = {self.path: self.end, **dict.fromkeys([*self.lengths, self.loss])}
        self.hand_over(*lines, self.end, pinned=lines, played=played)
        self.legend(self.lengths, columns=2)

    def move(self, path, lengths, losses):
        """The path (steps + 1, 2), the length of each step along u and v (steps, 2), and the losses (steps + 1)."""
        self.end.lead(path)
        for line, row in zip(self.lengths, lengths.T, strict=True):  # a film counts from the start, which has no step
            line.set_data(np.arange(len(row) + 1), just_outside([np.nan, *row], self.middle))
        self.loss.set_data(np.arange(len(losses)), just_outside(losses, self.right))
