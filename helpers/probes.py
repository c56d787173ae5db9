"""What a rule answers to gradients that are known in advance: the steps it takes, wherever they lead."""

import numpy as np

from helpers.optimizers import path

_STEPS = 200
_HALF = _STEPS // 2
_BEFORE = np.arange(_STEPS) < _HALF
_SAME = 1e-3

# Each probe is a list of gradients of one weight.
PROBES = {
    "constant": np.ones(_STEPS),
    "flipping": (-1.0) ** np.arange(_STEPS),
    "jump to 1000": np.where(_BEFORE, 1.0, 1000.0),
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
    """|ΔW| of the first step, for a gradient of 1. Raises as `path` does."""
    return np.abs(steps_for(optimizer, [1.0]))[0]


def long_run(optimizer, probe):
    """|ΔW| of the last of the 200 steps of a probe.

    For “constant” and “flipping” this is the step in the long run. After a jump or a silence 100 steps are not so long:
    Adam still makes steps of 1.38 α there, on their way to 1 α. Raises KeyError for a name that is not in `PROBES`.
    """
    return np.abs(steps_for(optimizer, PROBES[probe]))[-1]


def gaps(one, other, probe):
    """|log₁₀(|ΔW| of one / |ΔW| of the other)| at each of the 200 steps of a probe: how far two rules are apart.

    An array (200,). Steps below a millionth count as a millionth. Raises KeyError for a name not in `PROBES`.
    """
    lengths = [np.maximum(np.abs(steps_for(rule, PROBES[probe])), 1e-6) for rule in (one, other)]
    return np.abs(np.log10(lengths[0] / lengths[1]))


def apart(one, other, probe):
    """How far two rules are apart on a probe: the largest of their gaps."""
    return gaps(one, other, probe).max()


def most_telling(one, other):
    """(probe, place): the probe on which two rules are farthest apart, and from which step on they are, from 0.

    Gaps that differ by less than a thousandth are called the same, and the first of them is taken.
    """
    best = max(apart(one, other, probe) for probe in PROBES)
    probe = next(probe for probe in PROBES if apart(one, other, probe) >= best - _SAME)
    return probe, int(np.argmax(gaps(one, other, probe) >= apart(one, other, probe) - _SAME))
