"""The site's reading pages, written into a folder without what explorers show after the guess."""

import importlib
import sys

import nbformat

from lesson_page import LESSONS, NOTEBOOKS


def write_reading_pages(folder):
    """Write each lesson as a page to be read; gives the files."""
    if (site := str(NOTEBOOKS.parent / "site")) not in sys.path:
        sys.path.insert(0, site)
    reading_page = importlib.import_module("reading").reading_page
    files = []
    for lesson in LESSONS:
        name, notebook = lesson.removesuffix(".ipynb"), nbformat.read(NOTEBOOKS / lesson, as_version=4)
        files.append(folder / f"{name}.html")
        files[-1].write_text(reading_page(name, notebook, {}), encoding="utf-8")
    return files
