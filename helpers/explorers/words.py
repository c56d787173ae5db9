"""Numbers in the words of a live sentence."""


def signed(number):
    """Two decimals, with a minus sign and not a hyphen."""
    return f"{number:.2f}".replace("-", "−")


def setting(number, decimals):
    """A setting with the decimals that its slider shows, or up to twelve digits if it has more than these."""
    short, long = f"{number:.{decimals}f}", f"{number:.12g}"
    return short if float(short) == float(long) else long


def apart(number, border, digits=3):
    """The number with so many digits, or as many as it takes to stand on the right side of the border as it is read."""
    for more in range(digits, 17):
        text = f"{number:.{more}g}"
        if (float(text) > border) == (number > border) and (float(text) == border) == (number == border):
            return text
    return repr(float(number))


def share_of_one(rate):
    """A rate in six digits; one that would read as 1 though it is not is told in words."""
    if f"{rate:.6g}" != "1":
        return f"{rate:.6g}"
    return f"less than a millionth {'above' if rate > 1 else 'below'} 1"
