"""The pages of the site: all are there, every link leads somewhere, and no other host is asked.

What runs in the browser is built and tested in browser/test_site_live.
"""

import importlib
import re
from pathlib import Path

import nbformat
import pytest

from html_page import Page
from lessons_table import is_lesson, lessons_table

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LESSONS = [path.stem for path in NOTEBOOKS if is_lesson(path)]
TO_KEEP = [path.stem for path in NOTEBOOKS if not is_lesson(path)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, unpainted):
    """The pages, but for their pictures, in which nothing is painted."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "site")
        importlib.import_module("build").write_pages(folder)
    return folder


@pytest.fixture(scope="module")
def pages(folder):
    return {path: Page(path) for path in [folder / "index.html", *sorted(folder.glob("read/*.html"))]}


def test_every_lesson_has_a_page_and_a_card_with_its_question_minutes_and_picture(folder, pages):
    assert sorted(path.stem for path in pages) == sorted([*LESSONS, *TO_KEEP, "index"])
    front = pages[folder / "index.html"]
    rows = [row[1:] for row in lessons_table((ROOT / "README.md").read_text(encoding="utf-8"))]
    live = "lab/index.html?path={}.ipynb"
    ways = ("read/{}.html", f"live/{live}", f"live/ja/{live}", "read/{}.html")
    cards = [way.format(name) for name, _, _ in rows for way in ways]
    assert front.links[1:] == [*cards, *map("read/{}.html".format, TO_KEEP)] and len(rows) == len(LESSONS)
    assert front.links[0] == f"live/{live.format('00-start-here')}"
    for name, question, minutes in rows:
        assert any(question in words for words in front.words) and f"{minutes} minutes" in front.words
        assert (folder / f"pictures/{name}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", [*LESSONS, *TO_KEEP])
def test_every_stored_picture_is_there_and_every_one_that_waits_is_followed_by_what_it_waits_for(folder, pages, name):
    notebook = nbformat.read(ROOT / f"notebooks/{name}.ipynb", as_version=4)
    stored = sum("image/png" in out.get("data", {}) for cell in notebook.cells for out in cell.get("outputs", []))
    waiting = sum(bool(re.search(r"^explore_\w+\(.*after=", cell.source, re.MULTILINE)) for cell in notebook.cells)
    page = pages[folder / f"read/{name}.html"]
    assert len(page.images) == stored + waiting and page.words.count("After the guess") == waiting
    assert (waiting > 0) == (name in LESSONS)
    assert all(image["src"].startswith("data:image/png;base64,") and image["alt"] for image in page.images)
    after = [image["alt"] for image in page.images if not image["alt"].startswith("These controls wake up")]
    assert len(after) == stored


def test_only_a_page_to_keep_is_set_for_one_sheet_of_paper(pages):
    for path in pages:
        assert ("@page { size: A4" in path.read_text(encoding="utf-8")) == (path.stem in TO_KEEP), path.name


def test_japanese_is_said_to_be_japanese(pages):
    for path, page in pages.items():
        assert page.japanese, path.name
        assert not re.search("[ぁ-ヶ一-龠]", " ".join(page.words)), path.name


def test_no_page_has_a_script_or_asks_another_host(pages):
    for path, page in pages.items():
        assert not {"script", "link", "iframe", "object"} & set(page.tags), path.name
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
                    assert re.fullmatch("live/(ja/)?lab/index.html", there.relative_to(folder).as_posix())
                    assert Path(lesson).stem in LESSONS + TO_KEEP, f"{path.name}: {link}"
                else:
                    assert there in pages, f"{path.name}: {link}"
                    assert not place or place in pages[there].places, f"{path.name}: {link}"
                followed += 1
    assert followed > 100


def test_every_formula_is_drawn_by_the_browser_itself(pages):
    for path, page in pages.items():
        assert not re.search(r"\$|\\[a-z]{2,}", " ".join(page.words)), path.name
        assert "merror" not in page.tags
    assert sum(page.tags.count("math") for page in pages.values()) > 700


def test_what_is_struck_out_in_a_formula_has_its_line_from_the_style(pages):
    """Chromium draws a <menclose> without the line that it stands for."""
    texts = [path.read_text(encoding="utf-8") for path in pages]
    struck = {notation for text in texts for notation in re.findall(r"<menclose notation=\"([^\"]*)\"", text)}
    assert struck
    for text in texts:
        for notation in struck:
            assert "<menclose" not in text or f'menclose[notation="{notation}"] {{ background: linear-' in text
