"""What a rule answers to gradients that are known in advance: the steps it takes, wherever they lead."""

import numpy as np

from helpers.optimizers import Adam, GradientDescent, Momentum, RMSProp, path

THE_FOUR = {"gradient descent": GradientDescent, "Momentum": Momentum, "RMSProp": RMSProp, "Adam": Adam}

_STEPS = 200
_HALF = _STEPS // 2
_BEFORE = np.arange(_STEPS) < _HALF

# Each probe is a list of gradients of one weight.
PROBES = {
    "constant": np.ones(_STEPS),
    "flipping": (-1.0) ** np.arange(_STEPS),
    "times 1000": np.where(_BEFORE, 1.0, 1000.0),
    "stopping": np.where(_BEFORE, 1.0, 0.0),
    "after silence": np.where(_BEFORE, 0.0, 1.0),
}


def steps_for(optimizer, gradients):
    """The steps −ΔW that an optimizer takes when these gradients come one after another.

    `gradients` has the steps along its first axis; the result has its shape. Raises as `path` does.
    """
    gradients = np.asarray(gradients, dtype=float)
    coming = iter(gradients)
    ways = path(optimizer, lambda W: next(coming), np.zeros_like(gradients[0]), len(gradients))
    return -np.diff(ways, axis=0)


def first_step(optimizer):
    """The length of the first step, for a gradient of 1."""
    return np.abs(steps_for(optimizer, [1.0]))[0]


def long_run(optimizer, probe):
    """The length of a step in the long run: the last one for this probe."""
    return np.abs(steps_for(optimizer, PROBES[probe]))[-1]


def gaps(one, other, probe):
    """How far two rules are apart at each step of a probe: |log₁₀| of the quotient of their steps.

    Steps below a millionth count as a millionth.
    """
    lengths = [np.maximum(np.abs(steps_for(rule, PROBES[probe])), 1e-6) for rule in (one, other)]
    return np.abs(np.log10(lengths[0] / lengths[1]))


def apart(one, other, probe):
    """How far two rules are apart on a probe: the largest of their gaps."""
    return gaps(one, other, probe).max()
