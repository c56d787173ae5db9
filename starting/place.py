"""Where everything is, whether it can be there, and writing a file whole or not at all."""

import os
from pathlib import Path

from starting.sentences import CannotStart, ascii_only

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LESSONS, COPIES = ROOT / "notebooks", ROOT / "my-lessons"
AGAIN = "python3 start.py" if os.name != "nt" else "py start.py"


def check_place():
    """Raise CannotStart where Python cannot work in a folder of this name, or where a part of it was left behind."""
    name = os.fsencode(ROOT).decode("utf-8", "replace")
    odd = [letter for letter in name if letter in (os.pathsep, "\ufffd") or ord(letter) < 32]
    if odd:
        raise CannotStart(
            f"Python cannot use a folder with {ascii(odd[0])} in its name: {ascii_only(name)}. Rename it."
        )
    for needed in ("pyproject.toml", "requirements.txt", "helpers", "notebooks"):
        if not (ROOT / needed).exists():
            raise CannotStart(f"{needed} is missing beside start.py. Get the whole folder: clone it, or unpack all.")


def put(file, content):
    """Write bytes beside the file, then in its place: a full disk or a power cut leaves the old or the new one."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
