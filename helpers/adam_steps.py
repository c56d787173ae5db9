"""How long Adam's steps are: after a silence, at most, and on an example where they lead to the wrong side."""

import numpy as np

from helpers.optimizers import Adam

THE_ROUND = (3.0, -1.0, -1.0)  # the gradients of the example that can lead to the wrong side


def steps_after(silence, beta1, beta2, stays, number):
    """The lengths in α of this many steps when a gradient of 1 comes after `silence` zeros, and stays on or not."""
    rule, coming = Adam(1.0, beta1, beta2), iter([1.0])
    # Zeros leave m, v and W at 0 and only count t up: start behind them.
    state, ways = (np.float64(0), np.float64(0), np.float64(0), silence), [0.0]
    for _ in range(number):
        state = rule.step(state, lambda W: 1.0 if stays else next(coming, 0.0))
        ways.append(state[0])
    return -np.diff(ways)


def first_step_after(silence, beta1, beta2):
    """The length in α of the first step after `silence` zeros."""
    return steps_after(int(silence), beta1, beta2, False, 1)[0]


def largest_step(beta1, beta2):
    """(1 − β₁)/√(1 − β₂)/√(1 − β₁²/β₂), the bound of |step|/α over all gradients and all t.

    inf unless β₁² < β₂ (to within rounding); 1 where both are 0.
    By the inequality of Cauchy and Schwarz between the sums m and v. With r = β₁²/β₂ the bound of step t is this times
    √((1 − β₂ᵗ)(1 − rᵗ))/(1 − β₁ᵗ), which is at most 1. The bound in Kingma & Ba 2015, section 2.1, has no last root.
    """
    if beta1 == 0 == beta2:
        return 1.0  # each gradient is divided by itself
    if beta1**2 >= beta2 * (1 - 1e-12):
        return np.inf
    return (1 - beta1) / np.sqrt(1 - beta2) / np.sqrt(1 - beta1**2 / beta2)


def steps_of_a_round(beta1, beta2):
    """−m/√v after each of the gradients 3, −1, −1 that come again and again: the three steps in α, in the long run."""
    gradients = np.array(THE_ROUND)
    # m is a sum over all that came before, one round after another: a geometric series for each of the three places.
    m, v = (
        np.array([(1 - beta) * np.roll(g[::-1], k + 1) @ beta ** np.arange(3) / (1 - beta**3) for k in range(3)])
        for beta, g in ((beta1, gradients), (beta2, gradients**2))
    )
    return -m / np.sqrt(v)


def round_in_the_box(beta1, beta2):
    """Σ −m/√v over the gradients 3, −1, −1 that come again and again: how far w goes in three steps, in α.

    In the long run, and without the box: with it, w goes to the side to which this points.
    """
    return np.sum(steps_of_a_round(beta1, beta2))


def walk_in_the_box(rule, steps):
    """W over the steps of Reddi, Kale & Kumar 2018, section 3, kept in −1 ≤ W ≤ 1 after each step."""
    state, ways = rule.start(np.float64(0)), [0.0]
    for k in range(steps):
        state = rule.step(state, lambda W, k=k: THE_ROUND[k % 3])
        state = (min(max(state[0], -1.0), 1.0), *state[1:])
        ways.append(state[0])
    return np.array(ways)
