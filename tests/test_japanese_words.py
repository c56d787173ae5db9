"""The Japanese catalogues: every text has its Japanese, no entry is left over, and they are set as Japanese is set."""

import ast
import re
import string
from functools import cache

import matplotlib
import pytest
from fontTools.ttLib import TTFont

from helpers.figures import letters
from japanese import ENTRIES, HELPERS, LETTER, english_in, not_as_elsewhere, not_polite, set_wrongly
from lessons import ENGLISH, read


def words_of(code):
    """All strings that stand in Python code, docstrings apart."""
    tree = ast.parse(code)
    documented = [node.body[0].value for node in ast.walk(tree) if getattr(node, "body", None) and is_text(node.body)]
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented
    }


def is_text(body):
    return isinstance(body, list) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


@cache
def written():
    modules = [path.read_text(encoding="utf-8") for path in HELPERS.rglob("*.py")]
    cells = [cell.source for path in ENGLISH for cell in read(path).cells if cell.cell_type == "code"]
    return set().union(*map(words_of, modules + cells))  # a lesson says choices of its own


def said_at_once(path):
    """The words that a module gives to `say` as they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "Words"} and node.args:
            for part in ast.walk(node.args[0]):
                if (
                    isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and re.search("[A-Za-z]{2}", part.value)
                ):
                    yield part.value


def test_what_a_module_says_has_its_japanese():
    there = {english for _, english, _ in ENTRIES}
    missing = {path.relative_to(HELPERS): set(said_at_once(path)) - there for path in HELPERS.rglob("*.py")}
    assert {path: words for path, words in missing.items() if words} == {}


def test_no_entry_is_left_over_or_stands_twice():
    english = [words for _, words, _ in ENTRIES]
    assert sorted({words for words in english if english.count(words) > 1}) == []
    assert [words for words in english if words not in written()] == []


def holes(words):
    """The holes of a text with their formats, in order of the alphabet; None where braces are no holes."""
    try:
        parts = list(string.Formatter().parse(words))
    except ValueError:
        return None
    return sorted({(name, how) for _, name, how, _ in parts if name is not None})


def wrong_in(file, english, japanese):
    """What is wrong in an entry, in words."""
    if not japanese.strip() or holes(japanese) != holes(english):
        yield "other holes"
    yield from english_in(re.sub(r"\{[^}]*\}", "", japanese))
    plain = re.sub(r"\{[^}]*\}|\$[^$]*\$", "x", japanese)
    yield from set_wrongly(plain)
    if re.search("[。、] ", plain):
        yield "a space after a stop"
    if re.search(f"{LETTER}\n{LETTER}", plain) and not file.startswith("labels") and "\n" not in english:
        yield "a line that is broken"
    yield from not_as_elsewhere(japanese)
    if not file.startswith("labels"):  # what fills a hole at the end is read in tests/test_no_english.py
        yield from not_polite(re.sub(r"[^。]*\}。", "", japanese))


def test_every_entry_has_the_same_holes_is_set_as_japanese_is_and_uses_the_words_of_all_others_politely():
    found = {(file, english): list(wrong_in(file, english, japanese)) for file, english, japanese in ENTRIES}
    assert {entry: wrong for entry, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("japanese", "wrong"),
    [
        ("", "other holes"),
        ("{k}ステップ目です。", "other holes"),
        ("{step}ステップ目 stepです。", "step"),
        ("{step}です。 次です。", "a space after a stop"),
        ("{step}ステップ目\nです。", "a line that is broken"),
        ("{step}ステップ目。", "{step}ステップ目"),
        ("{step}ステップ目です。", None),
    ],
)
def test_what_is_wrong_in_an_entry_is_found(japanese, wrong):
    assert list(wrong_in("lessons.po", "Step {step}.", japanese))[:1] == ([wrong] if wrong else [])


def test_pictures_have_every_letter_of_their_labels():
    latin = TTFont(f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf").getBestCmap()
    japanese = TTFont(letters._FILE).getBestCmap()
    needed = {letter for file, _, words in ENTRIES if file.startswith("labels") for letter in words if letter != "\n"}
    missing = {letter for letter in needed if ord(letter) not in latin and ord(letter) not in japanese}
    assert missing == set(), "run tools/japanese_font.py"
    spare = {chr(code) for code in japanese} - needed
    assert spare <= set(" \xa0"), "letters that nobody needs: run tools/japanese_font.py"
