"""Curves over the steps: one or two panels, with level lines that the curves can be compared with."""

from dataclasses import dataclass, field

import numpy as np

from helpers.figures import style
from helpers.figures.descent import just_outside
from helpers.figures.ends import Curve
from helpers.figures.picture import Picture


@dataclass(frozen=True)
class CurvesPanel:
    """What one panel shows: `curves` and `levels` map names to looks, each (colour, width, dashes)."""

    title: str
    limits: tuple
    curves: dict
    levels: dict = field(default_factory=dict)
    log: bool = False


class CurvesPicture(Picture):
    """`CurvesPanel`s side by side. The steps go along the x axis; a legend above names everything once."""

    def __init__(self, panels, steps, height=3.6, name_of_x="step"):
        self.axes = self.new_axes(1, len(panels), height, squeeze=False)[0]
        self.lines, self.levels, named = [], [], {}
        for axes, panel in zip(self.axes, panels, strict=True):
            style.label(axes, panel.title, name_of_x)
            axes.set(xlim=(0, steps), ylim=panel.limits, yscale="log" if panel.log else "linear")
            style.grid(axes)
            for name, (colour, width, dashes) in panel.levels.items():
                self.levels.append(axes.axhline(1.0, color=colour, lw=width, ls=dashes, label=name))
                named[name] = self.levels[-1]
            for name, (colour, width, dashes) in panel.curves.items():
                self.lines.append(Curve.on(axes, color=colour, lw=width, ls=dashes, label=name))
                named.setdefault(name, self.lines[-1])
        self.hand_over(*self.levels, *self.lines, pinned=self.lines, played=dict.fromkeys(self.lines))
        self.legend(list(named.values()))

    def move(self, rows, levels, first=0):
        """One row of numbers for each curve and one number for each level, in order; NaN or None draws nothing."""
        for line, row in zip(self.lines, rows, strict=True):
            shown = np.empty(0) if row is None else np.asarray(row)
            on_log_axis = line.axes.get_yscale() == "log"
            y = just_outside(shown, line.axes) if on_log_axis else _near(shown, line.axes)
            line.set_data(first + np.arange(len(shown)), y)
        for line, level in zip(self.levels, levels, strict=True):
            line.set_ydata([level, level])


def _near(numbers, axes):
    """Numbers for a linear axis: those far beyond its ends are put a little outside, inf as well."""
    low, high = axes.get_ylim()
    return np.clip(numbers, low - (high - low), high + (high - low))
