"""Unlock what follows by an exercise that is right; or by a button, for those who want to see it first."""

import ipywidgets as widgets

from helpers.explorers.status import status
from helpers.language import say


class Unlock:
    """What the check says of the answer, and "Just show me" as long as it is not right.

    Explorers sleep until it is done, as they do for a prediction. Nothing of it is kept: the answer stands in its cell.
    """

    remembered = None
    note = "first the exercise"

    def __init__(self, check, answer, wish):
        """`wish` says what is to be done, as in "written a backprop that passes its check"."""
        outcome, self.wish, self._waiting = check(answer), wish, []
        self.done = outcome.verdict == "right"
        self.line = widgets.HTML(layout=widgets.Layout(min_height="28px"))
        self.show = widgets.Button(description=say("Just show me"), tooltip=say("Unlock without the exercise"))
        self.show.disabled = self.done
        self.show.on_click(lambda _: self._unlock())
        locked = say("Unlocked.") if self.done else say("Locked until you have {wish}.", wish=say(wish))
        self._words = f"{locked} {outcome}"
        self.line.value = status(self._words)
        self.panel = widgets.VBox([self.line, self.show])

    def when_done(self, call):
        """Call this once it is done; at once if it is."""
        if self.done:
            call()
        else:
            self._waiting.append(call)

    def _unlock(self):
        if not self.done:
            self.done = True
            self.line.value = status(say("Unlocked, without the exercise."))
            for call in self._waiting:
                call()

    def _repr_mimebundle_(self, **kwargs):
        """The live view; on paper the line alone."""
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": self._words}
