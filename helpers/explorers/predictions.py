"""Commit to a prediction before the picture moves: choices, "Lock in", and then the reason."""

import ipywidgets as widgets

from helpers.answers.predictions import PREDICTIONS
from helpers.explorers.kept_guesses import keep, kept_guesses, trouble
from helpers.explorers.status import status
from helpers.language import say


def predict(name, *choices):
    """The prediction of that name with these choices, for the reader to lock one in.

    The right choice and its reason are in helpers/answers/predictions.py, so the notebook does not give them away.
    What was guessed in an earlier run is there again.
    Raises ValueError for a name without an entry, or when the right choice is not among the choices.
    """
    if not isinstance(name, str) or name not in PREDICTIONS:
        raise ValueError(f"name must be one of {', '.join(PREDICTIONS)}, got {name!r}")
    if PREDICTIONS[name].choice not in choices:
        raise ValueError(f"choices must include the right one for {name!r}, got {', '.join(map(repr, choices))}")
    return Prediction(PREDICTIONS[name], choices, name)


class Prediction:
    """Choices as buttons (Tab and Space reach them), "Lock in", and the reason once a choice is locked.

    With the name of a `question` the guess is kept beside the notebook. `remembered` is what was kept of it by an
    earlier run, a `KeptGuess`, or None; words that are no choice any more are as good as none. A `blank` one is asked
    anew in each run, whatever was answered.
    """

    wish = "locked in your prediction above"
    note = ""  # a sleeping picture has its own words for it

    def __init__(self, right, choices, question="", blank=False):
        self._right, self._choices, self._question = right, choices, question
        self._waiting, self.done = [], False
        # A button of its own for each choice: JupyterLab keeps the arrow keys of radio buttons to itself.
        self.buttons = [
            widgets.ToggleButton(description=say(choice), layout=widgets.Layout(width="auto")) for choice in choices
        ]
        self.lock = widgets.Button(description=say("Lock in"), button_style="primary")
        self.line = widgets.HTML(layout=widgets.Layout(min_height="44px"))
        row = widgets.Box(self.buttons, layout=widgets.Layout(flex_flow="row wrap", grid_gap="4px 8px"))
        self.panel = widgets.VBox([row, self.lock, self.line])
        asks_again = bool(question) and not blank
        guess = kept_guesses().get(question) if asks_again else None
        self.remembered = guess if guess and guess.choice in choices else None
        if self.remembered:
            self._show_remembered()
        elif asks_again and (words := trouble()):
            self._say(words)
        for button in self.buttons:
            button.observe(self._choose, names="value")
        self.lock.on_click(lambda _: self._lock_in_or_begin_again())

    @property
    def choice(self):
        """The chosen words as the question has them, in whatever language the button says them; or None."""
        marked = zip(self._choices, self.buttons, strict=True)
        return next((choice for choice, button in marked if button.value), None)

    def when_done(self, call):
        """Call this once a choice is locked in; at once if one is."""
        if self.done:
            call()
        else:
            self._waiting.append(call)

    def _choose(self, change):
        if change["new"]:
            for button in self.buttons:
                if button is not change["owner"]:
                    button.value = False

    def _lock_in_or_begin_again(self):
        if self.done:
            return
        if self.buttons[0].disabled:  # what is remembered stands there
            self._begin_again()
        elif self.choice is None:
            self._say(say("Choose one of them first."))
        else:
            self._lock_in()

    def _show_remembered(self):
        """Write what was guessed and when, and offer to guess again."""
        guess = self.remembered
        for choice, button in zip(self._choices, self.buttons, strict=True):
            button.value, button.disabled = choice == guess.choice, True
        self.lock.description, self.lock.button_style = say("Guess again"), ""
        self._tell(say("You guessed “{choice}” on {day}.", choice=say(guess.choice), day=guess.day))

    def _begin_again(self):
        """Take a new guess. What is awake stays awake."""
        for button in self.buttons:
            button.value = button.disabled = False
        self.lock.description, self.lock.button_style = say("Lock in"), "primary"
        self._say("")
        self.buttons[0].focus()

    def _lock_in(self):
        self.done = True
        for button in self.buttons:
            button.disabled = True
        # It is not disabled: then it would lose the keyboard's focus.
        self.lock.description, self.lock.button_style = say("Locked in"), ""
        kept = (self._right.lesson, self._question, self.choice, self._is_right())
        self._tell(keep(*kept) if self._question else "")
        for call in self._waiting:
            call()

    def _tell(self, more):
        """Say whether the choice is right, and why; and `more`, a sentence or nothing."""
        right = say(self._right.choice)
        verdict = say("Right.") if self._is_right() else say("Not quite. It is “{choice}”.", choice=right)
        self._say(say(self._right.reason), verdict, more)

    def _is_right(self):
        return self.choice == self._right.choice

    def _say(self, words, verdict="", more=""):
        self.line.value = status(words, verdict, more)

    def _repr_mimebundle_(self, **kwargs):
        """The live view; on paper and on a code host the choices in words: no answer, and nobody's guess."""
        words = "\n".join(f"( ) {button.description}" for button in self.buttons)
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": words}
