"""A bar above the picture for a training that takes longer than a second."""

import html

import ipywidgets as widgets
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display

from helpers.language import say


class Progress:
    """Shows itself at once, moves when called as progress(epoch, epochs), and hides at the end.

    It is displayed once, before the training, and then only moves: what is stored never depends on the time it took.
    """

    def __init__(self, words, epochs):
        self.words = say(words)
        self.bar = widgets.IntProgress(value=0, max=epochs, layout=widgets.Layout(width="200px"))
        self.line = widgets.HTML()
        self.panel = widgets.HBox([self.bar, self.line])
        self._say(self.words)
        if InteractiveShell.initialized():
            display(self)

    def __call__(self, epoch, epochs):
        self.bar.value = epoch
        self._say(say("{words}: epoch {epoch} of {epochs}", words=self.words, epoch=epoch, epochs=epochs))

    def finish(self, history):
        """Hide; after an interrupt say how far it came."""
        if history.interrupted:
            told = "interrupted: what was trained until then is shown, {epochs} of {wanted} epochs."
            self._say(say(told, epochs=history.epochs, wanted=self.bar.max))
        else:
            self.panel.layout.display = "none"

    def _say(self, words):
        self.line.value = f'<div role="status">{html.escape(words)}</div>'

    def _repr_mimebundle_(self, **kwargs):
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": self.words}
