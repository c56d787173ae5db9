"""What broadcasting saves, and that a step costs the same early and late; ratios measured in one run."""

import time
from functools import partial
from itertools import count, islice

import numpy as np
import pytest

from helpers.digits import load_digits
from helpers.functions import valley
from helpers.optimizers import GradientDescent, Momentum, path, states
from train_one import train

_CELLS, _STEPS = 201, 100


def by_turns(*calls, clock=time.perf_counter):
    """The shortest time of each call so far, round by round: a machine slow for a while is slow for all of them.

    Each round begins with another call, so that none always comes after the same one.
    """
    found = np.full(len(calls), np.inf)
    for first in count():
        for place in (np.arange(len(calls)) + first) % len(calls):
            started = clock()
            calls[place]()
            found[place] = min(found[place], clock() - started)
        yield found.copy()


def test_the_map_of_all_alpha_and_gamma_is_50_times_quicker_by_broadcasting(record_property):
    alpha, gamma = np.linspace(0.01, 2, _CELLS), np.linspace(0, 0.99, _CELLS)

    def broadcast():
        run = states(
            Momentum(alpha[:, None, None], gamma[None, :, None]), valley.gradient, np.full((_CELLS, _CELLS, 2), 1.0)
        )
        for _ in range(_STEPS + 1):
            W = next(run)[0]
        return W

    some = [(i, j) for i in range(0, _CELLS, 20) for j in range(0, _CELLS, 20)]

    def loop():
        return [path(Momentum(alpha[i], gamma[j]), valley.gradient, [1.0, 1.0], _STEPS)[-1] for i, j in some]

    assert all(np.array_equal(broadcast()[cell], alone) for cell, alone in zip(some, loop(), strict=True))
    of_the_loop, of_all = next(islice(by_turns(loop, broadcast), 3, None))
    ratio = of_the_loop / len(some) * _CELLS**2 / of_all
    print(f"a map of {_CELLS} x {_CELLS} runs by broadcasting: {ratio:.0f} times quicker than a loop over path")
    record_property("ratio", ratio)
    assert ratio >= 50


# A batch of 64 images, the lesson's, is itself a third of what a step costs alone: no more than that third is left.
# With 4 images the step alone is nearly all overhead, which is what running side by side saves.
@pytest.mark.parametrize(("batch", "epochs", "at_least"), [(64, 3, 1.2), (4, 1, 5)])
def test_networks_side_by_side_train_quicker_than_one_after_the_other(record_property, batch, epochs, at_least):
    rates, seeds = np.geomspace(0.001, 0.1, 14), range(5)
    data = load_digits()

    def batched():
        return train(GradientDescent(rates[:, None, None]), seeds, epochs, *data, grid=rates.shape, batch=batch)

    some = [(place, seed) for place in range(0, 14, 3) for seed in seeds]

    def loop():
        return [train(GradientDescent(rates[place]), [seed], epochs, *data, batch=batch) for place, seed in some]

    together = batched()
    for (place, seed), alone in zip(some, loop(), strict=True):
        np.testing.assert_allclose(together.loss[:, place, seed], alone.loss[:, 0], rtol=1e-9)
    of_the_loop, of_all = next(islice(by_turns(loop, batched), 3, None))
    ratio = of_the_loop / len(some) * together.loss[0].size / of_all
    print(
        f"{together.loss[0].size} networks at once, batches of {batch}: {ratio:.1f} times quicker than a loop over them"
    )
    record_property("ratio", ratio)
    assert ratio >= at_least


def test_a_step_of_path_costs_the_same_in_short_and_long_runs(record_property):
    lengths = (100, 1_000, 10_000, 100_000)
    steps_each = max(lengths)

    def runs(steps):
        for _ in range(steps_each // steps):
            path(Momentum(0.1), valley.gradient, [-7.0, 2.0], steps)

    # What other programs do can only add to a cost, never take away: the shortest times settle, and more rounds
    # than four are needed only on a busy machine. A cost that truly grows stays apart however long one looks.
    rounds = by_turns(*(partial(runs, steps) for steps in lengths), clock=time.process_time)
    for times in islice(rounds, 3, 20):
        ratio = times.max() / times.min()
        if ratio <= 1.2:
            break
    costs = ", ".join(f"{steps}: {1e6 * cost / steps_each:.2f} us" for steps, cost in zip(lengths, times, strict=True))
    print(f"cost of a step of path ({costs}): largest over smallest {ratio:.2f}")
    record_property("ratio", ratio)
    assert ratio <= 1.2
