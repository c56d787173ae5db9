"""The reason of a prediction sends the reader to the picture that waits for it: what it names there is there."""

import ast
import re
from functools import cache

import ipywidgets as widgets
import pytest

from helpers.answers.predictions import PREDICTIONS
from helpers.language import ENGLISH, say
from japanese import spoken
from lessons import ENGLISH as LESSONS
from lessons import read
from test_every_explorer import EXPLORERS

pytestmark = pytest.mark.usefixtures("unpainted")

# "Move α through 1", "leave η₀ at 0.3", "put h / ε to 0.45": a name that is followed by where to.
MOVED = re.compile(r"\b(?:[Mm]ove|[Ll]eave|[Pp]ut) (h / ε|\w{1,2}|[αγκη]₀?)(?=,| (?:to|at|up|down|from|through|and)\b)")


def called(node):
    return getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""


@cache
def waiting():
    """{prediction: explorer} of the lessons: which picture wakes when the prediction is locked in."""
    found = {}
    for path in LESSONS:
        code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
        asked = {}
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Assign) and called(node.value) == "predict":
                asked[node.targets[0].id] = node.value.args[0].value
        for node in ast.walk(ast.parse(code)):
            if called(node).startswith("explore_"):
                names = [
                    part.id for word in node.keywords for part in ast.walk(word.value) if isinstance(part, ast.Name)
                ]
                found |= {asked[name]: node.func.id for name in names if name in asked}
    return found


@cache
def controls(name):
    """The controls of an explorer of this name, and all that they say."""
    (explore,) = [explore for whole, explore in EXPLORERS.items() if whole.endswith(f".{name}")]
    made = list(explore().controls.values())
    options = [str(label) for control in made for label, _ in getattr(control, "options", ())]
    return made, {control.description for control in made} | set(options)


SENT = sorted(name for name in waiting() if "urther down" not in PREDICTIONS[name].reason)


@pytest.mark.parametrize("language", [ENGLISH, "ja"])
@pytest.mark.parametrize("name", SENT)
def test_what_a_reason_names_is_in_the_picture_that_waits_for_it(name, language):
    made, words = controls(waiting()[name])
    with spoken(language):
        reason, words = say(PREDICTIONS[name].reason), set(map(say, words))
    assert set(re.findall("[“「](.*?)[”」]", reason)) <= words
    if language == ENGLISH:
        assert set(MOVED.findall(reason)) <= words
    if re.search(r"\b[Tt]ick\b|チェック", reason):
        assert any(isinstance(control, widgets.Checkbox) for control in made)


def test_most_reasons_name_something():
    named = [
        name for name in SENT if re.search("[“]", PREDICTIONS[name].reason) or MOVED.search(PREDICTIONS[name].reason)
    ]
    assert len(named) >= 12
