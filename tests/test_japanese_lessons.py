"""The Japanese lessons: the code of the English ones, texts not older than theirs, and Japanese as it is set."""

import copy
import re
import unicodedata

import pytest

from japanese import ENTRIES, LETTER, english_in, not_as_elsewhere, not_polite, set_wrongly
from lessons import ENGLISH, JAPANESE, ROOT, english_of, name_of, read, texts, tool, without_code
from test_notebooks import SHORT

EDITIONS = tool("editions")
NUMBERED = [path for path in JAPANESE if path.name.startswith("11-")]

# Words in Latin letters that a Japanese text may have: names of people, places, programs and books, and of papers.
NAMES = re.compile(
    r"\b(?:Small Steps|Pyodide|Chromium|Firefox|Windows|macOS|Linux|Space|Tab|Shift|Ctrl|Run|All|Cells|Home|End|Pin|"
    r"VS Code|Colab|Dive into|Notebook|jupyterlab|packaging|pillow|"
    r"GitHub|Jupyter|NumPy|Matplotlib|matplotlib|numpy|ipywidgets|nbval|scikit|learn|TensorFlow|optax|torch|"
    r"Deep Learning|IEEE|MNIST|UCI|Polyak|Nesterov|Adam|Kingma|Ba|Tieleman|Hinton|Sutskever|Duchi|Hazan|Singer|"
    r"Cauchy|Goh|Distill|Lanczos|Squire|Trapp|Reddi|Kale|Kumar|Wilson|Higham|Coursera|Lecture|"
    r"Press|Teukolsky|Vetterling|Flannery|Baydin|Pearlmutter|Radul|Siskind|Nocedal|Wright|Goodfellow|Bengio|Courville|"
    r"Loshchilov|Hutter|Schmidt|Schneider|Hennig|Alpaydin|Kaynak|Ruder|Goyal|Vaswani|Dupont|sgd|rmsprop|adam|adagrad)\b",
    re.ASCII,
)


def glossary():
    """(English, Japanese, words not to be used) of each row."""
    page = (ROOT / "notebooks/ja/glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \|(.*)\|$", page, re.MULTILINE)[2:]
    return [(english, japanese, avoided.strip()) for english, japanese, avoided in rows]


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_it_has_the_cells_and_the_code_of_the_english_lesson(path):
    japanese = read(path)
    assert EDITIONS.following(japanese, english_of(path)) == japanese
    assert japanese.cells[1].source == EDITIONS.SPEAK_JAPANESE


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_no_text_is_older_than_the_english_one(path):
    stale = EDITIONS.stale(read(path), english_of(path))
    assert stale == [], f"read these cells again, then: python tools/editions.py {path.name} {' '.join(stale)}"


def test_a_changed_english_text_or_line_of_code_is_found_and_the_cell_is_named():
    path = JAPANESE[0]
    japanese, english = read(path), english_of(path)
    text = next(cell for cell in english.cells if cell.cell_type == "markdown")
    code = next(cell for cell in english.cells if cell.cell_type == "code")
    text.source += " And this."
    code.source += "\n1 + 1"
    assert EDITIONS.stale(japanese, english) == [text.id]
    assert EDITIONS.following(japanese, english) != japanese
    shorter = copy.deepcopy(japanese)
    missing = shorter.cells.pop()
    with pytest.raises(ValueError, match=missing.id):
        EDITIONS.following(shorter, english)


def test_a_text_that_says_not_which_english_one_it_tells_or_names_another_one_is_stale():
    japanese, english = read(JAPANESE[0]), english_of(JAPANESE[0])
    first, second, *_ = [cell for cell in japanese.cells if cell.cell_type == "markdown"]
    first.metadata["translates"] = second.metadata["translates"]
    del second.metadata["translates"]
    assert EDITIONS.stale(japanese, english) == [first.id, second.id]


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_formulas_links_and_headings_are_those_of_the_english_text(path):
    english = {name: text.partition("\n## まとめ")[0] for name, text in texts(english_of(path)).items()}
    for name, text in texts(read(path)).items():
        both = untold(text), untold(english[name])
        for pattern in (r"\$\$.*?\$\$", r"\]\(([^)#]*)", r"```.*?```", r"^#+ ", r"<details>"):
            found = [sorted(re.findall(pattern, words, re.DOTALL | re.MULTILINE)) for words in both]
            assert found[0] == found[1], name
        assert set(formulas(both[0])) >= set(formulas(both[1])), name


def untold(text):
    """A text without the words in its formulas, which are told anew, and may stand at another place in them."""
    return re.sub(r"\\text\{[^}]*\}", "", text)


def formulas(text):
    return [re.sub(r"\s+", "", formula) for formula in re.findall(r"(?<!\$)\$([^$]+)\$(?!\$)", text)]


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_it_says_nothing_in_english(path):
    for name, text in texts(read(path)).items():
        prose = NAMES.sub(" ", without_code(text))
        assert english_in(prose) == [], name


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_it_is_set_as_japanese_is(path):
    for name, text in texts(read(path)).items():
        prose = without_code(text)
        assert set_wrongly(prose) == [], name
        assert not re.search(f"{LETTER}\n{LETTER}", prose), f"{name}: a line break between letters shows as a gap"
        assert not re.search("[。、]  *(?![x$`*\\[|])", prose), name
        assert stars_that_stay(text) == [], name
        assert not re.search(f"(?<={LETTER}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?={LETTER})", no_marks(prose)), name


def stars_that_stay(text):
    """The pairs of stars that CommonMark shows as stars: a bracket or a full stop stands on the wrong side of them."""
    stay = []
    for line in re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL).splitlines():
        for number, stars in enumerate(re.finditer(r"\*\*", line)):
            before, after = line[: stars.start()][-1:] or " ", line[stars.end() :][:1] or " "
            outside, inside = (before, after) if number % 2 == 0 else (after, before)
            if inside.isspace() or (is_mark(inside) and not (outside.isspace() or is_mark(outside))):
                stay.append(line[max(stars.start() - 9, 0) : stars.end() + 9])
    return stay


def is_mark(letter):
    return unicodedata.category(letter)[0] in "PS"


def test_stars_that_commonmark_shows_are_found():
    right = (
        "**減衰率**（0.9）と**速度**。\n**予想：**　曲がった\nので、**四つとも違います**。\n**$\\alpha$ の位置**　本"
    )
    assert stars_that_stay(right) == []
    for wrong in (
        "**「減衰率」**です",
        "**予想：**曲がった",
        "** 予想**",
        "これは**「減衰率」**。",
        "本の**（注）**です",
    ):
        assert stars_that_stay(wrong) != []


def no_marks(prose):
    """Prose without headings' and lists' marks, tables, and the places of code and formulas."""
    lines = [line for line in prose.splitlines() if not line.startswith(("|", "#"))]
    return re.sub(r"^\s*(?:[-*>]|\d+\.) |\bx\b", "", "\n".join(lines), flags=re.MULTILINE)


def not_in_the_glossary(text):
    """The words that the glossary avoids; one that only lacks a long mark at its end is found without it."""
    return [words for _, _, words in glossary() if words and re.search(f"{words}(?!ー)", text)]


@pytest.mark.parametrize("path", [*JAPANESE, *ENGLISH], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_its_words_are_those_of_the_glossary_and_of_all_other_lessons(path):
    for name, text in texts(read(path)).items():
        assert not_in_the_glossary(text) == [] and not_as_elsewhere(text) == [], name


def test_readme_and_catalogues_use_the_words_of_the_glossary():
    readme = (ROOT / "README.ja.md").read_text(encoding="utf-8")
    assert not_in_the_glossary(readme) == [] and not_as_elsewhere(readme) == []
    assert {japanese: found for _, _, japanese in ENTRIES if (found := not_in_the_glossary(japanese))} == {}


@pytest.mark.parametrize("path", NUMBERED, ids=name_of)
def test_the_summary_has_three_points_and_is_the_same_in_both_editions(path):
    both = texts(read(path)), texts(english_of(path))
    summary, other = (cells["saw"].partition("## まとめ\n")[2].strip() for cells in both)
    assert summary == other and not_polite(summary) == []
    assert [line[:3] for line in summary.splitlines() if line] == ["1. ", "2. ", "3. "]


def test_what_is_headed_the_same_in_english_is_so_in_japanese():
    told = {}
    for path in JAPANESE:
        japanese = dict(headings(read(path)))
        for place, heading in headings(english_of(path)):
            if place in japanese:  # the headings that are Japanese in the English lesson have no other one
                told.setdefault(heading, {}).setdefault(japanese[place], []).append(path.name)
    assert {heading: both for heading, both in told.items() if len(both) > 1} == {}


@pytest.mark.parametrize("path", NUMBERED, ids=name_of)
def test_the_same_place_of_each_lesson_is_told_in_the_same_words(path):
    lesson, short = texts(read(path)), SHORT in english_of(path).cells[0].source  # which has no second half
    whole = "\n".join(lesson.values())
    if not short:
        assert lesson["answered"].startswith("**ここまでで、最初の問いに答えました。** ")
        assert re.search(
            "。(?:練習問題を(?:一つ|二つ)解いたら、)?ここで終わりにしてもかまいません。$", lesson["answered"]
        )
        assert re.search("^## もっと深く\n\n日を改めて読める、[三四五六八九]つの話題です。", whole, re.MULTILINE)
    labels = re.findall(r"^\*\*\d\. [^*]*\*\*.", whole, re.MULTILINE)
    assert len(labels) >= (1 if short else 2)
    assert [label for label in labels if not re.search(r"[^。]\*\*\u3000$", label)] == []
    assert "**予想**して" not in whole and "**予想**を" not in whole


def test_the_glossary_says_each_thing_once_and_lessons_use_it():
    english, japanese, _ = zip(*glossary(), strict=True)
    assert len(set(english)) == len(english) >= 75 and len(set(japanese)) == len(japanese)
    everything = "".join(text for path in JAPANESE for text in texts(read(path)).values())
    assert [words for words in japanese if not any(word in everything for word in words.split("、"))] == []


def headings(notebook):
    """[((id of the cell, which heading of it), what JupyterLab calls it in a link)] of a lesson."""
    found = {name: re.findall(r"^#+ (.*)$", text, re.MULTILINE) for name, text in texts(notebook).items()}
    return [((name, n), text.replace(" ", "-")) for name, lines in found.items() for n, text in enumerate(lines)]


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_a_link_to_a_heading_leads_to_what_is_that_heading_in_japanese(path):
    english = texts(english_of(path))
    for name, text in texts(read(path)).items():
        links = [re.findall(r"\]\(([^)#]+\.ipynb)#?([^)]*)\)", words) for words in (text, english[name])]
        for (target, anchor), (_, english_anchor) in zip(*links, strict=True):
            there = path.parent / target
            if english_anchor and there.exists():
                (place,) = [place for place, heading in headings(english_of(there)) if heading == english_anchor]
                assert anchor == dict(headings(read(there)))[place], f"{name}: {target}"


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_it_tells_the_minutes_of_the_english_lesson(path):
    first = english_of(path).cells[0].source
    minutes = re.search(r"takes (\d+)(?: \+ (\d+))? minutes", first)
    if minutes:
        told = "＋".join(f"{part}分" for part in minutes.groups() if part)
        assert told in read(path).cells[0].source


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_what_is_stored_is_japanese(path):
    for cell in read(path).cells:
        last = cell.source.splitlines()[-1] if cell.cell_type == "code" else ""
        if re.match(r"(explore_|predict\(|still_know|my_words|show_|check_\w+\()", last):
            for output in cell.outputs:
                assert english_in(NAMES.sub(" ", output.get("data", {}).get("text/plain", ""))) == [], cell.id
