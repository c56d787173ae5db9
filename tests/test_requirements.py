"""The four lists of packages say the same."""

import json
import re
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[1]
MENUS = "jupyterlab-language-pack-ja-jp"  # JupyterLab's Japanese menus: no lesson runs the worse without them


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def ranges(lines):
    """{name: range} of the lines that name a package."""
    found = (re.fullmatch(r"([a-z][a-z-]*)([<>=].*)", line.strip(' -",')) for line in lines)
    return {match[1]: match[2] for match in found if match}


def in_requirements():
    return ranges(text("requirements.txt").splitlines())


def test_environment_and_requirements_name_the_same_packages_and_ranges():
    lines = text("environment.yml").splitlines()
    in_environment = ranges(lines)
    assert in_environment.pop("python") == "=3.13"
    assert in_environment == in_requirements()
    assert lines[-2:] == ["  - pip:", "      - -e ."]
    assert "-e ." in text("requirements.txt").splitlines()


def test_pyproject_and_requirements_name_the_same_packages_and_ranges():
    project = text("pyproject.toml").split("[tool.", 1)[0]
    quoted = [name for name in re.findall(r'"([^"]*)"', project) if "hatchling" not in name]
    in_project = ranges(quoted)
    assert in_project == {name: limits for name, limits in in_requirements().items() if name != MENUS}
    assert {"jupyterlab", "numpy", "matplotlib", "ipywidgets", "pillow", "nbval"} <= in_project.keys()


def test_oldest_versions_are_the_lower_ends_of_the_ranges():
    oldest = ranges(text("tests/oldest.txt").splitlines())
    assert oldest.keys() == in_requirements().keys()
    for name, pin in oldest.items():
        lowest = re.match(r">=([\d.]+)", in_requirements()[name])[1]
        assert re.fullmatch(re.escape(lowest) + r"(\.0|\.post0)?", pin.removeprefix("=="))


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "tests/requirements.txt",
        "tests/oldest.txt",
        "site/browser_kernel.txt",
        "site/requirements.txt",
        "tools/class/requirements.txt",
        "environment.yml",
    ],
)
def test_lists_are_ascii_because_pip_may_read_them_in_the_locale(name):
    assert (ROOT / name).read_bytes().isascii()


def test_the_versions_of_the_browser_kernel_are_those_that_the_site_loads_and_within_the_ranges():
    versions = {
        name: pin.removeprefix("==") for name, pin in ranges(text("site/browser_kernel.txt").splitlines()).items()
    }
    lock = json.loads(text("site/pyodide-lock.json"))["packages"]
    for name, version in versions.items():
        assert SpecifierSet(in_requirements().get(name, "")).contains(version)
        assert lock.get(name, {"version": version})["version"] == version
    assert versions.keys() - lock.keys() == {"comm", "ipywidgets"}, "these two come as wheels of these versions"
    assert lock.keys() & in_requirements().keys() <= versions.keys()


def test_numpy_is_2_or_newer():
    assert in_requirements()["numpy"].startswith(">=2.")
