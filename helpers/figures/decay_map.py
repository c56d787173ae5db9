"""The map of Momentum's training loss over α and γ, and the losses that one cell of it stands for."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LogNorm
from matplotlib.patheffects import withStroke

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture

_LOSSES = (0.01, 10.0)


class DecayMapPicture(Picture):
    """Left: the loss over α × γ with the diagonal α/(1 − γ) and the live cell. Right: losses over the epochs."""

    def __init__(self, alphas, gammas, epochs):
        self.left, scale, self.right = self.new_axes(1, 3, height=4.0, width_ratios=[1.5, 0.06, 1])
        style.label(self.left, "training loss", "α")
        self.left.set_ylabel("γ", fontsize=10, rotation=0)
        style.label(self.right, "training loss of each seed", "epoch")
        self.right.set(xlim=(0, epochs), ylim=(_LOSSES[0] / 2, 100), yscale="log")
        style.grid(self.right)
        self.image = self.left.imshow(
            np.ones((len(gammas), len(alphas))), origin="lower", aspect="auto", interpolation="nearest",
            norm=LogNorm(*_LOSSES), cmap=colormaps["viridis_r"],
        )  # fmt: skip
        self.figure.colorbar(self.image, cax=scale, extend="both")
        scale.tick_params(labelsize=8)
        self.left.set_xticks(range(len(alphas)), [f"{alpha:g}" for alpha in alphas])
        self.left.set_yticks(range(len(gammas)), [f"{gamma:g}" for gamma in gammas])
        # White with a dark edge: seen on every colour of the map, and on white above it.
        look = {"color": "white", "lw": 2, "ls": "--", "path_effects": [withStroke(linewidth=4, foreground="#6a6a6a")]}
        (self.diagonal,) = self.left.plot([], [], label="same α/(1 − γ) on the map", **look)
        (self.dot,) = self.left.plot([], [], "o", color=style.MOMENTUM, mec="white", mew=1.5, ms=11)
        self.momentum = self._bundle(style.MOMENTUM, "-", "Momentum")
        self.descent = self._bundle(style.GRADIENT_DESCENT, "--", "gradient descent with α/(1 − γ)")
        (self.place,) = self.right.plot([1, 1], self.right.get_ylim(), color=style.CURVE, lw=1.2)
        lines = [*self.descent, *self.momentum]
        self.hand_over(self.image, self.diagonal, self.dot, self.place, *lines, pinned=lines)
        self.legend([self.momentum[0], self.descent[0], self.diagonal], columns=3)

    def move(self, losses, cell, epoch, momentum, descent):
        """Losses (alphas, gammas), the live cell (i, j), the epoch, and the losses (epochs, seeds) of both rules."""
        self.image.set_data(np.clip(np.nan_to_num(losses.T, nan=np.inf), 1e-6, 1e6))
        self.dot.set_data(*([place] for place in cell))
        along = np.array([-20.0, 20.0])
        self.diagonal.set_data(cell[0] + along, cell[1] - along)
        self.place.set_xdata([epoch, epoch])
        for lines, rows in ((self.momentum, momentum), (self.descent, descent)):
            for line, row in zip(lines, rows.T, strict=True):
                line.set_data(np.arange(len(row)), just_outside(row, self.right))

    def _bundle(self, colour, dashes, name, seeds=3):
        """A line for each seed; the first one has the name."""
        return [
            Curve.on(self.right, color=colour, lw=1.6, ls=dashes, label=name if seed == 0 else "")
            for seed in range(seeds)
        ]
