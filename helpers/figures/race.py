"""Races: paths and losses of several rules, and what a judge says of each over its learning rate."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import DescentPicture, just_outside
from helpers.figures.picture import Picture


class RacePicture(DescentPicture):
    """The descent picture with a line at one step, where the loss is read off."""

    tells_the_end = False

    def __init__(self, names, looks, title, step):
        super().__init__(names, looks, title)
        self.right.axvline(step, color=style.GHOST, lw=1.2)


class FairRacePicture(Picture):
    """Left: the judge's score over the rate, with a dot for each rule's rate. Right: the losses at these rates."""

    tells_the_end = False

    def __init__(self, names, looks, rates, steps):
        self.left, self.right = self.new_axes(1, 2, height=4.0)
        style.label(self.left, "", "learning rate α or η₀")
        style.label(self.right, "loss above its lowest value", "step")
        self.left.set(xlim=rates, xscale="log", yscale="log")
        self.right.set(xlim=(0, steps), ylim=(1e-10, 1e3), yscale="log")
        for axes in (self.left, self.right):
            style.grid(axes)
        self.scores, self.dots, self.losses = [], [], []
        for name, (colour, width, dashes) in zip(names, looks, strict=True):
            self.scores += self.left.plot([], [], color=colour, lw=width, ls=dashes, label=name)
            self.dots += self.left.plot([], [], "o", color=colour, ms=9, mec="white", clip_on=False)
            self.losses += self.right.plot([], [], color=colour, lw=width, ls=dashes)
        moving = [*self.losses, *self.dots]
        self.hand_over(*moving, pinned=self.losses, secrets=[*self.scores, *moving], played=dict.fromkeys(self.losses))
        self.legend(self.scores, columns=5)

    def draw_background(self, title, limits, rates, scores):
        """The judge's name and limits, and for each rule its rates and scores; a score that is inf leaves a gap."""
        self.left.set_title(title, fontsize=11, loc="left")
        self.left.set_ylim(limits)
        for line, x, y in zip(self.scores, rates, scores, strict=True):
            line.set_data(x, np.where(np.isfinite(y), just_outside(y, self.left), np.nan))

    def move(self, rates, scores, losses):
        """The rate and score of each rule, and its losses over the steps."""
        low, high = self.left.get_ylim()
        for dot, rate, score in zip(self.dots, rates, scores, strict=True):
            dot.set_data([np.clip(rate, *self.left.get_xlim())], [np.clip(score, low, high)])
        for line, row in zip(self.losses, losses, strict=True):
            line.set_data(np.arange(len(row)), just_outside(row, self.right))
