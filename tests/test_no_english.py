"""Where Japanese is spoken, nothing says anything in English, and numbers are as one reads them, in whatever state.

The numbers stand in the holes of the words, in the same formats in both languages (test_japanese_words).
"""

import os
import random
import re

import pytest
from matplotlib.axis import Axis
from matplotlib.text import Text

from as_read import SEEN, assert_as_read
from helpers import language
from japanese import english_in, not_polite, spoken
from states import at_many_stops, far_end

pytestmark = pytest.mark.usefixtures("unpainted")


class Heard(dict):
    """A catalogue that keeps the words it was asked for and does not have."""

    def __init__(self, known):
        super().__init__(known)
        self.unknown = set()

    def get(self, words, otherwise=None):
        if words not in self and words not in self.values() and english_in(words):
            self.unknown.add(words)
        return super().get(words, otherwise)


@pytest.fixture(scope="module")
def japanese():
    """Japanese is spoken; gives the catalogue, which hears what it does not have."""
    with spoken("ja"), pytest.MonkeyPatch.context() as patch:
        heard = Heard(language._spoken)
        patch.setattr(language, "_spoken", heard)
        yield heard


def texts(explorer):
    """All that a reader of this picture sees or hears, but for its numbers."""
    yield explorer.words()
    for control in (*explorer.controls.values(), explorer.pin, explorer.show):
        yield from (control.description, control.tooltip or "")
        yield from (str(label) for label, _ in getattr(control, "options", ()))
    if explorer.film:
        yield from (explorer.film.on_the_way(), explorer.film.play.description, explorer.film.one_step.description)
    yield from texts_of(explorer.picture.figure)


def texts_of(artist):
    """Its texts and those of all in it. What stands along an axis is asked for without its lines, which take long."""
    for part in artist.get_children():
        if isinstance(part, Axis):
            yield part.get_label_text()
            yield from part.get_major_formatter().format_ticks(part.get_majorticklocs())
        else:
            yield from [part.get_text()] if isinstance(part, Text) else texts_of(part)


def assert_japanese(explorer, heard, name):
    said = {text: english_in(text) for text in texts(explorer)}
    assert {text: words for text, words in said.items() if words} == {}
    assert sorted(heard.unknown) == []
    assert_as_read("\n".join(said), name)
    assert re.findall(r"e\+0[1-6]", explorer.text) == [], "up to ten million they are written in full"


@pytest.mark.parametrize("name", SEEN)
def test_no_state_of_a_picture_says_anything_in_english_or_a_number_that_nobody_reads(name, japanese):
    japanese.unknown.clear()
    explorer = SEEN[name]()
    assert_japanese(explorer, japanese, name)
    far_end(explorer)
    assert_japanese(explorer, japanese, name)
    chance = random.Random(None if "STATES" in os.environ else name)
    for there in at_many_stops(explorer, chance, int(os.environ.get("STATES", 0))):
        assert_whole_in_japanese(there)
        assert_japanese(there, japanese, name)


def assert_whole_in_japanese(explorer):
    assert explorer.text.endswith("。") and not_polite(explorer.text) == []
    assert explorer.message.value == "" and "nan" not in explorer.text
