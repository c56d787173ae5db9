"""Run all notebooks and store their outputs anew: python3 start.py refresh

Widget views and `metadata.widgets` are left out: a stored view shows "Error displaying widget" in a
notebook that is opened without running it. Pictures stay. A second run changes nothing.
What 11-5-7 trains at length is stored, too, before it runs: see store_trainings.
"""

import base64
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from store_trainings import renew

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
LARGEST_PICTURE = 200_000
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main(names):
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if path.name.startswith("11-5-7-") and (not names or path.name in names):
            renew()
        if not names or path.name in names:
            stored = path.read_text(encoding="utf-8")
            text = refreshed(nbformat.reads(stored, as_version=4))
            if text != stored:
                path.write_text(text, encoding="utf-8", newline="\n")
            print(path.name, "changed" if text != stored else "as before")


def refreshed(notebook):
    """The notebook as text, with the outputs of a fresh run from top to bottom."""
    # What is printed arrives in pieces, by the time that passes between them: one piece is stored.
    folder = {"metadata": {"path": str(NOTEBOOKS)}}
    NotebookClient(notebook, timeout=120, coalesce_streams=True, resources=folder).execute()
    notebook.metadata = METADATA
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of the run
        for output in cell.get("outputs", []):
            clean(output)
    return nbformat.writes(notebook) + "\n"


def clean(output):
    if output.output_type == "stream" and output.name == "stderr":
        raise SystemExit(f"a cell writes to stderr: {output.text}")
    data = output.get("data", {})
    data.pop(WIDGET_VIEW, None)
    size = len(base64.b64decode(data.get("image/png", "")))
    if size > LARGEST_PICTURE:
        raise SystemExit(f"a picture of {size} bytes; at most {LARGEST_PICTURE} are allowed")


if __name__ == "__main__":
    main(sys.argv[1:])
