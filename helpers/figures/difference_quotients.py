"""A curve with its secants and its tangent, what a lens shows of them, and the error of each quotient over h."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Dot
from helpers.figures.picture import Picture


class DifferenceQuotientsPicture(Picture):
    """Left: f, two secants and the tangent. Lens: all of it minus the tangent. Right: |error| over h, logarithmic."""

    def __init__(self, smallest_h, largest_h, smallest_error, largest_error):
        self.left, self.lens, self.right = self.new_axes(1, 3, width_ratios=[1, 0.85, 1.1])
        self._lines_on_the_left()
        self._lines_in_the_lens()
        self._lines_on_the_right(smallest_h, largest_h, smallest_error, largest_error)
        secants, marks = [self.forward_secant, self.central_secant], [self.forward_mark, self.central_mark]
        told = [*secants, self.forward_error, self.central_error, *marks]
        lens = [self.lens_curve, self.lens_tangent, self.lens_forward, self.lens_central,
                self.lens_forward_points, self.lens_central_points, self.lens_note]  # fmt: skip
        self.hand_over(
            self.tangent, *secants, self.forward_points, self.central_points, self.point, *lens, self.step, *marks,
            self.note,  # over the line at h
            pinned=told,
            # Before the guess: the curve, its points and its tangent, but no secant and no error.
            secrets=[*told, *lens, self.step],
            waiting=[
                *self.notes_in(self.lens),
                style.note(self.right, "first your guess,\nthen the errors"),
            ],
        )  # fmt: skip
        self.legend([self.curve, self.tangent, *secants])

    def _lines_on_the_left(self):
        style.label(self.left, "f, two secants, the tangent", "x")
        (self.curve,) = self.left.plot([], [], color=style.CURVE, lw=2, label="f")
        (self.tangent,) = self.left.plot([], [], color=style.EXACT, lw=1.6, label="tangent")
        (self.forward_secant,) = self.left.plot([], [], color=style.FORWARD, lw=1.6, ls="--", label="forward")
        (self.central_secant,) = self.left.plot([], [], color=style.CENTRAL, lw=1.6, ls="-.", label="central")
        (self.forward_points,) = self.left.plot([], [], "o", color=style.FORWARD, ms=6)
        (self.central_points,) = self.left.plot([], [], "s", color=style.CENTRAL, ms=5)
        (self.point,) = self.left.plot([], [], "o", color=style.EXACT, ms=5)

    def _lines_in_the_lens(self):
        style.label(self.lens, "lens: minus tangent, ÷ h²", "(x − x₀) / h")
        style.grid(self.lens)
        self.lens.set(xticks=[-1, 0, 1])
        style.room_for_short_numbers(self.left, self.lens)
        (self.lens_curve,) = self.lens.plot([], [], color=style.CURVE, lw=2)
        (self.lens_tangent,) = self.lens.plot([], [], color=style.EXACT, lw=1.6)
        (self.lens_forward,) = self.lens.plot([], [], color=style.FORWARD, lw=1.6, ls="--")
        (self.lens_central,) = self.lens.plot([], [], color=style.CENTRAL, lw=1.6, ls="-.")
        (self.lens_forward_points,) = self.lens.plot([], [], "o", color=style.FORWARD, ms=6)
        (self.lens_central_points,) = self.lens.plot([], [], "s", color=style.CENTRAL, ms=5)
        self.lens_note = style.note(self.lens, "")

    def _lines_on_the_right(self, smallest_h, largest_h, smallest_error, largest_error):
        style.label(self.right, "|error|: how far each is off", "h")
        self.right.set(xscale="log", yscale="log")
        self.right.set(xlim=(smallest_h, largest_h), ylim=(smallest_error, largest_error))
        style.grid(self.right)
        (self.forward_error,) = self.right.plot([], [], color=style.FORWARD, lw=1.6, ls="--")
        (self.central_error,) = self.right.plot([], [], color=style.CENTRAL, lw=1.6, ls="-.")
        self.step = self.right.axvline(largest_h, color="#888888", lw=1)
        self.forward_mark = Dot.on(self.right, color=style.FORWARD, mec=style.FORWARD, ms=8)
        self.central_mark = Dot.on(self.right, color=style.CENTRAL, mec=style.CENTRAL, marker="s", ms=7)
        self.note = style.note(self.right, "")

    def draw_background(self, x, y, h, forward_errors, central_errors, note):
        """The curve (x, y), both error curves over h, and a note where there is no error to draw."""
        self.curve.set_data(x, y)
        self.left.set_xlim(x[0], x[-1])
        self.left.set_ylim(*_room_for(y))
        self.forward_error.set_data(h, forward_errors)
        self.central_error.set_data(h, central_errors)
        self.note.set_text(note)

    def look_through_the_lens(self, places, low, high):
        """The limits of the lens: places from the first to the last in units of h, heights from low to high."""
        self.lens.set(xlim=(places[0], places[-1]), ylim=(low, high))

    def move_lens(self, places, curve, forward, central, note):
        """Heights above the tangent over places (x − x₀) / h: of the curve; of both secants as (points, line ends)."""
        self.lens_curve.set_data(places, curve)
        self.lens_tangent.set_data(places[[0, -1]], 0 * curve[[0, -1]])
        for (points, ends), dots, secant in (
            (forward, self.lens_forward_points, self.lens_forward),
            (central, self.lens_central_points, self.lens_central),
        ):
            dots.set_data(*points)
            secant.set_data(*ends)
        self.lens_note.set_text(note)

    def move(self, tangent, forward, central, point, h, forward_error, central_error):
        """Tangent and secants as (points, line ends), each an array of x and one of y; then the marks."""
        self.tangent.set_data(*tangent)
        for (points, ends), dots, secant in (
            (forward, self.forward_points, self.forward_secant),
            (central, self.central_points, self.central_secant),
        ):
            dots.set_data(*points)
            secant.set_data(*ends)
        self.point.set_data(*point)
        self.step.set_xdata([h, h])
        self.forward_mark.set_data([h], [forward_error])
        self.central_mark.set_data([h], [central_error])


def _room_for(y):
    """Limits that show all finite values of y with a margin."""
    finite = y[np.isfinite(y)]
    if not finite.size:
        return -1.0, 1.0
    margin = 0.12 * (finite.max() - finite.min()) or 1.0
    return finite.min() - margin, finite.max() + margin
