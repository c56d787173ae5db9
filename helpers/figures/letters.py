"""The letters of a picture: matplotlib's own, and behind them Japanese ones where Japanese is spoken."""

from functools import cache
from pathlib import Path

from matplotlib import font_manager

from helpers.language import speaks_english

# Just the letters that labels need, made by tools/japanese_font.py; its licence lies beside it.
_FILE = Path(__file__).with_name("japanese.ttf")


def letters():
    """The settings of matplotlib that pictures need for their letters, in the language that is spoken."""
    return {} if speaks_english() else {"font.family": ["DejaVu Sans", _japanese()]}


@cache
def _japanese():
    """The name under which matplotlib knows the Japanese letters from now on."""
    font_manager.fontManager.addfont(_FILE)
    return font_manager.get_font(_FILE).family_name
