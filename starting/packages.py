"""The packages in .venv: installed once, checked at every start."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

from starting.inventory import inventory, make_paths_ascii, not_whole
from starting.pip import for_pip, why
from starting.place import ENVIRONMENT, PYTHON, ROOT, check_place, put
from starting.private import CHILD
from starting.sentences import CannotStart, ascii_only, because


def install(*lists):
    """Install the lists of requirements into .venv, unless that was done for these very files and is still there."""
    check_place()
    try:
        mark = ENVIRONMENT / f"installed-{lists[-1].split('/')[0]}.txt"
        key = fingerprint(*lists)
        if is_true(mark, key) and usable():
            return
        make_environment()
        for package in not_whole():
            shutil.rmtree(package)  # without its entry pip installs it anew
        ask_pip(*(word for name in lists for word in ("-r", name)))
        make_paths_ascii()
        # Last: an interrupted start finds no mark and tries again.
        put(mark, json.dumps({"for": key, "there": sorted(inventory())}, indent=0).encode())
    except OSError as problem:
        raise CannotStart(f"the packages could not be installed into .venv: {because(problem)}") from None


def fingerprint(*lists):
    """Changes when the requirements, the Python, the folder or the allowed versions change."""
    digest = hashlib.sha256(os.fsencode(ROOT))
    for name in ("pyproject.toml", *lists):
        digest.update((ROOT / name).read_bytes())
    return f"{digest.hexdigest()} {sys.version.split()[0]} {ascii_only(os.environ.get('PIP_CONSTRAINT', ''))}"


def is_true(mark, key):
    """Does the mark say that this was installed, and is what it has seen in .venv still there?"""
    try:
        told = json.loads(mark.read_bytes())
        return told["for"] == key and set(told["there"]) <= inventory()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):  # none yet, old, or damaged
        return False


def usable():
    """Is there a Python in .venv that runs, is new enough, has pip, and no packages but its own?"""
    test = "import sys, importlib.util as u; sys.exit(sys.version_info < (3, 11) or not u.find_spec('pip.__main__'))"
    try:
        if re.search(
            r"include-system-site-packages\s*=\s*true", (ENVIRONMENT / "pyvenv.cfg").read_text(encoding="utf-8"), re.I
        ):
            return False
        command = [str(PYTHON), "-I", "-c", test]
        return subprocess.run(command, env=CHILD, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0
    except (OSError, ValueError):
        return False


def make_environment():
    """Make .venv if it is not usable; what stands in its place is set aside, as it may be somebody's own."""
    if usable() and not [package for package in not_whole() if package.name.startswith("pip-")]:
        return
    try:
        import ensurepip  # noqa: F401  (Debian ships venv without it)
        import venv  # noqa: F401
    except ImportError as problem:
        version = "%d.%d" % sys.version_info[:2]
        raise CannotStart(
            f"this Python has no {problem.name}. On Debian or Ubuntu, type: sudo apt install python{version}-venv"
        ) from None
    try:
        if os.path.lexists(ENVIRONMENT):
            ENVIRONMENT.rename(unused_name())
    except OSError as problem:
        words = f"the folder .venv could not be set aside: {because(problem)} Close JupyterLab and start again."
        raise CannotStart(words) from None
    try:
        made = subprocess.run(
            [sys.executable, "-I", "-m", "venv", str(ENVIRONMENT)], cwd=ROOT, env=CHILD, encoding="utf-8",
            errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except OSError as problem:
        raise CannotStart(f"the folder .venv could not be made: {because(problem)}") from None
    if made.returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)  # a disk that is full would fill up more with every start
        raise CannotStart(f"the folder .venv could not be made: {why(made.stdout.splitlines())}")
    renew_pip()


def renew_pip():
    """The pip that a Python brings may be years old, and takes twice as long; where no newer one comes, it will do."""
    words = told_pip("--upgrade", "--retries", "0", "pip")
    subprocess.run(words, cwd=ROOT, env={**CHILD, **for_pip()}, stdin=subprocess.DEVNULL, capture_output=True)


def unused_name():
    """A name for what is set aside."""
    number = 1
    while os.path.lexists(ROOT / f".venv-old-{number}"):
        number += 1
    return ROOT / f".venv-old-{number}"


def ask_pip(*wanted):
    """Let pip install what is wanted; where it fails, all its words are kept in a file."""
    print("Installing the packages into .venv (the first time this takes a minute or two) ...", flush=True)
    lines = []
    with subprocess.Popen(
        told_pip(*wanted), cwd=ROOT, env={**CHILD, **for_pip()}, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        for line in process.stdout:
            lines.append(line.rstrip())
            print(".", end="", flush=True)
    print()
    if process.returncode:
        raise CannotStart(f"the packages could not be installed. {why(lines)} {kept(lines)}".rstrip())


def told_pip(*wanted):
    """The command that installs this. Most of the modules are never imported, so none is compiled before it is."""
    always = ["--disable-pip-version-check", "--no-input", "--no-color", "--no-compile"]
    return [str(PYTHON), "-m", "pip", "install", *always, *wanted]


def kept(lines):
    """Where all of pip's words are; nothing where they could not be written."""
    try:
        put(ENVIRONMENT / "pip-said.txt", "\n".join(lines).encode())
        return "All its words are in .venv/pip-said.txt."
    except OSError:
        return ""
