"""One path with a map of the rules that come out with and without the parts of Adam, and the length of each step."""

import numpy as np
from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.descent import DescentPanels, just_outside
from helpers.figures.ends import Curve
from helpers.language import say

# Which rule has (memory, size, correction), and its colour; one without a name has none.
_RULES = {
    (False, False, False): ("gradient\ndescent", style.GRADIENT_DESCENT),
    (False, False, True): ("the same", style.GRADIENT_DESCENT),
    (True, False, False): ("Momentum", style.MOMENTUM),
    (True, False, True): ("no name", style.CURVE),
    (False, True, False): ("RMSProp", style.RMSPROP),
    (False, True, True): ("Adam with\nβ₁ = 0", style.ADAM),
    (True, True, False): ("Adam without\ncorrection", style.ADAM),
    (True, True, True): ("Adam", style.ADAM),
}


class ThreeTicksPicture(DescentPanels):
    """Left: the path. Middle: which corner it is. Right: how far each step goes along u and along v, in α."""

    def __init__(self):
        left, self.middle, right = self.new_axes(1, 3, height=3.9, width_ratios=[1.4, 1, 1.15])
        looks = [(style.CURVE, 1.6, "-")]
        super().__init__(left, right, ["along u"], looks, "length of the step, in α")
        style.label(self.middle, "which rule it is", "")
        self.middle.set(xlim=(0, 2), ylim=(0, 2))
        self.middle.set_xticks([0.5, 1.5], [say("no size"), say("size")])
        rows = [say("corrected"), say("no memory"), say("corrected"), say("memory")]
        self.middle.set_yticks([0.25, 0.75, 1.25, 1.75], rows)
        self.middle.tick_params(length=0, labelsize=9)
        self.cells = {}
        for parts, (name, colour) in _RULES.items():
            memory, size, correction = parts
            place = size, memory + 0.5 * (not correction)
            look = {"color": colour, "alpha": 0.3, "lw": 0}
            self.cells[parts] = self.middle.add_patch(Rectangle(place, 1, 0.5, **look))
            middle = np.add(place, (0.5, 0.25))
            self.middle.text(*middle, say(name), ha="center", va="center", fontsize=9, color=colour)
        self.middle.axhline(1, color=style.GHOST, lw=1)
        self.middle.axvline(1, color=style.GHOST, lw=1)
        self.along_u = self.curves[0]
        self.along_v = Curve.on(right, color=style.NESTEROV, lw=1.6, label="along v")
        self.one = right.axhline(1, color=style.CURVE, lw=1, ls=":")
        lines = [*self.paths, self.along_u, self.along_v]
        played = {self.paths[0]: self.ends[0], self.along_u: None, self.along_v: None}
        moving = [self.one, *self.cells.values(), *self.artists, self.along_v]
        # No note in the middle: the map has words of its own.
        self.hand_over(*moving, pinned=lines, played=played, waiting=self.notes_in(left, right))
        self.along_u.set_label("step along u")
        self.along_v.set_label("step along v")
        self.legend([self.along_u, self.along_v], columns=2)

    def move_parts(self, path, steps, memory, size, correction):
        """The path (steps + 1, 2), the lengths of its steps in α (steps, 2), and which parts there are."""
        self.move([path], [[]])
        for line, row in zip((self.along_u, self.along_v), steps.T, strict=True):
            line.set_data(np.arange(len(row) + 1), just_outside(np.concatenate([[np.nan], row]), self.right))
        for parts, cell in self.cells.items():
            cell.set_visible(parts == (memory, size, correction))
