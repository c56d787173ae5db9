"""How long each step is, and of which pushes it is made, for gradients that one knows in advance."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture


class PushesPicture(Picture):
    """Left: the length of each step and its limit, in units of α. Right: what is left of each push at step k."""

    def __init__(self, steps, longest):
        self.left, self.right = self.new_axes(1, 2)
        style.label(self.left, "length of the step, in units of α", "step")
        style.label(self.right, "what is left of each push at step k, in units of α", "push")
        self.left.set(xlim=(0, steps), ylim=(0, longest))
        self.right.set(xlim=(0, steps + 1), ylim=(-1.15, 1.15))
        for axes in (self.left, self.right):
            style.grid(axes)
        self.right.axhline(0, color=style.CURVE, lw=1)
        plain = self.left.axhline(1, color=style.GRADIENT_DESCENT, lw=1.4, ls="--", label="gradient descent")
        self.limit = self.left.axhline(1, color=style.CURVE, lw=1.2, ls=":", label="in the long run")
        self.lengths = Curve.on(self.left, color=style.MOMENTUM, lw=1.8, marker=".", ms=4, label="Momentum")
        (self.old,) = self.right.plot([], [], color=style.LEFT_OVER, lw=2.6, solid_capstyle="butt", label="old pushes")
        (self.new,) = self.right.plot([], [], color=style.PUSH, lw=2.6, solid_capstyle="butt", label="the new push")
        moving = [self.limit, self.lengths, self.old, self.new]
        self.hand_over(*moving, pinned=[self.lengths], secrets=moving, played={self.lengths: None})
        self.legend([plain, self.lengths, self.limit, self.old, self.new], columns=5)

    def move(self, lengths, limit, left):
        """One length for each step, the first one at 1; their limit; what is left of the first k pushes."""
        self.lengths.set_data(np.arange(1, len(lengths) + 1), lengths)
        self.limit.set_ydata([limit, limit])
        push = np.arange(1, len(left) + 1)
        bars = np.repeat(push, 3), np.stack([0 * left, left, np.full(left.shape, np.nan)], axis=1).ravel()
        for line, part in ((self.old, slice(None, -3)), (self.new, slice(-3, None))):
            line.set_data(bars[0][part], bars[1][part])


class StepLengthPicture(Picture):
    """Left: the length of each step, that before the change being 1. Right: the angle between the step and −∇L."""

    def __init__(self, steps, change):
        self.left, self.right = self.new_axes(1, 2)
        style.label(self.left, "length of the step, 1 before the change", "step")
        style.label(self.right, "degrees between the step and −∇L now", "step")
        self.left.set(xlim=(0, steps), ylim=(0, 1.45))
        self.right.set(xlim=(0, steps), ylim=(-3, 183), yticks=range(0, 181, 45))
        for axes in (self.left, self.right):
            style.grid(axes)
            axes.axvline(change, color=style.GHOST, lw=1)
        self.plain = Curve.on(self.left, color=style.GRADIENT_DESCENT, lw=1.4, ls="--", label="gradient descent")
        self.lengths, self.angles = (
            Curve.on(axes, color=style.MOMENTUM, lw=1.8, marker=".", ms=4, label="Momentum")
            for axes in (self.left, self.right)
        )
        lines, secrets = [self.plain, self.lengths, self.angles], [self.lengths, self.angles]
        self.hand_over(*lines, pinned=lines, secrets=secrets, played=dict.fromkeys(lines))
        self.legend([self.plain, self.lengths], columns=3)

    def move(self, lengths, plain, angles):
        """One length and one angle for each step, the first one at 1."""
        k = np.arange(1, len(lengths) + 1)
        self.lengths.set_data(k, lengths)
        self.plain.set_data(k, plain)
        self.angles.set_data(k, angles)
