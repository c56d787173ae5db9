"""The pages to be read: all are there, every link leads somewhere, and nothing is asked of another host."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


class Page(HTMLParser):
    """What a page links to, holds and shows."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.links, self.places, self.images, self.words, self._code = [], [], set(), [], [], 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self._code += tag in {"pre", "code", "style"}
        if "id" in attributes:
            self.places.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append(attributes)

    def handle_endtag(self, tag):
        self._code -= tag in {"pre", "code", "style"}

    def handle_data(self, data):
        if not self._code:
            self.words.append(data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "site/build.py", str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def pages(folder):
    return {path: Page(path) for path in [folder / "index.html", *sorted(folder.glob("read/*.html"))]}


def test_every_lesson_has_a_page_and_a_card_with_its_question_minutes_and_picture(folder, pages):
    assert sorted(path.stem for path in pages) == sorted([*LESSONS, "index"])
    front = pages[folder / "index.html"]
    rows = re.findall(
        r"\]\(notebooks/(.*)\.ipynb\) \| (.*) \| (\d+) \|", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert front.links == [f"read/{name}.html" for name, _, _ in rows] and len(rows) == len(LESSONS)
    for name, question, minutes in rows:
        assert any(question in words for words in front.words) and f"{minutes} minutes" in front.words
        assert (folder / f"pictures/{name}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", LESSONS)
def test_every_stored_picture_is_there_and_every_one_that_waits_is_followed_by_what_it_waits_for(folder, pages, name):
    notebook = nbformat.read(ROOT / f"notebooks/{name}.ipynb", as_version=4)
    stored = sum("image/png" in out.get("data", {}) for cell in notebook.cells for out in cell.get("outputs", []))
    waiting = sum(bool(re.search(r"^explore_\w+\(.*after=", cell.source, re.MULTILINE)) for cell in notebook.cells)
    page = pages[folder / f"read/{name}.html"]
    assert len(page.images) == stored + waiting and page.words.count("After the guess") == waiting > 0
    assert all(image["src"].startswith("data:image/png;base64,") and image["alt"] for image in page.images)
    after = [image["alt"] for image in page.images if not image["alt"].startswith("These controls wake up")]
    assert len(after) == stored


def test_no_page_has_a_script_or_asks_another_host(pages):
    for path, page in pages.items():
        assert not {"script", "link", "iframe", "object"} & set(page.tags), path.name
        assert not re.search(r"@import|url\(", path.read_text(encoding="utf-8"))


def test_every_link_leads_to_a_page_and_a_place_that_are_there(pages):
    followed = 0
    for path, page in pages.items():
        for link in page.links:
            if not re.match(r"https?://|mailto:", link):
                target, _, place = link.partition("#")
                there = (path.parent / target).resolve() if target else path
                assert there in pages, f"{path.name}: {link}"
                assert not place or place in pages[there].places, f"{path.name}: {link}"
                followed += 1
    assert followed > 50


def test_every_formula_is_drawn_by_the_browser_itself(pages):
    for path, page in pages.items():
        assert not re.search(r"\$|\\[a-z]{2,}", " ".join(page.words)), path.name
        assert "merror" not in page.tags
    assert sum(page.tags.count("math") for page in pages.values()) > 700
