"""Make helpers/figures/japanese.ttf: of a Japanese font just the letters that the labels of pictures have.

Run it when a test names letters that are missing: python tools/japanese_font.py NotoSansJP-Regular.ttf
The font is Noto Sans JP (SIL Open Font License), for instance from npm's @expo-google-fonts/noto-sans-jp.
"""

import sys
from pathlib import Path

import matplotlib
from fontTools import subset
from fontTools.ttLib import TTFont

from helpers.language import read_po

ROOT = Path(__file__).resolve().parents[1]
NAME = "Small Steps Japanese"  # the licence keeps the name of the whole font for the whole font
FILE = ROOT / "helpers" / "figures" / "japanese.ttf"
WORDS = ROOT / "helpers" / "words" / "ja"


def letters_needed():
    """The letters of the labels that matplotlib's own font does not have."""
    own = TTFont(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")).getBestCmap()
    labels = [file.read_text(encoding="utf-8") for file in WORDS.glob("labels*.po")]
    spoken = (words for text in labels for _, words in read_po(text))
    return {letter for words in spoken for letter in words if letter.isprintable() and ord(letter) not in own}


def main(whole):
    """Write the font with these letters."""
    font = TTFont(whole, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, letters_needed()))
    subsetter.subset(font)
    for name_id, name in ((1, NAME), (4, NAME), (6, NAME.replace(" ", ""))):
        font["name"].setName(name, name_id, 3, 1, 0x409)
    font.save(FILE)
    print(f"{FILE.name}: {len(letters_needed())} letters, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
