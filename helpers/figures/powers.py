"""Powers of ten beside logarithmic axes, as letters that a font has: 10⁻³."""

import re

from matplotlib.ticker import LogFormatterSciNotation

_FORMULA = re.compile(r"\$\\mathdefault\{(.*?)(?:\^\{(.*)\})?\}\$")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Powers(LogFormatterSciNotation):
    """What matplotlib writes as a formula, in letters: to lay out all those formulas is a third of a redraw."""

    def __call__(self, x, pos=None):
        """The label of x: 10⁻³ or 2×10⁻³, or nothing where matplotlib has nothing."""
        formula = super().__call__(x, pos)
        number, power = _FORMULA.fullmatch(formula).groups("") if formula else ("", "")
        return number.replace(r"\times", "×").replace("-", "−") + power.translate(_RAISED)


def write_powers(axes):
    """Write the labels of logarithmic axes so, but those that have a form of their own."""
    for axis in (axes.xaxis, axes.yaxis):
        if type(axis.get_major_formatter()) is LogFormatterSciNotation:
            axis.set_major_formatter(Powers())
        if type(axis.get_minor_formatter()) is LogFormatterSciNotation:
            axis.set_minor_formatter(Powers())
