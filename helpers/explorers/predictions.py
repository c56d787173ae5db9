"""Commit to a prediction before the picture moves: choices, "Lock in", and then the reason."""

import html

import ipywidgets as widgets

from helpers.answers.predictions import PREDICTIONS


def predict(name, *choices):
    """The prediction of that name with these choices, for the reader to lock one in.

    The right choice and its reason are in helpers/answers/predictions.py, so the notebook does not give them away.
    Raises ValueError for a name without an entry, or when the right choice is not among the choices.
    """
    if not isinstance(name, str) or name not in PREDICTIONS:
        raise ValueError(f"name must be one of {', '.join(PREDICTIONS)}, got {name!r}")
    if PREDICTIONS[name].choice not in choices:
        raise ValueError(f"choices must include the right one for {name!r}, got {', '.join(map(repr, choices))}")
    return Prediction(PREDICTIONS[name], choices)


class Prediction:
    """Choices as buttons (Tab and Space reach them), "Lock in", and the reason once a choice is locked."""

    wish = "locked in your prediction above"

    def __init__(self, right, choices):
        self._right, self._waiting = right, []
        # A button of its own for each choice: JupyterLab keeps the arrow keys of radio buttons to itself.
        self.buttons = [
            widgets.ToggleButton(description=choice, layout=widgets.Layout(width="auto")) for choice in choices
        ]
        self.lock = widgets.Button(description="Lock in", button_style="primary")
        self.line = widgets.HTML(layout=widgets.Layout(min_height="44px"))
        row = widgets.Box(self.buttons, layout=widgets.Layout(flex_flow="row wrap", grid_gap="4px 8px"))
        self.panel = widgets.VBox([row, self.lock, self.line])
        for button in self.buttons:
            button.observe(self._choose, names="value")
        self.lock.on_click(lambda _: self._lock_in())

    @property
    def choice(self):
        """The chosen words, or None."""
        return next((button.description for button in self.buttons if button.value), None)

    @property
    def done(self):
        """Has the reader locked in a choice?"""
        return all(button.disabled for button in self.buttons)

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

    def _lock_in(self):
        if self.done:
            return
        if self.choice is None:
            self._say("", "Choose one of them first.")
            return
        for button in self.buttons:
            button.disabled = True
        self.lock.description, self.lock.button_style = "Locked in", ""  # disabled, it would lose the keyboard's focus
        right = self.choice == self._right.choice
        verdict = "Right." if right else f"Not quite. It is “{self._right.choice}”."
        self._say(verdict, self._right.reason)
        for call in self._waiting:
            call()

    def _say(self, verdict, words):
        self.line.value = (
            f'<div role="status" aria-live="polite" style="line-height: 1.5">'
            f"<b>{html.escape(verdict)}</b> {html.escape(words)}</div>"
        )

    def _repr_mimebundle_(self, **kwargs):
        """The live view; on paper and on a code host the choices in words, without the answer."""
        words = "\n".join(f"( ) {button.description}" for button in self.buttons)
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": words}
