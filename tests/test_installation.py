"""The report on the installed packages."""

from importlib import metadata

import pytest

from helpers.installation import check_installation, check_sliders, require
from japanese import spoken


def test_here_everything_is_found_and_new_enough():
    report = check_installation()
    assert report.all_found
    for name in ("jupyterlab", "numpy", "matplotlib", "ipywidgets", "nbval", "pillow"):
        assert sum(line.startswith(f"{name} ") and line.endswith(": ok") for line in report.lines) == 1


def test_the_report_shows_no_installed_version_when_all_is_well():
    report = check_installation(lambda name: {"ipywidgets": "8.77.7"}.get(name) or metadata.version(name))
    assert report.all_found and "8.77" not in repr(report)


def test_an_old_package_is_named_with_what_to_do():
    report = check_installation(lambda name: "1.0" if name == "numpy" else metadata.version(name))
    assert not report.all_found
    assert "numpy 2.0 or newer and below 3: found 1.0. Close JupyterLab and start it with" in repr(report)


def test_a_missing_package_is_named_with_what_to_do():
    def without_matplotlib(name):
        if name == "matplotlib":
            raise metadata.PackageNotFoundError(name)
        return metadata.version(name)

    report = check_installation(without_matplotlib)
    assert not report.all_found
    assert "matplotlib 3.9 or newer and below 4: missing. Close JupyterLab" in repr(report)


def test_missing_widget_extension_and_missing_kernel_are_named(tmp_path):
    report = check_sliders(environment=tmp_path)
    assert not report.all_found
    assert report.lines[0] == "packages: ok"
    assert report.lines[1].startswith("widgets in JupyterLab: not in this environment. Close JupyterLab")
    assert report.lines[2] == "kernel: this is plain Python. Open the lesson in JupyterLab"


def test_in_the_browser_the_page_itself_is_jupyterlab(tmp_path):
    report = check_installation(in_the_browser=True)
    assert [line.split()[0] for line in report.lines] == ["ipywidgets", "matplotlib", "numpy", "packaging", "pillow"]
    assert report.all_found
    assert check_sliders(tmp_path, in_the_browser=True).all_found


def test_widget_extension_is_found_in_this_environment():
    assert check_sliders().lines[1] == "widgets in JupyterLab: ok"


def test_explorers_refuse_an_old_ipywidgets_in_one_sentence():
    wanted = (
        "^ipywidgets 8.1.3 or newer and below 9: found 7.8.1. Close JupyterLab and start it with: python3 start.py$"
    )
    with pytest.raises(ImportError, match=wanted):
        require("ipywidgets", lambda name: "7.8.1")


def test_an_old_package_of_another_name_is_no_reason_to_refuse():
    require("ipywidgets", lambda name: {"numpy": "1.0"}.get(name) or metadata.version(name))


def test_without_the_course_installed_there_is_no_range_and_no_refusal(monkeypatch):
    def not_installed(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", not_installed)
    require("ipywidgets", {"ipywidgets": "7.8.1"}.get)


def test_in_japanese_a_range_is_told_as_one_tells_it_and_the_way_back_is_japanese():
    with spoken("ja"):
        assert "numpy 2.0以上3未満：ok" in check_installation().lines
        old = check_installation(lambda name: "1.0" if name == "numpy" else metadata.version(name))
    assert "numpy 2.0以上3未満：1.0が入っています。" in repr(old) and "python3 start.py ja" in repr(old)
