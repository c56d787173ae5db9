"""Files that every system can hold, and code that a stranger can trust."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("helpers", "notebooks", "tests", "tools", "site", "starting", ".github")
FILES = [path for room in ROOMS for path in (ROOT / room).rglob("*") if not {"__pycache__"} & set(path.parts)]
MODULES = [path for path in FILES if path.suffix == ".py" and "tests" not in path.parts] + [ROOT / "start.py"]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def test_names_are_short_ascii_and_differ_by_more_than_case():
    names = [name_of(path) for path in FILES]
    assert all(name.isascii() and not set(name) & set('<>:"|?*') for name in names)
    assert all(len(path.name) < 60 for path in FILES)
    assert len({name.lower() for name in names}) == len(names)
    assert not any(path.is_symlink() for path in FILES)


def test_requirements_are_ascii_and_every_text_is_utf8_with_plain_line_ends():
    (ROOT / "requirements.txt").read_text(encoding="ascii")
    for path in FILES:
        if path.suffix in {".py", ".ipynb", ".md", ".txt", ".yml", ".json"}:
            assert b"\r" not in path.read_bytes(), name_of(path)
            path.read_text(encoding="utf-8")


def nodes_of(paths):
    """All parts of the code of modules, each with the name of its module."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield node, path.name


def test_nothing_runs_a_text_or_unpacks_an_object():
    """A reader's code runs in the reader's own cells alone."""
    for node, module in nodes_of(MODULES):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name.split(".")[-1] not in {"eval", "exec", "loads", "system"} or name in {
                "json.loads",
                "tomllib.loads",
            }, (module, name)
            assert not any(keyword.arg == "shell" for keyword in node.keywords), module
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = {getattr(node, "module", None), *(alias.name for alias in node.names)}
            assert not names & {"pickle", "marshal", "shelve", "dill"}
        if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            assert node.value.value is False


def test_html_that_shows_words_of_others_is_escaped():
    """What goes into a widget's HTML is escaped where it is put in: an f-string with tags holds no bare word."""
    for node, module in nodes_of(path for path in MODULES if "explorers" in path.parts):
        if isinstance(node, ast.JoinedStr) and "</" in ast.unparse(node):
            for value in node.values:
                if isinstance(value, ast.FormattedValue) and value.format_spec is None:  # a number has a format
                    word = ast.unparse(value.value)
                    assert word.startswith("html.escape(") or word.isupper() or word.startswith("_"), (
                        module,
                        word,
                    )


def test_the_token_of_jupyterlab_is_never_turned_off():
    for path in (ROOT / "start.py", *(ROOT / "starting").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "token=" not in text and "password" not in text and "0.0.0.0" not in text
