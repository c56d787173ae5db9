"""Lesson 11-5-6: the response table, cell by cell, and the probe that tells RMSProp from Adam."""

import numpy as np

from helpers.exercises import ChoiceCheck
from helpers.language import say
from helpers.optimizers import THE_FOUR
from helpers.outcomes import not_yet, right, wrong
from helpers.probes import PROBES, first_step, long_run, steps_for

RULES = {name: rule(1.0) for name, rule in THE_FOUR.items()}
ROWS = ("constant", "flipping", "times 1000", "first step")
_SHARE = 0.02  # how far a number may be off, as a share
_HINTS = {
    ("constant", "Momentum", 1.0): "a steady gradient makes it grow, to 1/(1 − γ)",
    ("constant", "Momentum", 0.1): "1 − γ is 0.1, and the sum of a geometric series divides by it",
    ("constant", "RMSProp", 3.16): "that is the first step; in the long run √h is as large as the gradient",
    ("constant", "RMSProp", 10.0): "the α of RMSProp is a decay of the squares: no step is added to another",
    ("constant", "Adam", 10.0): "m is a mean, with 1 − β₁ before the gradient, not a sum as V is",
    ("constant", "Adam", 0.1): "that is m after the first gradient; in the long run m is the gradient",
    ("constant", "Adam", 3.16): "that is the first step without the bias correction; here is the long run, with it",
    ("flipping", "gradient descent", 0.0): "the length of each step is asked for, not where it ends",
    ("flipping", "Momentum", 10.0): "the gradient flips, and the old velocity works against the new push",
    ("flipping", "Momentum", 1.0): "the old velocity works against the new push: V = 1 − 0.9 V in size",
    ("flipping", "Momentum", 0.0): "the old velocity works against the new push, and does not quite stop it",
    ("flipping", "Momentum", 0.1): "1 − γ is for a steady gradient; here it is 1 + γ, and one divides by it",
    ("flipping", "Momentum", 1.9): "1 + γ is right, and one divides by it",
    ("flipping", "Momentum", 0.053): "that is Adam's; V has no 1 − γ before the gradient",
    ("flipping", "RMSProp", 0.0): "the squares do not flip; √h is as large as the gradient",
    ("flipping", "RMSProp", 0.526): "RMSProp has no velocity; only the size of the gradient is averaged",
    ("flipping", "Adam", 0.0): "v does not notice the flipping, but m does: it is small, and not quite 0",
    ("flipping", "Adam", 0.1): "1 − β₁ is right, and m goes to and fro: one divides by 1 + β₁",
    ("flipping", "Adam", 1.0): "v does not notice the flipping, but m does: it is nearly 0",
    ("flipping", "Adam", 0.526): "0.526 is Momentum's; m has 1 − β₁ = 0.1 before the gradient",
    ("times 1000", "gradient descent", 1.0): "its step is α times the gradient",
    ("times 1000", "Momentum", 1.0): "its step is a sum of gradients: it grows with them",
    ("times 1000", "Momentum", 10_000.0): "how many times as long as with a gradient of 1, not how long",
    ("times 1000", "RMSProp", 1000.0): "the factor is in g and in √h, and cancels",
    ("times 1000", "Adam", 1000.0): "the factor is in m and in √v, and cancels",
    ("first step", "Momentum", 10.0): "at the first step V is still 0",
    ("first step", "Momentum", 0.1): "there is no 1 − γ before the gradient",
    ("first step", "RMSProp", 0.316): "that is √h; the step is divided by it",
    ("first step", "RMSProp", 10.0): "h is 0.1, and the step is divided by its root",
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
    rows = {row: _cells(table[row]) for row in table} if isinstance(table, dict) else {}  # once: a row may run out
    if set(rows) != set(ROWS) or None in rows.values():
        return wrong(say("a table with the rows {rows} of four cells each is asked for", rows=say(", ").join(ROWS)))
    cells = [(row, *cell) for row in ROWS for cell in zip(RULES, rows[row], strict=True)]
    filled = [cell for cell in cells if cell[2] is not ... and cell[2] is not None]
    mistakes = [told for cell in filled if (told := _mistake(*cell))]
    if mistakes:
        told = say("{right} of {filled} cells are right. ", right=len(filled) - len(mistakes), filled=len(filled))
        hints = say("{one}; {other}", one=mistakes[0], other=mistakes[1]) if mistakes[1:] else mistakes[0]
        return wrong(told + hints)
    if len(filled) < len(cells):
        told = "put numbers in the place of the dots; {right} of 16 cells are right so far."
        return not_yet(say(told, right=len(filled)))
    return right("All 16 cells. Momentum, RMSProp and Adam each answer in a way of their own.")


def _mistake(row, name, answer):
    """What is wrong with this cell, or None."""
    number, right_one = _as_float(answer), response(row, RULES[name])
    if number is None:
        hint = "a number is asked for"
    elif _near(number, right_one):
        return None
    elif _near(-number, right_one):
        hint = "the length of a step is asked for, without its sign"
    elif abs(number - right_one) <= 0.1 * right_one:
        hint = "nearly; give the first two digits that are not 0, rounded"
    else:
        known = (hint for (r, n, other), hint in _HINTS.items() if (r, n) == (row, name) and _near(number, other))
        hint = next(known, "that is not it")
    return say("“{row}”, {name}: {hint}", row=row, name=say(name), hint=say(hint))


def _near(number, other):
    """Is the number within 2% of the other, and does it have its first two digits, if it is rounded to them?"""
    if other == 0:
        return abs(number) <= 1e-3
    second_digit = 10.0 ** (np.floor(np.log10(other)) - 1)
    return abs(number - other) <= min(_SHARE * other, second_digit / 2) * (1 + 1e-9)


def _cells(row):
    """The four cells of a row, or None if it is not four of them."""
    try:
        cells = list(row)
    except TypeError:
        return None
    return cells if len(cells) == len(RULES) and not isinstance(row, (str, dict, set)) else None


def _as_float(answer):
    """The answer as a float; None for words, truth values, and what else is not one number."""
    if isinstance(answer, (bool, np.bool_, str, bytes)) or np.shape(_quietly(np.asarray, answer)) != ():
        return None
    return _quietly(float, answer)


def _quietly(function, value):
    """function(value), or None where there is none: a list is no number, and 10**400 is too large for a float."""
    try:
        return function(value)
    except (TypeError, ValueError, OverflowError):
        return None


check_probe = ChoiceCheck(
    expected="flipping",
    choices=("constant", "flipping", "times 1000"),
    praise="RMSProp goes on with a full step, Adam with a twentieth: its m averages the gradient away.",
    mistakes={
        "constant": "in the long run both make a step of one learning rate",
        "times 1000": "both divide the factor away",
    },
)
