"""The numbers that a computer can store are stairs: the stored value over h, and the quotient it leads to."""

from helpers.figures import style
from helpers.figures.picture import Picture


class StaircasePicture(Picture):
    """Left: the stored increase of f over h, both in units of the last place. Right: the quotient over h."""

    def __init__(self, largest):
        self.left, self.right = self.new_axes(1, 2)
        unit = "h in units of ε = 2⁻⁵²"
        style.label(self.left, "f(x₀ + h) − f(x₀) in units of ε", unit)
        style.label(self.right, "the forward quotient", unit)
        self.left.set(xlim=(0, largest), ylim=(-0.3, largest + 0.3))
        self.right.set(xlim=(0, largest), ylim=(-0.1, 2.1))
        for axes in (self.left, self.right):
            style.grid(axes)
        (self.true_value,) = self.left.plot([0, largest], [0, largest], color=style.EXACT, lw=1.6, label="true")
        self.right.axhline(1, color=style.EXACT, lw=1.6)
        (self.stairs,) = self.left.plot([], [], color=style.CURVE, lw=2, label="stored")
        (self.teeth,) = self.right.plot([], [], color=style.CURVE, lw=1.6)
        (self.secant,) = self.left.plot([], [], color=style.FORWARD, lw=1.6, ls="--", label="forward secant")
        (self.stored,) = self.left.plot([], [], "o", color=style.FORWARD, ms=9, clip_on=False)
        (self.quotient,) = self.right.plot([], [], "o", color=style.FORWARD, ms=9, clip_on=False)
        moving = [self.secant, self.stored, self.quotient]
        self.hand_over(*moving, pinned=moving, secrets=[self.stairs, self.teeth, *moving])
        self.legend([self.true_value, self.stairs, self.secant], columns=3)

    def draw_background(self, h, stored, quotients):
        """The stairs and the quotients over h, all in units of the last place."""
        self.stairs.set_data(h, stored)
        self.teeth.set_data(h, quotients)

    def move(self, h, stored, quotient):
        """The point on the stairs, the secant from the origin to it, and the quotient."""
        self.secant.set_data([0, h], [0, stored])
        self.stored.set_data([h], [stored])
        self.quotient.set_data([h], [quotient])
