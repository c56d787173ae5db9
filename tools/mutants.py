"""Put one fault after another into a copy of the project, and see whether the tests find it.

    .venv/bin/python tools/mutants.py              all faults of mutants.toml: six minutes, a test run for each
    .venv/bin/python tools/mutants.py m05 s         only those whose names begin so
    .venv/bin/python tools/mutants.py --texts       only look whether each text is still there, once

Not part of the tests. Ends with 1 if a fault lives, or if its text is not found once: then the table is out of date.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 600  # seconds, for the tests of one fault
LEFT_OUT = (".git", ".venv*", "__pycache__", ".pytest_cache", ".hypothesis", "build", "my-lessons")


def table(wanted):
    """[(name, folder, old, new, tests)] of the faults whose names begin with one of the wanted words."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return [tuple(row) for row in tomllib.loads(text)["mutants"] if not wanted or row[0].startswith(tuple(wanted))]


def place(root, folder, old):
    """The file below the folder that has the text, wherever it has moved; a sentence if it is not there once."""
    found = {path: path.read_text(encoding="utf-8").count(old) for path in sorted((root / folder).rglob("*.py"))}
    places = {path: count for path, count in found.items() if count}
    return (
        next(iter(places)) if list(places.values()) == [1] else f"text not found once, but {sum(found.values())} times"
    )


def run(root, tests):
    """pytest's exit code and its last line, for these tests in the copy."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *shlex.split(tests)]
    # No compiled files: a fault of the same size, written in the same second, would be taken for the old text.
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": ""}
    try:
        ran = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return 1, f"it hangs: nothing came for {PATIENCE} s"
    return ran.returncode, (ran.stdout.strip().splitlines() or [""])[-1]


def fate(root, folder, old, new, tests):
    """(what became of the fault, pytest's last line)."""
    file = place(root, folder, old)
    if isinstance(file, str):
        return "NOT FOUND", file
    kept = file.read_text(encoding="utf-8")
    try:
        file.write_text(kept.replace(old, new), encoding="utf-8")
        code, last = run(root, tests)
    finally:
        file.write_text(kept, encoding="utf-8")
    return {0: "LIVES", 1: "killed"}.get(code, f"NO TEST RAN ({code})"), last


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("names", nargs="*", help="what the names of the faults begin with")
    words.add_argument("--texts", action="store_true", help="only look whether each text is there")
    chosen = words.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        for name, where, old, new, tests in table(chosen.names):
            started = time.monotonic()
            if chosen.texts:
                found = place(copy, where, old)
                end, words_of_it = ("NOT FOUND", found) if isinstance(found, str) else ("there", "")
            else:
                end, words_of_it = fate(copy, where, old, new, tests)
            bad += end not in ("killed", "there")
            print(f"{end:10} {name}  ({time.monotonic() - started:.0f} s; {tests}) {words_of_it}", flush=True)
    print(f"{bad} to look at.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
