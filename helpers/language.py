"""The language in which helpers speak to the reader: English, as it is written here, or another from its catalogues."""

import ast
import re
from functools import cache
from importlib.resources import files

ENGLISH = "en"

# What is said now, {English words: spoken words}: a kernel speaks one language, whichever cell or thread asks.
_spoken = {}


def speak(language):
    """Let helpers speak this language from now on: "en", or one with catalogues. Pictures that stand keep theirs.

    Raises ValueError for another.
    """
    if language not in languages():
        raise ValueError(f"language must be one of {', '.join(languages())}, got {language!r}")
    spoken = {} if language == ENGLISH else catalogue(language)
    _spoken.clear()
    _spoken.update(spoken)


def say(words, /, **holes):
    """The words in the language that is spoken, with the holes filled as `str.format` does it; unknown words as is."""
    if isinstance(words, Words):
        words, holes = words.template, words.holes
    spoken = _spoken.get(words, words)
    holes = {name: say(hole) if isinstance(hole, Words) else hole for name, hole in holes.items()}
    return spoken.format(**holes) if holes else spoken


def with_minus_signs(text):
    """The text with a minus sign before each negative number, in the place of a hyphen."""
    return re.sub(r"(?<!\w)-(?=[.\d])", "−", text, flags=re.ASCII)  # the α and の of a sentence are no letters then


def without_small_exponents(text):
    """The text with numbers from ten to ten million written in full: 2.6e+02 as 260, and 3.1e+05 as 310,000."""
    return re.sub(r"\b\d(?:\.\d+)?e\+0[1-6]\b", lambda found: f"{float(found[0]):,.0f}", text, flags=re.ASCII)


class Words(str):
    """English words whose holes are filled already, for `say` to say them later in the language of that time.

    A hole may be filled with `Words` of its own.
    """

    def __new__(cls, template, /, **holes):
        self = super().__new__(cls, template.format(**holes))
        self.template, self.holes = template, holes
        return self


def speaks_english():
    """Is it English that is spoken?"""
    return not _spoken


def languages():
    """The languages that helpers can speak, English first."""
    return (ENGLISH, *sorted(folder.name for folder in _catalogues().iterdir() if folder.is_dir()))


@cache
def catalogue(language):
    """{English words: its words} of a language, from all of its .po files."""
    texts = [
        file.read_text(encoding="utf-8")
        for file in _catalogues().joinpath(language).iterdir()
        if file.name.endswith(".po")
    ]
    return {english: spoken for text in texts for english, spoken in read_po(text)}


def read_po(text):
    """The pairs (msgid, msgstr) of a .po file in which both are strings in quotes, over one line or several."""
    entries = []
    for line in text.splitlines():
        keyword, quote, rest = line.partition('"')
        if keyword == "msgid ":
            entries.append([])
        if keyword in ("msgid ", "msgstr "):
            entries[-1].append("")
        if quote and not keyword.startswith("#"):
            entries[-1][-1] += ast.literal_eval(quote + rest)
    return [(english, spoken) for english, spoken in entries if english]


def _catalogues():
    return files("helpers").joinpath("words")
