"""A reader at work: lessons change, copies are opened, run, saved and written in."""

import copy
import json

from newcomer import part


def notebook(*sources, **metadata):
    """A notebook with these cells."""
    empty = {"cell_type": "code", "outputs": [], "metadata": {}}
    cells = [empty | {"id": str(place), "source": source} for place, source in enumerate(sources)]
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


class Desk:
    """A project whose lessons change, and its reader."""

    def __init__(self, folder, monkeypatch, capsys):
        self.lessons, self.copies, self.capsys = folder / "notebooks", folder / "my-lessons", capsys
        self.again = lambda: part(folder, "lessons", monkeypatch).copy_new_lessons()

    def start(self, **lessons):
        """Start with these new versions of lessons; gives what is said."""
        for name, content in lessons.items():
            text = content if isinstance(content, bytes) else json.dumps(content).encode()
            (self.lessons / f"{name}.ipynb").write_bytes(text)
        self.again()
        return self.capsys.readouterr().out

    def write(self, name, content):
        """What the reader's copy holds from now on."""
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.copies / f"{name}.ipynb").write_bytes(text)

    def holds(self, name):
        """What is in the reader's copy."""
        return json.loads((self.copies / f"{name}.ipynb").read_bytes())

    def names(self):
        """The names in my-lessons, without those that begin with a dot."""
        return sorted(path.name for path in self.copies.iterdir() if not path.name.startswith("."))


def as_jupyterlab_saves(lesson):
    """What JupyterLab changes when a lesson is opened and run, without a word of the reader's."""
    saved = copy.deepcopy(lesson)
    saved["metadata"]["language_info"] = {"name": "python", "version": "3.11.7"}
    for cell in saved["cells"]:
        cell |= {"id": "new", "execution_count": 3, "outputs": [{"output_type": "stream", "text": "x"}]}
        cell["metadata"] = {"collapsed": True, "trusted": True}
        cell["source"] = cell["source"].splitlines(keepends=True)
    saved["cells"].append({"cell_type": "code", "source": [" "], "outputs": [], "metadata": {}})
    return saved
