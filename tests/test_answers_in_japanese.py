"""Whatever an answer says, and every choice that a lesson offers, has its Japanese."""

import ast
import importlib
import pkgutil

import pytest

from helpers import answers
from helpers.answers.predictions import PREDICTIONS
from helpers.answers.recall import RecallChoice, RecallFormula
from helpers.exercises import ChoiceCheck, FunctionCheck, NumberCheck
from helpers.language import Words, catalogue
from japanese import english_in
from lessons import ENGLISH, name_of, read

MODULES = {
    module.name: importlib.import_module(f"helpers.answers.{module.name}")
    for module in pkgutil.iter_modules(answers.__path__)
}
SPEAKING = (NumberCheck, ChoiceCheck, FunctionCheck, RecallChoice, RecallFormula)


def said_by(thing):
    """What a check or a question says in fixed words, its names of cases among them."""
    for part in ("praise", "question", "choice", "reason"):
        yield getattr(thing, part, "")
    yield from getattr(thing, "choices", ())
    hints = getattr(thing, "mistakes", {})
    yield from hints.values() if isinstance(thing, ChoiceCheck) else hints
    for case in getattr(thing, "cases", ()):
        yield from (value.__doc__ for value in case if getattr(value, "__name__", "") == "f")


def speaking_in(module):
    for thing in vars(module).values():
        yield from (
            part for part in (thing.values() if isinstance(thing, dict) else (thing,)) if isinstance(part, SPEAKING)
        )


def without_japanese(texts):
    templates = {text.template if isinstance(text, Words) else text for text in texts}
    return sorted(text for text in templates if english_in(text) and text not in catalogue("ja"))


@pytest.mark.parametrize("name", MODULES)
def test_what_an_answer_says_has_its_japanese(name):
    assert without_japanese(text for thing in speaking_in(MODULES[name]) for text in said_by(thing)) == []


@pytest.mark.parametrize("name", PREDICTIONS)
def test_a_prediction_has_its_japanese(name):
    assert without_japanese([PREDICTIONS[name].choice, PREDICTIONS[name].reason]) == []


def words_given_to(name, path):
    """The words that a lesson gives to calls of this function, but for the first."""
    for cell in read(path).cells:
        for node in ast.walk(ast.parse(cell.source)) if cell.cell_type == "code" else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield from (part.value for part in node.args[1:] if isinstance(part, ast.Constant))


@pytest.mark.parametrize("path", ENGLISH, ids=name_of)
def test_the_choices_and_wishes_of_a_lesson_have_their_japanese(path):
    assert without_japanese([*words_given_to("predict", path), *words_given_to("Unlock", path)]) == []
