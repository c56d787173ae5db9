"""A valley that stands still while the axes of the weights turn, with the paths of several rules."""

import numpy as np

from helpers.figures import style
from helpers.figures.descent import DescentPanels
from helpers.language import say


class TurnedPicture(DescentPanels):
    """The two panels of a descent with two grey lines, the axes of W."""

    def __init__(self, names, looks, title):
        super().__init__(*self.new_axes(1, 2, height=4.0), names, looks, title)
        style.title(self.left, "the valley; grey: the axes of W")
        self.left.set(xlabel=say("along the valley"), ylabel="")
        self.left.set_aspect("equal")
        self.axes_of_W = [self.left.plot([], [], color="#888888", lw=1, ls="--")[0] for _ in range(2)]
        self.hand_over(*self.axes_of_W, *self.artists, pinned=self.curves, played=self.played)
        self.legend(self.paths)

    def turn(self, angle):
        """Let the axes of W stand at this angle, in radians."""
        for line, direction in zip(self.axes_of_W, (angle, angle + np.pi / 2), strict=True):
            line.set_data(20 * np.cos(direction) * np.array([-1, 1]), 20 * np.sin(direction) * np.array([-1, 1]))
