"""Lesson 11-5-6: the response table, cell by cell, and the probe that tells RMSProp from Adam."""

import numpy as np

from helpers.exercises import ChoiceCheck
from helpers.outcomes import not_yet, right, wrong
from helpers.probes import PROBES, THE_FOUR, first_step, long_run, steps_for

RULES = tuple(rule(1.0) for rule in THE_FOUR.values())
ROWS = ("constant", "flipping", "times 1000", "first step")
_NAMES = tuple(THE_FOUR)
_HINTS = {
    ("constant", "Momentum", 1.0): "a steady gradient makes it grow, to 1/(1 − γ)",
    ("constant", "RMSProp", 3.16): "that is the first step; in the long run √h is as large as the gradient",
    ("flipping", "gradient descent", 0.0): "the length of each step is asked for, not where it ends",
    ("flipping", "Momentum", 10.0): "the gradient flips, and the old velocity works against the new push",
    ("flipping", "RMSProp", 0.0): "the squares do not flip; √h is as large as the gradient",
    ("flipping", "Adam", 1.0): "v does not notice the flipping, but m does: it is nearly 0",
    ("flipping", "Adam", 0.526): "0.526 is Momentum's; m has 1 − β₁ = 0.1 before the gradient",
    ("times 1000", "gradient descent", 1.0): "its step is α times the gradient",
    ("times 1000", "Momentum", 1.0): "its step is a sum of gradients: it grows with them",
    ("times 1000", "Momentum", 10_000.0): "how many times as long as with a gradient of 1, not how long",
    ("times 1000", "RMSProp", 1000.0): "the factor is in g and in √h, and cancels",
    ("times 1000", "Adam", 1000.0): "the factor is in m and in √v, and cancels",
    ("first step", "Momentum", 10.0): "at the first step V is still 0",
    ("first step", "RMSProp", 1.0): "h starts at 0 and is not corrected: √h is √0.1 of the gradient",
    ("first step", "Adam", 3.16): "that would be without the bias correction",
    ("first step", "Adam", 0.1): "the bias correction divides m by 1 − β₁",
}


def response(row, rule):
    """One cell: the length of the long-run or first step at the rate 1, or by what the factor 1000 multiplies it."""
    if row == "first step":
        return first_step(rule)
    if row == "times 1000":
        one, thousand = (np.abs(steps_for(rule, factor * PROBES["constant"]))[-1] for factor in (1.0, 1000.0))
        return thousand / one
    return long_run(rule, row)


def check_table(table):
    """The outcome for a table {row: [gradient descent, Momentum, RMSProp, Adam]} of numbers; `...` is a blank cell."""
    if table is ... or table is None:
        return not_yet("put your table in the place of the three dots.")
    if not isinstance(table, dict) or set(table) != set(ROWS) or any(np.shape(table[row]) != (4,) for row in ROWS):
        return wrong(f"a table with the rows {', '.join(ROWS)} of four cells each is asked for")
    cells = [(row, name, table[row][place], RULES[place]) for row in ROWS for place, name in enumerate(_NAMES)]
    filled = [cell for cell in cells if cell[2] is not ...]
    mistakes = [told for cell in filled if (told := _mistake(*cell))]
    if mistakes:
        return wrong(f"{len(filled) - len(mistakes)} of {len(filled)} cells are right. " + "; ".join(mistakes[:2]))
    if len(filled) < len(cells):
        return not_yet(f"put numbers in the place of the dots; {len(filled)} of 16 cells are right so far.")
    return right("All 16 cells. Momentum, RMSProp and Adam each answer in a way of their own.")


def _mistake(row, name, answer, rule):
    """What is wrong with this cell, or None."""
    try:
        number = float(answer)
    except (TypeError, ValueError):
        return f"“{row}”, {name}: a number is asked for"
    if abs(number - response(row, rule)) <= 0.02 * response(row, rule):
        return None
    hint = next((hint for (r, n, wrong_number), hint in _HINTS.items() if (r, n) == (row, name)
                 and abs(number - wrong_number) <= 0.02 * max(wrong_number, 0.1)), "that is not it")  # fmt: skip
    return f"“{row}”, {name}: {hint}"


check_probe = ChoiceCheck(
    expected="flipping",
    choices=("constant", "flipping", "times 1000"),
    praise="RMSProp goes on with a full step, Adam with a twentieth: its m averages the gradient away.",
    mistakes={
        "constant": "in the long run both make a step of one learning rate",
        "times 1000": "both divide the factor away",
    },
)
