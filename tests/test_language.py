"""What helpers say in a language, and the catalogues that it comes from."""

import io

import pytest
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import given
from hypothesis import strategies as st

from helpers import language
from helpers.language import Words, catalogue, languages, read_po, say, speak, speaks_english
from japanese import CATALOGUES, spoken


def test_english_is_said_as_it_is_written_and_holes_are_filled():
    assert speaks_english() and say("the wall is at {alpha:.2g}", alpha=1 / 3) == "the wall is at 0.33"
    assert say("a set {1, 2} without holes") == "a set {1, 2} without holes"
    assert say("{words} and {words}", words="w") == "w and w"


def test_another_language_says_what_its_catalogues_have_and_english_where_they_have_nothing():
    with spoken("ja"):
        assert not speaks_english()
        assert say("Lock in") == catalogue("ja")["Lock in"] != "Lock in"
        assert say("nobody has translated {this}", this=1) == "nobody has translated 1"
        assert say("{name} = {now} of {last}. The whole run: ", name="k", now=3, last=60).count("60") == 1
    assert say("Lock in") == "Lock in"


def test_words_whose_holes_are_filled_are_said_later(monkeypatch):
    words = Words("after {steps} steps", steps=3)
    assert words == "after 3 steps" == say(words) and {words: 1}["after 3 steps"] == 1
    monkeypatch.setattr(language, "_spoken", {"after {steps} steps": "{steps}歩"})
    assert say(words) == "3歩"
    assert say(Words("{here}, at last", here=words)) == "3歩, at last"


@pytest.mark.parametrize("wrong", ["", "fr", "JA", None, 1, ["ja"], "../ja", "."])
def test_a_language_that_nobody_wrote_is_refused_and_the_one_before_stays(wrong):
    with spoken("ja"):
        with pytest.raises(ValueError, match="language must be one of en, ja, got"):
            speak(wrong)
        assert not speaks_english()


def test_english_comes_first_and_each_language_has_a_catalogue():
    assert languages()[0] == "en" and all(catalogue(name) for name in languages()[1:])


def with_babel(text):
    read = read_with_babel(io.BytesIO(text.encode("utf-8")))
    return [(message.id, message.string) for message in read if message.id]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_a_catalogue_reads_as_babel_reads_it(path):
    text = path.read_text(encoding="utf-8")
    assert read_po(text) == with_babel(text) and read_po(text)


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)


@given(st.dictionaries(LINES.filter(bool), st.lists(LINES.filter(bool), min_size=1, max_size=3), max_size=4))
def test_any_file_reads_as_babel_reads_it(entries):
    def quoted(words):
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    text = "# a note\n" + "".join(
        f'\nmsgid {quoted(words)}\nmsgstr ""\n' + "".join(f"{quoted(part)}\n" for part in parts)
        for words, parts in entries.items()
    )
    assert read_po(text) == with_babel(text) == [(words, "".join(parts)) for words, parts in entries.items()]
