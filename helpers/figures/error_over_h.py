"""The error of difference quotients over h: measured, and the two bounds that explain it."""

import numpy as np

from helpers.figures import style
from helpers.figures.ends import Dot
from helpers.figures.picture import Picture

SMALLEST_H, LARGEST_H = 1e-17, 1.0


class ErrorPanelsPicture(Picture):
    """One panel for each title: measured errors, truncation line, round-off line, their sum and the best h."""

    def __init__(self, titles, colours):
        axes = self.new_axes(1, len(titles), height=4.0, sharey=True)
        self.panels = [_Panel(*panel) for panel in zip(axes, titles, colours, strict=True)]
        self.hand_over(
            *(artist for panel in self.panels for artist in (panel.step, panel.mark, panel.note)),
            pinned=(line for panel in self.panels for line in (panel.measured, panel.total, panel.mark)),
            secrets=(artist for panel in self.panels for artist in panel.artists()),
            waiting=(style.note(panel.axes, "first your guess,\nthen the errors") for panel in self.panels),
        )
        # Each panel has a colour of its own; in the legend its dots have none of them.
        (dots,) = self.panels[0].axes.plot([], [], ".", color=style.CURVE, ms=6, label="measured")
        self.legend([dots, *self.panels[0].artists()[1:5]], columns=5)

    def draw_background(self, h, panels, limits, note=""):
        """For each panel (measured, truncation, round-off, sum) over h and the best (h, error); limits of |error|.

        The note says why nothing is measured.
        """
        for panel, values in zip(self.panels, panels, strict=True):
            panel.draw(h, *values)
            panel.axes.set_ylim(*limits)
            panel.note.set_text(note)

    def move(self, h, errors):
        """The marks at h, one error for each panel."""
        for panel, error in zip(self.panels, errors, strict=True):
            panel.step.set_xdata([h, h])
            panel.mark.set_data([h], [error])


class _Panel:
    """One pair of logarithmic axes with its lines."""

    def __init__(self, axes, title, colour):
        self.axes = axes
        logarithmic(axes, title)
        (self.measured,) = axes.plot([], [], ".", color=colour, ms=3.5, label="measured")
        (self.truncation,) = axes.plot([], [], color="#777777", lw=1.3, ls="--", label="cut off")
        (self.roundoff,) = axes.plot([], [], color="#777777", lw=1.3, ls=":", label="rounded")
        (self.total,) = axes.plot([], [], color=style.CURVE, lw=1.6, label="sum")
        (self.best,) = axes.plot([], [], "*", color=style.BEST, ms=13, label="best h")
        self.step = axes.axvline(LARGEST_H, color="#888888", lw=1)
        self.mark = Dot.on(axes, color=colour)
        self.note = style.note(axes, "")

    def artists(self):
        lines = [self.measured, self.truncation, self.roundoff, self.total]
        return [*lines, self.best, self.step, self.mark, self.note]

    def draw(self, h, rows, best):
        for line, row in zip((self.measured, self.truncation, self.roundoff, self.total), rows, strict=True):
            line.set_data(h, row)
        self.best.set_data(*([number] for number in best))


class WaysOutPicture(Picture):
    """One pair of axes: the error of each of several rules over h, with a mark on each.

    `looks` gives each rule its (colour, width, dashes): two of them may lie on one line.
    """

    def __init__(self, names, looks):
        axes = self.new_axes(height=4.0)
        logarithmic(axes, "|error| of four rules")
        axes.set_ylim(1e-17, 1e2)
        self.lines, self.marks = [], []
        for name, (colour, width, dashes) in zip(names, looks, strict=True):
            (line,) = axes.plot([], [], color=colour, lw=width, ls=dashes, label=name)
            self.lines.append(line)
            self.marks.append(Dot.on(axes, color=colour))
        self.step = axes.axvline(LARGEST_H, color="#888888", lw=1)
        self.note = style.note(axes, "")
        told = [*self.lines, *self.marks]
        self.hand_over(self.step, *self.marks, self.note, pinned=told, secrets=[*told, self.step, self.note])
        self.legend(self.lines)

    def draw_background(self, h, errors, note):
        """One array of errors over h for each rule, and a note where there is nothing to draw."""
        for line, error in zip(self.lines, errors, strict=True):
            line.set_data(h, error)
        self.note.set_text(note)

    def move(self, h, errors):
        """The marks at h, one error for each rule."""
        self.step.set_xdata([h, h])
        for mark, error in zip(self.marks, errors, strict=True):
            mark.set_data([h], [error])


def logarithmic(axes, title):
    """Logarithmic axes for errors over h."""
    style.label(axes, title, "h")
    axes.set(xscale="log", yscale="log", xlim=(SMALLEST_H, LARGEST_H), ylim=(1e-14, 1e2))
    axes.set_xticks(10.0 ** np.arange(-16, 1, 4))
    style.grid(axes)
