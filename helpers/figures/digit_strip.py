"""Digits one below the other: what cancels in a difference, what is left, and which digits of the quotient are right.

The axes fill the figure, and their unit is the inch: so all letters of a row stand in columns.
"""

from matplotlib.patches import Rectangle

from helpers.figures import style
from helpers.figures.picture import Picture

_WIDTH, _HEIGHT = 9.0, 3.3
_LETTER = 34 / style.DOTS_PER_INCH  # from letter to letter; whole pixels, as they would be rounded to them
_SIZE = _LETTER * 72 * 2048 / 1233  # points: a letter of DejaVu Sans Mono is 1233/2048 of its size wide
_NAMES, _DIGITS, _NOTES = 0.3, 2.75, 8.85  # where the names and the digits begin, and the notes end
_ROWS = (2.85, 2.35, 1.85, 1.0, 0.5)
_GONE = "#9a9a9a"


class DigitStripPicture(Picture):
    """Two values, their difference, the quotient and the slope; `names` gives each of the five rows its name."""

    def __init__(self, names):
        axes = self.new_axes(height=_HEIGHT)
        axes.set_position([0, 0, 1, 1])
        axes.set(xlim=(0, _WIDTH), ylim=(0, _HEIGHT))
        axes.set_axis_off()
        for name, height in zip(names, _ROWS, strict=True):
            axes.text(_NAMES, height, name, fontsize=11, va="center")
        axes.plot([_DIGITS - 0.1, _NOTES], [2.1, 2.1], color=style.CURVE, lw=1)
        self.left = axes.add_patch(Rectangle((0, 1.6), 0, 1.5, color="#e3eef6", lw=0))
        (self.border,) = axes.plot([], [], color=style.CENTRAL, lw=2)
        self.rows = [_Row(axes, height) for height in _ROWS]
        self.notes = [_text(axes, _NOTES, _ROWS[row], "#555555", ha="right", fontsize=11) for row in (2, 3)]
        told = [self.left, self.border, *(text for row in self.rows for text in row.texts), *self.notes]
        self.hand_over(*told, pinned=[self.border])

    def move(self, texts, powers, gone, right, notes):
        """The five texts; their powers of ten; how many letters cancel, and are right; a note for each."""
        values, (quotient, slope) = texts[:3], texts[3:]
        for row, text in zip(self.rows, values, strict=False):
            row.show(text, gone, (_GONE, style.CENTRAL), powers[0])
        self.rows[3].show(quotient, right, (style.EXACT, style.LIVE), powers[1])
        self.rows[4].show(slope, right, (style.EXACT, _GONE), powers[1])
        length = max(map(len, values))
        edge = _DIGITS + gone * _LETTER
        self.left.set(x=edge, width=(length - gone) * _LETTER)
        self.border.set_data(*(([edge, edge], [1.6, 3.1]) if texts[0] else ([], [])))
        for note, text in zip(self.notes, notes, strict=True):
            note.set_text(text)


class _Row:
    """Letters in two colours, and the power of ten behind them."""

    def __init__(self, axes, height):
        self.texts = [_text(axes, _DIGITS, height, family="monospace", fontsize=_SIZE) for _ in range(2)]
        self.texts.append(_text(axes, 0, height, "#555555", fontsize=13))

    def show(self, text, cut, colours, power):
        first, second, behind = self.texts
        first.set(text=text[:cut], color=colours[0])
        second.set(text=text[cut:], color=colours[1], x=_DIGITS + cut * _LETTER)
        behind.set(text=power, x=_DIGITS + (len(text) + 0.5) * _LETTER)


def _text(axes, x, height, colour=style.CURVE, **look):
    return axes.text(x, height, "", color=colour, va="center_baseline", **look)
