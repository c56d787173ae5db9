"""start.py and .venv: what is there is what was asked for, and the next start puts right what is not."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newcomer import PACKAGES, child_saw, make_environment, make_project, module, part, sentence, start

DAMAGED = [
    b"", b"\xff\xfe\x00", b"null", b"[]", b"7", b'"for"', b"{}", b'{"for": 1, "there": 2}', b"[" * 100_000,
    b'{"for": [{}], "there": {"a": [null]}}', b"7b8a 3.11.7 /tmp/first-edition",
]  # fmt: skip


@pytest.fixture
def installed(clone):
    """A project after its first start; it needs the package `wanted`."""
    module(clone, "wanted")
    assert installs(clone) and not installs(clone)
    return clone


def installs(folder, *words, **environment):
    """Does a start ask pip to install? It must end well."""
    result = start(folder, *(words or ["refresh"]), **environment)
    assert result.returncode == 0, result.stderr
    return "Installing" in result.stdout


def fails(folder, says):
    """A start where pip ends with an error and says this; gives start.py's sentence."""
    (folder / "pip-says.txt").write_text(f"1 {says}", encoding="utf-8")
    said = sentence(start(folder, "refresh"))
    (folder / "pip-says.txt").unlink()
    return said


def test_a_failed_installation_is_tried_again_with_the_same_list(clone):
    assert "ERROR: no such package" in fails(clone, "ERROR: no such package")
    assert "ERROR: no such package" in fails(clone, "ERROR: no such package")
    assert installs(clone) and not installs(clone)


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_a_change_of_the_lists_installs_anew(installed, name):
    (installed / name).write_text("# another word\n", encoding="utf-8")
    assert installs(installed) and not installs(installed)


def test_other_allowed_versions_install_anew(installed):
    assert installs(installed, PIP_CONSTRAINT="tests/oldest.txt")
    assert not installs(installed, PIP_CONSTRAINT="tests/oldest.txt")
    assert installs(installed)


def test_the_lists_of_the_tests_are_kept_apart(installed):
    module(installed, "pytest")
    assert installs(installed, "test") and not installs(installed, "test") and not installs(installed)


def test_a_folder_that_was_copied_or_moved_installs_anew(installed):
    moved = installed.with_name("moved")
    shutil.copytree(installed, moved, symlinks=True)
    assert installs(moved) and not installs(moved)
    assert not installs(installed)


def test_a_damaged_mark_counts_as_none(installed, monkeypatch):
    is_true = part(installed, "packages", monkeypatch).is_true
    (mark,) = (installed / ".venv").glob("installed-*")
    whole = mark.read_bytes()
    key = json.loads(whole)["for"]
    assert is_true(mark, key)
    for content in (*DAMAGED, whole[:-5]):
        mark.write_bytes(content)
        assert not is_true(mark, key), content
    assert installs(installed) and not installs(installed)
    mark.unlink()
    mark.mkdir()
    assert "Is a directory" in sentence(start(installed, "refresh")) or os.name == "nt"


@pytest.mark.parametrize(
    "gone", ["wanted", "wanted/__main__.py", "wanted-1.dist-info", "wanted-1.dist-info/RECORD", "path.pth", "single.py"]
)
def test_what_is_missing_in_the_environment_is_installed_again(clone, gone):
    place = module(clone, "wanted")
    (place / "path.pth").write_text(str(clone), encoding="utf-8")
    (place / "single.py").write_text("", encoding="utf-8")
    assert installs(clone) and not installs(clone)
    (place / gone).rename(clone / "gone")
    assert installs(clone)


def test_a_package_of_another_version_or_one_that_leads_elsewhere_is_seen(clone):
    place = module(clone, "wanted")
    path = place / "__editable__.pth"
    path.write_text(str(clone), encoding="utf-8")
    assert installs(clone) and not installs(clone)
    path.write_text("/somewhere/else", encoding="utf-8")
    assert installs(clone) and not installs(clone)
    (place / "wanted-1.dist-info").rename(place / "wanted-2.dist-info")
    assert installs(clone) and not installs(clone)


def test_the_kernel_and_jupyterlabs_own_files_belong_to_it(clone):
    kernel = clone / ".venv/share/jupyter/kernels/python3/kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text("{}", encoding="utf-8")
    assert installs(clone) and not installs(clone)
    kernel.unlink()
    assert installs(clone)


def test_what_a_reader_installs_besides_and_what_python_compiles_changes_nothing(installed):
    place = module(installed, "seaborn")
    (place / "wanted/__pycache__").mkdir()
    (place / "wanted/more.txt").write_text("", encoding="utf-8")
    assert not installs(installed)
    shutil.rmtree(place / "wanted/__pycache__")
    assert not installs(installed)


@pytest.mark.parametrize("damage", ["missing", "emptied", "no list", "whole"])
def test_pip_is_not_told_that_a_damaged_package_is_there(installed, damage):
    """pip looks at the entry alone: "already satisfied"."""
    place = installed / ".venv" / PACKAGES
    if damage == "missing":
        (place / "wanted/__main__.py").unlink()
    elif damage == "emptied":
        (place / "wanted/__main__.py").write_bytes(b"")
    elif damage == "no list":
        (place / "wanted-1.dist-info/RECORD").unlink()
    (installed / "requirements.txt").write_text("# install now\n", encoding="utf-8")
    (installed / "pip-does.py").write_text(
        f"Path('entry.txt').write_text(str(Path({str(place / 'wanted-1.dist-info')!r}).exists()))", encoding="utf-8"
    )
    assert installs(installed)
    assert (installed / "entry.txt").read_text(encoding="utf-8") == str(damage == "whole")


def test_a_folder_with_japanese_characters_is_found_in_every_locale(tmp_path):
    """Python below 3.13 reads a .pth file in the locale, whatever PYTHONUTF8 says; pip writes it in UTF-8."""
    folder = tmp_path / "小さな 一歩"
    make_project(folder)
    make_environment(folder)
    file = folder / ".venv" / PACKAGES / "_editable.pth"
    (folder / "pip-does.py").write_text(f"Path({str(file)!r}).write_bytes({str(folder)!r}.encode())", encoding="utf-8")
    for _ in range(2):
        result = start(folder, "refresh", LC_ALL="C", LANG="C")
        assert result.returncode == 0, result.stderr
    assert "Installing" not in result.stdout and not list(folder.glob(".venv-old*"))
    say = "import sys; print(ascii(sys.path))"
    python = folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    said = subprocess.check_output(
        [python, "-c", say], cwd=tmp_path, env={**os.environ, "LC_ALL": "C"}, encoding="utf-8"
    )
    assert ascii(str(folder)) in said


def test_packages_come_from_the_environment_alone(installed):
    _, path, _ = child_saw(start(installed, "refresh"))
    assert [Path(place) for place in path if place.endswith("-packages")] == [installed / ".venv" / PACKAGES]
    assert json.loads(next((installed / ".venv").glob("installed-*")).read_bytes())["there"]
