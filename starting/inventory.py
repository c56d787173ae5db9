"""What is in .venv: a glance at every start, and each file before something is installed."""

import csv
import hashlib
import os
from pathlib import Path

from starting.place import ENVIRONMENT, put


def folders():
    """The folders that hold the packages."""
    places = [*ENVIRONMENT.glob("lib/python3*/site-packages"), ENVIRONMENT / "Lib/site-packages"]
    return [Path(place) for place in dict.fromkeys(map(os.path.realpath, places)) if os.path.isdir(place)]


def inventory():
    """The names of what lies in the packages' folders, two floors deep, and of JupyterLab's own files.

    The list of a package's files and the path in a .pth file go with a digest: one that leads elsewhere is seen.
    """
    found = {path.relative_to(ENVIRONMENT).as_posix() for path in ENVIRONMENT.glob("share/jupyter/*/*/*")}
    for place in folders():
        for entry in os.scandir(place):
            path = Path(entry.path)
            if entry.name.endswith(".dist-info"):
                found.add(f"{entry.name} {digest(record_of(path))}")
            elif entry.name.endswith(".pth"):
                found.add(f"{entry.name} {digest(path.read_bytes())}")
            elif entry.is_dir():
                found |= {
                    f"{entry.name}/{name}" for name in os.listdir(path) if not name.endswith(("pycache__", "pyc"))
                }
            else:
                found.add(entry.name)
    return found


def make_paths_ascii():
    """Write the paths in .pth files with escapes: below 3.13 Python reads them in the locale, not in UTF-8.

    A folder with Japanese characters in another locale would stop every start of this Python, PYTHONUTF8 or not.
    """
    for file in (file for place in folders() for file in place.glob("*.pth")):
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
        if not "".join(lines).isascii():
            paths = [
                line if line.startswith("import") else f"import sys; sys.path.append({ascii(line)})" for line in lines
            ]
            put(file, "\n".join(paths).encode())


def not_whole():
    """The entries of the packages whose files are not all there; pip would think that they are."""
    return [package for place in folders() for package in place.glob("*.dist-info") if not is_whole(package)]


def is_whole(package):
    """Is each listed file there, and none emptied by a power cut? What Python compiles by itself does not count."""
    rows = list(csv.reader(record_of(package).decode("utf-8", "replace").splitlines()))
    for name, _, size in (row for row in rows if len(row) == 3 and not row[0].endswith(".pyc")):
        try:
            if not os.stat(package.parent / name).st_size and size not in {"", "0"}:
                return False
        except OSError:
            return False
    return bool(rows)


def record_of(package):
    """The list of a package's files; empty where an interrupted installation has not come so far."""
    try:
        return (package / "RECORD").read_bytes()
    except OSError:
        return b""


def digest(content):
    """A short name for these bytes."""
    return hashlib.sha256(content).hexdigest()[:16]
