"""How fast an error shrinks: the factor of one step over α, beside the distance that is left over the steps."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture
from helpers.language import say


class ConvergenceRatePicture(Picture):
    """Left: the factor of each axis over α, the larger one thick, a star at its lowest. Right: the distance."""

    def __init__(self, largest_alpha, steps):
        self.left, self.right = self.new_axes(1, 2, height=4.0)
        style.label(self.left, "factor of the error in one step", "α")
        style.label(self.right, "distance from the minimum, as a share of the start", "step")
        self.left.set(xlim=(0, largest_alpha), ylim=(0, 2))
        self.right.set(xlim=(0, steps), ylim=(1e-12, 1e3), yscale="log")
        for axes in (self.left, self.right):
            style.grid(axes)
        self.left.axhspan(1, 2, color="#f6e3da", zorder=0)
        self.left.text(0.05, 1.9, say("above 1 the error grows"), fontsize=9, va="top", color="#555555")
        flat = self.left.plot([], [], color=style.CURVE, lw=1.2, ls=":", label="flat axis |1 − αλ₁|")
        steep = self.left.plot([], [], color=style.CURVE, lw=1.2, ls="--", label="steep axis |1 − αλₙ|")
        worse = self.left.plot([], [], color=style.GRADIENT_DESCENT, lw=2.6, label="the larger one: the shrink factor")
        self.lines = [*flat, *steep, *worse]
        (self.star,) = self.left.plot([], [], "*", color=style.BEST, ms=15, ls="", label="best α", clip_on=False)
        (self.dot,) = self.left.plot([], [], "o", color=style.GRADIENT_DESCENT, ms=9, mec="white", clip_on=False)
        (self.predicted,) = self.right.plot([], [], color=style.FORETOLD, lw=5, alpha=0.6, label="shrink factorᵏ")
        self.walked = Curve.on(self.right, color=style.GRADIENT_DESCENT, lw=1.6)
        moving = [self.dot, self.predicted, self.walked]
        self.hand_over(*moving, pinned=[*self.lines, *moving], secrets=[*self.lines, self.star, *moving])
        self.legend([*self.lines, self.star, self.predicted], columns=5, size=9)

    def draw_background(self, alpha, flat, steep, larger, best):
        """The factors of both axes and the larger one over α, and the best (α, factor)."""
        for line, row in zip(self.lines, (flat, steep, larger), strict=True):
            line.set_data(alpha, row)
        self.star.set_data(*([number] for number in best))

    def move(self, alpha, rate, distances, foretold):
        """The dot at (α, rate), and the measured distances over the steps beside those that the rate foretells."""
        self.dot.set_data([alpha], [rate])
        for line, row in ((self.predicted, foretold), (self.walked, distances)):
            line.set_data(np.arange(len(row)), just_outside(row, self.right))
