"""The response table of 11-5-6 once more, by hand: its cells, and each wrong number that has a hint."""

import math

GAMMA, ALPHA, BETA1, BETA2 = 0.9, 0.9, 0.9, 0.999  # ALPHA is RMSProp's decay; all run at the rate 1
NAMES = ("gradient descent", "Momentum", "RMSProp", "Adam")

# Under a steady gradient of 1 V grows to 1/(1 − γ); under one that flips, m and V are geometric sums with 1 + γ below.
TABLE = {
    "constant": [1, 1 / (1 - GAMMA), 1, 1],
    "flipping": [1, 1 / (1 + GAMMA), 1, (1 - BETA1) / (1 + BETA1)],
    "times 1000": [1000, 1000, 1, 1],
    "first step": [1, 1, 1 / math.sqrt(1 - ALPHA), 1],
}

# (row, rule, the number as it is typed, words of its hint, how one comes to it)
WRONG_CELLS = [
    ("constant", "Momentum", 1, "a steady gradient makes it grow", 1),
    ("constant", "Momentum", 0.1, "the sum of a geometric series divides by it", 1 - GAMMA),
    ("constant", "RMSProp", 3.16, "that is the first step", 1 / math.sqrt(1 - ALPHA)),
    ("constant", "RMSProp", 10, "no step is added to another", 1 / (1 - ALPHA)),
    ("constant", "Adam", 10, "m is a mean", 1 / (1 - BETA1)),
    ("constant", "Adam", 0.1, "that is m after the first gradient", 1 - BETA1),
    ("constant", "Adam", 3.16, "without the bias correction", (1 - BETA1) / math.sqrt(1 - BETA2)),
    ("flipping", "gradient descent", 0, "the length of each step is asked for, not where it ends", 1 - 1),
    ("flipping", "Momentum", 10, "the gradient flips", 1 / (1 - GAMMA)),
    ("flipping", "Momentum", 1, "V = 1 − 0.9 V in size", 1),
    ("flipping", "Momentum", 0, "does not quite stop it", 1 - 1),
    ("flipping", "Momentum", 0.1, "here it is 1 + γ, and one divides by it", 1 - GAMMA),
    ("flipping", "Momentum", 1.9, "1 + γ is right, and one divides by it", 1 + GAMMA),
    ("flipping", "Momentum", 0.053, "that is Adam's", (1 - BETA1) / (1 + BETA1)),
    ("flipping", "RMSProp", 0, "the squares do not flip", 1 - 1),
    ("flipping", "RMSProp", 0.526, "RMSProp has no velocity", 1 / (1 + ALPHA)),
    ("flipping", "Adam", 0, "it is small, and not quite 0", 1 - 1),
    ("flipping", "Adam", 0.1, "one divides by 1 + β₁", 1 - BETA1),
    ("flipping", "Adam", 1, "it is nearly 0", 1),
    ("flipping", "Adam", 0.526, "0.526 is Momentum's", 1 / (1 + GAMMA)),
    ("times 1000", "gradient descent", 1, "its step is α times the gradient", 1),
    ("times 1000", "Momentum", 1, "it grows with them", 1),
    ("times 1000", "Momentum", 10_000, "not how long", 1000 / (1 - GAMMA)),
    ("times 1000", "RMSProp", 1000, "the factor is in g and in √h", 1000),
    ("times 1000", "Adam", 1000, "the factor is in m and in √v", 1000),
    ("first step", "Momentum", 10, "at the first step V is still 0", 1 / (1 - GAMMA)),
    ("first step", "Momentum", 0.1, "there is no 1 − γ before the gradient", 1 - GAMMA),
    ("first step", "RMSProp", 0.316, "that is √h; the step is divided by it", math.sqrt(1 - ALPHA)),
    ("first step", "RMSProp", 10, "h is 0.1, and the step is divided by its root", 1 / (1 - ALPHA)),
    ("first step", "RMSProp", 1, "h starts at 0 and is not corrected", 1),
    ("first step", "Adam", 3.16, "without the bias correction", (1 - BETA1) / math.sqrt(1 - BETA2)),
    ("first step", "Adam", 0.1, "the bias correction divides m by 1 − β₁", 1 - BETA1),
]


def with_cell(row, name, answer, table=TABLE):
    """The right table, or another one, with this answer in one cell."""
    return {**table, row: [answer if own == name else cell for own, cell in zip(NAMES, table[row], strict=True)]}


def alone(row, name, answer):
    """A table with one cell that is filled in."""
    return with_cell(row, name, answer, {row: [...] * 4 for row in TABLE})
