"""Lesson 11-5-1: how large may a step be, which α is best, and what one step does."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart, setting, share_of_one
from helpers.figures import style
from helpers.figures.convergence_rate import ConvergenceRatePicture
from helpers.figures.descent import DescentPicture
from helpers.figures.steps import OneStepPicture
from helpers.losses import valley
from helpers.optimizers import GradientDescent, path
from helpers.stability import (
    best_alpha,
    convergence_rate,
    critical_alpha,
    first_divergence,
    largest_alpha,
    side,
    steps_for_a_digit,
)
from helpers.surfaces import bowl, contour_grid

_STEPS = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)
_START = np.array([-8.0, 4.0])
_RATE_STEPS = 300
_VALLEY_START, _VALLEY_ALPHA = np.array([-7.0, 2.0]), 2.0


def explore_gradient_descent(after=()):
    """The path on a quadratic loss with the curvatures 1/κ and 1, beside the loss; live in α, κ and the steps."""
    picture = DescentPicture(["gradient descent"], [(style.GRADIENT_DESCENT, 1.4, "-")], "loss")

    def redraw(kappa, steps):
        ground = contour_grid(bowl(kappa), (-9, 9, 121), (-6, 6, 81))
        picture.draw_background(*ground, (0, 0), ((0, max(steps, 2)), (1e-12, 1e6)))

    def update(alpha, kappa, steps):
        loss = bowl(kappa)
        walked = path(GradientDescent(alpha), loss.gradient, _START, steps)
        losses = loss(walked)
        picture.move([walked], [losses])
        gone = first_divergence(losses)
        after = "after 1 step" if steps == 1 else f"after {steps} steps"
        end = f"{after} the loss is {losses[-1]:.2g}" if gone is None else f"diverged at step {gone}"
        factor = "0.00" if side(alpha, critical_alpha(0, 1)) == 0 else setting(1 - alpha, 2).replace("-", "−")
        return f"κ = {kappa}, α = {setting(alpha, 2)}: each step multiplies v by {factor}{_verdict(alpha)}; {end}."

    moved = {
        "alpha": controls.slider("α", 1.5, 0.01, 4.0, 0.01, ".3f"),
        "kappa": controls.kappa_slider(10),
        "steps": controls.stops("steps", _STEPS, 30),
        "k": controls.film("k", 30),
    }
    moved["steps"].observe(lambda change: moved["k"].make_last(change["new"]), names="value")
    return Explorer(picture, moved, update, redraw, after=after)


def explore_rate(after=()):
    """The factor of the error in one step over α, beside a descent with this α; live in α and κ."""
    alphas = np.linspace(0, 3, 601)[1:]
    picture = ConvergenceRatePicture(alphas[-1], _RATE_STEPS)

    def redraw(kappa):
        flat, steep = (convergence_rate(alphas, 0, curvature) for curvature in (1 / kappa, 1))
        best = best_alpha([1 / kappa, 1])
        picture.draw_background(alphas, flat, steep, np.maximum(flat, steep), (best, convergence_rate(best, 0, 1)))

    def update(alpha, kappa):
        flat, steep = (convergence_rate(alpha, 0, curvature) for curvature in (1 / kappa, 1))
        rate = max(flat, steep)
        walked = path(GradientDescent(alpha), bowl(kappa).gradient, [1.0, 1.0], _RATE_STEPS)
        with np.errstate(all="ignore"):
            distances = np.hypot(*walked.T) / np.hypot(*walked[0])
        picture.move(alpha, rate, distances, rate ** np.arange(_RATE_STEPS + 1))
        start = f"κ = {kappa}, α = {setting(alpha, 2)}: the shrink factor is "
        slower = f"from {_slower(alpha, kappa)}; "
        of_the_wall = side(alpha, largest_alpha(0, 1))
        if of_the_wall > 0:
            return f"{start}{share_of_one(rate)}, {slower}above 1, so the error grows without end."
        if of_the_wall == 0:
            return f"{start}1, {slower}the error never dies out."
        best = best_alpha([1 / kappa, 1])
        if kappa == 1 and side(alpha, best) == 0:
            return f"{start}0, {slower}one step leads to the minimum."
        best = convergence_rate(best, 0, 1)
        steps = f"{steps_for_a_digit(rate):.1f} steps for one digit"
        if f"{rate:.6g}" == "1":
            steps = "millions of steps for one digit"
        return f"{start}{share_of_one(rate)}, {slower}{steps}. The best one for this κ is {best:.6g}."

    moved = {
        "alpha": controls.slider("α", 0.5, 0.01, 3.0, 0.01, ".3f"),
        "kappa": controls.kappa_slider(10),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def explore_one_step(after=()):
    """Gradient and step as arrows at iteration k, beside the loss along the step, on u²/20 + v²; live in k and α."""
    picture = OneStepPicture(_VALLEY_ALPHA)
    alphas = np.linspace(0, _VALLEY_ALPHA, 201)

    def redraw():
        picture.draw_background(*contour_grid(valley, (-8.5, 4.5, 131), (-3, 7, 101)), valley.minimum)

    def update(k, alpha):
        walked = path(GradientDescent(alpha), valley.gradient, _VALLEY_START, int(k))
        W = walked[-1]
        g = valley.gradient(W)
        cut = valley(W - alphas[:, None] * g) / valley(W)
        factor = valley(W - alpha * g) / valley(W)
        lowest = g @ g / (g @ valley.hessian(W) @ g)
        landing = (lowest, valley(W - lowest * g) / valley(W))
        picture.move(walked, g, -alpha * g, (alphas, cut), (alpha, factor), landing)
        place = "far outside, " if np.abs(W).max() > 10 else ""
        return (
            f"Step {k:.0f} starts {place}at ({W[0]:.3g}, {W[1]:.3g}), where ∇L = ({g[0]:.3g}, {g[1]:.3g}). "
            f"With α = {setting(alpha, 2)} L {_change(factor, side(alpha, 2 * lowest))}. "
            f"Lowest on this line: α = {lowest:.3f}."
        )

    moved = {
        "k": controls.film("k", 20, value=0),
        "alpha": controls.slider("α", 0.3, 0.02, _VALLEY_ALPHA, 0.02, ".3f"),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _verdict(alpha):
    """What the factor 1 − α means for the steep axis, whose curvature is 1."""
    of_the_jumps, of_the_wall = side(alpha, critical_alpha(0, 1)), side(alpha, largest_alpha(0, 1))
    if of_the_jumps < 1:
        return ", so v is 0 at once" if of_the_jumps == 0 else ""
    return (", over the minimum and nearer", ", to and fro for ever", ", over the minimum and further away")[
        of_the_wall + 1
    ]


def _slower(alpha, kappa):
    """Up to the best α the flat axis is the slower one, and beyond it the steep one."""
    if kappa == 1:
        return "both axes"
    return ("the flat axis", "both axes", "the steep axis")[side(alpha, best_alpha([1 / kappa, 1])) + 1]


def _change(factor, of_twice_the_lowest):
    """What one step does to L: at twice the α of the lowest point it is as high as before, and beyond it higher."""
    if of_twice_the_lowest == 0:
        return "would stay as it is: 1 times"
    return f"becomes {'larger' if of_twice_the_lowest > 0 else 'smaller'}: {apart(factor, 1)} times"
