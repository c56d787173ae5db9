"""Which explorers stand below which cell: a cell that is run again lets go of what it replaces."""

from IPython import get_ipython


class Cells:
    """Explorers by the cell that shows them. A kernel that does not name the cell (a script, say) lets nothing go."""

    def __init__(self):
        self._below = {}

    def show(self, explorer):
        """This run of the cell shows the explorer; what earlier runs showed there, and no other cell shows, goes."""
        cell, run = running()
        if cell is None:
            return
        last_run, shown = self._below.get(cell, (run, []))
        before = [] if run == last_run else shown
        self._below[cell] = run, [explorer, *(shown if run == last_run else [])]
        for old in before:
            if not any(old is other for _, below in self._below.values() for other in below):
                old.let_go()


def running():
    """(the id of the cell that is running, the id of this run), both None where nobody says."""
    shell = get_ipython()
    message = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return message.get("metadata", {}).get("cellId"), message.get("header", {}).get("msg_id")
