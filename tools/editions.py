"""The Japanese edition beside the English one: code is copied, and each text knows which English text it tells anew.

    python tools/editions.py 11-5-2-momentum.ipynb [cell ...]

says that the Japanese text cells of this lesson (or those with these ids) were read again and tell the English ones as
they are now. A test names the text cells for which that is not so.
"""

import copy
import hashlib
import re
import sys
from pathlib import Path

import nbformat

ENGLISH = Path(__file__).resolve().parents[1] / "notebooks"
JAPANESE = ENGLISH / "ja"
SPEAK = "language"  # the id of the one cell that the Japanese lesson has more
SPEAK_JAPANESE = 'from helpers.language import speak\n\nspeak("ja")'


def hash_of(text):
    """A short name for an English text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def following(japanese, english):
    """The Japanese lesson with the code of the English one, cell by cell of the same id; its texts stay as they are.

    Raises ValueError, naming the cells, where the two do not have the same cells in the same order.
    """
    cells = {cell.id: cell for cell in japanese.cells}
    wanted = [english.cells[0].id, SPEAK, *(cell.id for cell in english.cells[1:])]
    if list(cells) != wanted:
        odd = ", ".join(sorted({*cells} ^ {*wanted})) or "their order"
        raise ValueError(f"the Japanese lesson does not have the cells of the English one: {odd}")
    code = {cell.id: cell.source for cell in english.cells if cell.cell_type == "code"} | {SPEAK: SPEAK_JAPANESE}
    whole = copy.deepcopy(japanese)
    for cell in whole.cells:
        cell.source = code.get(cell.id, cell.source)
    return whole


_LINK = re.compile(r"\]\(([^)#]+\.ipynb)#?([^)]*)\)")


def leading(japanese, english):
    """The Japanese lesson with links that lead to the Japanese headings of what the English links lead to.

    A lesson that is not there in Japanese is led to without a heading. Raises ValueError where the two do not link to
    the same lessons in the same order.
    """
    whole, texts = copy.deepcopy(japanese), {cell.id: cell.source for cell in english.cells}
    for cell in whole.cells:
        if cell.cell_type == "markdown":
            wanted = _LINK.findall(texts[cell.id])
            if [target for target, _ in wanted] != [target for target, _ in _LINK.findall(cell.source)]:
                raise ValueError(f"the Japanese lesson does not link to the lessons of the English one in {cell.id}")
            led = iter([_link(target, anchor) for target, anchor in wanted])
            cell.source = _LINK.sub(lambda _, led=led: next(led), cell.source)
    return whole


def _link(target, anchor):
    if not anchor or not (JAPANESE / target).exists():
        return f"]({target})"
    japanese, english = map(_headings, both(target))
    return f"]({target}#{japanese[english.index(anchor)]})"


def _headings(lesson):
    """What JupyterLab calls the headings of a lesson in a link, in order; a summary told twice has one in Japanese."""
    texts = [cell.source.partition("\n## まとめ")[0] for cell in lesson.cells if cell.cell_type == "markdown"]
    headings = [heading for text in texts for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]
    return [heading.strip().replace(" ", "-") for heading in headings]


def stale(japanese, english):
    """The ids of the Japanese text cells that tell an English text that has changed since, or say not which."""
    now = {cell.id: hash_of(cell.source) for cell in english.cells}
    texts = [cell for cell in japanese.cells if cell.cell_type == "markdown"]
    return [cell.id for cell in texts if cell.metadata.get("translates") != now[cell.id]]


def both(name):
    """(Japanese, English) lesson of this file name."""
    return tuple(nbformat.read(folder / name, as_version=4) for folder in (JAPANESE, ENGLISH))


def main(name, *ids):
    """Write into each text cell (or those with these ids) the hash of the English text as it is now."""
    japanese, english = both(name)
    english_texts = {cell.id: cell.source for cell in english.cells}
    for cell in japanese.cells:
        if cell.cell_type == "markdown" and (not ids or cell.id in ids):
            cell.metadata["translates"] = hash_of(english_texts[cell.id])
    (JAPANESE / name).write_text(nbformat.writes(japanese) + "\n", encoding="utf-8", newline="\n")
    print(f"{name}: still to be read are {', '.join(stale(japanese, english)) or 'no texts'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
