"""The line that a screen reader reads aloud when its words change."""

import html

_LIVE = {True: "off", False: "polite"}


def status(words, verdict="", more="", silent=False):
    """These words as HTML, after a `verdict` in bold, and `more` below in paler letters; nothing in them is HTML.

    While it is `silent` nothing is read aloud.
    """
    bold = f"<b>{html.escape(verdict)}</b> " if verdict else ""
    paler = f'<div style="opacity: 0.8">{html.escape(more)}</div>' if more else ""
    begin = f'<div role="status" aria-live="{_LIVE[silent]}" style="line-height: 1.5">'
    return begin + bold + html.escape(words) + paler + "</div>"
