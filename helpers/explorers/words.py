"""Numbers and endings in the words of a live sentence."""

from helpers.stability import first_divergence, side


def signed(number):
    """Two decimals, with a minus sign and not a hyphen."""
    return f"{number:.2f}".replace("-", "−")


def pair(vector, digits=3):
    """Both entries with so many digits, as (1.2, -3)."""
    return f"({vector[0]:.{digits}g}, {vector[1]:.{digits}g})"


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
    """A rate in six digits; one that would read as 1 though it is not is told in words."""
    if f"{rate:.6g}" != "1":
        return f"{rate:.6g}"
    return f"less than a millionth {'above' if rate > 1 else 'below'} 1"


def ending(losses, of_the_wall):
    """Where a rule of the book ends, and what its wall foretells; on the way the loss may stand above its start."""
    gone = first_divergence(losses) if of_the_wall > 0 else None
    if gone is not None:
        return f"has diverged (at step {gone})"
    on_it = ", on its wall: in the long run the error neither grows nor shrinks"
    return f"is at {losses[-1]:.3g}" + ("", on_it, " and runs away")[of_the_wall + 1]
