"""Build the pages to be read without installing anything: python3 start.py site [folder]

A front page with the question, the minutes and a picture of each lesson, and the reading edition of them all.
"""

import html
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat

from page import page
from pictures import awake_pictures
from reading import reading_page

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "notebooks"


@dataclass(frozen=True)
class Lesson:
    """A lesson as the README's table has it."""

    title: str
    name: str
    question: str
    minutes: int


def lessons_in_order():
    """The rows of the README's table."""
    rows = re.findall(
        r"^\| \[(.*)\]\(notebooks/(.*)\.ipynb\) \| (.*) \| (\d+) \|$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return [Lesson(title, name, question, int(minutes)) for title, name, question, minutes in rows]


def front_page(lessons):
    """A card for each lesson."""
    cards = "\n".join(
        f'<li><a href="read/{lesson.name}.html"><img src="pictures/{lesson.name}.png" alt="" loading="lazy">'
        f"<b>{html.escape(lesson.title)}</b></a> {html.escape(lesson.question)} "
        f"<small>{lesson.minutes} minutes</small></li>"
        for lesson in lessons
    )
    body = f"""<main>
<h1>Small Steps</h1>
<p>Numerical differentiation and the optimizers beyond gradient descent, in lessons where you guess first, move a
slider, and see why.</p>
<p lang="ja">数値微分と、勾配降下法の先にある最適化手法。予想してから、スライダーを動かして、確かめます。</p>
<p>These pages are for reading, on a phone or on paper. To move the sliders, take the lessons into JupyterLab: the
README of the repository says how, in two commands.</p>
<ol class="lessons">
{cards}
</ol>
</main>"""
    return page("Small Steps", body)


def build(folder):
    """Write all pages into a folder; what else is in it stays."""
    lessons = lessons_in_order()
    for part in ("read", "pictures"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for lesson in lessons:
        notebook = nbformat.read(LESSONS / f"{lesson.name}.ipynb", as_version=4)
        awake = awake_pictures(notebook)
        first, _ = next(iter(awake.values()))
        (folder / "read" / f"{lesson.name}.html").write_text(reading_page(notebook, awake), encoding="utf-8")
        (folder / "pictures" / f"{lesson.name}.png").write_bytes(first)
    (folder / "index.html").write_text(front_page(lessons), encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    build(target)
    print("Open", target / "index.html")
