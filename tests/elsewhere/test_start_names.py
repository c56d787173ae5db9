"""start.py in folders with odd names: they are no hindrance, or the name is said to be one."""

import os

import pytest

from newcomer import make_environment, make_project, module, pip_was_told, sentence, start


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such names")
@pytest.mark.parametrize("name", ["cs194:294", "two\nlines", "tab\t", b"latin-\xe9"], ids=ascii)
def test_a_folder_that_python_cannot_use_is_named(tmp_path, name):
    folder = os.path.join(os.fsencode(tmp_path), os.fsencode(name))
    make_project(tmp_path / "plain")
    try:
        os.rename(tmp_path / "plain", folder)
    except OSError:
        pytest.skip("this disk knows no such names")
    said = sentence(start(folder))
    assert said.startswith("Python cannot use a folder with ") and said.endswith(". Rename it.")


@pytest.mark.parametrize(
    "name",
    [
        "-rf",
        "100%",
        'it\'s "this"',
        "c# $HOME ~",
        "a;b & c" if os.name != "nt" else "a&b",
        "小さな 一歩",
        "[x]{y}",
        "é" * 80,
    ],
)
def test_odd_names_are_no_hindrance(tmp_path, name):
    folder = tmp_path / name.replace('"', "'" if os.name == "nt" else '"')
    make_project(folder)
    make_environment(folder)
    (folder / "notebooks/a.ipynb").write_text("a lesson", encoding="utf-8")
    module(folder, "jupyterlab")
    result = start(folder)
    assert result.returncode == 0 and (folder / "my-lessons/a.ipynb").exists()
    assert pip_was_told(folder)[0][-1] == "requirements.txt"
    assert "Installing" not in start(folder).stdout
