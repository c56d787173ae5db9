"""“Do you still know?” on the page: two questions, both answers kept, and the same stored for every reader."""

import pytest

from helpers.answers.still_known import BANK, FIXED
from helpers.explorers import predictions
from helpers.explorers import still_know as module
from helpers.explorers.kept_guesses import FILE, keep, kept_guesses
from helpers.explorers.still_know import still_know


@pytest.fixture
def beside(kept_in):
    """Where this test's guesses would be kept."""
    return kept_in()


def words(cell):
    return [child.value for child in cell.panel.children if hasattr(child, "value")]


def choose(cell, choice):
    next(button for button in cell.choice.buttons if button.description == choice).value = True
    cell.choice.lock.click()


def type_in(cell, line, enter=False):
    """What the browser sends: with Enter first the news of it, and then the text that stands there."""
    if enter:
        cell.formula.text._handle_custom_msg({"event": "submit"}, [])
    cell.formula.text.value = line


def test_two_questions_say_where_they_come_from_and_nothing_is_written_yet(beside):
    cell = still_know("11-4-3")
    assert [line.split("</div>")[0].split('1.5">')[1][:12] for line in words(cell)] == ["From 11-4-2.", "From 11-4-1."]
    assert not cell.choice.done and list(beside.iterdir()) == []


def test_a_choice_that_is_locked_in_gets_its_reason_and_is_kept():
    cell = still_know("11-4-3")
    choose(cell, "12")
    assert "Not quite. It is “about 4”." in cell.choice.line.value and "桁落ち" in cell.choice.line.value
    (kept,) = kept_guesses().values()
    assert (kept.lesson, kept.question, kept.choice, kept.right) == ("11-4-2", "still-shared-digits", "12", False)


@pytest.mark.parametrize("enter", [True, False])
def test_a_formula_is_checked_with_enter_and_with_the_button_and_kept(enter):
    cell = still_know("11-4-3")
    for line, verdict, right in (
        ("(f(x + h) - f(x)) / h", "<b>Not quite:</b> that is the forward difference", False),
        ("(f(x+h) - f(x−h)) / (2*h)", "<b>Right.</b> The two points are 2h apart.", True),
    ):
        type_in(cell, line, enter)
        if not enter:
            assert verdict not in cell.formula.line.value, "only leaving the field asks for nothing"
            cell.formula.button.click()
        assert verdict in cell.formula.line.value
        assert kept_guesses()["still-central"].choice == line and kept_guesses()["still-central"].right == right


def test_what_cannot_be_read_is_no_answer_and_is_not_kept(beside):
    cell = still_know("11-4-3")
    for line in ("", "2h", "<img src=x onerror=alert(1)>", "f(x"):
        type_in(cell, line)
        cell.formula.button.click()
        assert "<b>Not yet:</b>" in cell.formula.line.value and "<img" not in cell.formula.line.value
    assert not (beside / FILE).exists()


def test_one_line_is_kept_once_however_often_it_is_checked(monkeypatch):
    kept = []
    monkeypatch.setattr(module, "keep", lambda *guess: kept.append(guess) or "")
    cell = still_know("11-4-3")
    type_in(cell, "f(x)", enter=True)
    cell.formula.button.click()
    cell.formula.button.click()
    assert kept == [("11-4-1", "still-central", "f(x)", False)]


def test_show_it_gives_the_formula_and_keeps_nothing(beside):
    cell = still_know("11-4-3")
    cell.formula.show.click()
    assert "It is (f(x + h) - f(x - h)) / (2 * h). The two points" in cell.formula.line.value
    assert list(beside.iterdir()) == []


def test_what_cannot_be_kept_is_said_and_answered_all_the_same(monkeypatch):
    for asks in (module, predictions):
        monkeypatch.setattr(asks, "keep", lambda *guess: "It could <b>not</b> be kept.")
    cell = still_know("11-4-3")
    choose(cell, "about 4")
    type_in(cell, "f(x)", enter=True)
    for line in (cell.choice.line.value, cell.formula.line.value):
        assert "could &lt;b&gt;not&lt;/b&gt; be kept." in line
    assert "Right." in cell.choice.line.value and "Not quite:" in cell.formula.line.value


def test_a_wrong_guess_comes_back_and_what_is_stored_is_the_same_for_every_reader():
    stored = [still_know(lesson)._repr_mimebundle_()["text/plain"] for lesson in FIXED]
    keep("11-4-1", "exact-for", "none: h is never 0", False)
    keep("11-4-2", "still-best-h", "u", False)
    cell = still_know("11-5-1")
    assert BANK["still-half-way"].question in words(cell)[0] and "The best h" in words(cell)[1]
    assert [still_know(lesson)._repr_mimebundle_()["text/plain"] for lesson in FIXED] == stored
    for (choice, formula), text in zip(FIXED.values(), stored, strict=True):
        assert text.startswith(f"Two questions from earlier lessons.\n{BANK[choice].question}\n( ) ")
        assert BANK[formula].answer not in text and BANK[formula].question in text


def test_an_answered_question_that_is_asked_again_is_blank():
    keep("11-4-2", "still-shared-digits", "about 4", True)
    cell = still_know("11-4-3")
    assert cell.choice.choice is None and not cell.choice.done and cell.choice.line.value == ""


def test_what_is_no_lesson_with_earlier_ones_is_refused():
    with pytest.raises(ValueError, match="^lesson must be one from 11-4-3 on, got '11-4-1'$"):
        still_know("11-4-1")
