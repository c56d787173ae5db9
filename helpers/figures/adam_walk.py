"""Adam on its way: the mean of the gradients in the box of their sizes, which becomes a square of one α each way."""

from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.ends import End
from helpers.figures.picture import StepPicture
from helpers.language import say

_NEWEST, _ENLARGED = "#888888", 4


class AdamWalkPicture(StepPicture):
    """Left: the paths up to now and Adam's step. Middle: −g and −m̂ in the box √v̂. Right: both divided by √v̂."""

    def __init__(self, names, looks):
        self.left, self.middle, self.right = self.new_axes(1, 3, height=3.3, width_ratios=[1.75, 0.52, 1])
        style.label(self.left, say("the way of W; arrow: {times} times the step", times=_ENLARGED), "u")
        style.label(self.middle, "−m̂ and √v̂", "u")
        style.label(self.right, "divided: −m̂/√v̂", "u, in α")
        for axes in (self.left, self.middle, self.right):
            axes.set_ylabel("v", fontsize=10, rotation=0, labelpad=2)
            axes.set_aspect("equal")
        self.middle.set(xlim=(-2.2, 2.2), ylim=(-4.4, 4.4))
        self.right.set(xlim=(-1.5, 1.5), ylim=(-1.5, 1.5))
        for axes in (self.middle, self.right):
            style.grid(axes)
            axes.axhline(0, color="#888888", lw=0.8)
            axes.axvline(0, color="#888888", lw=0.8)
        self.paths = [
            self.left.plot([], [], color=colour, lw=width, ls=dashes, marker=".", ms=4, alpha=alpha, label=name)[0]
            for name, (colour, width, dashes), alpha in zip(names, looks, (0.5, 0.5, 1), strict=True)
        ]
        self.ends = [End.of(path, ms=7, alpha=path.get_alpha()) for path in self.paths]
        self.step = style.arrow(self.left, style.CURVE)
        look = {"fill": False, "edgecolor": style.RMSPROP, "lw": 2}
        self.box = self.middle.add_patch(Rectangle((0, 0), 0, 0, **look))
        self.right.add_patch(Rectangle((-1, -1), 2, 2, **look))
        self.newest, self.mean = style.arrow(self.middle, _NEWEST), style.arrow(self.middle, style.MOMENTUM, 2.8)
        self.divided = style.arrow(self.right, style.CURVE, 2.8)
        arrows = [self.newest, self.mean, self.step, self.divided]
        waiting = self.notes_in(self.left, self.right)  # the middle is narrow
        self.hand_over(*self.paths, *self.ends, self.box, *arrows, pinned=self.paths, waiting=waiting)
        words = (("−g, newest", _NEWEST), ("−m̂, mean", style.MOMENTUM), ("box √v̂", style.RMSPROP),
                 ("step", style.CURVE))  # fmt: skip
        handles = [self.left.plot([], [], color=colour, lw=2.4, label=text)[0] for text, colour in words]
        self.legend([*self.paths, *handles], columns=7, size=9)

    def move(self, paths, step, newest, mean, size):
        """The paths up to now, Adam's next step, and for each axis g, m̂ and √v̂; the step in α is −m̂/√v̂."""
        for path, end in zip(paths, self.ends, strict=True):
            end.lead(path)
        style.point(self.step, paths[-1][-1], _ENLARGED * step)
        self.box.set_bounds(*-size, *2 * size)
        style.point(self.newest, (0, 0), -newest)
        style.point(self.mean, (0, 0), -mean)

    def move_divided(self, divided):
        """The step in α, for each axis."""
        style.point(self.divided, (0, 0), divided)
