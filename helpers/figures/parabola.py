"""A curve with the parabola, or the line, through points of it, beside what that leaves of the curve."""

from helpers.figures import style
from helpers.figures.picture import Picture


class ParabolaPicture(Picture):
    """Left: f, the stand-in through its points, and both slopes at x₀. Right: f minus the stand-in."""

    def __init__(self):
        self.left, self.right = self.new_axes(1, 2, width_ratios=[1.15, 1])
        style.label(self.left, "the curve f, and what stands in for it", "x")
        style.label(self.right, "what is left of f; dashed: its slope at x₀", "x")
        style.grid(self.right)
        style.room_for_short_numbers(self.left, self.right)
        self.right.axhline(0, color="#888888", lw=1)
        (self.curve,) = self.left.plot([], [], color=style.CURVE, lw=2, label="f")
        (self.tangent,) = self.left.plot([], [], color=style.EXACT, lw=1.6, label="tangent")
        (self.parabola,) = self.left.plot([], [], color=style.CENTRAL, lw=1.6, label="parabola")
        (self.middle,) = self.left.plot([], [], color=style.CENTRAL, lw=1.6, ls="-.", label="its slope at x₀")
        (self.secant,) = self.left.plot([], [], color=style.CENTRAL, lw=1.6, ls=":", label="central secant")
        (self.line,) = self.left.plot([], [], color=style.FORWARD, lw=1.6, ls="--", label="line")
        (self.points,) = self.left.plot([], [], "o", color=style.CURVE, ms=6)
        (self.point,) = self.left.plot([], [], "o", color=style.EXACT, ms=5)
        (self.rest,) = self.right.plot([], [], color=style.CURVE, lw=2)
        (self.rest_slope,) = self.right.plot([], [], color=style.RICHARDSON, lw=1.6, ls="--")
        (self.rest_points,) = self.right.plot([], [], "o", color=style.CURVE, ms=6)
        told = [self.parabola, self.middle, self.secant, self.line, self.rest, self.rest_slope, self.rest_points]
        self.hand_over(
            self.rest, self.rest_slope, self.rest_points,
            self.tangent, self.secant, self.parabola, self.middle, self.line, self.points, self.point,
            pinned=[self.parabola, self.middle, self.line, self.rest],
            # Before the guess: the curve, its points and its tangent.
            secrets=told,
            waiting=self.notes_in(self.right),
        )  # fmt: skip
        self.legend([self.curve, self.tangent, self.parabola, self.middle, self.secant, self.line], columns=6)

    def draw_background(self, x, y, heights, rests):
        """The curve (x, y), and the limits (low, high) of the heights and of what is left."""
        self.curve.set_data(x, y)
        self.left.set(xlim=(x[0], x[-1]), ylim=heights)
        self.right.set(xlim=(x[0], x[-1]), ylim=rests)

    def move(self, points, tangent, parabola, middle, secant, line, rest, rest_slope):
        """Each an array of x and one of y; None where there is nothing to draw. `points` are those of the stand-in."""
        lines = {
            self.points: points, self.tangent: tangent, self.parabola: parabola, self.middle: middle,
            self.secant: secant, self.line: line, self.rest: rest, self.rest_slope: rest_slope,
        }  # fmt: skip
        for artist, data in lines.items():
            artist.set_data(*([], []) if data is None else data)
        self.rest_points.set_data(points[0], 0 * points[0])

    def mark(self, x, y):
        """The point at which the slopes are compared."""
        self.point.set_data([x], [y])
