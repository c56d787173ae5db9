"""The stored lessons: short cells, text before code, clean outputs, and digits that nbval really compares."""

import base64
import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from lessons import ENGLISH, JAPANESE, name_of
from lessons_table import DEEPER, is_lesson

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ENGLISH
QUESTIONS = [path for path in LESSONS if is_lesson(path) and not path.name.startswith("00")]


SHORT = "This short lesson takes"  # says so at its top


def notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def cells(path, kind):
    return [cell for cell in notebook(path)["cells"] if cell["cell_type"] == kind]


def outputs(path):
    return [output for cell in cells(path, "code") for output in cell["outputs"]]


def source(cell):
    return "".join(cell["source"])


def all_text(path):
    return "\n".join(source(cell) for cell in cells(path, "markdown"))


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_code_cells_are_short(path):
    sizes = [len([line for line in source(cell).splitlines() if line.strip()]) for cell in cells(path, "code")]
    assert max(sizes) <= 15
    lines = [line for cell in cells(path, "code") for line in source(cell).splitlines()]
    assert max(map(len, lines)) <= 88, "longer lines are cut off on the page"
    assert statistics.median(sizes) <= 5


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_text_comes_before_code_and_never_three_code_cells_in_a_row(path):
    kinds = "".join(cell["cell_type"][0] for cell in notebook(path)["cells"])
    assert kinds.startswith("m")
    assert "ccc" not in kinds


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_code_is_plain_python_and_changes_no_settings_of_others(path):
    """The next lesson may run in the same kernel (tests/lesson_kernels.py)."""
    settings = r"\b(rcParams|rc\(|seterr|set_printoptions|random\.seed|warnings|environ|chdir|switchinterval)"
    for cell in cells(path, "code"):
        assert not re.search(r"^\s*[%!]|get_ipython|sys\.path|pip install", source(cell), re.MULTILINE)
        assert not re.search(settings, source(cell))
        compile(source(cell), cell["id"], "exec")


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_stored_outputs_are_clean(path):
    stored = notebook(path)
    assert stored["metadata"]["kernelspec"]["name"] == "python3"
    assert "widgets" not in stored["metadata"]
    numbers = [cell["execution_count"] for cell in cells(path, "code")]
    assert numbers == list(range(1, len(numbers) + 1)), "run from top to bottom"
    for output in outputs(path):
        assert output["output_type"] != "error" and output.get("name") != "stderr"
        assert not any("widget" in kind for kind in output.get("data", {}))
    for trace in ("/root", "/home/", "/Users/", "/tmp/", "C:\\", " at 0x"):
        assert trace not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_live_pictures_are_stored_with_words_and_within_200_kb(path):
    pictures = [output["data"] for output in outputs(path) if "image/png" in output.get("data", {})]
    assert len(pictures) == sum("explore_" in source(cell).splitlines()[-1] for cell in cells(path, "code"))
    for data in pictures:
        assert 5_000 < len(base64.b64decode(data["image/png"])) <= 200_000
        assert "".join(data["text/plain"]).endswith("。" if path in JAPANESE else ".")


def anchors(path):
    """What JupyterLab calls the headings of a lesson in a link: their text, with a - for each space."""
    return [heading.strip().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", all_text(path), re.MULTILINE)]


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_links_between_lessons_lead_somewhere(path):
    for target, anchor in re.findall(r"\]\(([^)#]+\.ipynb)(?:#([^)]*))?\)", all_text(path)):
        assert (path.parent / target).exists(), target
        assert not anchor or anchors(path.parent / target).count(anchor) == 1, f"{target}#{anchor}"


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_a_formula_gives_each_command_its_argument_in_braces(path):
    """The reading pages take \\sqrt \\textcolor{…}{h}; MathJax in JupyterLab shows the whole formula as a red error."""
    assert re.findall(r"(?:\\(?:sqrt|hat|bar|dot|vec)|[\^_])\s*\\(?:textcolor|frac|sqrt|hat)\b", all_text(path)) == []


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_a_link_calls_a_lesson_by_its_name_or_its_number(path):
    for words, target in re.findall(r"\[([^\]]+)\]\(([^)#]+\.ipynb)\)", all_text(path)):
        title = all_text(path.parent / target).splitlines()[0].lower()
        name = re.sub(r"^(11-\d-\d|99),? ?|^(the )?last lesson$|^最後のレッスン$", "", " ".join(words.split()).lower())
        assert name in title, f"{words!r} is not the name of {target}: {title}"


@pytest.mark.parametrize("lessons", [LESSONS, JAPANESE], ids=["en", "ja"])
def test_each_of_the_diarys_25_questions_is_answered_with_a_link_to_lesson_and_heading(lessons):
    rows = re.findall(r"^\| (D\d+) \|(.*)\|(.*)\|(.*)\|$", "\n".join(map(all_text, lessons)), re.MULTILINE)
    assert [number for number, *_ in rows] == [f"D{number}" for number in range(1, 26)]
    for number, question, answer, seen in rows:
        assert question.strip() and answer.strip(), number
        assert re.search(r"\]\(11-\d-\d-[a-z-]+\.ipynb#[^)]+\)", seen), number


CORE = "What you will see|What you will learn|What you need|The question|問い|By hand|Predict|Try it|What it showed"
END = "We saw|まとめ|The next question|In your own words"


def rhythm_of(text):
    """The place of each part that a lesson has, in their order; -1 for one that is missing."""
    middle = f"Here the question is answered|## Exercises|{DEEPER}" if DEEPER in text else "met elsewhere|## Exercises"
    return [text.find(words) for words in f"{CORE}|{middle}|{END}".split("|")]


@pytest.mark.parametrize("path", QUESTIONS, ids=name_of)
def test_lesson_keeps_the_rhythm(path):
    text = all_text(path)
    places = rhythm_of(text)
    assert -1 not in places and places == sorted(places)
    assert "met elsewhere" in text
    for summary in re.findall(r"## (?:We saw|まとめ)\n\n((?:\d\. .*\n?)+)", text):
        assert len(summary.strip().splitlines()) == 3


@pytest.mark.parametrize("path", QUESTIONS, ids=name_of)
def test_what_came_before_comes_back_at_the_top_from_the_third_lesson_on(path):
    number = path.name[:6]
    sources = [source(cell) for cell in notebook(path)["cells"]]
    calls = [place for place, text in enumerate(sources) if "still_know(" in text]
    assert calls == ([2] if number >= "11-4-3" else [])
    if calls:
        assert sources[1].startswith("## Do you still know?\n\nまだ覚えていますか。 ")
        assert sources[2] == f'from helpers.explorers.still_know import still_know\n\nstill_know("{number}")'
        assert sources[3].startswith("## ")


@pytest.mark.parametrize("path", QUESTIONS, ids=name_of)
def test_the_last_cell_is_for_words_of_ones_own(path):
    *_, text, cell = notebook(path)["cells"]
    assert source(text).startswith("## In your own words\n\n自分の言葉で2行。 ")
    assert source(cell) == f'from helpers.explorers.my_words import my_words\n\nmy_words("{path.name[:6]}")'


@pytest.mark.parametrize("path", QUESTIONS, ids=name_of)
def test_lesson_has_the_size_of_an_evening(path):
    text = all_text(path).split("## The diary answered")[0]  # one of them ends with a closing page
    fewest, most = (500, 1000) if SHORT in text else (1000, 2500 if DEEPER in text else 2000)
    assert fewest <= len(text.split()) <= most


@pytest.mark.parametrize("path", [path for path in QUESTIONS if DEEPER in all_text(path)], ids=name_of)
def test_the_core_ends_in_both_languages_and_has_an_exercise(path):
    all_cells = notebook(path)["cells"]
    core = all_cells[: [source(cell).startswith(DEEPER) for cell in all_cells].index(True)]
    (end,) = [source(cell) for cell in core if "Here the question is answered" in source(cell)]
    assert "ここまでで、最初の問いに答えました" in end
    assert any(cell["cell_type"] == "code" and "\ncheck_" in source(cell) for cell in core)


@pytest.mark.parametrize("path", [*LESSONS, *JAPANESE], ids=name_of)
def test_nothing_is_left_to_write(path):
    assert "TODO" not in path.read_text(encoding="utf-8")


def run_nbval(path):
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", path.name],
        cwd=path.parent,
        env={
            **os.environ, "PYTEST_ADDOPTS": "", "PYTHONPATH": str(Path(__file__).parent),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "nbval.plugin,lesson_kernels",
        },
        capture_output=True,
        encoding="utf-8",
    )  # fmt: skip


def test_a_changed_stored_digit_makes_nbval_fail(tmp_path):
    """In a lesson as long as it takes to come to that digit, and two cells more."""
    lesson = next(path for path in LESSONS if path.name.startswith("11-4-1"))
    digit, changed = "1.00000016667", "1.00000016668"
    begun = notebook(lesson)
    (place,) = [place for place, cell in enumerate(begun["cells"]) if digit in json.dumps(cell.get("outputs"))]
    begun["cells"] = begun["cells"][: place + 4]
    stored = json.dumps(begun)
    assert stored.count(digit) == 1
    (tmp_path / "changed.ipynb").write_text(stored.replace(digit, changed), encoding="utf-8")
    result = run_nbval(tmp_path / "changed.ipynb")
    assert result.returncode == 1
    assert "1 failed" in result.stdout and " passed" in result.stdout
