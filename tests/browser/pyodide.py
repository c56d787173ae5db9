"""The part of Pyodide that can be had from npm and PyPI, and a stand-in for the host that the site gets it from.

Five packages of the lock are compiled for the browser: see carrier.py. Those that cannot be had answer 404.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

from carrier import COMPILED

HOST = "https://cdn.jsdelivr.net/"

_TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}


def fetch_pyodide(lock, folder):
    """Put Pyodide itself, and what the lock holds of pure Python, into a folder."""
    version, python = re.search(r"/v([\d.]+)/", str(lock))[1], lock["info"]["python"]
    npm = shutil.which("npm")
    assert npm, "the tests of the site get Pyodide by npm, which comes with node.js"
    subprocess.run([npm, "pack", "--silent", f"pyodide@{version}"], cwd=folder, check=True, capture_output=True)
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder, filter="data")
    for file in (folder / "package").iterdir():
        file.rename(folder / file.name)
    wanted = [
        f"{name}=={entry['version']}"
        for name, entry in lock["packages"].items()
        if entry["file_name"].startswith(HOST) and name not in COMPILED
    ]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    subprocess.run(
        [*pip, "--only-binary", ":all:", "--platform", "any", "--python-version", python, *wanted],
        env=os.environ | {"PIP_CONSTRAINT": ""},  # the lock decides on the versions
        check=True,
        capture_output=True,
    )


class PlayedHost:
    """Answers for HOST out of a folder, and with `compiled` wheels.

    `missing` names what it could not answer, `known` the addresses that the packages of the lock may be asked for at.
    """

    def __init__(self, folder, compiled, context, packages):
        self.folder, self.compiled, self.missing = folder, compiled, []
        self.known = {entry["file_name"] for entry in packages.values()} | {
            f"{HOST}{wheel.name}" for wheel in compiled.values()
        }
        context.route(f"{HOST}**", self._answer)
        context.route("**/pyodide-lock.json", self._with_these_hashes)

    def _answer(self, route):
        file = self._file(route.request.url)
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": _TYPES.get(file.suffix, "application/zip")}
        if file.exists():
            route.fulfill(body=file.read_bytes(), headers=headers)
        else:
            self.missing.append(file.name)
            route.fulfill(status=404, headers=headers)

    def _with_these_hashes(self, route):
        """Pyodide builds its wheels of pure Python itself: those of PyPI hold the same, under another hash.

        A compiled one may have another version, and then another name.
        """
        lock = json.loads(route.fetch().text())
        for name, entry in lock["packages"].items():
            if name in self.compiled:
                entry["file_name"] = f"{HOST}{self.compiled[name].name}"
            file = self._file(entry["file_name"])
            if file.exists():
                entry["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        route.fulfill(json=lock)

    def _file(self, address):
        name = address.rsplit("/", 1)[-1]
        return next((wheel for wheel in self.compiled.values() if wheel.name == name), self.folder / name)
