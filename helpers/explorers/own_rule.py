"""A rule of the reader's own in a picture: it joins as soon as it passes its check."""

import contextlib
import io

import numpy as np

from helpers.answers.momentum_pays import OwnRule, check_own_rule
from helpers.language import say
from helpers.optimizers import path
from helpers.outcomes import said


def joins(own):
    """Is there a rule of the reader's own, and does it pass `check_own_rule`?"""
    return own is not None and check_own_rule(own).verdict == "right"


def waiting_note(own, joined):
    """What a sentence adds while there is a rule of the reader's own that has not joined yet."""
    if own is None or joined:
        return ""
    return say(" Your own rule joins when its check says right; run this cell again then.")


def own_path(own, settings, gradient, W, steps):
    """The path of own(*settings) and no words; or a path of NaN, and words for what the rule raised on its way.

    The check knows a rule with γ = 0 only: with other settings it may do anything. What it prints is not shown: it is
    asked for thousands of steps.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return path(OwnRule(own(*settings)), gradient, W, steps), ""
    except (Exception, SystemExit) as error:  # the reader's own mistake, whatever it is
        words = say(" With these settings your own rule raised {what}.", what=said(error).rstrip("."))
        return np.full((steps + 1, len(W)), np.nan), words
