"""On a processor without what is newer each cell of a lesson says what is stored, and solved all is right, too.

Other processors run other code of NumPy, whose last bits differ: the stored digits must not.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from answered import assert_all_right, run_solved, said
from lessons import JAPANESE, name_of, read

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plain_processor():
    """Variables with which NumPy uses no feature of the processor above its baseline, and one thread."""
    features = "from numpy._core._multiarray_umath import __cpu_features__ as on, __cpu_dispatch__ as names; "
    listed = [sys.executable, "-c", features + "print(' '.join(name for name in names if on.get(name)))"]
    above = subprocess.check_output(listed, encoding="utf-8").strip()
    environment = {"NPY_DISABLE_CPU_FEATURES": above, "OPENBLAS_NUM_THREADS": "1"}
    assert above and not subprocess.check_output(listed, env={**os.environ, **environment}, encoding="utf-8").strip()
    return environment


@pytest.fixture(scope="module")
def told(plain_processor):
    """What each code cell says of a lesson, solved. 11-5-7, not in test_last_bits: other last bits as well."""

    run, quick = cache(run_solved), [path.name for path in JAPANESE if "11-5-7" not in path.name]
    return lambda path: run(*quick if path.name in quick else ("--shaken", path.name), **plain_processor)[path.stem]


@pytest.mark.parametrize("path", JAPANESE, ids=name_of)
def test_every_cell_says_what_is_stored_and_solved_all_is_right(path, told):
    notebook = read(path)
    stored, solved = told(path)
    for cell in notebook.cells:
        if cell.cell_type == "code" and "check_sliders" not in cell.source:  # which asks for a kernel
            assert stored[cell.id] == said(cell), cell.source
    assert_all_right(notebook, solved)
