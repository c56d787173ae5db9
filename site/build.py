"""Build the site, which opens the lessons without installing anything: python3 start.py site [folder]

A front page with the question, the minutes and a picture of each lesson; the lessons to be read, in read/; and the
lessons to be run in the browser, in live/.
"""

import html
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

from live import NOTEBOOKS, ROOT, build_live
from page import page
from pictures import awake_pictures
from reading import reading_page


@dataclass(frozen=True)
class Lesson:
    """A lesson as the README's table has it."""

    title: str
    name: str
    question: str
    minutes: str


def lessons_in_order():
    """The rows of the README's table."""
    rows = re.findall(
        r"^\| \[(.*)\]\(notebooks/(.*)\.ipynb\) \| (.*) \| (\d+(?: \+ \d+)?) \|$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return [Lesson(title, name, question, minutes) for title, name, question, minutes in rows]


def pages_to_keep():
    """The notebooks that are no lessons: their names begin with 99."""
    return sorted(path.stem for path in NOTEBOOKS.glob("99-*.ipynb"))


def _title(name):
    return re.match("# (.*)", nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells[0].source)[1]


def front_page(lessons):
    """A card for each lesson."""
    cards = "\n".join(_card(lesson) for lesson in lessons)
    kept = " ".join(
        f'<a href="read/{name}.html">{html.escape(_title(name))}</a>, to print on one sheet of paper.'
        for name in pages_to_keep()
    )
    body = f"""<main>
<h1>Small Steps</h1>
<p>Numerical differentiation and the optimizers beyond gradient descent, in lessons where you guess first, move a
slider, and see why.</p>
<p lang="ja">
数値微分と、勾配降下法の先にある最適化手法。まず予想し、スライダーを動かして、なぜそうなるのかを確かめます。
</p>
<p><a class="start" href="live/lab/index.html?path={lessons[0].name}.ipynb">Start in your browser</a></p>
<ol class="lessons">
{cards}
</ol>
<p>{kept}</p>
<p><b>Move the sliders</b> opens a lesson in JupyterLab, here in your browser, with nothing to install. The first time
it fetches Python itself, which takes a while; the lesson can be read meanwhile. What you write stays in this browser.
To keep it in files, install the course on your computer: the README of the repository says how, in two commands.
<b>Read</b> is for a phone or for paper.</p>
</main>"""
    return page("Small Steps", body)


def _card(lesson):
    live = f"lab/index.html?path={lesson.name}.ipynb"
    return f"""<li><a href="read/{lesson.name}.html"><img src="pictures/{lesson.name}.png" alt="" loading="lazy">
<b>{html.escape(lesson.title)}</b></a> {html.escape(lesson.question)} <small>{lesson.minutes} minutes</small>
<p class="ways"><a href="live/{live}">Move the sliders</a> <a href="live/ja/{live}" lang="ja">日本語メニュー</a>
<a href="read/{lesson.name}.html">Read</a></p></li>"""


def build(folder):
    """Write the whole site into a folder; what else is in it stays."""
    build_live(folder / "live")
    write_pages(folder)


def write_pages(folder):
    """Write what is read: the front page, a page for each lesson, and their pictures."""
    lessons = lessons_in_order()
    for part in ("read", "pictures"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for lesson in lessons:
        first, _ = next(iter(_write_reading_page(folder, lesson.name).values()))
        (folder / "pictures" / f"{lesson.name}.png").write_bytes(first)
    for name in pages_to_keep():
        _write_reading_page(folder, name)
    (folder / "index.html").write_text(front_page(lessons), encoding="utf-8")


def _write_reading_page(folder, name):
    """Write the page that is read; gives the pictures that wait for a guess, awake."""
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    awake = awake_pictures(notebook)
    (folder / "read" / f"{name}.html").write_text(reading_page(name, notebook, awake), encoding="utf-8")
    return awake


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    build(target)
    print("Open", target / "index.html")
