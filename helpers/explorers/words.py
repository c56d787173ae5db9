"""Numbers in the words of a live sentence."""


def signed(number):
    """Two decimals, with a minus sign and not a hyphen."""
    return f"{number:.2f}".replace("-", "−")
