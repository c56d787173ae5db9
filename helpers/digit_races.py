"""Races on the handwritten digits: which rules run, at which rates, for how long."""

import numpy as np

from helpers.digits import load_digits
from helpers.optimizers import THE_FOUR, Adam, GradientDescent, Momentum, RMSProp
from helpers.stored_trainings import stored
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


def race(rules, epochs, seeds=SEEDS, progress=None, anew=False, new_writers=False):
    """{name: History} of rules {name: rule}, each with all seeds: arrays (epochs + 1, seeds).

    With `new_writers` the test images are by people who are not in the training. What lesson 11-5-7 asks for was
    trained beforehand, by this function, and is read from trainings.npz; `anew` trains it again.
    Raises as `train_together`, which also says what `progress` is.
    """
    return _trained(rules, epochs, seeds, (), progress, anew, new_writers)


def sweep(rates=RATES, epochs=10, seeds=SEEDS, progress=None, anew=False):
    """{name: History} of the four rules at all of the rates: arrays (epochs + 1, rates, seeds). Else as `race`."""
    rates = np.asarray(rates, dtype=float)
    return _trained(sweep_rules(rates), epochs, seeds, rates.shape, progress, anew)


def sweep_rules(rates=RATES):
    """{name: rule} of the four, each at all of the rates at once."""
    return {name: rule(np.asarray(rates, dtype=float)[:, None, None]) for name, rule in THE_FOUR.items()}


def _trained(rules, epochs, seeds, grid, progress, anew, new_writers=False):
    """{name: History}, read if all of it is stored."""
    seeds = list(seeds)
    if not anew and (found := stored(rules, seeds, epochs, new_writers)):
        return found
    images = load_digits(new_writers=new_writers)
    return train_together(rules, seeds, epochs, *images, grid=grid, progress=progress)


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


def decay_map(alphas=ALPHAS, gammas=GAMMAS, epochs=10, seeds=MAP_SEEDS, progress=None, anew=False):
    """(Momentum for all α and γ, gradient descent with α/(1 − γ) for the same), each a History.

    Their arrays have the shape (epochs + 1, alphas, gammas, seeds). As `race` in all else.
    """
    rules, place = map_rules(alphas, gammas)
    momentum, descent = {}, {}
    for (kind, part), history in _trained(rules, epochs, seeds, np.shape(alphas), progress, anew).items():
        (momentum if kind == "Momentum" else descent)[part] = history
    return (
        _joined(momentum.values(), lambda parts: np.stack(parts, axis=-2)),
        _joined(descent.values(), lambda parts: np.concatenate(parts, axis=-2)[:, place]),
    )


def map_rules(alphas=ALPHAS, gammas=GAMMAS):
    """({name: rule} of a `decay_map`, the place (alphas, gammas) of α/(1 − γ) among the rates of gradient descent).

    The larger rate is rounded: beyond the wall the last bit of a rate decides, and 0.2/(1 − 0.9) and 0.1/(1 − 0.95)
    shall be one rule.
    """
    alphas, gammas = np.asarray(alphas, dtype=float), np.asarray(gammas, dtype=float)
    rules = {("Momentum", gamma): Momentum(alphas[:, None, None], gamma) for gamma in gammas}
    # Many of the larger rates are the same: each is trained once, in rows as long as alphas (the last is filled up).
    rates, place = np.unique(np.round(alphas[:, None] / (1 - gammas), 9), return_inverse=True)
    rows = np.resize(rates, (-(-rates.size // alphas.size), alphas.size))
    rules |= {("descent", row): GradientDescent(rows[row][:, None, None]) for row in range(len(rows))}
    return rules, place.reshape(alphas.size, gammas.size)


def _joined(histories, join):
    """Several histories as one; `join` makes one array of their arrays (epochs + 1, alphas, seeds)."""
    histories = list(histories)
    loss, accuracy = ([getattr(history, score) for history in histories] for score in ("loss", "accuracy"))
    return History(join(loss), join(accuracy), histories[0].interrupted)
