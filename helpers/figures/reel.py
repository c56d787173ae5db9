"""The reel: lines over the steps, drawn up to the step where a film stands."""

from helpers.figures.ends import Dot


class Reel:
    """Lines that are drawn up to step k, with a dot there, over a pale line of what is to come, if it is to be told.

    `dots` maps each line to the mark at its end, or to None where it has none: then it gets one that is seen on the way
    only. At the end of the film a line is whole, as it is without a film.
    """

    def __init__(self, dots, tell_the_end):
        self.pale, self.new_dots, self._parts, self._whole = [], [], [], []
        self._told = tell_the_end
        for line, dot in dots.items():
            (pale,) = line.axes.plot([], [], color=line.get_color(), lw=1, alpha=0.3)
            self.pale.append(pale)
            if dot is None:
                dot = Dot.on(line.axes, color=line.get_color(), ms=7)
                self.new_dots.append(dot)
            self._parts.append((line, dot, pale))

    def keep(self):
        """Take the lines as they are as whole: somebody has just drawn them to the end."""
        self._whole = [line.get_data() for line, _, _ in self._parts]

    @property
    def empty(self):
        """Is there nothing to play?"""
        return not any(len(x) for x, _ in self._whole)

    def play_to(self, k, last):
        """Show step k of `last`, counted from the first point of each line."""
        for (line, dot, pale), (x, y) in zip(self._parts, self._whole, strict=True):
            up_to = slice(None) if k == last else slice(k + 1)
            line.set_data(x[up_to], y[up_to])
            pale.set_data(*(x, y) if self._told and k < last else ([], []))
            if dot in self.new_dots and k == last:
                dot.set_data([], [])
            else:
                dot.set_data(x[up_to][-1:], y[up_to][-1:])
