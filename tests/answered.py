"""A stored lesson: what its cells say, its answer cells, and the folded solutions below them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def answer_cells(notebook):
    """Pairs: an answer cell, which is blank and ends with a check, and the text below it."""
    for cell, below in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cell.cell_type == "code" and cell.source.splitlines()[-1].startswith("check_") and "..." in cell.source:
            yield cell, below.source


def filled_in(cell, below):
    """The source of an answer cell with the folded solution from the text below in the place of its blanks."""
    match = re.fullmatch(
        r"<details>\n<summary>(?:Solution|解答)</summary>\n\n```python\n(.*?)\n```\n.*</details>", below, re.DOTALL
    )
    assert match, f"no folded solution in: {below}"
    *before, check = cell.source.splitlines()
    return "\n".join([*before, match[1], check])


def run_solved(*words, **environment):
    """What solved.py tells of Japanese lessons, with these words and variables."""
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tests/solved.py"), *words], cwd=ROOT / "notebooks/ja", capture_output=True,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return json.loads(ran.stdout)


def said(cell):
    """What a stored cell prints and shows, in words; long prints come in pieces."""
    return "".join(output.get("text") or output.data["text/plain"] for output in cell.outputs)


def assert_all_right(notebook, solved):
    """Is each exercise of a Japanese lesson right, and did no cell raise? `solved`: {id: what the cell says solved}."""
    answers = [cell.id for cell, _ in answer_cells(notebook)]
    assert [name for name in answers if not solved[name].startswith("正解です。")] == []
    assert [name for name, words in solved.items() if "Traceback" in words] == []
