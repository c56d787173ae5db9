"""The pages of the site: all are there, every link leads somewhere, and no other host is asked.

No browser is needed for it: it stands here because the site is built here.
"""

import re
from pathlib import Path

import nbformat
import pytest

from html_page import Page
from lessons import ENGLISH
from lessons_table import is_lesson, lessons_table

ROOT = Path(__file__).resolve().parents[2]
LESSONS = [path.stem for path in ENGLISH if is_lesson(path)]
TO_KEEP = [path.stem for path in ENGLISH if not is_lesson(path)]
FOLDERS = ("", "ja/")  # of the two editions
BOTH = [f"{folder}read/{name}" for folder in FOLDERS for name in (*LESSONS, *TO_KEEP)]


WAITING = re.compile("^These controls wake up|スライダーを動かせるようになります")


@pytest.fixture(scope="module")
def folder(address):
    """The whole site, as it is built once for all tests of it."""
    return address[1].parent


@pytest.fixture(scope="module")
def pages(folder):
    read = [path for part in ("*.html", "read/*.html") for edition in FOLDERS for path in folder.glob(edition + part)]
    return {path: Page(path) for path in sorted(read)}


@pytest.mark.parametrize(("part", "readme", "told"), [("", "README.md", "{} minutes"), ("ja/", "README.ja.md", "{}分")])
def test_every_lesson_has_a_page_and_a_card_with_its_question_minutes_and_picture(folder, pages, part, readme, told):
    there = [path.relative_to(folder / part).as_posix() for path in pages if path.is_relative_to(folder / part)]
    expected = ["index.html", *(f"read/{name}.html" for name in (*LESSONS, *TO_KEEP))]
    assert sorted(name for name in there if part or not name.startswith("ja/")) == sorted(expected)
    front = pages[folder / part / "index.html"]
    rows = [(file.split("/")[-1], *row) for _, file, *row in lessons_table((ROOT / readme).read_text(encoding="utf-8"))]
    up = "../" * bool(part)
    live = f"{up}live/{part}lab/index.html?path={part}{{}}.ipynb"
    cards = [way.format(name) for name, _, _ in rows for way in ("read/{}.html", live, "read/{}.html")]
    twin = "../index.html" if part else "ja/index.html"
    assert front.links == [twin, live.format("00-start-here"), *cards, *map("read/{}.html".format, TO_KEEP)]
    assert len(rows) == len(LESSONS)
    words = front.japanese if part else front.words
    for name, question, minutes in rows:
        assert any(question in line for line in words) and told.format(minutes) in words
        assert (folder / part / f"pictures/{name}.png").read_bytes().startswith(b"\x89PNG")


def test_every_page_has_its_twin_in_the_other_language_and_says_so_to_search_engines(folder, pages):
    for path, page in pages.items():
        place = path.relative_to(folder).as_posix()
        japanese = place.startswith("ja/")
        assert f'<html lang="{"ja" if japanese else "en"}">' in path.read_text(encoding="utf-8")
        twin = folder / (place.removeprefix("ja/") if japanese else f"ja/{place}")
        assert (path.parent / page.links[0]).resolve() == twin and twin in pages
        told = {language: (path.parent / address).resolve() for language, address in page.twins.items()}
        assert told == ({"en": twin, "ja": path} if japanese else {"en": path, "ja": twin})


@pytest.mark.parametrize("name", BOTH)
def test_every_stored_picture_is_there_and_every_one_that_waits_is_followed_by_what_it_waits_for(folder, pages, name):
    edition, _, lesson = name.rpartition("read/")
    notebook = nbformat.read(ROOT / f"notebooks/{edition}{lesson}.ipynb", as_version=4)
    stored = sum("image/png" in out.get("data", {}) for cell in notebook.cells for out in cell.get("outputs", []))
    waiting = sum(bool(re.search(r"^explore_\w+\(.*after=", cell.source, re.MULTILINE)) for cell in notebook.cells)
    page = pages[folder / f"{name}.html"]
    assert len(page.images) == stored + waiting
    assert [*page.words, *page.japanese].count("予想のあと" if edition else "After the guess") == waiting
    assert (waiting > 0) == (lesson in LESSONS)
    assert all(image["src"].startswith("data:image/png;base64,") and image["alt"] for image in page.images)
    after = [image["alt"] for image in page.images if not WAITING.search(image["alt"])]
    assert len(after) == stored


def test_only_a_page_to_keep_is_set_for_one_sheet_of_paper(pages):
    for path in pages:
        assert ("@page { size: A4" in path.read_text(encoding="utf-8")) == (path.stem in TO_KEEP), path.name


def test_japanese_is_said_to_be_japanese(pages):
    for path, page in pages.items():
        assert page.japanese, path.name
        assert not re.search("[ぁ-ヶ一-龠]", " ".join(page.words)), path.name


def test_a_japanese_sentence_is_japanese_as_a_whole_with_its_digits_and_formulas(pages):
    for path in pages:
        text = path.read_text(encoding="utf-8")
        if '<html lang="en">' in text and path.stem in LESSONS:
            (question,) = re.findall(r"<blockquote[^>]*>(?:(?!</blockquote>).)*問い", text, re.DOTALL) or [""]
            assert question.startswith('<blockquote lang="ja">') or path.stem.startswith("00"), path.name
            assert re.search('<li lang="ja">(?:(?!</li>).)*<math', text, re.DOTALL) or path.stem.startswith("00")


def test_no_page_has_a_script_or_asks_another_host(pages):
    for path, page in pages.items():
        assert not {"script", "iframe", "object"} & set(page.tags), path.name
        assert page.tags.count("link") == len(page.twins) == 2, path.name
        assert not re.search(r"@import|url\(", path.read_text(encoding="utf-8"))


def test_every_link_leads_to_a_page_and_a_place_that_are_there(folder, pages):
    followed = 0
    for path, page in pages.items():
        for link in page.links:
            if not re.match(r"https?://|mailto:", link):
                target, _, place = link.partition("#")
                target, _, lesson = target.partition("?path=")
                there = (path.parent / target).resolve() if target else path
                if lesson:
                    edition = "ja/" if path.is_relative_to(folder / "ja") else ""
                    assert there.relative_to(folder).as_posix() == f"live/{edition}lab/index.html"
                    assert (ROOT / "notebooks" / lesson).exists() and lesson.startswith(edition), f"{path.name}: {link}"
                else:
                    assert there in pages, f"{path.name}: {link}"
                    assert not place or place in pages[there].places, f"{path.name}: {link}"
                followed += 1
    assert followed > 200


def test_every_formula_is_drawn_by_the_browser_itself(pages):
    for path, page in pages.items():
        assert not re.search(r"\$|\\[a-z]{2,}", " ".join(page.words)), path.name
        assert "merror" not in page.tags
    assert sum(page.tags.count("math") for page in pages.values()) > 1400


def test_what_is_struck_out_in_a_formula_has_its_line_from_the_style(pages):
    """Chromium draws a <menclose> without the line that it stands for."""
    texts = [path.read_text(encoding="utf-8") for path in pages]
    struck = {notation for text in texts for notation in re.findall(r"<menclose notation=\"([^\"]*)\"", text)}
    assert struck
    for text in texts:
        for notation in struck:
            assert "<menclose" not in text or f'menclose[notation="{notation}"] {{ background: linear-' in text
