"""Digits one below the other: what cancels in a difference, what is left, and which digits of the quotient are right.

The axes fill the figure, and their unit is the inch: so all letters of a row stand in columns.
"""

from matplotlib.collections import PathCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import TextPath

from helpers.figures import style
from helpers.figures.picture import Picture
from helpers.language import say

_WIDTH, _HEIGHT = 9.0, 3.3
_LETTER = 0.17  # from letter to letter, in inches
_SIZE = _LETTER * 2048 / 1233  # of DejaVu Sans Mono, in inches: its letters are 1233/2048 of their size wide
_HALF = 0.36 * _SIZE  # from the foot of a digit to its middle
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
            axes.text(_NAMES, height, say(name), fontsize=11, va="center")
        axes.plot([_DIGITS - 0.1, _NOTES], [2.1, 2.1], color=style.CURVE, lw=1)
        self.left = axes.add_patch(Rectangle((0, 1.6), 0, 1.5, color=style.CENTRAL, alpha=0.11, lw=0))
        (self.border,) = axes.plot([], [], color=style.CENTRAL, lw=2)
        self.letters = _Letters(axes)
        self.powers = [_text(axes, 0, height, fontsize=13) for height in _ROWS]
        self.notes = [_text(axes, _NOTES, _ROWS[row], ha="right", fontsize=11) for row in (2, 3)]
        told = [self.left, self.border, self.letters.drawn, *self.powers, *self.notes]
        self.hand_over(*told, pinned=[self.border])

    def move(self, texts, powers, gone, right, notes):
        """The five texts; their powers of ten; how many letters cancel, and are right; a note for each."""
        cuts = [gone] * 3 + [right] * 2
        colours = [(_GONE, style.CENTRAL)] * 3 + [(style.EXACT, style.LIVE), (style.EXACT, _GONE)]
        self.letters.show(texts, cuts, colours)
        for text, behind, power in zip(texts, self.powers, [powers[0]] * 3 + [powers[1]] * 2, strict=True):
            behind.set(text=power, x=_DIGITS + (len(text) + 0.5) * _LETTER)
        edge = _DIGITS + gone * _LETTER
        self.left.set(x=edge, width=(len(texts[0]) - gone) * _LETTER)
        self.border.set_data(*(([edge, edge], [1.6, 3.1]) if texts[0] else ([], [])))
        for note, text in zip(self.notes, notes, strict=True):
            note.set_text(text)


class _Letters:
    """Rows of letters in two colours each, as outlines: matplotlib draws a hundred of them quicker than one text."""

    def __init__(self, axes):
        font = FontProperties(family="monospace")
        self._shapes = {letter: TextPath((0, 0), letter, size=_SIZE, prop=font) for letter in "0123456789.−"}
        self.drawn = PathCollection([], linewidths=0, transform=axes.figure.dpi_scale_trans)
        self.drawn.set_offset_transform(axes.transData)
        axes.add_collection(self.drawn, autolim=False)
        self.rows = []

    def show(self, texts, cuts, colours):
        """Each text in its row, up to its cut in the first of its two colours, and from there on in the second."""
        self.rows = [(text[:cut], text[cut:]) for text, cut in zip(texts, cuts, strict=True)]
        shown = [
            (
                self._shapes["−" if letter == "-" else letter],
                (_DIGITS + place * _LETTER, height - _HALF),
                both[place >= cut],
            )
            for text, height, cut, both in zip(texts, _ROWS, cuts, colours, strict=True)
            for place, letter in enumerate(text)
            if letter != " "
        ]
        self.drawn.set_paths([shape for shape, _, _ in shown])
        self.drawn.set_offsets([place for _, place, _ in shown] or [(0, 0)])
        self.drawn.set_facecolor([colour for _, _, colour in shown] or "none")


def _text(axes, x, height, **look):
    return axes.text(x, height, "", color="#555555", va="center_baseline", **look)
