"""start.py: what it runs, with which words, and how it ends."""

import ast
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newcomer import child_saw, make_environment, make_project, module, sentence, start

ROOT = Path(__file__).resolve().parents[2]
STARTING = [ROOT / "start.py", *sorted((ROOT / "starting").glob("*.py"))]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without a word")


@pytest.fixture
def clone(tmp_path):
    """The project with a .venv that needs nothing, in a folder with a space, Japanese characters and quotes."""
    folder = tmp_path / "小さな 一歩 (100% 'done' #1)"
    make_project(folder)
    make_environment(folder)
    return folder


def test_first_start_makes_everything_and_the_second_installs_nothing(tmp_path):
    """The one test with a real .venv and the real pip."""
    folder = tmp_path / "小さな 一歩"
    make_project(folder)
    first = start(folder, "refresh")
    assert first.returncode == 0 and "it runs" in first.stdout and "Installing" in first.stdout, first.stderr
    second = start(folder, "refresh")
    assert second.returncode == 0 and "it runs" in second.stdout and "Installing" not in second.stdout


def test_the_way_chosen_runs_with_the_words_that_follow(clone):
    for name in ("pytest", "jupyterlab"):
        module(clone, name)
    (clone / "site").mkdir()
    (clone / "site/requirements.txt").write_text("", encoding="utf-8")
    (clone / "site/build.py").write_bytes((clone / "tools/refresh_notebooks.py").read_bytes())
    for way, program in (
        ("test", ".venv/lib"), ("refresh", "tools/refresh_notebooks.py"), ("site", "site/build.py"), ("", ".venv/lib"),
    ):  # fmt: skip
        result = start(clone, *way.split(), "--word", "a b")
        _, _, words = child_saw(result)
        assert result.returncode == 0 and words[-2:] == ["--word", "a b"]
        assert program in Path(words[0]).as_posix().replace("Lib/", "lib/")
    assert words[1:3] == [
        f"--ServerApp.root_dir={clone / 'my-lessons'}",
        "--LabApp.default_url=/lab/tree/00-start-here.ipynb",
    ]


def test_the_japanese_lessons_open_at_their_first_page_and_nobody_elses_are_copied(clone):
    module(clone, "jupyterlab")
    (clone / "notebooks/ja").mkdir()
    for name in ("00-start-here.ipynb", "ja/00-start-here.ipynb"):
        (clone / "notebooks" / name).write_text("a lesson", encoding="utf-8")
    _, _, words = child_saw(start(clone, "ja", "--word"))
    assert words[-3:] == [
        f"--ServerApp.root_dir={clone / 'my-lessons'}",
        "--LabApp.default_url=/lab/tree/ja/00-start-here.ipynb",
        "--word",
    ]
    mine = clone / "my-lessons"
    assert [path.relative_to(mine).as_posix() for path in mine.rglob("*.ipynb")] == ["ja/00-start-here.ipynb"]
    assert start(clone).returncode == 0 and (clone / "my-lessons/00-start-here.ipynb").exists()


def overrides(clone):
    return clone / ".venv/share/jupyter/lab/settings/overrides.json"


def test_the_menus_are_those_of_the_edition_that_was_started_last(clone):
    module(clone, "jupyterlab")
    translation, name = "@jupyterlab/translation-extension", "plugin"
    schema = Path(sys.prefix, "share/jupyter/lab/schemas", translation, f"{name}.json")
    assert json.loads(schema.read_text(encoding="utf-8"))["properties"]["locale"]["type"] == "string"
    for words, menus in (((), None), (("ja",), "ja_JP"), (("ja",), "ja_JP"), ((), None)):
        assert start(clone, *words).returncode == 0
        settings = json.loads(overrides(clone).read_text(encoding="utf-8"))
        assert settings.get(f"{translation}:{name}", {}).get("locale") == menus


@pytest.mark.parametrize("theirs", ['{"@jupyterlab/apputils-extension:themes": {"theme": "Dark"}}', "{", "7"])
def test_settings_that_somebody_else_wrote_stay(clone, theirs):
    module(clone, "jupyterlab")
    overrides(clone).parent.mkdir(parents=True)
    overrides(clone).write_text(theirs, encoding="utf-8")
    for words in ((), ("ja",)):
        assert start(clone, *words).returncode == 0
        assert overrides(clone).read_text(encoding="utf-8") == theirs


def test_the_exit_code_is_that_of_the_program(clone):
    (clone / "tools/refresh_notebooks.py").write_text("raise SystemExit(7)", encoding="utf-8")
    assert start(clone, "refresh").returncode == 7


def test_a_jupyterlab_that_ends_with_an_error_is_followed_by_advice(clone):
    module(clone, "jupyterlab", "raise ImportError('numpy')")
    result = start(clone)
    assert result.returncode == 1 and "ImportError: numpy" in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "Small Steps: JupyterLab has ended with an error; its own words are above. If they say that a module or a "
        f"file is missing, delete the folder .venv and type again: {'py' if os.name == 'nt' else 'python3'} start.py"
    )


def test_jupyterlab_is_told_in_its_own_words_not_to_ask_about_news(clone):
    module(clone, "jupyterlab")
    assert start(clone).returncode == 0
    ((plugin, settings),) = json.loads(
        (clone / ".venv/share/jupyter/lab/settings/overrides.json").read_text(encoding="utf-8")
    ).items()
    package, name = plugin.split(":")
    schema = Path(sys.prefix, "share/jupyter/lab/schemas", package, f"{name}.json")
    known = json.loads(schema.read_text(encoding="utf-8"))["properties"]
    # Newer JupyterLabs give each of its words a title.
    news = known["fetchNews"].get("enum") or [choice["const"] for choice in known["fetchNews"]["oneOf"]]
    assert settings["fetchNews"] in news and settings["fetchNews"] == "false"
    assert known["checkForUpdates"]["type"] == "boolean" and settings["checkForUpdates"] is False


@posix
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_kill_and_ctrl_c_go_to_the_program_which_ends_in_its_own_way(clone, sign):
    slow = f"""
import signal, sys, time
signal.signal({int(sign)}, lambda *_: sys.exit(5))
print("ready", flush=True)
time.sleep(60)"""
    (clone / "tools/refresh_notebooks.py").write_text(slow, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "start.py", "refresh"], cwd=clone, stdout=subprocess.PIPE, encoding="utf-8",
        start_new_session=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background may ignore it
    )  # fmt: skip
    with process:
        while "ready" not in process.stdout.readline():
            assert process.poll() is None
        if sign == signal.SIGINT:
            os.killpg(process.pid, sign)  # a terminal sends Ctrl-C to both
        else:
            process.send_signal(sign)
        assert process.wait(20) == 5
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)  # nobody is left behind


def test_an_old_python_is_told_which_one_is_needed(clone):
    result = start(clone, first="sys.version_info = (3, 10, 4, 'final', 0)")
    assert result.returncode == 1
    assert result.stderr.strip() == "Small Steps needs Python 3.11 or newer; this is Python 3.10."


def test_an_old_python_can_read_the_file_that_says_so():
    text = (ROOT / "start.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)], "an f-string is new in Python 3.6"
    check = text.index("sys.version_info < (3, 11)")
    assert check < text.index("from starting")


def test_a_part_of_the_folder_is_not_enough(clone):
    (clone / "requirements.txt").unlink()
    assert sentence(start(clone)) == (
        "requirements.txt is missing beside start.py. Get the whole folder: clone it, or unpack all."
    )
    (clone / "starting").rename(clone / "elsewhere")
    assert sentence(start(clone)) == (
        "start.py does not work alone (No module named 'starting'). Get the whole folder: clone it, or unpack all."
    )


def test_what_start_py_needs_is_in_the_standard_library():
    for path in STARTING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "starting"}


def test_modules_of_start_py_import_one_way():
    order = ["sentences", "place", "private", "pip", "inventory", "lessons", "packages", "ways"]
    assert sorted(order) == sorted(path.stem for path in STARTING[2:])
    for path in STARTING[2:]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("starting."):
                assert order.index(node.module.removeprefix("starting.")) < order.index(path.stem)


def test_my_lessons_and_the_environment_are_ignored_by_git():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".venv/", ".venv-old*/", "my-lessons/", ".ipynb_checkpoints/"} <= set(ignored)


def test_every_message_is_ascii():
    assert all(path.read_bytes().isascii() for path in STARTING)
