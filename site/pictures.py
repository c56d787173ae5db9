"""What an explorer shows after the guess: its picture and its sentence, made by the call in its cell."""

import ast
import importlib

from helpers.explorers.frames import kept_picture, packed
from helpers.language import ENGLISH, speak


def awake_pictures(notebook, language=ENGLISH):
    """{id of a cell: (picture as PNG bytes, sentence)} for the explorers of a lesson that wait for a guess."""
    speak(language)
    try:
        return _awake_pictures(notebook)
    finally:
        speak(ENGLISH)


def _awake_pictures(notebook):
    trees = {cell.id: ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"}
    imported = {
        alias.name: node.module
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module.startswith("helpers.")
        for alias in node.names
    }
    seen = {}
    for place, tree in trees.items():
        call = getattr(tree.body[-1], "value", None)
        keywords = {keyword.arg: keyword.value for keyword in getattr(call, "keywords", ())}
        if keywords.pop("after", None):
            names = {
                **imported,
                **{node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)},
            }
            explore, *arguments = (_value(node, names) for node in (call.func, *call.args))
            explorer = explore(*arguments, **{name: _value(node, names) for name, node in keywords.items()})
            seen[place] = packed(kept_picture(explorer.frame())), explorer.text
    return seen


def stored_pictures(notebook):
    """The outputs of a lesson that hold a picture."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                yield output


def _value(node, names):
    """A literal; what a lesson has imported from helpers under this name, or made in the same cell; or such a call."""
    if isinstance(node, ast.Call):
        return _value(node.func, names)(*(_value(argument, names) for argument in node.args))
    if not isinstance(node, ast.Name):
        return ast.literal_eval(node)
    found = names[node.id]
    return _value(found, names) if isinstance(found, ast.AST) else getattr(importlib.import_module(found), node.id)
