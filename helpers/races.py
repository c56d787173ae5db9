"""Races between update rules: losses over many learning rates at once, three judges, and each rule's best rate."""

from functools import cache, lru_cache

import numpy as np

from helpers.optimizers import path
from helpers.ranges import positive

# Rates for sweeps: 200 for each factor of 10. For the valley and the saddle they go from far too small to far too
# large; on Rosenbrock's loss the good rates of gradient descent and Momentum lie at the lower end.
RATES = np.geomspace(1e-3, 4, 721)
JUDGED = 30  # the step at which, or up to which, the first two judges look
SOON = 100  # steps: a learning rate that is below 1e-3 so soon is called a good one
_REFINED, _FINER = 12, 40


def at_step_30(losses):
    """The loss at step 30, an array (…) for losses (steps + 1, …). IndexError for fewer than 30 steps."""
    return losses[JUDGED]


def worst_of_21_to_30(losses):
    """The largest loss of the steps 21 to 30, an array (…) for losses (steps + 1, …).

    NaN where one of them is. With fewer than 30 steps it is the largest of those that there are; ValueError for none.
    """
    return losses[JUDGED - 9 : JUDGED + 1].max(axis=0)


def steps_until_below(losses, threshold=1e-3):
    """After how many steps the loss stays below the threshold, an array (…) for losses (steps + 1, …).

    inf if it does not; NaN counts as not below.
    """
    above = ~(losses < threshold)
    last = len(losses) - 1 - np.argmax(above[::-1], axis=0)
    number = np.where(above.any(axis=0), last + 1.0, 0.0)
    return np.where(above[-1], np.inf, number)


def is_good(losses):
    """Does the loss stay below 1e-3 after 100 steps or fewer? Booleans (…) for losses (steps + 1, …)."""
    return steps_until_below(losses) <= SOON


JUDGES = {
    "loss at step 30": at_step_30,
    "worst loss of steps 21 to 30": worst_of_21_to_30,
    "steps until below 1e-3": steps_until_below,
}


def losses_over_rates(rule, loss, start, rates, steps):
    """The loss above its lowest value, an array (steps + 1, rates): `rule(rate)` from `start`, all rates at once.

    `rule` makes a rule from rates of shape (rates, 1), and `rates` is a list of numbers > 0. inf and NaN where a run
    leaves the numbers. ValueError or TypeError for other rates, and as `path` for `start` and `steps`.
    """
    rates = positive("rates", rates)
    starts = np.tile(np.asarray(start, dtype=float), (len(rates), 1))
    with np.errstate(all="ignore"):
        return loss(path(rule(rates[:, None]), loss.gradient, starts, steps)) - loss.lowest


def scores(judge, losses):
    """What a judge says of losses (steps + 1, …), an array (…): the lower the better; inf where there is no number."""
    with np.errstate(all="ignore"):
        return np.nan_to_num(judge(losses), nan=np.inf, posinf=np.inf)


def swept(rule, loss, start, rates, steps):
    """(rates, losses) over these rates and over finer ones around the best of them, for each judge, in order.

    Arrays (n,) and (steps + 1, n) with n > the number of `rates`, which are in rising order. The loss at one step has
    needles as a function of the rate: without the second look they are missed. Raises as `losses_over_rates`;
    IndexError for fewer than 30 steps, as the judges look so far.
    """
    rates = np.asarray(rates)
    losses = losses_over_rates(rule, loss, start, rates, steps)
    finer = []
    for judge in JUDGES.values():
        for place in np.argsort(scores(judge, losses), kind="stable")[:_REFINED]:
            low, high = rates[max(place - 1, 0)], rates[min(place + 1, len(rates) - 1)]
            finer.append(np.geomspace(low, high, _FINER))
    more = np.setdiff1d(np.concatenate(finer), rates)
    every = np.concatenate([rates, more])
    order = np.argsort(every, kind="stable")
    more_losses = losses_over_rates(rule, loss, start, more, steps)
    return every[order], np.concatenate([losses, more_losses], axis=1)[:, order]


@cache
def swept_once(rule, surface, steps):
    """As `swept` over `RATES` on a surface of `helpers.surfaces`; what was swept before comes at once."""
    return swept(rule, surface.loss, surface.start, RATES, steps)


@lru_cache(16)
def walked_lately(rule, rate, surface, steps):
    """The path of rule(rate) on a surface: a slider moves one of four rules, and the others walk where they walked.

    Nobody may change the array: it is given again.
    """
    way = path(rule(rate), surface.loss.gradient, surface.start, steps)
    way.flags.writeable = False
    return way


def best(judge, rates, losses):
    """(score, rate) of the best rate for this judge, of rates (n,) and losses (steps + 1, n).

    Of several equally good ones the smallest. Where the score is inf no rate will do, and the rate says nothing.
    """
    found = scores(judge, losses)
    return found.min(), rates[found.argmin()]
