"""A point on a curve with its tangent: the picture to practise on."""

from helpers.figures import style
from helpers.figures.picture import Picture


class PointPicture(Picture):
    """A curve, and a point on it with its tangent, which a slider moves."""

    def __init__(self, x, y):
        axes = self.new_axes(height=3.2)
        style.label(axes, "sin(x), a point on it, and the slope there", "x")
        axes.set(xlim=(x[0], x[-1]), ylim=(-1.6, 1.6))
        axes.plot(x, y, color=style.CURVE, lw=2)
        (self.tangent,) = axes.plot([], [], color=style.EXACT, lw=2)
        (self.point,) = axes.plot([], [], "o", color=style.LIVE, ms=9, clip_on=False)
        both = [self.tangent, self.point]
        self.hand_over(*both, pinned=both, secrets=[self.tangent], waiting=[])

    def move(self, point, tangent):
        """The point (x, y), and the two ends of the tangent as an array of x and one of y."""
        self.point.set_data([point[0]], [point[1]])
        self.tangent.set_data(*tangent)
