"""Four unnamed answers to one probe: the length of each step, in units of the learning rate."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.picture import Picture


class ProbePicture(Picture):
    """Left: the gradients of the probe. Right: the lengths of the steps of A, B, C and D."""

    tells_the_end = False

    def __init__(self, steps, letters):
        self.left, self.right = self.new_axes(1, 2, width_ratios=[1, 1.6])
        style.label(self.left, "the gradient", "step")
        style.label(self.right, "length of the step, in learning rates", "step")
        self.left.set(xlim=(0, steps), ylim=(-2000, 2000))
        self.left.set_yscale("symlog", linthresh=2)
        self.right.set(xlim=(0, steps), ylim=(1e-3, 1e4), yscale="log")
        style.grid(self.right)
        (self.probe,) = self.left.plot([], [], color=style.CURVE, lw=0.9, drawstyle="steps-mid")
        # Colours that stand for no rule: each letter may be any of them.
        looks = (("#333333", "-", 3.4), ("#888888", "-", 2.2), ("#000000", "--", 1.6), ("#555555", ":", 2.2))
        self.lines = [
            self.right.plot([], [], color=colour, ls=dashes, lw=width, label=letter)[0]
            for letter, (colour, dashes, width) in zip(letters, looks, strict=True)
        ]
        self.hand_over(self.probe, *self.lines, pinned=self.lines, played=dict.fromkeys([self.probe, *self.lines]))
        self.legend(self.lines, place="upper right")

    def move(self, gradients, lengths):
        """The gradients of the probe, and one row of lengths for each letter; all empty before a probe is chosen."""
        self.probe.set_data(np.arange(1, len(gradients) + 1), gradients)
        for line, row in zip(self.lines, lengths, strict=True):
            line.set_data(np.arange(1, len(row) + 1), just_outside(row, self.right))
