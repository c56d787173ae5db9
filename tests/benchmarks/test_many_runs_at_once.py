"""What broadcasting saves, and that a step costs the same early and late; ratios measured in one run."""

import time

import numpy as np
import pytest

from helpers.digits import load_digits
from helpers.functions import valley
from helpers.optimizers import GradientDescent, Momentum, path, states
from helpers.training import train

_CELLS, _STEPS = 201, 100


def seconds(call, times=3):
    """The shortest time of a few calls."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        found.append(time.perf_counter() - started)
    return min(found)


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
    ratio = seconds(loop) / len(some) * _CELLS**2 / seconds(broadcast)
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
    ratio = seconds(loop) / len(some) * together.loss[0].size / seconds(batched)
    print(
        f"{together.loss[0].size} networks at once, batches of {batch}: {ratio:.1f} times quicker than a loop over them"
    )
    record_property("ratio", ratio)
    assert ratio >= at_least


def test_a_step_of_path_costs_the_same_in_short_and_long_runs(record_property):
    per_step = dict.fromkeys((100, 1_000, 10_000, 100_000), np.inf)
    for _ in range(5):  # by turns: a machine that slows down meanwhile slows all of them
        for steps in per_step:
            repeats = max(1, 20_000 // steps)

            def run(steps=steps, repeats=repeats):
                for _ in range(repeats):
                    path(Momentum(0.1), valley.gradient, [-7.0, 2.0], steps)

            per_step[steps] = min(per_step[steps], seconds(run, 1) / (steps * repeats))
    ratio = max(per_step.values()) / min(per_step.values())
    costs = ", ".join(f"{steps}: {cost * 1e6:.2f} us" for steps, cost in per_step.items())
    print(f"cost of a step of path ({costs}): largest over smallest {ratio:.2f}")
    record_property("ratio", ratio)
    assert ratio <= 1.2
