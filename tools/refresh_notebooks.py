"""Run all notebooks and store their outputs anew: python3 start.py refresh

Widget views and `metadata.widgets` are left out: a stored view shows "Error displaying widget" in a
notebook that is opened without running it. Pictures stay. A second run changes nothing.
What 11-5-7 trains at length is stored, too, before it runs: see store_trainings. A Japanese lesson first gets the code
of the English one of the same name, and links to the headings of the other Japanese ones: see editions.
"""

import base64
import sys

import nbformat
from editions import ENGLISH, JAPANESE, following, leading
from nbclient import NotebookClient
from store_trainings import renew

from helpers.explorers.frames import packed

LARGEST_PICTURE = 200_000
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main(names):
    for path in [*sorted(ENGLISH.glob("*.ipynb")), *sorted(JAPANESE.glob("*.ipynb"))]:
        if names and path.name not in names:
            continue
        if path.name.startswith("11-5-7-") and path.parent == ENGLISH:
            renew()
        stored = path.read_text(encoding="utf-8")
        notebook = nbformat.reads(stored, as_version=4)
        if path.parent == JAPANESE:
            english = nbformat.read(ENGLISH / path.name, as_version=4)
            notebook = leading(following(notebook, english), english)
        text = refreshed(notebook, path.parent)
        if text != stored:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ENGLISH).as_posix(), "changed" if text != stored else "as before", flush=True)


def refreshed(notebook, folder):
    """The notebook as text, with the outputs of a fresh run from top to bottom."""
    # What is printed arrives in pieces, by the time that passes between them: one piece is stored.
    where = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, coalesce_streams=True, resources=where).execute()
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
    if "image/png" in data:
        picture = packed(base64.b64decode(data["image/png"]))
        if len(picture) > LARGEST_PICTURE:
            raise SystemExit(f"a picture of {len(picture)} bytes; at most {LARGEST_PICTURE} are allowed")
        data["image/png"] = base64.b64encode(picture).decode("ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
