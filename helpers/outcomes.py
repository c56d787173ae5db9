"""What a check says to the reader: a verdict and one line."""

from dataclasses import dataclass

from helpers.language import say, without_small_exponents

_OPENINGS = {"not yet": "Not yet:", "right": "Right.", "wrong": "Not quite:"}
_LONGEST = 150  # letters of what somebody else's code says when it raises


@dataclass(frozen=True)
class Outcome:
    """What a check says: the verdict ("not yet", "right" or "wrong") and its words for the reader, in one line."""

    verdict: str
    words: str

    @property
    def opening(self):
        """The verdict as the reader sees it."""
        return say(_OPENINGS[self.verdict])

    @property
    def line(self):
        """Opening and words, numbers as all words have them."""
        return without_small_exponents(say("{opening} {words}", opening=self.opening, words=self.words))

    def __repr__(self):
        return self.line


def not_yet(what):
    """The answer is still to come; `what` says what to do."""
    return Outcome("not yet", say(what))


def right(praise):
    """The answer is right; `praise` says why."""
    return Outcome("right", say(praise))


def wrong(hint):
    """The answer is wrong; `hint` says what to look at."""
    return Outcome("wrong", ended(say(hint)))


def ended(words):
    """The words as a sentence: with a full stop, unless they ask something."""
    return words if words.endswith(("?", "？")) else say("{words}.", words=words)


def said(error):
    """What was raised in one line, its type and its words; somebody else's error may have many of them, or none."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # its words raise, too
        words = ""
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
