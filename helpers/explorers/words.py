"""Numbers, endings and wishes in the words of a live sentence."""

import numpy as np

from helpers.language import say
from helpers.stability import first_divergence, side

# What may be wished of the reader more than once: how the last one of them is said, and how several are.
_SEVERAL = {
    "locked in your prediction above": (
        "locked in your other prediction above",
        "locked in your {still} predictions above",
    )
}


class Verdict(str):
    """A sentence of a picture that tells of no run: it is said alone, wherever the film stands."""


def readable(number, digits=3):
    """A number with so many digits; from a thousand to ten million as 1,110 and not as 1.11e+03."""
    return f"{number:,.0f}" if 999.5 <= abs(number) < 1e7 else f"{number:.{digits}g}"


def pair(vector, digits=3, smallest=5e-5):
    """Both entries with so many digits, as (1.2, -3); as 0.0000 what is not 0 and too small to be seen beside them."""
    texts = ("0.0000" if 0 < abs(number) < smallest else readable(number, digits).replace(",", "") for number in vector)
    return f"({', '.join(texts)})"


def setting(number, decimals):
    """A setting with the decimals that its slider shows, or up to twelve digits if it has more than these."""
    short, long = f"{number:.{decimals}f}", f"{number:.12g}"
    return short if float(short) == float(long) else long


def apart(number, border, digits=3):
    """The number with so many digits, or as many as it takes to be read on its own side of the border."""
    where = side(number, border)
    if where == 0:
        return f"{border:.{digits}g}"
    texts = (f"{number:.{more}g}" for more in range(digits, 17))
    return next(text for text in texts if side(float(text), border) == where)


def beside(number, border, digits=3):
    """Both with so many digits, or as many as it takes to be read as two numbers; as one where they are one."""
    if side(number, border) == 0:
        return f"{border:.{digits}g}", f"{border:.{digits}g}"
    pairs = ((f"{number:.{more}g}", f"{border:.{more}g}") for more in range(digits, 18))
    return next(pair for pair in pairs if pair[0] != pair[1])


def share_of_one(rate):
    """A rate so that three digits of what it is off 1 are read; one that is off by less than a millionth in words."""
    if f"{rate:.6g}" != "1":
        decimals = 2 - int(np.floor(np.log10(abs(1 - rate))))
        return f"{rate:.{max(3, decimals + (rate > 1))}g}"
    return say("less than a millionth above 1") if rate > 1 else say("less than a millionth below 1")


def many(steps):
    """A number of steps that need not be whole: with a decimal below 100, and from there on with none."""
    return f"{steps:.1f}" if steps < 100 else f"{steps:,.0f}"


def so_many(steps):
    """A whole number of steps, with its noun."""
    return say("1 step") if steps == 1 else say("{steps:.0f} steps", steps=steps)


def ending(losses, of_the_wall):
    """Where a rule of the book ends, and what its wall foretells; on the way the loss may stand above its start."""
    gone = first_divergence(losses) if of_the_wall > 0 else None
    if gone is not None:
        return say("has diverged (at step {step})", step=gone)
    below = "is at {loss}"
    on_it = "is at {loss}, on its wall (in the long run the error neither grows nor shrinks)"
    above = "is at {loss} and runs away"
    return say((below, on_it, above)[of_the_wall + 1], loss=readable(losses[-1]))


def wished(wish, still, asked):
    """The wish of `still` predictions out of those `asked`: "your 2 predictions" and then "your other prediction"."""
    other, several = _SEVERAL.get(wish, (wish, wish))
    if asked == 1:
        return say(wish)
    return say(other) if still == 1 else say(several, still=still)
