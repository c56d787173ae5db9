"""The house stays as it is meant: one direction of imports, small modules, nothing global."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "helpers").rglob("*.py"))
SOURCES = [
    *MODULES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "tools").glob("*.py")),
    *sorted((ROOT / "site").glob("*.py")),
    *sorted((ROOT / "starting").glob("*.py")),
    ROOT / "start.py",
]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def floor(path):
    """0: mathematics, 1: figures, 2: explorers."""
    return {"figures": 1, "explorers": 2}.get(path.relative_to(ROOT / "helpers").parts[0], 0)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path):
    """The files of helpers that a module imports."""
    for name in imports(path):
        parts = name.split(".")
        for length in range(len(parts), 1, -1):
            module = ROOT.joinpath(*parts[:length]).with_suffix(".py")
            if parts[0] == "helpers" and module.exists():
                yield module
                break


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_from_explorers_to_figures_to_mathematics(path):
    for module in own_imports(path):
        assert floor(module) <= floor(path), f"{name_of(path)} imports {name_of(module)}"
        if floor(path) == 1:
            assert floor(module) == 1, "figures draw what they are given and compute nothing"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_matplotlib_stays_in_figures_and_ipywidgets_in_explorers(path):
    roots = {name.split(".")[0] for name in imports(path)}
    assert "matplotlib" not in roots or floor(path) == 1
    assert "ipywidgets" not in roots or floor(path) == 2


def test_no_module_imports_itself_in_a_circle():
    edges = {path: set(own_imports(path)) for path in MODULES}
    while edges:
        leaves = [path for path, needed in edges.items() if not needed & edges.keys()]
        assert leaves, f"a circle among {sorted(map(name_of, edges))}"
        for leaf in leaves:
            del edges[leaf]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_are_short_and_say_what_they_are(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    assert ast.get_docstring(ast.parse(text)), "the first line says what belongs here"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_and_classes_have_a_docstring(path):
    def undocumented(body):
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                if not ast.get_docstring(node):
                    yield node.name
                if isinstance(node, ast.ClassDef):
                    yield from undocumented(node.body)

    assert list(undocumented(ast.parse(path.read_text(encoding="utf-8")).body)) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_global_is_touched(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.Global, ast.Nonlocal))]
    for forbidden in ("pyplot", "sys.path", "seterr", "rcParams", "np.random.seed"):
        assert forbidden not in text.replace("outside pyplot", "")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_helpers_starts_no_thread_and_no_process_which_the_browser_has_not(path):
    roots = {name.split(".")[0] for name in imports(path)}
    assert not roots & {"asyncio", "concurrent", "multiprocessing", "subprocess", "socket", "urllib", "signal"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert "threading" not in roots or not names & {"Thread", "Timer", "Event", "Condition"}
    assert "fork" not in names and "system" not in names


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_text_file_is_opened_as_utf8(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            assert not any(
                word.arg in {"text", "universal_newlines"} and name in {"run", "Popen"} for word in node.keywords
            )
            mode = node.args[1].value if name == "open" and len(node.args) > 1 else "r"
            if name in {"open", "read_text", "write_text"} and "b" not in mode and not of_an_image(node):
                assert any(keyword.arg == "encoding" for keyword in node.keywords), f"line {node.lineno}"


def of_an_image(call):
    return "Image" in ast.unparse(call.func) or "urlopen" in ast.unparse(call.func)
