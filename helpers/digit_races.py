"""Races on the handwritten digits: which rules run, at which rates, for how long."""

import numpy as np

from helpers.digits import load_digits
from helpers.optimizers import THE_FOUR, Adam, GradientDescent, Momentum, RMSProp
from helpers.training import History, train_together

SEEDS, MAP_SEEDS = range(5), range(3)

# The rates that are usual for each: 0.01, and 0.001 where a full step is one rate long.
USUAL = {
    "gradient descent": GradientDescent(0.01),
    "Momentum": Momentum(0.01),
    "RMSProp": RMSProp(0.001),
    "Adam": Adam(0.001),
}

# Near the best of a sweep over the seeds 0 to 4.
TUNED = {
    "gradient descent": GradientDescent(1.0),
    "Momentum": Momentum(0.2),
    "RMSProp": RMSProp(0.005),
    "Adam": Adam(0.01),
}

RATES = np.array([0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0])

# The map of Momentum: 1/(1 − γ) is 1, 2, 5, … and α nearly so, so that α/(1 − γ) is nearly the same along a diagonal:
# .02, .02, .025, … or .05, .04, .05, …; on every third diagonal it is the same.
ALPHAS = np.array([0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0])
GAMMAS = np.array([0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99])


def race(rules, epochs, seeds=SEEDS, progress=None):
    """{name: History} of rules {name: rule}, each with all seeds: arrays (epochs + 1, seeds).

    Raises as `train_together`, which also says what `progress` is.
    """
    return train_together(rules, seeds, epochs, *load_digits(), progress=progress)


def sweep(rates=RATES, epochs=10, seeds=SEEDS, progress=None):
    """{name: History} of the four rules at all of the rates: arrays (epochs + 1, rates, seeds). Raises as `race`."""
    rates = np.asarray(rates, dtype=float)
    rules = {name: rule(rates[:, None, None]) for name, rule in THE_FOUR.items()}
    return train_together(rules, seeds, epochs, *load_digits(), grid=rates.shape, progress=progress)


def good_rates(rates, shares, less=0.02):
    """(lowest, highest) rate around the best one at which no more than `less` of the largest share is lost.

    `shares` are those recognised at the `rates`, which rise; between them runs a straight line over log rate.
    """
    places = np.linspace(np.log(rates[0]), np.log(rates[-1]), 10_001)
    between = np.interp(places, np.log(rates), shares)
    bad = np.flatnonzero(between < np.max(shares) - less)
    best = between.argmax()
    low, high = bad[bad < best], bad[bad > best]
    inside = low[-1] + 1 if low.size else 0, high[0] - 1 if high.size else len(places) - 1
    return tuple(np.exp(places[list(inside)]))


def decay_map(alphas=ALPHAS, gammas=GAMMAS, epochs=10, seeds=MAP_SEEDS, progress=None):
    """(Momentum for all α and γ, gradient descent with α/(1 − γ) for the same), each a History.

    Their arrays have the shape (epochs + 1, alphas, gammas, seeds). The larger rate is rounded: beyond the wall the
    last bit of a rate decides, and 0.2/(1 − 0.9) and 0.1/(1 − 0.95) shall be one rule.
    """
    alphas, gammas = np.asarray(alphas, dtype=float), np.asarray(gammas, dtype=float)
    rules = {gamma: Momentum(alphas[:, None, None], gamma) for gamma in gammas}
    # Many of the larger rates are the same: each is trained once, in rows as long as alphas (the last is filled up).
    rates, place = np.unique(np.round(alphas[:, None] / (1 - gammas), 9), return_inverse=True)
    rows = np.resize(rates, (-(-rates.size // alphas.size), alphas.size))
    rules |= {("descent", row): GradientDescent(rows[row][:, None, None]) for row in range(len(rows))}
    found = train_together(rules, seeds, epochs, *load_digits(), grid=alphas.shape, progress=progress)
    momentum = _joined([found[gamma] for gamma in gammas], lambda parts: np.stack(parts, axis=-2))
    place = place.reshape(alphas.size, gammas.size)
    descent = [found["descent", row] for row in range(len(rows))]
    return momentum, _joined(descent, lambda parts: np.concatenate(parts, axis=-2)[:, place])


def _joined(histories, join):
    """Several histories as one; `join` makes one array of their arrays (epochs + 1, alphas, seeds)."""
    loss, accuracy = ([getattr(history, score) for history in histories] for score in ("loss", "accuracy"))
    return History(join(loss), join(accuracy), histories[0].interrupted)
