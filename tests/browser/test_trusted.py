"""A lesson that the reader has marked as trusted, before anything is run."""

import subprocess
import sys
from pathlib import Path

from lesson_page import NOTEBOOKS


def test_a_trusted_lesson_shows_its_stored_pictures_too(open_lesson, lessons_folder):
    copy = Path(lessons_folder, "trusted-11-4-1.ipynb")
    copy.write_bytes((NOTEBOOKS / "11-4-1-difference-quotients.ipynb").read_bytes())
    subprocess.run([sys.executable, "-m", "jupyter", "trust", str(copy)], check=True, capture_output=True)
    page = open_lesson(copy.name)
    page.stored_pictures_are_shown()
