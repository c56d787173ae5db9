"""What a check says to the reader: a verdict and one line."""

from dataclasses import dataclass


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
