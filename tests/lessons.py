"""The lessons of both editions for the tests."""

import importlib.util
import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = sorted((ROOT / "notebooks").glob("*.ipynb"))
JAPANESE = sorted((ROOT / "notebooks/ja").glob("*.ipynb"))


def name_of(path):
    """The lesson's name with its edition: ja/11-5-2-momentum."""
    return path.relative_to(ROOT / "notebooks").with_suffix("").as_posix()


def read(path):
    """The notebook as nbformat has it. It is not validated, which takes ten times as long."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))


def english_of(path):
    """The English lesson that a Japanese one tells."""
    return read(path.parents[1] / path.name)


def texts(notebook):
    """{id: text} of the text cells."""
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}


def without_code(text):
    """A text without its code, formulas, targets of links and HTML: what is left is prose."""
    text = re.sub(r"```.*?```", " ", text, flags=re.DOTALL)
    text = re.sub(r"`[^`\n]*`|\$\$.*?\$\$|\$[^$]*\$|<[^>\n]*>", "x", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|https?://\S+", "]", text)


def tool(name):
    """The module of this name in tools/."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
