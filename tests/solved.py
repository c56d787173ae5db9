"""Run lessons as stored, then with the folded solutions filled in: python solved.py [--quiet] [--shaken] LESSON …

Prints {lesson: [{id: what the code cell says}, {id: what it says solved}]} as JSON, all from one process, with the
traceback in the place of a cell that raises; solved are the answer cells, and those that show the answers. Words only:
nothing is drawn, and with --quiet no picture made. A race, sweep or map that is not stored, and would be trained here,
raises. With --shaken the last bits of exp, tanh and others are moved.
"""

import contextlib
import gc
import json
import re
import sys
import traceback
from pathlib import Path
from unittest import mock

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from answered import answer_cells, filled_in
from garbage import collect_seldom
from quiet import silence_explorers


def said_by(shell, source):
    """What a cell says in a kernel: what it prints, then what it shows, in words."""
    with capture_output() as captured:
        shell.display_trap.hook = sys.displayhook  # which captures; the shell's own would print "Out[1]: "
        result = shell.run_cell(source)
    error = result.error_before_exec or result.error_in_exec
    if error:
        return "".join(traceback.format_exception(error))
    return captured.stdout + "".join(shown.data["text/plain"] for shown in captured.outputs)


def run(path):
    """What the code cells of a lesson say as stored, then what those with answers say, in a namespace of its own."""
    notebook = nbformat.read(path, as_version=4)
    filled = {cell.id: filled_in(cell, below) for cell, below in answer_cells(notebook)}
    shell = InteractiveShell.instance()
    gc.freeze()  # nothing is to be collected: to look for it takes a fifth of a second for each lesson
    shell.reset()
    cells = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "code"}
    stored = {name: said_by(shell, source) for name, source in cells.items()}
    answers = [name for name, source in cells.items() if name in filled or re.search(r"\bmy_|=My", source)]
    return stored, {name: said_by(shell, filled.get(name, cells[name])) for name in answers}


@contextlib.contextmanager
def words_only():
    """Within it nothing is drawn and no race trained. (Imported here: after the last bits are moved.)"""
    from helpers import digit_races
    from pixels import nothing_drawn

    with nothing_drawn(), mock.patch.object(digit_races, "train_together", side_effect=AssertionError("not stored")):
        yield


if __name__ == "__main__":
    collect_seldom()
    options = {word for word in sys.argv[1:] if word.startswith("--")}
    with contextlib.ExitStack() as stack:
        if "--shaken" in options:
            from last_bits import other_last_bits

            stack.enter_context(other_last_bits(1))
        stack.enter_context(words_only())
        if "--quiet" in options:
            silence_explorers()
        told = {Path(path).stem: run(path) for path in sys.argv[1:] if path not in options}
    print(json.dumps(told))
