"""The site's reading pages of both editions, without what explorers show after the guess."""

import importlib
import sys

from lesson_page import NOTEBOOKS

if (SITE := str(NOTEBOOKS.parent / "site")) not in sys.path:
    sys.path.insert(0, SITE)

EDITIONS = importlib.import_module("edition").EDITIONS


def names_of(edition):
    """All lessons and pages of an edition by their names."""
    return sorted(path.stem for path in edition.notebooks.glob("*.ipynb"))


def write_reading_page(file, edition, name):
    """Write one of them into this file; gives it."""
    reading_page = importlib.import_module("reading").reading_page
    file.write_text(reading_page(name, edition.notebook(name), {}, edition), encoding="utf-8")
    return file


def write_reading_pages(folder):
    """Write all of them into a folder; gives the files."""
    pages = [(edition, name) for edition in EDITIONS for name in names_of(edition)]
    return [write_reading_page(folder / f"{one.language}-{name}.html", one, name) for one, name in pages]
