"""A ball in the valley: seen from above as W on the contours, and from two sides as a ball in a bowl."""

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture, draw_ground
from helpers.language import say


class BallPicture(Picture):
    """Left, above: W on the contours. Below it the ball along the floor, right the ball across it, with two arrows.

    `stretch` says how many times as long the arrows of the two side views are drawn: (along, across).
    """

    def __init__(self, stretch):
        axes = self.new_mosaic([["map", "across"], ["along", "across"]], height=4.6, width_ratios=[1.7, 1])
        self.left, self.stretch = axes["map"], stretch
        self.grounds = (self.left,)
        style.label(self.left, "from above: W on the contours of L", "")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        self.sides = (axes["along"], axes["across"])
        words = ("along the floor (arrows × {times})", "across the floor (arrows × {times})")
        for side, text, letter, times in zip(self.sides, words, "uv", stretch, strict=True):
            style.label(side, say(text, times=times), letter)
        (self.path,) = self.left.plot([], [], color=style.SO_FAR, lw=1.2, marker=".", ms=5)
        (self.here,) = self.left.plot([], [], "o", color=style.MOMENTUM, ms=9, mec="white")
        self.bowls = [side.plot([], [], color=style.CURVE, lw=1.6)[0] for side in self.sides]
        self.balls = [side.plot([], [], "o", color=style.MOMENTUM, ms=16, mec="white")[0] for side in self.sides]
        self.left_over = [style.arrow(side, style.LEFT_OVER) for side in self.sides]
        self.push = [style.arrow(side, style.PUSH) for side in self.sides]
        self.hand_over(self.path, self.here, *self.balls, *self.left_over, *self.push, pinned=[self.path])
        words = ((style.LEFT_OVER, "γV, what is left of the velocity"), (style.PUSH, "−α∇L, the new push"))
        self.legend([self.left.plot([], [], color=colour, lw=2.2, label=text)[0] for colour, text in words])

    def draw_background(self, u, v, heights, minimum, slices):
        """Contours over the grid u × v, the minimum, and the two bowls as (place, height)."""
        draw_ground(self.left, u, v, heights, levels=12)
        self.left.plot(*minimum, "*", color=style.CURVE, ms=12)
        for side, bowl, (place, height) in zip(self.sides, self.bowls, slices, strict=True):
            bowl.set_data(place, height)
            side.set(xlim=(place.min(), place.max()), ylim=(-0.12 * height.max(), 1.25 * height.max()))

    def move(self, path, heights, left_over, push):
        """The path up to now, the heights of both balls, γV and −α∇L."""
        self.path.set_data(*path.T)
        self.here.set_data(*path[-1:].T)
        for axis, (side, ball) in enumerate(zip(self.sides, self.balls, strict=True)):
            place, height = path[-1, axis], heights[axis]
            ball.set_data([place], [height])
            inch = np.ptp(side.get_ylim()) / (side.get_position().height * self.figure.get_figheight())
            for arrow, vector, above in ((self.left_over, left_over, 0.24), (self.push, push, 0.4)):
                start, along = (place, height + above * inch), self.stretch[axis] * vector[axis]
                style.point(arrow[axis], start, (along, 0))
