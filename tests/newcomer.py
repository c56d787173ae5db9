"""A small copy of the project for the tests of start.py: real children, a pip that does as it is told, no network."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAYS_SO = "import json, os, sys\nprint('it runs', json.dumps([dict(os.environ), sys.path, sys.argv]))\n"
PACKAGES = (
    f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages" if os.name != "nt" else "Lib/site-packages"
)
# The pip that is told what to do: it notes how it was called, says what it is to say, and ends as it is to end.
PIP = """
import json, os, sys
from pathlib import Path
if "config" in sys.argv:
    told = Path("pip-conf.txt")
else:
    Path("pip-was-told.json").write_text(json.dumps([sys.argv, dict(os.environ), sys.path]), encoding="utf-8")
    told = Path("pip-says.txt")
code, _, words = told.read_text(encoding="utf-8").partition(" ") if told.exists() else ("0", "", "")
print(words)
exec(Path("pip-does.py").read_text(encoding="utf-8") if Path("pip-does.py").exists() and "install" in sys.argv else "")
sys.exit(int(code))
"""


def make_project(folder):
    """start.py, what belongs to it (compiled, if these tests have run before), and nothing to install."""
    for name in ("tools", "notebooks", "helpers", "tests"):
        (folder / name).mkdir(parents=True)
    shutil.copyfile(ROOT / "start.py", folder / "start.py")
    shutil.copytree(ROOT / "starting", folder / "starting")
    for name in ("pyproject.toml", "helpers/__init__.py"):
        (folder / name).write_text("", encoding="utf-8")
    for name in ("requirements.txt", "tests/requirements.txt"):
        (folder / name).write_text("# nothing\n", encoding="utf-8")
    (folder / "tools/refresh_notebooks.py").write_text(SAYS_SO, encoding="utf-8")


def make_environment(folder):
    """A .venv with the pip that is told what to do."""
    venv.create(folder / ".venv", with_pip=False, symlinks=os.name != "nt")
    module(folder, "pip", PIP)


def module(folder, name, text=""):
    """Put a module into .venv as pip would: a folder with the text, and an entry that lists its files."""
    place = folder / ".venv" / PACKAGES
    (place / name).mkdir()
    (place / name / "__init__.py").write_text("", encoding="utf-8")
    (place / name / "__main__.py").write_text(text or SAYS_SO, encoding="utf-8")
    (place / f"{name}-1.dist-info").mkdir()
    compiled = f"{name}/__pycache__/__main__.pyc,,"  # which somebody may have cleared away
    files = [f"{name}/__init__.py,,", f"{name}/__main__.py,,9", compiled, f"{name}-1.dist-info/RECORD,,"]
    (place / f"{name}-1.dist-info/RECORD").write_text("\n".join(files), encoding="utf-8")
    return place


def start(folder, *words, first="", **environment):
    """Run start.py with these words, after the line `first`, which plays a machine with a fault.

    -S: without the packages of the Python that runs the tests, which has the whole project among them.
    """
    go = "import runpy; runpy.run_path('start.py', run_name='__main__')"
    code = f"import sys; sys.argv = ['start.py', *{words!r}]\n{first}\n{go}"
    return subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=folder, capture_output=True, encoding="utf-8", errors="replace",
        # start.py test has PYTHONPATH lead to the whole project.
        env={**os.environ, "PYTHONPATH": "", "PIP_NO_INDEX": "1", "PIP_CONSTRAINT": "", **environment}, timeout=120,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def child_saw(result):
    """(environment, sys.path, sys.argv) of the program that start.py has run."""
    line = next(line for line in result.stdout.splitlines() if line.startswith("it runs "))
    return json.loads(line.removeprefix("it runs "))


def pip_was_told(folder):
    """(sys.argv, environment, sys.path) of the last installation."""
    return json.loads((folder / "pip-was-told.json").read_text(encoding="utf-8"))


def sentence(result):
    """The one sentence with which start.py has ended."""
    assert result.returncode == 1, result.stdout + result.stderr
    (line,) = result.stderr.strip().splitlines()
    return line.removeprefix("Small Steps: ")


def part(folder, name, monkeypatch):
    """A module of start.py in this folder, loaded anew."""
    for loaded in [key for key in sys.modules if key.split(".")[0] == "starting"]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.syspath_prepend(folder)
    found = importlib.import_module(f"starting.{name}")
    for loaded in [key for key in sys.modules if key.split(".")[0] == "starting"]:
        monkeypatch.delitem(sys.modules, loaded)
    return found
