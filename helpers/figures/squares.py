"""RMSProp's memory: past squared gradients as squares that fade, their sum h, and the learning rate of each axis."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside, until_far_outside
from helpers.figures.picture import StepPicture


class SquaresPicture(StepPicture):
    """Left: the path up to now. Middle: the share of each past gradient in h, as areas. Right: η of each axis."""

    def __init__(self, steps, most):
        self.left, self.middle, self.right = self.new_axes(1, 3, width_ratios=[1.25, 1.25, 1])
        style.label(self.left, "step k on the contours of L", "u")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        style.label(self.middle, "what h is made of", "age of the gradient")
        self.middle.set(xlim=(-2.5, most + 5), ylim=(-0.6, 1.6), yticks=[0, 1], yticklabels=["v", "u"])
        self.middle.text(most + 2, 1.5, "sum: h", ha="center", fontsize=10)
        self.middle.xaxis.get_major_locator().set_params(integer=True)
        style.label(self.right, "η = η₀/(√h + ε)", "step")
        self.right.set(xlim=(0, steps), ylim=(1e-8, 1e3), yscale="log")
        style.grid(self.right)
        (self.path,) = self.left.plot([], [], color=style.RMSPROP, lw=1.4, marker=".", ms=6)
        self.step = style.arrow(self.left, style.CURVE)
        self.shares = self.middle.scatter([], [], marker="s", color=style.RMSPROP, alpha=0.75)
        self.sums = self.middle.scatter([], [], marker="s", facecolor="none", edgecolor=style.CURVE, linewidth=1.6)
        looks = (("η of u", "-"), ("η of v", "--"))
        self.etas = [
            self.right.plot([], [], color=style.RMSPROP, lw=1.8, ls=look, label=name)[0] for name, look in looks
        ]
        self.hand_over(self.path, self.step, self.shares, self.sums, *self.etas, pinned=[self.path, *self.etas])
        self.most = most
        self.legend(self.etas, columns=2, place="upper right")

    def move(self, path, step, shares, h, etas):
        """The path up to now, the next step, h and the shares of past gradients in it (age, 2), and η (steps, 2)."""
        self.path.set_data(*until_far_outside(path, self.left).T)
        style.point(self.step, path[-1], step)
        scale = 700 / max(h.max(), np.finfo(float).tiny)  # the larger h as a square of a third of an inch
        ages = np.arange(min(len(shares), self.most - 1))
        place = [(age, row) for row in (1, 0) for age in ages]
        self.shares.set_offsets(place or np.empty((0, 2)))
        self.shares.set_sizes(scale * shares[ages].T.ravel() if place else [])
        self.sums.set_offsets([(self.most + 2, 1), (self.most + 2, 0)])
        self.sums.set_sizes(scale * h)
        for line, row in zip(self.etas, etas.T, strict=True):
            line.set_data(np.arange(1, len(row) + 1), just_outside(row, self.right))
