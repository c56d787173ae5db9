"""What the page to keep says of libraries, taken from its tables."""

import re
from pathlib import Path

import nbformat

PAGE = Path(__file__).resolve().parents[2] / "notebooks/99-one-page.ipynb"
CELLS = {cell.id: cell.source for cell in nbformat.read(PAGE, as_version=4).cells}


def table(cell):
    """(library, first column, what stands in the library's column) of the first table in this cell."""
    head, _, *rows = [
        [part.strip() for part in line.strip("|").split("|")]
        for line in CELLS[cell].splitlines()
        if line.startswith("|")
    ]
    return [(library, row[0], said) for row in rows for library, said in zip(head[1:], row[1:], strict=True)]


def claims():
    """(ours, library, sign, how far apart, their call) of all that the page calls the same, or not the same."""
    found = [
        (ours.strip("`"), library, sign, float(far) if far else None, call)
        for library, ours, said in table("libraries")
        for sign, far, call in re.findall(r"([=≠→]) ([\d.e-]+ )?`([^`]*)`", said)
    ]
    rows = "".join(said for _, _, said in table("libraries"))
    assert len(found) == sum(rows.count(f"{sign} ") for sign in "=≠→")
    return found


def defaults():
    """(library, call with defaults as its arguments) of all calls in the table of settings left out."""
    return [(library, call) for library, _, said in table("defaults") for call in re.findall(r"`([^`]*)`", said)]
