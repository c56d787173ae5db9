"""A rule of the reader's own in a picture: it joins as soon as it passes its check."""

from helpers.answers.momentum_pays import check_own_rule


def joins(own):
    """Is there a rule of the reader's own, and does it pass `check_own_rule`?"""
    return own is not None and check_own_rule(own).verdict == "right"


def waiting_note(own, joined):
    """What a sentence adds while there is a rule of the reader's own that has not joined yet."""
    if own is None or joined:
        return ""
    return " Your own rule joins when its check says right; run this cell again then."
