"""The site's reading pages, written into a folder without what explorers show after the guess."""

import contextlib
import functools
import http.server
import importlib
import sys
import threading

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


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server of the simplest kind, which says nothing."""

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def served(folder):
    """Serve a folder; gives the address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
