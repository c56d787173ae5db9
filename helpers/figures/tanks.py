"""Adam's two means as tanks that fill, with their corrected twins, and the length of the step that they give."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture

_NAMES = ("|m|", "|m̂|", "v", "v̂")
_COLOURS = (style.MOMENTUM, style.MOMENTUM, style.RMSPROP, style.RMSPROP)
# Where both twins are full, the dashes of one stand in the gaps of the other.
_DASHES = ((2.2, "-"), (1.6, (0, (4, 4))), (2.2, "-"), (1.6, (4, (4, 4))))
_PLACES, _WIDTH = (0.0, 1.0, 2.4, 3.4), 0.72


class TanksPicture(Picture):
    """Left: four tanks, full at 1, with a mark at √v. Middle: their levels over t. Right: the length of the step."""

    def __init__(self, steps):
        self.left, self.middle, self.right = self.new_axes(1, 3, height=3.7, width_ratios=[1, 1.15, 1.15])
        style.label(self.left, "how full at t", "")
        style.label(self.middle, "how full over t", "t")
        style.label(self.right, "length of the step, in α", "t")
        self.left.set(xlim=(-0.6, 4.0), ylim=(0, 1.1), xticks=_PLACES, xticklabels=_NAMES)
        self.left.tick_params(axis="x", labelsize=11, length=0)
        self.middle.set(xlim=(0, steps), ylim=(0, 1.1))
        self.right.set(xlim=(0, steps), ylim=(0, 8))
        for axes in (self.middle, self.right):
            style.grid(axes)
        for place in _PLACES:  # the tank itself, open at the top
            edge = place + _WIDTH / 2 * np.array([-1, -1, 1, 1])
            self.left.plot(edge, [1, 0, 0, 1], color=style.CURVE, lw=1.4, clip_on=False)
        self.fills = [
            self.left.add_patch(Rectangle((place - _WIDTH / 2, 0), _WIDTH, 0, color=colour, alpha=0.75, lw=0))
            for place, colour in zip(_PLACES, _COLOURS, strict=True)
        ]
        self.roots = [
            self.left.plot([], [], color=style.CURVE, lw=2, ls=(0, (2, 1)), label="√v and √v̂")[0] for _ in range(2)
        ]
        self.levels = [
            Curve.on(self.middle, color=colour, lw=width, ls=dashes, label=name)
            for name, colour, (width, dashes) in zip(_NAMES, _COLOURS, _DASHES, strict=True)
        ]
        self.one = self.right.axhline(1, color=style.CURVE, lw=1.2, ls=":")
        looks = (("m/√v, without the correction", 2.2, "-"), ("m̂/√v̂, with it", 1.6, "--"))
        self.steps = [
            Curve.on(self.right, color=style.ADAM, lw=width, ls=dashes, label=name) for name, width, dashes in looks
        ]
        lines = [*self.levels, *self.steps]
        waiting = self.notes_in(self.middle, self.right)  # not over the tanks
        moving = [self.one, *self.fills, *self.roots, *lines]
        self.hand_over(*moving, pinned=lines, waiting=waiting, played=dict.fromkeys(lines))
        whole = self.middle.plot([], [], color=style.RMSPROP, lw=1.6, ls=(0, (4, 4)), label=_NAMES[3])  # from a dash on
        self.legend([*self.levels[:3], *whole, self.roots[0], *self.steps], columns=7, size=9)

    def draw_background(self, longest):
        """The axis of the steps, which reaches up to the longest, if that is not far away."""
        self.right.set_ylim(0, min(max(8.0, 1.15 * longest), 110.0))

    def move(self, levels, steps, t):
        """The sizes of m, m̂, v and v̂ at t = 1, 2, … and the lengths without and with the correction; it is t now."""
        k = np.arange(1, len(levels[0]) + 1)
        for fill, line, level in zip(self.fills, self.levels, levels, strict=True):
            fill.set_height(level[t - 1])
            line.set_data(k, level)
        for root, place, level in zip(self.roots, _PLACES[2:], levels[2:], strict=True):
            root.set_data(place + _WIDTH / 2 * np.array([-1, 1]), [level[t - 1] ** 0.5] * 2)
        for line, row in zip(self.steps, steps, strict=True):
            line.set_data(k, np.minimum(row, 2 * self.right.get_ylim()[1]))
