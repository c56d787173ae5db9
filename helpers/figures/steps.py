"""One step of a descent: the gradient and the step as arrows, and the loss along the step."""

from helpers.figures import style
from helpers.figures.ends import Dot, End
from helpers.figures.picture import StepPicture


class OneStepPicture(StepPicture):
    """Left: the path so far on the contours, the gradient and the next step. Right: the loss along the step."""

    def __init__(self, largest_alpha):
        self.left, self.right = self.new_axes(1, 2, height=3.6, width_ratios=[1.7, 1])
        style.label(self.left, "after k steps, and the next step", "u")
        style.label(self.right, "loss along −∇L, as a share of L now", "α")
        self.left.set_ylabel("v", fontsize=10, rotation=0)
        self.left.set_aspect("equal")
        self.right.set(xlim=(0, largest_alpha), ylim=(0, 2.5))
        style.grid(self.right)
        (self.path,) = self.left.plot([], [], color=style.SO_FAR, lw=1.4, marker=".", ms=7)
        self.here = End.of(self.path, color=style.CURVE, ms=6)
        self.gradient, self.step = style.arrow(self.left, "#888888"), style.arrow(self.left, style.GRADIENT_DESCENT)
        (self.cut,) = self.right.plot([], [], color=style.CURVE, lw=1.6)
        self.landing = Dot.on(self.right, color=style.GRADIENT_DESCENT)
        self.lowest = Dot.on(self.right, marker="*", color=style.BEST, mec=style.BEST, ms=14)
        self.hand_over(
            self.path, self.here, self.gradient, self.step, self.cut, self.lowest, self.landing,
            pinned=[self.path, self.cut, self.landing],
        )  # fmt: skip
        proxies = [
            self.left.plot([], [], color=colour, lw=2.2, label=words)[0]
            for colour, words in (("#888888", "∇L, uphill"), (style.GRADIENT_DESCENT, "the step −α∇L"))
        ]
        stars = self.left.plot([], [], "*", color=style.BEST, ms=13, ls="", label="lowest point on this line")
        self.legend([*proxies, *stars], columns=3)

    def move(self, path, gradient, step, cut, landing, lowest):
        """The path up to now, the two arrows at its end; and the loss over α with the landing and lowest points."""
        self.here.lead(path)
        style.point(self.gradient, path[-1], gradient)
        style.point(self.step, path[-1], step)
        self.cut.set_data(*cut)
        self.landing.set_data(*([number] for number in landing))
        self.lowest.set_data(*([number] for number in lowest))
