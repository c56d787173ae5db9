"""The steps of several rules side by side, each as the sum of what memory keeps going and of the new push."""

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture
from helpers.language import say


class StepPartsPicture(Picture):
    """One panel a rule: over the steps the memory as a bar from 0, the push as a bar from there, a dot at their sum.

    The size by which both are divided is a line. `phases` are (first step, name) of the gradients.
    """

    def __init__(self, names, steps, phases):
        panels = self.new_axes(1, len(names), height=2.5, sharey=True)
        self.panels = []
        for axes, name in zip(panels, names, strict=True):
            style.label(axes, name, "step")
            axes.set(xlim=(0, steps + 1), ylim=(-2.8, 10))
            style.grid(axes)
            axes.axhline(0, color=style.CURVE, lw=0.8)
            for first, phase in phases:
                axes.axvline(first - 0.5, color=style.GHOST, lw=0.8)
                axes.text(first, -2.5, say(phase), fontsize=8, color="#555555")
            self.panels.append(self._parts_of(axes))
        self.hand_over(
            *(artist for parts in self.panels for artist in parts), pinned=(steps for *_, steps in self.panels)
        )
        self.legend(self.panels[0])

    @staticmethod
    def _parts_of(axes):
        """The four artists of a panel, in the order in which they are drawn."""
        return (
            axes.plot([], [], color=style.LEFT_OVER, lw=3, solid_capstyle="butt", label="memory")[0],
            axes.plot([], [], color=style.PUSH, lw=1.8, solid_capstyle="butt", label="push")[0],
            axes.plot([], [], color=style.SIZE, lw=1.4, label="size, which divides both")[0],
            axes.plot([], [], ".", color=style.CURVE, ms=4, label="the step: memory + push")[0],
        )

    def move(self, parts):
        """(memory, push, size) of each rule up to now, as arrays over the steps; size is None where nothing divides."""
        for (kept, new, divisor, step), (memory, push, size) in zip(self.panels, parts, strict=True):
            k, whole = np.arange(1, len(memory) + 1), memory + push
            kept.set_data(*_bars(k, np.zeros(len(k)), memory))
            new.set_data(*_bars(k, memory, whole))
            divisor.set_data(*((k, size) if size is not None else ([], [])))
            step.set_data(k, whole)


def _bars(x, low, high):
    """Upright bars as one line with gaps."""
    gap = np.full(len(x), np.nan)
    return np.repeat(x, 3), np.stack([low, high, gap], axis=1).ravel()
