"""The long trainings of lesson 11-5-7, run beforehand: trainings.npz beside this file, renewed by start.py refresh.

For each rule, seeds 0, 1, 2, … and epochs 0, 1, 2, … of its training, under a name that says its class and settings.
How they were made, and until which epoch no last bit of a processor decides: tools/store_trainings.py.
"""

from dataclasses import fields
from pathlib import Path

import numpy as np

from helpers.optimizers import OPTIMIZERS
from helpers.training import History

FILE = Path(__file__).with_name("trainings.npz")


def name_of(rule, new_writers=False):
    """The class and all settings of a rule of `helpers.optimizers`, as "Momentum(alpha=0.2, gamma=0.9)".

    Every number has all its digits, and arrays stand as nested lists. None for any other rule.
    """
    if type(rule) not in OPTIMIZERS:
        return None
    settings = ", ".join(f"{field.name}={np.asarray(getattr(rule, field.name)).tolist()}" for field in fields(rule))
    return f"{type(rule).__name__}({settings}){', new writers' if new_writers else ''}"


def stored(rules, seeds, epochs, new_writers=False, file=FILE):
    """{name: History} of rules {name: rule} with these seeds and epochs; None if one of them is not stored."""
    places = list(seeds)
    if not places or not all(type(number) is int and number >= 0 for number in [*places, epochs]):
        return None
    try:
        with np.load(file, allow_pickle=False) as all_of_them:
            return {
                name: _part(all_of_them, name_of(rule, new_writers), places, epochs) for name, rule in rules.items()
            }
    except Exception:  # nothing is stored, or not so much, or the file is damaged: then it is trained anew
        return None


def _part(all_of_them, name, seeds, epochs):
    """The `History` of some seeds up to an epoch. Raises KeyError or IndexError where they are not stored."""
    loss, accuracy = (all_of_them[f"{name} {score}"] for score in ("loss", "accuracy"))
    if not 0 < epochs < len(loss):
        raise IndexError(f"epochs must be from 1 to {len(loss) - 1}, got {epochs}")
    return History(*(np.take(scores[: epochs + 1], seeds, axis=-1) for scores in (loss, accuracy)))
