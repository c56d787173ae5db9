"""How long each step is and how far it is turned, for gradients that one knows in advance."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.picture import Picture


class StepLengthPicture(Picture):
    """Left: the length of each step and its limit. Right: the angle between the step and the newest −∇L."""

    def __init__(self, steps):
        self.left, self.right = self.new_axes(1, 2)
        style.label(self.left, "length of the step", "step")
        style.label(self.right, "degrees between the step and −∇L now", "step")
        self.left.set(xlim=(0, steps), ylim=(1e-6, 1e2), yscale="log")
        self.right.set(xlim=(0, steps), ylim=(-3, 183), yticks=range(0, 181, 45))
        for axes in (self.left, self.right):
            style.grid(axes)
        self.limit = self.left.axhline(1, color=style.CURVE, lw=1.2, ls=":", label="limit")
        (self.plain,) = self.left.plot([], [], color=style.GRADIENT_DESCENT, lw=1.4, ls="--", label="gradient descent")
        self.lengths, self.angles = (
            axes.plot([], [], color=style.MOMENTUM, lw=1.8, marker=".", ms=4, label="Momentum")[0]
            for axes in (self.left, self.right)
        )
        self.changes = [axes.axvline(0, color=style.GHOST, lw=1) for axes in (self.left, self.right)]
        lines, secrets = [self.plain, self.lengths, self.angles], [self.limit, self.lengths, self.angles]
        self.hand_over(*self.changes, self.limit, *lines, pinned=lines, secrets=secrets, played=dict.fromkeys(lines))
        self.legend([self.plain, self.lengths, self.limit], columns=3)

    def move(self, lengths, plain, angles, limit, change):
        """One length and one angle for each step, the first one at 1; the limit may be NaN, the change None."""
        k = np.arange(1, len(lengths) + 1)
        self.lengths.set_data(k, just_outside(lengths, self.left))
        self.plain.set_data(k, just_outside(plain, self.left))
        self.angles.set_data(k, angles)
        self.limit.set_ydata([limit, limit])
        for line in self.changes:
            line.set_visible(change is not None)
            line.set_xdata([change or 0, change or 0])
