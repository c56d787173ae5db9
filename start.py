"""Open the lessons, or test them, from nothing but Python 3.11 or newer.

    python3 start.py             open the lessons in JupyterLab (further words go to JupyterLab)
    python3 start.py test        run the tests (further words go to pytest)
    python3 start.py refresh     run all notebooks and store their outputs anew
    python3 start.py site        write the lessons as pages to be read, into build/site (or the folder named)

On Windows: py start.py. The packages go into .venv, your copies of the lessons into my-lessons.
"""

import sys

if sys.version_info < (3, 11):  # nothing above this line, and no newer syntax below it that an old Python trips over
    sys.exit("Small Steps needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

import hashlib
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LESSONS, COPIES = ROOT / "notebooks", ROOT / "my-lessons"
AGAIN = "python3 start.py" if os.name != "nt" else "py start.py"
# Python below 3.13 reads the .pth file of an editable install in the locale: UTF-8 keeps a folder with Japanese
# characters working on Windows.
CHILD = {**os.environ, "PYTHONUTF8": "1"}


class CannotStart(Exception):
    """One clear sentence for the reader."""


def main(words):
    try:
        if words[:1] == ["test"]:
            install("requirements.txt", "tests/requirements.txt")
            return run("-m", "pytest", *words[1:])
        if words[:1] == ["site"]:
            install("requirements.txt", "site/requirements.txt")
            return run("site/build.py", *words[1:])
        install("requirements.txt")
        if words[:1] == ["refresh"]:
            return run("tools/refresh_notebooks.py", *words[1:])
        keep_quiet_about_news()
        copy_new_lessons()
        first_page = "--LabApp.default_url=/lab/tree/00-start-here.ipynb"
        return run("-m", "jupyterlab", f"--ServerApp.root_dir={COPIES}", first_page, *words)
    except CannotStart as problem:
        print(f"Small Steps: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. To go on, type again: {AGAIN}", file=sys.stderr)
        return 130


def install(*lists):
    """Install the lists of requirements into .venv, unless that was done already for these very files."""
    mark = ENVIRONMENT / f"installed-{lists[-1].split('/')[0]}.txt"
    key = fingerprint(*lists)
    if mark.exists() and mark.read_text(encoding="utf-8") == key and usable():
        return
    make_environment()
    print("Installing the packages into .venv (the first time this takes a minute or two) ...", flush=True)
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    for name in lists:
        pip += ["-r", name]
    lines = []
    with subprocess.Popen(
        [str(PYTHON), *pip], cwd=ROOT, env=CHILD, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        for line in process.stdout:
            lines.append(line.strip())
            print(".", end="", flush=True)
    print()
    if process.returncode:
        said = [line for line in lines if line] or ["nothing"]
        last = ([line for line in said if line.lower().startswith("error")] or said)[-1]  # hints may follow the error
        raise CannotStart(f"the packages could not be installed. The last line of pip was: {ascii_only(last)}")
    mark.write_text(key, encoding="utf-8")  # last: an interrupted start finds no mark and tries again


def fingerprint(*lists):
    """Changes when the requirements, the Python or the folder change."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", *lists):
        digest.update((ROOT / name).read_bytes())
    return f"{digest.hexdigest()} {sys.version.split()[0]} {ROOT}"


def usable():
    """Is there a Python in .venv that runs, is new enough and has pip?"""
    test = "import sys, importlib.util as u; sys.exit(sys.version_info < (3, 11) or not u.find_spec('pip'))"
    try:
        return subprocess.run([str(PYTHON), "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment():
    if usable():
        return
    try:
        import ensurepip  # noqa: F401  (Debian ships venv without it)
        import venv
    except ImportError as problem:
        version = "%d.%d" % sys.version_info[:2]
        raise CannotStart(
            f"this Python has no {problem.name}. On Debian or Ubuntu, type: sudo apt install python{version}-venv"
        ) from None
    try:
        if ENVIRONMENT.exists():  # half-made, or moved from another machine: set it aside, it may be somebody's own
            ENVIRONMENT.rename(unused_name())
        venv.create(ENVIRONMENT, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        raise CannotStart(f"the folder .venv could not be made: {ascii_only(problem)}") from None


def unused_name():
    number = 1
    while (ROOT / f".venv-old-{number}").exists():
        number += 1
    return ROOT / f".venv-old-{number}"


def copy_new_lessons():
    """Copy new and changed lessons into my-lessons, never over a file that the reader has changed.

    my-lessons/.versions.json says which version of each lesson was copied.
    """
    record = COPIES / ".versions.json"
    try:
        COPIES.mkdir(exist_ok=True)
        copied = read_json(record)
        for lesson in sorted(LESSONS.glob("*.ipynb")):
            version, copy = version_of(lesson), COPIES / lesson.name
            if not copy.exists() or version_of(copy) == copied.get(lesson.name):
                shutil.copyfile(lesson, copy)
            elif version not in {copied.get(lesson.name), version_of(copy)}:
                new = copy.with_name(f"{lesson.stem}-new-{version[:6]}.ipynb")
                shutil.copyfile(lesson, new)
                print(f"{lesson.name} has a new version: my-lessons/{new.name}. Your own copy stays as it is.")
            copied[lesson.name] = version
        record.write_text(json.dumps(copied, indent=1), encoding="utf-8")
    except OSError as problem:
        raise CannotStart(f"the lessons could not be copied into my-lessons: {ascii_only(problem)}") from None


def version_of(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_json(file):
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there is none yet, or it is damaged: then nothing is known
        return {}


def keep_quiet_about_news():
    """JupyterLab would open with a question about news; the lesson should be the first thing to see."""
    settings = ENVIRONMENT / "share/jupyter/lab/settings/overrides.json"
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
        settings.write_text(json.dumps(quiet), encoding="utf-8")


def run(*words):
    """Run Python from .venv and wait; Ctrl-C and a polite kill go to the child, which knows how to end."""
    process = subprocess.Popen([str(PYTHON), *words], cwd=ROOT, env=CHILD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    return process.wait()


def ascii_only(text):
    """Text that every console can print."""
    return str(text).encode("ascii", "replace").decode("ascii")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
