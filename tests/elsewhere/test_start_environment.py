"""start.py makes .venv where there is none of its own, and sets aside what stands in its place."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from newcomer import PACKAGES, sentence, start

# Python's own way to make an environment takes seconds: here one with the pip that is told what to do comes at once.
MADE = f"""
import subprocess
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from newcomer import make_environment
from pathlib import Path
real = subprocess.run
def run(command, **more):
    if "venv" not in command:
        return real(command, **more)
    make_environment(Path.cwd())
    return subprocess.CompletedProcess(command, 0, "")
subprocess.run = run
"""


def test_an_environment_without_a_whole_pip_is_set_aside_and_made_anew(clone):
    (clone / ".venv" / PACKAGES / "pip/__main__.py").write_bytes(b"")
    start(clone, "refresh", first=MADE)
    assert (clone / ".venv-old-1" / PACKAGES / "pip").exists()


@pytest.mark.parametrize("instead", ["old", "no pip", "system", "file", "folder", "dangling", "config"])
def test_what_is_no_environment_of_ours_is_set_aside_and_one_is_made(clone, instead):
    place = clone / ".venv"
    if os.name == "nt" and instead in {"old", "dangling"}:
        pytest.skip("a script that plays an old Python, and a link, need rights or a shell that Windows may not have")
    if instead in {"file", "folder", "dangling"}:
        shutil.rmtree(place)
        if instead == "file":
            place.write_text("mine", encoding="utf-8")
        elif instead == "folder":
            (place / "mine").mkdir(parents=True)
        else:
            place.symlink_to(clone / "nowhere")
    elif instead == "old":
        python = place / "bin/python"
        python.unlink()
        older = "import sys; sys.version_info = (3, 10); exec(sys.argv[1])"  # start.py calls it with -I -c
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{older}" "$3"\n', encoding="utf-8")
        python.chmod(0o755)
    elif instead == "no pip":
        shutil.rmtree(place / PACKAGES / "pip")
    else:
        text = (place / "pyvenv.cfg").read_text(encoding="utf-8")
        shared = text.replace("include-system-site-packages = false", "include-system-site-packages = true")
        (place / "pyvenv.cfg").write_bytes(shared.encode() if instead == "system" else b"\xff\xfe")
        assert shared != text
    result = start(clone, "refresh", first=MADE)
    assert result.returncode == 0, result.stderr
    assert os.path.lexists(clone / ".venv-old-1") and (place / PACKAGES / "pip").exists()
    assert "Installing" not in start(clone, "refresh").stdout, "it is good now"


NOTES = """with open("told.txt", "a", encoding="utf-8") as told:
    print(*sys.argv[2:], file=told)
if "--upgrade" in sys.argv:
    sys.exit(1)
"""


def test_a_new_environment_asks_first_for_a_newer_pip_and_goes_on_without(clone):
    """That of Python 3.11 took twice as long."""
    shutil.rmtree(clone / ".venv")
    (clone / "pip-does.py").write_text(NOTES, encoding="utf-8")
    assert start(clone, "refresh", first=MADE).returncode == 0
    first, second = (clone / "told.txt").read_text(encoding="utf-8").splitlines()
    assert first.endswith("--upgrade --retries 0 pip") and second.endswith("-r requirements.txt")
    (clone / "requirements.txt").write_text("# something else\n", encoding="utf-8")
    assert start(clone, "refresh").returncode == 0
    assert len((clone / "told.txt").read_text(encoding="utf-8").splitlines()) == 3, "only a new one asks"


def test_a_half_made_environment_takes_no_room(clone):
    shutil.rmtree(clone / ".venv")
    fault = """
import subprocess
from pathlib import Path
def run(command, **_):
    if "venv" not in command: raise FileNotFoundError(2, "no such file")
    Path(".venv/bin").mkdir(parents=True)
    return subprocess.CompletedProcess(command, 1, "Error: [Errno 28] No space left on device\\n")
subprocess.run = run"""
    said = sentence(start(clone, first=fault))
    assert said == (
        "the folder .venv could not be made: The disk is full: make room and start again. "
        "The last line was: Error: [Errno 28] No space left on device"
    )
    assert not list(clone.glob(".venv*"))


def test_an_interrupted_first_start_is_said_and_tried_again(clone):
    shutil.rmtree(clone / ".venv")
    fault = """
import subprocess
from pathlib import Path
def run(command, **_):
    if "venv" not in command: raise FileNotFoundError(2, "no such file")
    Path(".venv/bin").mkdir(parents=True)
    raise KeyboardInterrupt
subprocess.run = run"""
    result = start(clone, "refresh", first=fault)
    assert result.returncode == 130 and "To go on, type again: " in result.stderr and "Traceback" not in result.stderr
    again = start(clone, "refresh", first=MADE)
    assert again.returncode == 0 and "it runs" in again.stdout
    assert (clone / ".venv-old-1/bin").exists(), "what was there is set aside, never deleted"


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_names_the_package_to_install(clone, missing):
    shutil.rmtree(clone / ".venv")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert sentence(start(clone, first=f"sys.modules['{missing}'] = None")) == (
        f"this Python has no {missing}. On Debian or Ubuntu, type: sudo apt install python{version}-venv"
    )
