"""Numbers on a border of theory and beside it, and what an explorer says there, without its picture."""

import numpy as np

# On a border as a slider meets it, to within the last digits; and a little to each side.
ON = (1.0, 1 + 4e-16, 1 - 4e-16, 1 + 3e-14)
BELOW, ABOVE = (1 - 1e-9, 1 - 1e-6, 1 - 1e-3), (1 + 1e-9, 1 + 1e-6, 1 + 1e-3)


def said(explorer, **values):
    """The sentence of a state, without its picture: there are thousands."""
    settings = explorer.values()
    for name, value in values.items():
        settings[name] = dict(explorer.controls[name].options)[value] if isinstance(value, str) else value
    with np.errstate(all="ignore"):
        return explorer._update(settings)


def around(border):
    """Pairs: a number on the border or beside it, and the side on which it is."""
    factors = [*((share, 0) for share in ON), *((share, -1) for share in BELOW), *((share, 1) for share in ABOVE)]
    return [(border * share, where) for share, where in factors]
