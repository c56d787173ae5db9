"""What a reader writes who takes the solution of an exercise and gets a line of it wrong."""

import math
from pathlib import Path

import nbformat
import numpy as np

from answered import answer_cells, filled_in
from helpers import network

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


def solution_of(lesson, cell_id):
    """The function of the folded solution below this answer cell, as source."""
    (path,) = NOTEBOOKS.glob(f"{lesson}-*.ipynb")
    pairs = answer_cells(nbformat.read(path, as_version=4))
    (solution,) = (filled_in(cell, below) for cell, below in pairs if cell.id == cell_id)
    lines = solution.splitlines()
    last = max(place for place, line in enumerate(lines) if line.startswith("def "))
    return "\n".join(lines[last:-1]) + "\n"


def written(solution, *changes):
    """The function that the solution defines after these changes (what is right, what stands there instead)."""
    for right, other in changes:
        assert solution.count(right) == 1, f"{right} stands {solution.count(right)} times in\n{solution}"
        solution = solution.replace(right, other)
    scope = {"np": np, "math": math, "network": network}
    exec(solution, scope)
    return next(value for name, value in scope.items() if name.startswith("my_"))
