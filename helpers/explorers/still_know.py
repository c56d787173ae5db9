"""“Do you still know?”: two questions from earlier lessons, answered with buttons and with a formula from memory."""

import html

import ipywidgets as widgets

from helpers.answers.still_known import BANK, fixed_pair, pair_for
from helpers.explorers.kept_guesses import keep, kept_guesses
from helpers.explorers.predictions import Prediction
from helpers.explorers.status import status
from helpers.language import say


def still_know(lesson):
    """Two questions from the lessons before this one ("11-4-3" or later): first those that this reader had wrong.

    Raises ValueError for what is no such lesson.
    """
    return StillKnow(pair_for(lesson, kept_guesses()), fixed_pair(lesson))


class StillKnow:
    """A question with choices and a formula from memory. Nothing waits for them, and both answers are kept."""

    def __init__(self, names, stored_names):
        choice, formula = names
        # Blank: a question that comes back is a new test.
        self.choice = Prediction(BANK[choice], BANK[choice].choices, choice, blank=True)
        self.formula = FormulaFromMemory(formula, BANK[formula])
        self._stored = _in_words(*(BANK[name] for name in stored_names))
        parts = (_asked(BANK[choice]), self.choice.panel, _asked(BANK[formula]), self.formula.panel)
        self.panel = widgets.Box(parts, layout=widgets.Layout(flex_flow="column"))

    def _repr_mimebundle_(self, **kwargs):
        """The live view; stored is the lesson's fixed pair in words, whatever this reader was asked."""
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": self._stored}


class FormulaFromMemory:
    """A line to type in and "Check", as often as one likes (Enter checks, too); "Show it" gives the formula away."""

    def __init__(self, name, question):
        self._name, self._question, self._checked, self._entered = name, question, None, False
        self.text = widgets.Text(
            placeholder=say("one line, with {letters}", letters=say(", ").join(question.letters)),
            continuous_update=False,
            layout=widgets.Layout(width="26em", max_width="100%"),
        )
        self.button = widgets.Button(description=say("Check"), button_style="primary")
        self.show = widgets.Button(description=say("Show it"), tooltip=say("The formula, without an answer"))
        self.line = widgets.HTML(layout=widgets.Layout(min_height="44px"))
        row = widgets.Box(
            (self.text, self.button, self.show), layout=widgets.Layout(flex_flow="row wrap", grid_gap="4px 8px")
        )
        self.panel = widgets.VBox([row, self.line])
        # The browser tells that Enter was pressed, and then which text stands there; without Enter the text comes when
        # the field is left, and that asks for nothing.
        self.text.on_msg(self._message)
        self.text.observe(self._typed, names="value")
        self.button.on_click(lambda _: self.check())
        self.show.on_click(lambda _: self._show_answer())

    def _show_answer(self):
        answer = say("It is {formula}.", formula=self._question.answer)
        self.line.value = status(f"{answer} {say(self._question.reason)}")

    def check(self):
        """Say what the line is worth; keep the answer, if it is one."""
        typed = self.text.value
        outcome = self._question.check(typed)
        trouble = ""
        if outcome.verdict != "not yet" and typed != self._checked:
            trouble = keep(self._question.lesson, self._name, typed, outcome.verdict == "right")
        self._checked = typed
        self.line.value = status(f"{outcome.words} {trouble}".strip(), outcome.opening)

    def _message(self, widget, content, buffers):
        if content.get("event") == "submit":
            self._entered = True
            self.check()

    def _typed(self, change):
        if self._entered:
            self._entered = False
            self.check()


def _asked(question):
    return widgets.HTML(
        f'<div style="line-height: 1.5">{html.escape(say("From {lesson}.", lesson=question.lesson))} '
        f"<b>{html.escape(say(question.question))}</b></div>"
    )


def _in_words(choice, formula):
    """What a stored notebook shows: both questions, without an answer."""
    choices = "\n".join(f"( ) {say(words)}" for words in choice.choices)
    return (
        f"{say('Two questions from earlier lessons.')}\n{say(choice.question)}\n{choices}\n{say(formula.question)}\n"
        + say("In one line, with {letters}: ____", letters=say(", ").join(formula.letters))
    )
