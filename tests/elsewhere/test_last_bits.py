"""No assertion and no printed digit of a lesson hangs on the last bit of exp, sin, cos, tanh or log.

A lesson must say the same with each of several patterns of last bits. (11-5-7, which trains a sweep, is
run with other last bits in test_plain_processor, with all else that may be different on another processor.)
"""

import contextlib
import importlib
import io
import math
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

import helpers
from last_bits import other_last_bits
from quiet import silence_explorers

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted(path for path in (ROOT / "notebooks").glob("*.ipynb") if "11-5-7" not in path.name)
PATTERNS = ("up", "down", 1)


def printed(cell):
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def hanging_on_luck(path):
    """What an assertion or a printed word of the lesson's cells says otherwise than is stored."""
    names = {"__name__": "__main__"}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            said = io.StringIO()
            try:
                with contextlib.redirect_stdout(said):
                    exec(compile(cell.source, cell.id, "exec"), names)
            except AssertionError:
                yield f"{cell.id} of {path.stem}: an assertion fails"
            else:
                if said.getvalue() != printed(cell):
                    yield f"{cell.id} of {path.stem} prints {said.getvalue()!r}, stored is {printed(cell)!r}"


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_all_lessons_say_the_same_with_other_last_bits(pattern):
    """All lessons in one test: helpers and what they import are read anew only once for each pattern."""
    with other_last_bits(pattern):
        silence_explorers()
        assert [luck for path in LESSONS for luck in hanging_on_luck(path)] == []


def test_the_last_bits_are_really_moved_and_what_is_exact_stays():
    with other_last_bits("up"):
        assert np.exp(1.0) == np.nextafter(math.e, 3) and np.exp(0.0) == 1 and np.log(1.0) == 0
        assert math.sin(-1.0) == -math.sin(1.0) and np.tanh(40.0) == 1 and np.cos(0) == 1
        assert importlib.import_module("helpers.functions").exp(1.0) == np.nextafter(math.e, 3)
    assert np.exp(1.0) == math.e and sys.modules["helpers"] is helpers
