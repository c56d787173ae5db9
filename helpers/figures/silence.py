"""Adam after a silence: the steps that follow, and the first one over the length of the silence."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Curve, Dot
from helpers.figures.picture import Picture


class SilencePicture(Picture):
    """Left: the steps after the silence. Right: the first step over the silence, its bound, and the live dot."""

    def __init__(self, steps, longest):
        self.left, self.right = self.new_axes(1, 2)
        style.label(self.left, "length of the step after the silence, in α", "step")
        style.label(self.right, "length of the first step, in α", "number of zeros before")
        self.left.set(xlim=(0, steps), ylim=(0, 8))
        self.right.set_xscale("symlog", linthresh=1)  # logarithmic from 1 on, and 0 has a place of its own
        self.right.set(xlim=(0, longest), ylim=(0, 8))
        for axes in (self.left, self.right):
            style.grid(axes)
        self.staying = Curve.on(self.left, color=style.ADAM, lw=1.6, ls="--", label="the gradient stays on")
        self.spike = Curve.on(self.left, color=style.ADAM, lw=2.2, label="one spike")
        self.line = Curve.on(self.right, color=style.ADAM, lw=2.2)
        self.bound = self.right.axhline(1, color=style.CURVE, lw=1.4, ls=":", label="bound for all gradients")
        self.above = Dot.on(self.right, color=style.CURVE, marker="", mec=style.CURVE)  # a bound beyond the axes
        self.dot = Dot.on(self.right, color=style.ADAM)
        lines = [self.line, self.staying, self.spike]
        played = dict.fromkeys([self.staying, self.spike])
        self.hand_over(self.bound, self.above, *lines, self.dot, pinned=lines, played=played)
        self.legend([self.spike, self.staying, self.bound], columns=3)

    def move(self, spike, staying, silence, silences, firsts, bound):
        """The steps after one spike and with a gradient that stays on; the first step over the silences; the bound.

        The dot stands at `silence`; the bound may be inf.
        """
        for line, row in ((self.spike, spike), (self.staying, staying)):
            line.set_data(np.arange(1, len(row) + 1), np.minimum(row, 100))
        self.line.set_data(silences, np.minimum(firsts, 100))
        self.bound.set_ydata([bound, bound])
        self.above.set_data([silences[0]], [bound if np.isfinite(bound) else np.nan])
        self.dot.set_data([silence], [spike[0]])
