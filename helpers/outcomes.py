"""What a check says to the reader: a verdict and one line."""

from dataclasses import dataclass

_LONGEST = 150  # letters of what somebody else's code says when it raises


@dataclass(frozen=True)
class Outcome:
    """What a check says: the verdict ("not yet", "right" or "wrong") and one line for the reader."""

    verdict: str
    line: str

    def __repr__(self):
        return self.line


def not_yet(what):
    """The answer is still to come."""
    return Outcome("not yet", f"Not yet: {what}")


def right(praise):
    """The answer is right; `praise` says why."""
    return Outcome("right", f"Right. {praise}")


def wrong(hint):
    """The answer is wrong; `hint` says what to look at."""
    return Outcome("wrong", f"Not quite: {hint if hint.endswith('?') else hint + '.'}")


def said(error):
    """What was raised in one line, its type and its words; somebody else's error may have many of them, or none."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # its words raise, too
        words = ""
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
