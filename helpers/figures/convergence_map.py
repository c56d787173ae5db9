"""The map of the rate over α and γ, beside the path and the loss that one point of it stands for."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LogNorm

from helpers.figures import style
from helpers.figures.descent import DescentPanels, just_outside
from helpers.language import say

_TICKS = (1, 3, 10, 30, 100)
_DARKEST = _TICKS[-1]


class ConvergenceMapPicture(DescentPanels):
    """Left: steps for one digit over α × γ, with the wall, the critical line, the best point and the live dot.

    Middle and right: the path on the contours, and the loss over the steps.
    """

    def __init__(self, largest_alpha, title):
        # Axes of its own for the scale: a scale that shares the map's room gets it a hair differently each time.
        self.map, scale, *panels = self.new_axes(1, 4, height=3.7, width_ratios=[1.25, 0.06, 1.1, 1])
        looks = ((style.MOMENTUM, 1.4, "-"), (style.NESTEROV, 1.4, "--"))
        super().__init__(*panels, ("Momentum", "Nesterov"), looks, title)
        style.title(self.left, "path")
        style.label(self.map, "steps for one digit, × the best", "α")
        self.map.set_ylabel("γ", fontsize=10, rotation=0)
        self.image = self.map.imshow(
            [[1.0]], origin="lower", aspect="auto", extent=(0, largest_alpha, 0, 1), interpolation="nearest",
            norm=LogNorm(1, _DARKEST), cmap=colormaps["viridis_r"].with_extremes(bad="#f6e3da"),
        )  # fmt: skip
        self.colours = self.figure.colorbar(self.image, cax=scale, extend="max")
        scale.tick_params(labelsize=8)
        (self.wall,) = self.map.plot([], [], color=style.CURVE, lw=1.8, label="wall")
        (self.critical,) = self.map.plot([], [], color=style.CURVE, lw=1.4, ls="--", label="critical damping")
        (self.star,) = self.map.plot(
            [], [], "*", color=style.CURVE, mec="white", ms=14, ls="", label="best on the map", clip_on=False
        )
        (self.dot,) = self.map.plot([], [], "o", color=style.LIVE, mec="white", mew=1.5, ms=10, clip_on=False)
        self.map.set(xlim=(0, largest_alpha), ylim=(0, 1))
        (self.foretold,) = self.right.plot([], [], color=style.FORETOLD, lw=5, alpha=0.6, label="foretold")
        lines, moving = [self.wall, self.critical, self.star], [self.dot, self.foretold, *self.artists]
        secrets = [self.image, *lines, *moving]
        self.hand_over(*moving, pinned=self.curves, secrets=secrets, played=self.played)
        self.legend([*lines, *self.paths, self.foretold], columns=6, size=9)

    def draw_map(self, steps_for_a_digit, wall, critical, best):
        """An array (γ, α) of steps for one digit, NaN where there is no end; lines as (α, γ), and the best (α, γ).

        The quickest place of the map is yellow, and what takes a hundred times as many steps is the darkest.
        """
        self.image.set_data(np.ma.masked_invalid(steps_for_a_digit))
        quickest = max(np.nanmin(steps_for_a_digit), 1)
        self.image.set_clim(quickest, _DARKEST * quickest)
        # No numbers: they would tell while the picture sleeps how quick it can be.
        self.colours.set_ticks(quickest * np.array(_TICKS), labels=[say("best"), *(f"{tick} ×" for tick in _TICKS[1:])])
        self.colours.minorticks_off()
        self.wall.set_data(*wall)
        self.critical.set_data(*critical)
        self.star.set_data(*([number] for number in best))

    def move_dot(self, alpha, gamma, foretold):
        """The dot on the map, and the loss that the map foretells."""
        self.dot.set_data([alpha], [gamma])
        self.foretold.set_data(np.arange(len(foretold)), just_outside(foretold, self.right))
