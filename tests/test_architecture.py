"""The house stays as it is meant: one direction of imports, small modules and functions, nothing global."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "helpers").rglob("*.py"))
SOURCES = [
    *MODULES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "tools").rglob("*.py")),
    *sorted((ROOT / "site").glob("*.py")),
    *sorted((ROOT / "starting").glob("*.py")),
    ROOT / "start.py",
]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


# What each floor of the house may import besides itself. Mathematics knows no answer, and figures compute nothing.
BELOW = {
    "language": set(),
    "mathematics": {"language"},
    "answers": {"language", "mathematics"},
    "figures": {"language"},
    "explorers": {"language", "mathematics", "answers", "figures"},
}
CHECKS = {"exercises", "outcomes", "answer_forms"}  # what the answers are made of


def floor(path):
    """The floor on which a module of helpers stands."""
    room = path.relative_to(ROOT / "helpers").parts[0].removesuffix(".py")
    return "answers" if room in CHECKS else room if room in BELOW else "mathematics"


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path):
    return list(ast.walk(tree_of(path)))


def imports(path):
    for node in nodes_of(path):
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


def test_a_module_imports_from_its_own_floor_and_those_below_it():
    for path in MODULES:
        for module in own_imports(path):
            assert floor(module) in BELOW[floor(path)] | {floor(path)}, f"{name_of(path)} imports {name_of(module)}"


def test_matplotlib_stays_in_figures_and_ipywidgets_in_explorers():
    for path in MODULES:
        roots = {name.split(".")[0] for name in imports(path)}
        assert "matplotlib" not in roots or floor(path) == "figures"
        assert "ipywidgets" not in roots or floor(path) == "explorers"


def test_no_module_imports_itself_in_a_circle():
    edges = {path: set(own_imports(path)) for path in MODULES}
    while edges:
        leaves = [path for path, needed in edges.items() if not needed & edges.keys()]
        assert leaves, f"a circle among {sorted(map(name_of, edges))}"
        for leaf in leaves:
            del edges[leaf]


def test_modules_and_functions_are_short_and_a_module_says_what_it_is():
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        tree = tree_of(path)
        assert ast.get_docstring(tree), "the first line says what belongs here"
        assert len(text.splitlines()) <= (200 if path in MODULES else 250)
        functions = (node for node in nodes_of(path) if isinstance(node, ast.FunctionDef))
        assert [node.name for node in functions if node.end_lineno - node.lineno >= 45] == []


def test_public_functions_and_classes_have_a_docstring():
    for path in MODULES:

        def undocumented(body):
            for node in body:
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
                    if not ast.get_docstring(node):
                        yield node.name
                    if isinstance(node, ast.ClassDef):
                        yield from undocumented(node.body)

        assert list(undocumented(tree_of(path).body)) == []


def test_nothing_global_is_touched():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not [node for node in nodes_of(path) if isinstance(node, (ast.Global, ast.Nonlocal))]
        if path.name == "style.py":  # looks at matplotlib's settings, so that the reader's do not reach the pictures
            text = text.replace("dict.items(matplotlib.rcParams", "")
        for forbidden in ("pyplot", "sys.path", "seterr", "rcParams", "np.random.seed"):
            assert forbidden not in text.replace("outside pyplot", "")


def test_helpers_starts_no_thread_and_no_process_which_the_browser_has_not():
    for path in MODULES:
        roots = {name.split(".")[0] for name in imports(path)}
        if path.name in {"rest.py", "ahead.py"}:  # which wait in the loop that a kernel has, in a browser too
            roots -= {"asyncio"}
        assert not roots & {"asyncio", "concurrent", "multiprocessing", "subprocess", "socket", "urllib", "signal"}
        names = {node.attr for node in nodes_of(path) if isinstance(node, ast.Attribute)}
        assert "threading" not in roots or not names & {"Thread", "Timer", "Event", "Condition"}
        assert "fork" not in names and "system" not in names


def test_every_text_file_is_opened_as_utf8():
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert not any(
                    word.arg in {"text", "universal_newlines"} and name in {"run", "Popen"} for word in node.keywords
                )
                mode = node.args[1].value if name == "open" and len(node.args) > 1 else "r"
                if name in {"open", "read_text", "write_text"} and "b" not in mode and not of_no_text(node):
                    assert any(keyword.arg == "encoding" for keyword in node.keywords), f"line {node.lineno}"


def of_no_text(call):
    return any(word in ast.unparse(call.func) for word in ("Image", "urlopen", "dbm"))
