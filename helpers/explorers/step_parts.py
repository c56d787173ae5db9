"""The page to keep: five rules answer the same gradients, and each step is taken apart into memory, push and size."""

from functools import cache

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.step_parts import StepPartsPicture
from helpers.language import say
from helpers.optimizers import AdaGrad, Adam, GradientDescent, Momentum, RMSProp
from helpers.step_parts import step_parts

_PHASE = 12  # steps
_GRADIENTS = np.concatenate([np.ones(_PHASE), -((-1.0) ** np.arange(_PHASE)), np.zeros(_PHASE)])
_PHASES = {1: "steady", _PHASE + 1: "flips", 2 * _PHASE + 1: "ends"}
_NOW = {
    1: "Step {k}, the gradient is steady at 1.",
    _PHASE + 1: "Step {k}, the gradient is flipping between −1 and 1.",
    2 * _PHASE + 1: "Step {k}, the gradient is 0.",
}


def explore_step_parts(after=()):
    """The steps of five rules for a gradient that is steady, then flips, then ends; live in their decay rate and k."""
    names = list(_rules(0.9))
    picture = StepPartsPicture(names, len(_GRADIENTS), list(_PHASES.items()))

    @cache  # while it plays only k changes
    def parts_of_all_steps(decay):
        return {name: step_parts(rule, _GRADIENTS) for name, rule in _rules(decay).items()}

    def update(decay, k):
        parts = {name: [part[:k] for part in three] for name, three in parts_of_all_steps(decay).items()}
        picture.move([(*both, None if name in names[:2] else size) for name, (*both, size) in parts.items()])
        now = say(_NOW[max(first for first in _PHASES if first <= k)], k=k)
        steps = say(", ").join(
            say("{name} {step}", name=say(name), step=_three_decimals(memory[-1] + push[-1]))
            for name, (memory, push, _) in parts.items()
        )
        return say("{now} The step, in learning rates: {steps}.", now=now, steps=steps)

    moved = {
        "decay": controls.stops("γ = α = β₁", (0, 0.5, 0.8, 0.9, 0.95), 0.9),
        "k": controls.film("k", len(_GRADIENTS), first=1),
    }
    return Explorer(picture, moved, update, after=after)


def _rules(decay):
    """The rules with a learning rate of 1 and this decay rate in the place of γ, of RMSProp's α and of β₁."""
    return {
        "gradient descent": GradientDescent(1.0),
        "Momentum": Momentum(1.0, decay),
        "AdaGrad": AdaGrad(1.0),
        "RMSProp": RMSProp(1.0, decay),
        "Adam": Adam(1.0, decay),
    }


def _three_decimals(number):
    """Three decimals, and no sign before 0."""
    return f"{round(number, 3) + 0.0:.3f}"
