"""Races on the digits: the share of wrong answers over the epochs or the rates, and each seed at one place of them."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from helpers.figures import style
from helpers.figures.ends import Curve, Dot
from helpers.figures.picture import Picture
from helpers.language import say

_LIMITS, _MAGNIFIED = (0.01, 1.0), (0.0, 0.08)


class DigitRacePicture(Picture):
    """Left: the mean of each rule and the spread of its seeds. Right: each seed, mean and spread at the live place.

    With `chance` the right axis is magnified, and a grey band shows one binomial standard deviation.
    """

    def __init__(self, names, looks, name_of_x, limits, log=False, chance=False):
        self.left, self.right = self.new_axes(1, 2, height=4.0, width_ratios=[1.35, 1])
        style.label(self.left, "share of wrong test images", name_of_x)
        style.label(self.right, "each seed, mean ± spread", "")
        self.left.set(xlim=limits, ylim=_LIMITS, xscale="log" if log else "linear", yscale="log")
        self.right.set(xlim=(-0.6, len(names) - 0.4), yscale="linear" if chance else "log")
        self.right.set_ylim(_MAGNIFIED if chance else _LIMITS)
        self.right.set_xticks(range(len(names)), map(say, names))
        self.right.tick_params(axis="x", labelsize=8)  # in Japanese the names are long
        for axes in (self.left, self.right):
            style.grid(axes)
            axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{share:g}"))
        if not log:
            self.left.xaxis.get_major_locator().set_params(integer=True)
        self.place = self.left.axvline(1.0, color=style.CURVE, lw=1.6, clip_on=False)  # whole at both ends, too
        self.chance = self.right.axhspan(0.1, 0.2, color="#d9d9d9", lw=0, label="± one binomial sd")
        self.lines, self.bands, self.seeds, self.means = [], [], [], []
        for position, (name, (colour, width, dashes)) in enumerate(zip(names, looks, strict=True)):
            self.bands.append(self.left.fill_between([], [], color=colour, alpha=0.18, lw=0))
            self.lines.append(Curve.on(self.left, color=colour, lw=width, ls=dashes, label=name))
            self.seeds.append(Dot.on(self.right, color=colour, ms=5, alpha=0.6))
            self.means += self.right.plot([position + 0.12] * 3, [1, 1, 1], "_-", color=colour, ms=16, lw=2.2, mew=2)
        if not chance:
            self.chance.set_visible(False)
        band = [self.chance] if chance else []
        moving = [*band, *self.bands, self.place, *self.lines, *self.seeds, *self.means]
        self.hand_over(*moving, pinned=[*self.lines, *self.means], played=None if log else dict.fromkeys(self.lines))
        self.legend([*self.lines, *band], columns=5)

    def move(self, x, curves, place, now, chance):
        """`curves`: for each rule (mean, low, high) over x. `now`: for each (seeds, mean, low, high) at `place`.

        All are shares of wrong images; `chance` is the (low, high) of the grey band.
        """
        self.place.set_xdata([place, place])
        low, high = _inside(chance, self.right)
        self.chance.set_y(low)
        self.chance.set_height(high - low)
        for line, band, (mean, low, high) in zip(self.lines, self.bands, curves, strict=True):
            line.set_data(x, _inside(mean, self.left))
            corners = [
                np.column_stack((x, _inside(low, self.left))),
                np.column_stack((x, _inside(high, self.left)))[::-1],
            ]
            band.set_verts([np.concatenate(corners)])
        for position, (dots, bar, (seeds, mean, low, high)) in enumerate(zip(self.seeds, self.means, now, strict=True)):
            dots.set_data(position - 0.3 + np.linspace(0, 0.16, len(seeds)), seeds)
            bar.set_ydata(np.maximum([low, mean, high], self.right.get_ylim()[0]))  # 0 has no place on a logarithm


def _inside(shares, axes):
    """Shares within the axis; those beyond its ends are put on the end."""
    return np.clip(shares, *axes.get_ylim())
