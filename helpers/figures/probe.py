"""Four unnamed answers to one probe: the length of each step, in units of the learning rate."""

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture
from helpers.language import say, with_minus_signs

TEN = 10  # gradients are drawn: 200 that flip would be a grey block
_NEAR = 2  # up to here the axis of the gradients is linear


class ProbePicture(Picture):
    """Left: ten gradients of the probe. Right: the lengths of the steps of A, B, C and D."""

    tells_the_end = False

    def __init__(self, steps, letters):
        self.left, self.right = self.new_axes(1, 2, width_ratios=[1, 1.6])
        style.label(self.left, say("the gradient, {ten} of {steps} steps", ten=TEN, steps=steps), "step")
        style.label(self.right, "length of the step, in learning rates", "step")
        self.left.set_yscale("symlog", linthresh=_NEAR)
        self.left.yaxis.set_major_locator(FixedLocator([-1, 0, 1, 10, 100, 1000]))
        self.left.yaxis.set_minor_locator(NullLocator())
        self.left.yaxis.set_major_formatter(FuncFormatter(lambda gradient, _: with_minus_signs(f"{gradient:g}")))
        self.left.axhline(0, color=style.GHOST, lw=0.9)
        self.draw_background([])
        self.right.set(xlim=(0, steps), ylim=(1e-3, 2e4), yscale="log")
        style.grid(self.right)
        (self.stems,) = self.left.plot([], [], color=style.CURVE, lw=0.9)
        (self.probe,) = self.left.plot([], [], "o", color=style.CURVE, ms=6)
        # Colours that stand for no rule: each letter may be any of them. None is the grey of what Pin keeps.
        looks = (("#333333", "-", 3.4), ("#8c6d1f", "-", 2.2), ("#000000", "--", 1.6), ("#333333", ":", 2.4))
        self.lines = [
            Curve.on(self.right, color=colour, ls=dashes, lw=width, label=letter)
            for letter, (colour, dashes, width) in zip(letters, looks, strict=True)
        ]
        moving = [self.stems, self.probe, *self.lines]
        self.hand_over(*moving, pinned=self.lines, played=dict.fromkeys(self.lines))
        self.legend(self.lines, place="upper right")

    def draw_background(self, gradients):
        """Axes for ten of the gradients: those around the first one that differs in size, or the first ten."""
        first = _first_shown(gradients)
        self.left.set(xlim=(first - 0.6, first + TEN - 0.4), ylim=(-_NEAR, 2 * np.max(gradients, initial=_NEAR / 2)))
        self.left.set_xticks(range(first, first + TEN, 3))

    def move(self, gradients, lengths):
        """The gradients of the probe, and one row of lengths for each letter; all empty before a probe is chosen."""
        first = _first_shown(gradients)
        shown = np.asarray(gradients)[first - 1 : first - 1 + TEN]
        steps = np.arange(first, first + len(shown))
        self.probe.set_data(steps, shown)
        ends = np.stack([np.zeros(len(shown)), shown, np.full(len(shown), np.nan)], axis=1)
        self.stems.set_data(np.repeat(steps, 3), ends.ravel())
        for line, row in zip(self.lines, lengths, strict=True):
            line.set_data(np.arange(1, len(row) + 1), just_outside(row, self.right))


def _first_shown(gradients):
    """The step, counted from 1, at which the ten gradients begin that are drawn."""
    changes = np.flatnonzero(np.diff(np.abs(gradients)))
    return int(changes[0]) + 2 - TEN // 2 if changes.size else 1
