"""Training with a planted bug beside the right code, and the relative errors that give the bugs away."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Curve, Dot
from helpers.figures.picture import Picture


class TrainingPicture(Picture):
    """Left: the loss over the steps. Right: the share of fresh images that are recognised."""

    def __init__(self, steps):
        self.left, self.right = self.new_axes(1, 2)
        style.label(self.left, "training loss", "step")
        style.label(self.right, "share of fresh images recognised", "step")
        self.left.set(yscale="log", xlim=(0, steps), ylim=(1e-3, 1e3))
        self.right.set(xlim=(0, steps), ylim=(0, 1.05))
        self.lines = []
        for axes in (self.left, self.right):
            style.grid(axes)
            self.lines.append(Curve.on(axes, color=style.RIGHT, lw=3, label="right code"))
            self.lines.append(Curve.on(axes, color=style.BUG, lw=1.6, ls="--", label="with the bug"))
        self.hand_over(*self.lines, pinned=self.lines, played=dict.fromkeys(self.lines))
        self.legend(self.lines[:2], columns=2)

    def move(self, losses, shares):
        """Two rows over the steps for each panel: the right code and the one with the bug."""
        for line, row in zip(self.lines, (*losses, *shares), strict=True):
            line.set_data(np.arange(len(row)), row)


class ThresholdPicture(Picture):
    """The relative error of the right code and of each bug over h, with the threshold between them."""

    def __init__(self, names, smallest_h, largest_h):
        axes = self.new_axes(height=4.2)
        style.label(axes, "relative error of backprop against the difference quotient", "h")
        axes.set(xscale="log", yscale="log", xlim=(smallest_h, largest_h), ylim=(1e-11, 3))
        style.grid(axes)
        self.threshold = axes.axhline(1e-7, color=style.CURVE, lw=1.4, ls=":", label="threshold")
        self.lines, self.marks = [], []
        colours = [style.RIGHT, *(style.bug_colour(number) for number in range(len(names) - 1))]
        for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
            # Two neighbours that are off alike are both seen: one has gaps. The right code is over all.
            dashes = (0, (3, 3)) if number % 2 else "-"
            on_top = {} if number else {"lw": 3, "zorder": 3}
            self.lines += axes.plot([], [], color=colour, label=name, **{"lw": 2, "ls": dashes} | on_top)
            self.marks.append(Dot.on(axes, color=colour, ms=7))
        self.step = axes.axvline(largest_h, color="#888888", lw=1)
        told = [*self.lines, *self.marks]
        self.hand_over(self.step, *self.marks, pinned=told, secrets=[*told, self.step, self.threshold])
        self.legend([*self.lines, self.threshold], columns=1, place="right center", size=9)

    def draw_background(self, h, errors, threshold):
        """One row of errors over h for each name."""
        for line, row in zip(self.lines, errors, strict=True):
            line.set_data(h, row)
        self.threshold.set_ydata([threshold, threshold])

    def move(self, h, errors):
        """The marks at h, one error for each name."""
        self.step.set_xdata([h, h])
        for mark, error in zip(self.marks, errors, strict=True):
            mark.set_data([h], [error])
