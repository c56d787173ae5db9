"""A reader's own copies of the lessons: brought to my-lessons, never over a word that the reader has written."""

import hashlib
import json
import os
from pathlib import Path

from starting.place import COPIES, LESSONS, put
from starting.sentences import CannotStart, because

FIRST_EDITION = Path(__file__).with_name("lessons-1.0.0.json")


def copy_new_lessons(edition="", copies=COPIES):
    """Copy new and changed lessons of an edition ("" or "ja/") into a folder; a record says which version came last."""
    record = copies / ".versions.json"
    try:
        (copies / edition).mkdir(parents=True, exist_ok=True)
        came = versions_in(record)
        for lesson in sorted((LESSONS / edition).glob("*.ipynb")):
            name = lesson.relative_to(LESSONS).as_posix()
            came[name] = bring(lesson, copies / name, name, came.get(name, {}))
        put(record, json.dumps(came, indent=1).encode())
    except OSError as problem:
        raise CannotStart(f"the lessons could not be copied into my-lessons: {because(problem)}") from None


def bring(lesson, copy, name, last):
    """Copy a lesson if it is new here; gives its version: a digest of its bytes, and one of what is written in it."""
    content = lesson.read_bytes()
    now = {"bytes": digest(content), "words": written(content)}
    mine = read(copy)
    if mine is not None and not mine.strip():  # not there, or emptied by a power cut
        put(copy, content)
    elif now["bytes"] != last.get("bytes"):
        words = mine and written(mine)
        if words and (words == last.get("words") or digest(mine) == last.get("bytes")):
            put(copy, content)  # the reader has written nothing
        elif now["words"] not in (words, last.get("words")):
            come_beside(copy, name, content, now["words"])
    return now


def come_beside(copy, name, content, version):
    """Put a new version beside the reader's copy; if it is there already, the reader may have written in it."""
    new = copy.with_name(f"{copy.stem}-new-{version[:6]}.ipynb")
    if not os.path.lexists(new):
        put(new, content)
    beside = name.replace(copy.name, new.name)
    print(f"{name} has a new version: my-lessons/{beside}. Your own copy stays as it is.")


def written(content):
    """A digest of what a reader writes: the kind and the source of each cell that is not empty, in their order.

    Outputs and settings, which JupyterLab writes when a lesson is only opened, do not count. What is no notebook
    counts as it is.
    """
    try:
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(content)["cells"]]
        return digest(json.dumps([(kind, source) for kind, source in cells if source.strip()]).encode())
    except (ValueError, TypeError, KeyError, RecursionError):
        return digest(content)


def digest(content):
    """A short name for these bytes."""
    return hashlib.sha256(content).hexdigest()


def read(copy):
    """The bytes of a copy: none where there is no file, None where something else is in its place or it is locked."""
    try:
        return copy.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError:
        return None


def versions_in(record):
    """{lesson: version}; what is damaged or unknown is left out. 1.0.0 wrote only the digest of the bytes."""
    first = read_json(FIRST_EDITION)
    versions = {}
    for lesson, version in read_json(record).items():
        if isinstance(version, str):
            versions[lesson] = {"bytes": version, "words": first.get(version)}
        elif isinstance(version, dict) and all(isinstance(version.get(key), str) for key in ("bytes", "words")):
            versions[lesson] = {key: version[key] for key in ("bytes", "words")}
    return versions


def read_json(file):
    """The object in a file; an empty one where there is none, or something else, or a damaged one."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
