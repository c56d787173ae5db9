"""The faults that are tried on the tests: each of them can still be put in. (Whether a test sees it takes an hour.)"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_text_of_each_fault_stands_in_the_project_once():
    looked = subprocess.run(
        [sys.executable, "tools/mutants.py", "--texts"], cwd=ROOT, encoding="utf-8", stdout=subprocess.PIPE
    )
    assert looked.stdout.endswith("\n0 to look at.\n") and looked.stdout.count("\nthere ") >= 60, looked.stdout
