"""What a path shows of its rule, to be held beside theory."""

import numpy as np

from helpers.functions import quadratic
from helpers.optimizers import path


def measured_rate(rule, curvatures, steps):
    """The growth of ‖(W_k, W_k−1)‖ for each step, over the tail of a path from (1, …, 1).

    The tail ends before the numbers under- or overflow.
    """
    walked = path(rule, quadratic(curvatures).gradient, np.ones(len(curvatures)), steps)
    with np.errstate(all="ignore"):
        sizes = np.hypot.reduce(np.concatenate([walked[1:], walked[:-1]], axis=1), axis=1)
    good = (sizes > 1e-280) & (sizes < 1e280)
    last = (good.size if good.all() else good.argmin()) - 1
    return (sizes[last] / sizes[last // 2]) ** (1 / (last - last // 2))
