"""What paths show of their rules, to be held beside theory."""

import numpy as np

from helpers.optimizers import path


def measured_rates(rule, curvatures, steps):
    """The growth of ‖(W_k, W_k−1)‖ for each step, over the tails of paths from (1, …, 1).

    `curvatures` has a row for each path, and so have the settings of the rule: shapes (paths, n) and (paths, 1).
    A tail ends before the numbers under- or overflow.
    """
    curvatures = np.asarray(curvatures, dtype=float)
    walked = path(rule, lambda W: curvatures * W, np.ones(curvatures.shape), steps)
    with np.errstate(all="ignore"):
        sizes = np.hypot.reduce(np.concatenate([walked[1:], walked[:-1]], axis=-1), axis=-1)
    return np.array([_growth(of_one) for of_one in sizes.T])


def _growth(sizes):
    good = (sizes > 1e-280) & (sizes < 1e280)
    last = (good.size if good.all() else good.argmin()) - 1
    return (sizes[last] / sizes[last // 2]) ** (1 / (last - last // 2))
