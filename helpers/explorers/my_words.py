"""Two lines in the reader's own words, at the end of each lesson; and all of them on the page to keep."""

import html

import ipywidgets as widgets

from helpers.explorers.my_notes import FILE, Unreadable, all_notes, note, notes, trouble
from helpers.language import say


def my_words(lesson):
    """A field for two lines about this lesson ("11-5-4"), kept in my-notes.md beside the notebook."""
    return MyWords(lesson)


def show_my_words():
    """All that the reader has written at the end of lessons, lesson by lesson."""
    return AllMyWords()


class MyWords:
    """A field of two lines and "Keep"; below stands what was kept before."""

    def __init__(self, lesson):
        self._lesson = lesson
        self.text = widgets.Textarea(
            placeholder=say("In English or in Japanese. 英語でも日本語でも。"),
            rows=2,
            continuous_update=False,  # sent once, before Keep: single letters may come after it
            layout=widgets.Layout(width="auto", max_width="46em"),
        )
        self.button = widgets.Button(description=say("Keep"), tooltip=say("Keep these lines in {file}", file=FILE))
        self.line = widgets.HTML()
        self.panel = widgets.VBox([self.text, self.button, self.line])
        self.button.on_click(lambda _: self.keep())
        self._show("")

    def keep(self):
        """Keep the lines that stand in the field; empty is fine, and writes nothing."""
        if not self.text.value.strip():
            return self._show(say("Nothing to keep yet."))
        problem = note(self._lesson, self.text.value)
        if not problem:
            self.text.value = ""
        self._show(problem or say("Kept in {file}.", file=FILE))

    def _show(self, said):
        try:
            before = _in_html(notes(self._lesson))
        except (OSError, Unreadable) as problem:
            before, said = "", said or trouble(problem)
        self.line.value = f'<div role="status" aria-live="polite">{html.escape(said)}</div>' + before

    def _repr_mimebundle_(self, **kwargs):
        """The live view; stored is the same for every reader."""
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": say("Two lines in your own words: ____")}


class AllMyWords:
    """What the reader wrote, lesson by lesson."""

    def __init__(self):
        try:
            parts = all_notes().items()
            words = "".join(f"<b>{html.escape(lesson)}</b>" + _in_html(entries) for lesson, entries in parts)
            words = words or html.escape(say("Nothing yet: each lesson ends with a field for two lines of yours."))
        except (OSError, Unreadable) as problem:
            words = html.escape(trouble(problem))
        self.panel = widgets.HTML(words)

    def _repr_mimebundle_(self, **kwargs):
        """The live view; stored is the same for every reader."""
        return {**self.panel._repr_mimebundle_(**kwargs), "text/plain": say("Run this cell to see your own words.")}


def _in_html(entries):
    """These (day, lines); what the reader typed is shown as it is, and never runs."""
    shown = ("<br>".join(map(html.escape, (day, *lines))) for day, lines in entries)
    return "".join('<div style="line-height: 1.5; margin: 4px 0 8px">' + words + "</div>" for words in shown)
