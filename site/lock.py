"""The lock: which packages the Python in the browser loads, and from where.

site/pyodide-lock.json is the part of Pyodide's own lock that the lessons need, as it came. For another Pyodide:
npm pack pyodide@VERSION, unpack it, and python site/lock.py package/pyodide-lock.json
"""

import hashlib
import json
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = Path(__file__).with_name("pyodide-lock.json")
PYODIDE = "https://cdn.jsdelivr.net/pyodide/v314.0.6/full/"

PYTHON = ".".join(json.loads(PINNED.read_text(encoding="utf-8"))["info"]["python"].split(".")[:2])

# matplotlib brings numpy and pillow; the kernel itself stands on the last three.
_NEEDED = ("matplotlib", "packaging", "ipython", "jedi", "micropip")


def needed_part(lock):
    """Pyodide's lock with only what the lessons and the kernel need."""
    packages, names, to_do = lock["packages"], set(), list(_NEEDED)
    while to_do:
        name = canonicalize_name(to_do.pop())
        if name not in names:
            names.add(name)
            to_do += packages[name]["depends"]
    return lock | {"packages": {name: packages[name] for name in sorted(names)}}


def site_lock(wheels):
    """The lock of the site: Pyodide's packages from Pyodide's address, and wheels {file: its place, from the lock}."""
    lock = json.loads(PINNED.read_text(encoding="utf-8"))
    packages = {name: entry | {"file_name": PYODIDE + entry["file_name"]} for name, entry in lock["packages"].items()}
    beside = [_entry(*wheel) for wheel in wheels.items()]
    packages |= {entry["name"]: entry for entry in beside}
    for entry in beside:  # the half of ipywidgets that the page needs is in the page already
        entry["depends"] = [name for name in entry["depends"] if name in packages]
    return lock | {"packages": packages}


def _entry(wheel, place):
    """A wheel of pure Python as a lock describes it."""
    with zipfile.ZipFile(wheel) as files:
        (about,) = (name for name in files.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(files.read(about).decode("utf-8"))
        modules = {name.split("/")[0] for name in files.namelist() if name.endswith("/__init__.py")}
    needed = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    return {
        "name": canonicalize_name(metadata["Name"]),
        "version": metadata["Version"],
        "file_name": place,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(modules),
        "depends": [canonicalize_name(package.name) for package in needed if not package.marker],
        "unvendored_tests": False,
    }


if __name__ == "__main__":
    whole = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    PINNED.write_text(json.dumps(needed_part(whole), indent=1, sort_keys=True) + "\n", encoding="utf-8")
