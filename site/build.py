"""Build the site, which opens the lessons without installing anything: python3 start.py site [folder]

A front page with the question, the minutes and a picture of each lesson; the lessons to be read, in read/; and the
lessons to be run in the browser, in live/. The Japanese edition has the same in ja/.
"""

import html
import sys
from pathlib import Path

from edition import EDITIONS, ROOT
from live import build_live
from page import page
from pictures import awake_pictures
from reading import reading_page


def front_page(edition):
    """A card for each lesson."""
    lessons = edition.lessons()
    cards = "\n".join(_card(edition, lesson) for lesson in lessons)
    kept = " ".join(
        edition.to_keep.format(page=f'<a href="read/{name}.html">{html.escape(edition.title(name))}</a>')
        for name in edition.pages_to_keep()
    )
    body = f"""<main>
<h1>Small Steps</h1>
{edition.intro}
<p><a class="start" href="{edition.home}{edition.live(lessons[0].name)}">{edition.start}</a></p>
<ol class="lessons">
{cards}
</ol>
<p>{kept}</p>
{edition.ways}
</main>"""
    return page("Small Steps", body, edition, "index.html")


def _card(edition, lesson):
    minutes = edition.minutes.format(minutes=lesson.minutes)
    return f"""<li><a href="read/{lesson.name}.html"><img src="pictures/{lesson.name}.png" alt="" loading="lazy">
<b>{html.escape(lesson.title)}</b></a> {html.escape(lesson.question)} <small>{minutes}</small>
<p class="ways"><a href="{edition.home}{edition.live(lesson.name)}">{edition.move}</a>
<a href="read/{lesson.name}.html">{edition.read}</a></p></li>"""


def build(folder):
    """Write the whole site into a folder; what else is in it stays."""
    build_live(folder / "live")
    write_pages(folder)


def write_pages(folder):
    """Write what is read: in each language the front page, a page for each lesson, and their pictures."""
    for edition in EDITIONS:
        _write_edition(folder / edition.folder, edition)


def _write_edition(folder, edition):
    for part in ("read", "pictures"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for lesson in edition.lessons():
        first, _ = next(iter(_write_reading_page(folder, edition, lesson.name).values()))
        (folder / "pictures" / f"{lesson.name}.png").write_bytes(first)
    for name in edition.pages_to_keep():
        _write_reading_page(folder, edition, name)
    (folder / "index.html").write_text(front_page(edition), encoding="utf-8")


def _write_reading_page(folder, edition, name):
    """Write the page that is read; gives the pictures that wait for a guess, awake."""
    notebook = edition.notebook(name)
    awake = awake_pictures(notebook, edition.language)
    (folder / "read" / f"{name}.html").write_text(reading_page(name, notebook, awake, edition), encoding="utf-8")
    return awake


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"
    build(target)
    print("Open", target / "index.html")
