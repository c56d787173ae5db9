"""The right choice of each prediction, and the reason that is shown once the reader has locked in a choice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RightChoice:
    """The choice that is right, word for word as the notebook lists it, why, and what to look at next."""

    choice: str
    reason: str


PREDICTIONS = {
    "steepest": RightChoice(
        "where it crosses zero, going up",
        "There the curve climbs as fast as it ever does, and at the top it is level. Move x to 0 and see the slope 1.",
    ),
    "halve-h": RightChoice(
        "forward: a half, central: a quarter",
        "One error is proportional to h, the other to h². "
        "Move h to the left: whenever the forward error falls by one decade, the central one falls by two.",
    ),
    "same-h": RightChoice(
        "central",
        "For exp(x) its line is the lower one at every h. Look how the gap between the two grows as h gets smaller.",
    ),
}
