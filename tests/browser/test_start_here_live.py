"""Lesson 00 in JupyterLab, and the stored lessons as they look before anything is run."""

import subprocess
import sys
from pathlib import Path


def test_point_follows_keys_and_mouse(open_lesson):
    page = open_lesson("00-start-here.ipynb")
    page.run_all()
    (explorer,) = page.explorers()
    explorer.show()
    explorer.wake()
    explorer.press("x", "ArrowRight", 2)
    assert explorer.sentence() == "x = -2.90: the curve is at -0.24 and its slope is -0.97, downhill."
    explorer.drag("x", 1.0)
    assert explorer.sentence() == "x = 4.00: the curve is at -0.76 and its slope is -0.65, downhill."
    assert explorer.red_line() == page.stderr() == page.errors() == page.complaints == []


def test_a_trusted_lesson_shows_its_stored_pictures_too(open_lesson, lessons_folder):
    copy = Path(lessons_folder, "trusted-11-4-1.ipynb")
    copy.write_bytes((lessons_folder / "11-4-1-difference-quotients.ipynb").read_bytes())
    subprocess.run([sys.executable, "-m", "jupyter", "trust", str(copy)], check=True, capture_output=True)
    page = open_lesson(copy.name)
    page.stored_pictures_are_shown()
