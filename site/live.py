"""The lessons in JupyterLite, which runs them in the reader's browser: no server, nothing to install.

The notebooks are taken as they are; helpers comes as a wheel beside the lock of packages.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from packaging.utils import canonicalize_name

from edition import NOTEBOOKS, ROOT
from lock import PYTHON, site_lock

# Where a page asks for packages: below whatever address the site has.
_LOCK = "static/lock"

# What the kernel stands on. The wheels that JupyterLite brings for it stay where they are.
_KERNEL = ["micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython"]
_KERNEL_WHEELS = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi"

_BUILD = {"LiteBuildConfig": {"contents": ["lessons"], "apps": ["lab"], "no_sourcemaps": True}}

_PAGES = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Small Steps",
        "exposeAppInBrowser": True,
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "disablePyPIFallback": True,
                "loadPyodideOptions": {
                    "lockFileURL": f"./{_LOCK}/pyodide-lock.json",
                    # All at once: what is not named here the kernel fetches one after another, by piplite.
                    "packages": ["small-steps", "ipywidgets", *_KERNEL],
                    "env": {"PYTHONSTARTUP": f"/lib/python{PYTHON}/site-packages/helpers/ahead.py"},
                },
            }
        },
    },
}

_JAPANESE_MENUS = {"@jupyterlab/translation-extension:plugin": {"locale": "ja_JP"}}


def build_live(folder):
    """Write JupyterLite with the lessons into a folder.

    They open at lab/index.html?path=NAME.ipynb, the Japanese ones, with Japanese menus, at
    ja/lab/index.html?path=ja/NAME.ipynb.
    """
    with tempfile.TemporaryDirectory() as workshop:
        for lesson in NOTEBOOKS.rglob("*.ipynb"):  # whole strings: JupyterLite shows a list of lines with commas
            place = Path(workshop, "lessons", lesson.relative_to(NOTEBOOKS))
            _write_json(place, nbformat.read(lesson, as_version=4))
        _write_json(Path(workshop, "jupyter_lite_config.json"), _BUILD)
        _write_json(Path(workshop, "jupyter-lite.json"), _PAGES)
        _run("jupyterlite_core", "build", "--output-dir", str(folder.resolve()), cwd=workshop)  # its records stay there
        wheels = _wheels(Path(workshop, "wheels"))
        for_the_kernel = [wheel for wheel in sorted(folder.glob(f"{_KERNEL_WHEELS}/*.whl")) if _name(wheel) in _KERNEL]
        places = {wheel: wheel.name for wheel in wheels}
        places |= {wheel: f"../../{wheel.relative_to(folder).as_posix()}" for wheel in for_the_kernel}
        _write_json(folder / _LOCK / "pyodide-lock.json", site_lock(places))
        for wheel in wheels:
            shutil.copyfile(wheel, folder / _LOCK / wheel.name)
    _drop_old_fonts(folder / "build")
    _add_japanese(folder)


def _drop_old_fonts(folder):
    """Two megabytes of fonts for browsers that cannot run Pyodide: all that can take the WOFF2 beside them."""
    for font in folder.glob("*.woff2"):
        for old in (".eot", ".svg"):
            font.with_suffix(old).unlink(missing_ok=True)


def _add_japanese(folder):
    """The same application one folder deeper, where a setting is different: its addresses go one folder further up."""
    (folder / "ja/lab").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder / "index.html", folder / "ja/index.html")
    shutil.copyfile(folder / "lab/favicon.ico", folder / "ja/lab/favicon.ico")
    page = (folder / "lab/index.html").read_text(encoding="utf-8")
    page = page.replace("../", "../../").replace('lite-root=".."', 'lite-root="../.."')
    (folder / "ja/lab/index.html").write_text(page, encoding="utf-8")
    settings = json.loads((folder / "lab/jupyter-lite.json").read_text(encoding="utf-8"))
    settings["jupyter-config-data"] |= {
        "appUrl": "/ja/lab",
        "settingsUrl": "../../build/schemas",
        "settingsOverrides": _JAPANESE_MENUS,
    }
    _write_json(folder / "ja/lab/jupyter-lite.json", settings)


def _wheels(folder):
    """helpers, and what is not in Pyodide's own lock, as wheels in a folder."""
    versions = {"PIP_CONSTRAINT": str(Path(__file__).with_name("browser_kernel.txt"))}  # and no other list
    pip = ["--quiet", "--disable-pip-version-check", "--no-deps"]
    _run("pip", "wheel", *pip, "--wheel-dir", str(folder), str(ROOT), **versions)
    pip += ["--only-binary", ":all:", "--dest", str(folder)]
    _run("pip", "download", *pip, "ipywidgets", "comm", **versions)
    return sorted(folder.glob("*.whl"))


def _name(wheel):
    return canonicalize_name(wheel.name.split("-")[0])


def _run(module, *words, cwd=ROOT, **environment):
    ran = subprocess.run(
        [sys.executable, "-m", module, *words], cwd=cwd, env=os.environ | environment, encoding="utf-8",
        errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if ran.returncode:
        sys.exit(f"{module} {words[0]} failed:\n{ran.stdout}")


def _write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


if __name__ == "__main__":
    build_live(Path(sys.argv[1]))
