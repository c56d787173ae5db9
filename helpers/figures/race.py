"""Races: paths and losses of several rules, and what a judge says of each over its learning rate."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import DescentPicture, just_outside
from helpers.figures.ends import Curve, Dot
from helpers.figures.picture import Picture
from helpers.language import say

_BAR = "#9a9a9a"


class RacePicture(DescentPicture):
    """The descent picture with a line at one step, where the loss is read off."""

    tells_the_end = False

    def __init__(self, names, looks, title, step):
        super().__init__(names, looks, title)
        self.right.axvline(step, color=style.GHOST, lw=1.2)


class FairRacePicture(Picture):
    """Left: the judge's score over the rate, with a dot for each rule's rate. Right: the losses at these rates.

    Below the scores a grey bar for each rule: the rates that are good, whoever judges.
    """

    tells_the_end = False

    def __init__(self, names, looks, rates, steps, good):
        (self.left, self.right), (self.under, empty) = self.new_axes(2, 2, height=4.6, height_ratios=[1, 0.26])
        empty.remove()
        self._stretch_the_right_panel()
        self._draw_empty_bars(names, rates, good)
        style.label(self.left, "", "")
        style.label(self.right, "loss above its lowest value", "step")
        self.left.set(xlim=rates, xscale="log", yscale="log")
        self.right.set(xlim=(0, steps), ylim=(1e-10, 1e3), yscale="log")
        for axes in (self.left, self.right):
            style.grid(axes)
        self.scores, self.dots, self.losses = [], [], []
        for name, (colour, width, dashes) in zip(names, looks, strict=True):
            self.scores += self.left.plot([], [], color=colour, lw=width, ls=dashes, label=name)
            self.dots.append(Dot.on(self.left, color=colour))
            self.losses.append(Curve.on(self.right, color=colour, lw=width, ls=dashes))
        moving = [*self.losses, *self.dots]
        self.hand_over(
            *moving, pinned=self.losses, secrets=[*self.scores, *self.bars, *moving], played=dict.fromkeys(self.losses)
        )
        self.legend(self.scores, columns=5)

    def _stretch_the_right_panel(self):
        grid = self.right.get_subplotspec().get_gridspec()
        self.right.set_subplotspec(grid[:, 1])

    def _draw_empty_bars(self, names, rates, good):
        style.label(self.under, good, "learning rate α or η₀")
        self.under.set(xlim=rates, xscale="log", ylim=(len(names) - 0.4, -0.6))
        self.under.set_yticks(range(len(names)), map(say, names), fontsize=8)
        self.under.tick_params(axis="y", length=0)
        self.bars = [self.under.plot([], [], color=_BAR, lw=8, solid_capstyle="butt")[0] for _ in names]

    def draw_background(self, title, limits, rates, scores, good):
        """The judge's name and limits, and for each rule its rates and scores, and which of the rates are good.

        A score that is inf leaves a gap.
        """
        style.title(self.left, title)
        self.left.set_ylim(limits)
        for line, x, y in zip(self.scores, rates, scores, strict=True):
            line.set_data(x, np.where(np.isfinite(y), just_outside(y, self.left), np.nan))
        for row, (bar, x, inside) in enumerate(zip(self.bars, rates, good, strict=True)):
            pieces = _pieces(x)[inside].ravel()
            bar.set_data(pieces, np.full(len(pieces), row))

    def move(self, rates, scores, losses):
        """The rate and score of each rule, and its losses over the steps."""
        for dot, rate, score in zip(self.dots, rates, scores, strict=True):
            dot.set_data([rate], [score])
        for line, row in zip(self.losses, losses, strict=True):
            line.set_data(np.arange(len(row)), just_outside(row, self.right))


def _pieces(rates):
    """For each rate the piece of a bar that it stands for, half of the way to its neighbours: (from, to, NaN)."""
    middles = np.sqrt(rates[:-1] * rates[1:])
    return np.stack([[*rates[:1], *middles], [*middles, *rates[-1:]], np.full(len(rates), np.nan)], axis=1)
