"""The exercises of a stored lesson: their answer cells, and the folded solutions below them."""

import re


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
