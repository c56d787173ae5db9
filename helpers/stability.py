"""What theory predicts for gradient descent and Momentum on a quadratic loss: walls, rates, the best α and γ.

Along an axis of curvature λ > 0 Momentum is x ← (1 + γ − αλ)x − γx_before; with γ = 0 it is gradient descent.
Settings and curvatures are numbers or arrays that broadcast. TypeError or ValueError: α is not > 0, γ is not in
0 ≤ γ < 1, or a curvature is not a finite number (> 0 where the formula needs it).
Sources: B. T. Polyak, Some Methods of Speeding up the Convergence of Iteration Methods (1964),
doi.org/10.1016/0041-5553(64)90137-5; Y. Nesterov, Introductory Lectures on Convex Optimization (2004), section 1.2;
for Nesterov's rule L. Lessard, B. Recht & A. Packard, Analysis and Design of Optimization Algorithms via Integral
Quadratic Constraints (2016), doi.org/10.1137/15M1009597, section 2.2; for the picture of the rates G. Goh, Why Momentum
Really Works (2017), doi.org/10.23915/distill.00006, which prints the rate √γ with a factor 2 too much.
"""

import numpy as np

from helpers.ranges import decay, finite, positive

# A setting within this share of a border counts as on it: a slider meets a border to within its last digits only.
ON_THE_BORDER = 1e-10


def side(number, border):
    """−1, 0 or 1: the number is below the border, on it (within `ON_THE_BORDER` of its size), or above it."""
    return 0 if abs(number - border) <= ON_THE_BORDER * abs(border) else 1 if number > border else -1


def convergence_rate(alpha, gamma, curvature, nesterov=False):
    """The larger |root| of r² − (1 + γ − αλ)r + γ: the factor by which an error shrinks in one step, in the long run.

    √γ where the roots are complex, |1 − αλ| for γ = 0; above 1 the error grows. Any curvature is allowed.
    With `nesterov` the polynomial is r² − (1 + γ)(1 − αλ)r + γ(1 − αλ), and complex roots have the size √(γ(1 − αλ)).
    """
    alpha, gamma, curvature = positive("alpha", alpha), decay("gamma", gamma), finite("curvature", curvature)
    with np.errstate(all="ignore"):
        left = 1 - alpha * curvature
        if nesterov:
            half, product = (1 + gamma) * left / 2, gamma * left
            discriminant = left * ((1 + gamma) ** 2 * left - 4 * gamma) / 4
        else:
            half, product = (gamma + left) / 2, gamma
            low, high = (1 - np.sqrt(gamma)) ** 2, (1 + np.sqrt(gamma)) ** 2
            discriminant = (low - alpha * curvature) * (high - alpha * curvature) / 4
        real = np.abs(half) + np.sqrt(np.maximum(discriminant, 0))
        return np.where(discriminant < 0, np.sqrt(np.abs(product)), real)[()]


def largest_alpha(gamma, curvature, nesterov=False):
    """2(1 + γ)/λ: Momentum converges along this axis below this wall and diverges above it.

    With `nesterov` the wall is at 2(1 + γ)/(1 + 2γ)/λ: nearer for γ > 0, and the same for γ = 0. On both walls r = −1
    is a root of the polynomial of `convergence_rate`; what an error does there, `growth_on_the_wall` tells.
    """
    gamma = decay("gamma", gamma)
    return (2 * (1 + gamma) / (1 + 2 * gamma if nesterov else 1) / positive("curvature", curvature))[()]


def growth_on_the_wall(gamma, nesterov=False):
    """(1 + γ)/(1 − γ): on the wall an error that starts with V = 0 grows towards so many times its size, and stays.

    With `nesterov` it is (1 + γ)/(1 + 3γ), at most 1: there the error shrinks a little first.
    """
    gamma = decay("gamma", gamma)
    return ((1 + gamma) / (1 + 3 * gamma if nesterov else 1 - gamma))[()]


def critical_alpha(gamma, curvature, nesterov=False):
    """(1 − √γ)²/λ: above it Momentum overshoots the minimum of this axis; up to it, it creeps there from one side.

    That is so from V = 0. With a velocity at the start it may overshoot once below it, too.
    With `nesterov` it is ((1 − γ)/(1 + γ))²/λ. On both lines the polynomial of `convergence_rate` has a double root.
    """
    gamma = decay("gamma", gamma)
    root = (1 - gamma) / (1 + gamma) if nesterov else 1 - np.sqrt(gamma)
    return (root**2 / positive("curvature", curvature))[()]


def first_overshoot(alpha, gamma):
    """The first step with w < 0 on w²/2, from w = 1 and V = 0, for an α above the critical one and below the wall.

    There the roots are complex, and w is γ^(k/2) times a cosine of kθ; an α above 1 overshoots in the first step.
    """
    if alpha > 1:
        return 1
    low, high, root = critical_alpha(gamma, 1.0), (1 + np.sqrt(gamma)) ** 2, np.sqrt(gamma)
    sine, cosine = np.sqrt((alpha - low) * (high - alpha)) / (2 * root), (1 + gamma - alpha) / (2 * root)
    phase = np.arctan2((1 - alpha) / root - cosine, sine)
    return int((np.pi / 2 + phase) / np.arctan2(sine, cosine) * (1 + ON_THE_BORDER)) + 1


def rate_of_the_slower_axis(alpha, gamma, kappa, nesterov=False):
    """The larger convergence rate of two axes with the curvatures 1/κ and 1."""
    return np.maximum(*(convergence_rate(alpha, gamma, curvature, nesterov) for curvature in (1 / kappa, 1.0)))


def best_alpha(curvatures):
    """2/(λ₁ + λₙ) for the smallest and largest curvature along the last axis: gradient descent with the best rate.

    The rate is then (κ − 1)/(κ + 1) with the condition number κ = λₙ/λ₁.
    """
    smallest, largest = _ends(curvatures)
    return 2 / (smallest + largest)


def best_alpha_gamma(curvatures, nesterov=False):
    """(α, γ) = ((2/(√λ₁ + √λₙ))², ((√κ − 1)/(√κ + 1))²): Momentum with the best rate in the long run, which is √γ.

    With `nesterov` it is (4/(λ₁ + 3λₙ), (√(3κ + 1) − 2)/(√(3κ + 1) + 2)), and the rate is 1 − 2/√(3κ + 1).
    """
    smallest, largest = _ends(curvatures)
    if nesterov:
        root = np.sqrt(3 * largest / smallest + 1)
        return 4 / (smallest + 3 * largest), (root - 2) / (root + 2)
    low, high = np.sqrt(smallest), np.sqrt(largest)
    return (2 / (low + high)) ** 2, ((high - low) / (high + low)) ** 2


def steps_for_a_digit(rate):
    """ln 0.1 / ln rate: how many steps make the error ten times smaller; NaN where it does not shrink.

    `rate` ≥ 0 is a number or an array, and so is the result, 0 for a rate of 0.
    """
    with np.errstate(all="ignore"):
        return np.where(rate < 1, np.log(0.1) / np.log(rate), np.nan)[()]


def first_divergence(losses, limit=1e6):
    """The first step at which the loss is more than `limit` times that of the start, or not a number; else None.

    `losses` holds one number ≥ 0 for each step. From a loss of 0 any step to a larger one is called a divergence; to
    stay at 0 is none.
    """
    losses = np.asarray(losses)
    gone = np.flatnonzero(~(losses <= limit * losses[0]))
    return int(gone[0]) if gone.size else None


def _ends(curvatures):
    curvatures = np.atleast_1d(positive("curvatures", curvatures))
    return curvatures.min(axis=-1), curvatures.max(axis=-1)
