"""No assertion and no printed digit of a lesson hangs on the last bit of exp, sin, cos, tanh or log.

Libraries and processors differ there by a unit in the last place. Here each value is moved by -1, 0 or +1 unit, by
several patterns, as no library moves it but as each may: what is exact stays exact (exp 0 = 1), even functions
stay even and odd ones odd, and nothing passes the bounds of sin, cos and tanh. A lesson must say the same in all.
"""

import contextlib
import importlib
import io
import math
import sys
from pathlib import Path
from unittest import mock

import nbformat
import numpy as np
import pytest

import helpers

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FUNCTIONS = ("exp", "sin", "cos", "tanh", "log")
PATTERNS = ("up", "down", 1, 2, 3)
# 11-5-7 trains hundreds of networks: two of the patterns take half a minute.
CASES = [(path, pattern) for path in LESSONS for pattern in (("down", 1) if "11-5-7" in path.name else PATTERNS)]


def units(x, pattern):
    """-1, 0 or 1 for each x, an array of float64."""
    if pattern in ("up", "down"):
        return np.full(x.shape, 1 if pattern == "up" else -1)
    mixed = (x.view(np.uint64) ^ np.uint64(pattern)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed >> np.uint64(33)) % np.uint64(3)).astype(int) - 1


def moved(name, x, y, pattern):
    """The values y of the function at x, arrays, each moved in size by -1, 0 or +1 unit in the last place."""
    shape, y = y.shape, np.atleast_1d(y)
    x = np.broadcast_to(np.asarray(x, dtype=np.float64), shape).reshape(y.shape)
    steps = units(x if name in ("exp", "log") else np.abs(x), pattern)
    steps[(x == 0) | (y == 0) | ~np.isfinite(y)] = 0
    whole = np.dtype(f"i{y.dtype.itemsize}")
    result = (y.view(whole) + steps.astype(whole)).view(y.dtype).reshape(shape)
    return result if name in ("exp", "log") else np.clip(result, -1, 1)


def perturbed(name, function, pattern):
    """The function with moved values; what gives no float (a dual number) passes through."""

    def call(x, *arguments, **settings):
        y = function(x, *arguments, **settings)
        array = np.asarray(y)
        if array.dtype.kind == "c":
            parts = [moved("exp", np.abs(x), part.copy(), pattern) for part in (array.real, array.imag)]
            return (parts[0] + 1j * parts[1])[()]
        return moved(name, x, array, pattern)[()] if array.dtype.kind == "f" else y

    return call


def quiet(*arguments, **settings):
    """In the place of what shows something."""
    return mock.MagicMock()


@contextlib.contextmanager
def other_last_bits(pattern):
    """NumPy and math with other last bits, and helpers imported anew on top of them, with explorers that do nothing."""
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "helpers"}
    try:
        with contextlib.ExitStack() as stack:
            for place, offset in ((np, 0), (math, 100)):
                for name in FUNCTIONS:
                    own = pattern if isinstance(pattern, str) else pattern + offset
                    function = perturbed(name, getattr(place, name), own)
                    changed = function if place is np else lambda *x, f=function: float(f(*x))
                    stack.enter_context(mock.patch.object(place, name, changed))
            for path in sorted((ROOT / "helpers/explorers").glob("*.py")):
                module = importlib.import_module(f"helpers.explorers.{path.stem}")
                for name in vars(module):
                    if name in ("predict", "Unlock") or name.startswith(("explore_", "show_")):
                        setattr(module, name, quiet)
            yield
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "helpers"]:
            del sys.modules[name]
        sys.modules.update(kept)


def printed(cell):
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


@pytest.mark.parametrize(("path", "pattern"), CASES, ids=lambda value: getattr(value, "stem", str(value)))
def test_a_lesson_says_the_same_with_other_last_bits(path, pattern):
    notebook = nbformat.read(path, as_version=4)
    names = {"__name__": "__main__"}
    hang_on_luck = []
    with other_last_bits(pattern):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                said = io.StringIO()
                try:
                    with contextlib.redirect_stdout(said):
                        exec(compile(cell.source, cell.id, "exec"), names)
                except AssertionError:
                    hang_on_luck.append(f"{cell.id}: an assertion fails")
                else:
                    if said.getvalue() != printed(cell):
                        hang_on_luck.append(f"{cell.id} prints {said.getvalue()!r}, stored is {printed(cell)!r}")
    assert hang_on_luck == []


def test_the_last_bits_are_really_moved_and_what_is_exact_stays():
    with other_last_bits("up"):
        assert np.exp(1.0) == np.nextafter(math.e, 3) and np.exp(0.0) == 1 and np.log(1.0) == 0
        assert math.sin(-1.0) == -math.sin(1.0) and np.tanh(40.0) == 1 and np.cos(0) == 1
        assert importlib.import_module("helpers.functions").exp(1.0) == np.nextafter(math.e, 3)
    assert np.exp(1.0) == math.e and sys.modules["helpers"] is helpers
