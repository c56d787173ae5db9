"""Whatever this computer's settings say for other work, the programs in .venv and pip do not see it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hostile import NOWHERE, hostile, write
from newcomer import child_saw, module, pip_was_told, sentence, start

ROOT = Path(__file__).resolve().parents[2]
OURS = f"""
import json, pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
from starting.private import with_own_folders
print(json.dumps(with_own_folders(pathlib.Path(sys.argv[1]))))"""


@pytest.fixture
def other_work(tmp_path):
    """Variables for other work. PYTHONPATH and the like would also hurt the Python that runs this test."""
    return hostile(tmp_path / "hostile")


def test_the_child_is_the_same_whatever_is_set(clone, other_work):
    """Its environment differs only by what is no matter of Python's: the home, the language, the certificates."""
    plain, hard = (child_saw(start(clone, "refresh", **more)) for more in ({}, other_work))
    scratch = ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    differ = {name for name in plain[0].keys() | hard[0].keys() if plain[0].get(name) != hard[0].get(name)}
    allowed = {"HOME", "LC_ALL", "LC_CTYPE", "FORCE_COLOR", "CONDA_PREFIX", "CONDA_DEFAULT_ENV", *scratch}
    assert {name for name in differ if not name.startswith("XDG_")} <= allowed
    assert plain[1:] == hard[1:], "sys.path and the words"
    assert not [value for name, value in hard[0].items() if NOWHERE in value and not name.startswith("XDG_")]


def test_pip_is_told_the_same_whatever_is_set(clone, other_work):
    (clone / "pip-conf.txt").write_text("0 install.user='true'\ninstall.target='/'\nglobal.quiet='3'", encoding="utf-8")
    assert start(clone, "refresh", **other_work).returncode == 0
    words, environment, _ = pip_was_told(clone)
    pip = {name for name in environment if name.startswith("PIP_")}
    here = {name for name in os.environ if name.startswith("PIP_")}
    assert pip <= {"PIP_CONFIG_FILE", "PIP_NO_INDEX", "PIP_CONSTRAINT", *here}
    assert environment["PIP_CONFIG_FILE"] == os.devnull
    always = ["--disable-pip-version-check", "--no-input", "--no-color", "--no-compile"]
    assert words[1:] == ["install", *always, "-r", "requirements.txt"]


def test_how_to_reach_the_network_stays_the_readers(clone):
    conf = (
        "0 global.index-url='https://one/simple'\nglobal.proxy='http://old:1'\nglobal.client-cert=\"/it's/a.pem\"\n"
        + ("install.index-url='https://two/simple'\n:env:.index-url='https://not-read/simple'\n")
    )
    (clone / "pip-conf.txt").write_text(conf, encoding="utf-8")
    named = {
        "PIP_PROXY": "http://new:2",
        "PIP_default_timeout": "7",
        "PIP_CONSTRAINT": "a.txt",
        "HTTPS_PROXY": "http://p:3",
    }
    assert start(clone, "refresh", **named, PIP_INDEX_URL="", SSL_CERT_FILE="/s.pem").returncode == 0
    _, environment, _ = pip_was_told(clone)
    assert environment["PIP_INDEX_URL"] == "" and environment["PIP_PROXY"] == "http://new:2"
    assert environment["PIP_DEFAULT_TIMEOUT"] == "7" and environment["PIP_CONSTRAINT"] == "a.txt"
    assert environment["PIP_CLIENT_CERT"] == "/it's/a.pem" and environment["SSL_CERT_FILE"] == "/s.pem"
    assert environment["HTTPS_PROXY"] == "http://p:3"


def test_so_it_does_where_a_program_runs_pip_itself(clone):
    """A lesson with %pip has the variables; the site and the tests, which make wheels, what is in pip.conf as well."""
    module(clone, "pytest")
    (clone / "pip-conf.txt").write_text("0 global.proxy='http://old:1'\ninstall.user='1'", encoding="utf-8")
    (clone / "site").mkdir()
    (clone / "site/requirements.txt").write_text("", encoding="utf-8")
    (clone / "site/build.py").write_bytes((clone / "tools/refresh_notebooks.py").read_bytes())
    for way in ("refresh", "test", "site"):
        environment, _, _ = child_saw(
            start(clone, way, PIP_INDEX_URL="https://one", PIP_USER="1", PIP_CONFIG_FILE="conf")
        )
        assert environment["PIP_INDEX_URL"] == "https://one" and "PIP_USER" not in environment
        proxy, conf = environment.get("PIP_PROXY"), environment["PIP_CONFIG_FILE"]
        assert (proxy, conf) == ((None, "conf") if way == "refresh" else ("http://old:1", os.devnull))


def test_of_pips_own_files_the_section_for_install_says_more_than_the_global_one(tmp_path, clone):
    """The real pip reads the real pip.conf, quiet or not."""
    write(
        tmp_path / "pip.conf",
        "[install]\nindex-url = https://two/simple\ntarget = /\n[global]\nindex-url = https://one\nquiet = 3\n",
    )
    code = "import starting.pip as p; p.PYTHON = sys.executable; import json; print(json.dumps(p.network_settings()))"
    without_pip = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    said = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"], cwd=tmp_path,
        env={**without_pip, "PIP_CONFIG_FILE": str(tmp_path / "pip.conf")},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    settings = json.loads(said.stdout)
    assert settings["index-url"] == "https://two/simple" and not {"target", "quiet"} & settings.keys()


def test_a_pip_conf_that_cannot_be_read_is_said(clone):
    (clone / "pip-conf.txt").write_text("1", encoding="utf-8")
    assert sentence(start(clone, "refresh")).startswith("pip cannot read its settings: ")


def test_settings_that_change_no_result_stay(clone):
    stay = {"PYTHONDONTWRITEBYTECODE": "1", "NPY_DISABLE_CPU_FEATURES": "", "OMP_NUM_THREADS": "1", "BROWSER": "none"}
    environment, _, _ = child_saw(start(clone, "refresh", **stay))
    assert stay.items() <= environment.items()


def test_what_is_needed_while_a_lesson_runs_is_gone_afterwards_and_the_rest_is_in_the_environment(clone):
    environment, path, _ = child_saw(start(clone, "refresh"))
    for name in ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert not Path(environment[name]).parent.exists()
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
        assert Path(environment[name]).is_relative_to(clone / ".venv")
    assert str(clone) in path and environment["PYTHONNOUSERSITE"] == environment["PYTHONUTF8"] == "1"


def test_a_lesson_passes_on_a_computer_with_settings_for_other_work(tmp_path, other_work):
    """The real kernel, in this very Python: helpers are ours, asserts count, nothing is printed that is not stored."""
    write(tmp_path / "lessons/helpers.py", "raise SystemExit('a file of the reader beside the lessons')\n")
    lesson = Path(
        write(tmp_path / "lessons/00.ipynb", (ROOT / "notebooks/00-start-here.ipynb").read_text(encoding="utf-8"))
    )
    (tmp_path / "scratch").mkdir()
    listed = [sys.executable, "-I", "-c", OURS, str(tmp_path / "scratch")]
    ours = json.loads(subprocess.check_output(listed, env={**os.environ, **other_work}))
    run = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", lesson.name]
    result = subprocess.run(
        run, cwd=lesson.parent, env=ours, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    assert result.returncode == 0, result.stdout + result.stderr
