"""Lesson 11-5-1: how large may a step be, which α is best, and what one step does."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart, many, pair, setting, share_of_one, so_many
from helpers.figures import style
from helpers.figures.convergence_rate import ConvergenceRatePicture
from helpers.figures.descent import DescentPicture
from helpers.figures.steps import OneStepPicture
from helpers.language import say
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
        told = {"kappa": kappa, "alpha": setting(alpha, 2), "factor": _factor(alpha), "end": _end(losses)}
        return say("κ = {kappa}, α = {alpha}: {factor}; {end}.", **told)

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
        factor, meaning = _shrink_factor(alpha, kappa, rate)
        told = {"factor": factor, "slower": _slower(alpha, kappa), "meaning": meaning}
        sentence = "κ = {kappa}, α = {alpha}: the shrink factor is {factor}, {slower}; {meaning}"
        return say(sentence, kappa=kappa, alpha=setting(alpha, 2), **told)

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
        return say(
            "{when} W is {place}, where ∇L = {gradient}. With α = {alpha} L {change}. "
            "Lowest on this line: α = {lowest:.3f}{beyond}.",
            when=say("After {steps}", steps=so_many(k)) if k else say("At the start"),
            place=say("far outside, at {W}" if np.abs(W).max() > 10 else "at {W}", W=pair(W)),
            gradient=pair(g),
            alpha=setting(alpha, 2),
            change=_change(factor, side(alpha, 2 * lowest)),
            lowest=lowest,
            beyond=say(", to the right of the picture") if lowest > _VALLEY_ALPHA else "",
        )

    moved = {
        "k": controls.film("k", 20, value=0),
        "alpha": controls.slider("α", 0.3, 0.02, _VALLEY_ALPHA, 0.02, ".3f"),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _factor(alpha):
    """The factor 1 − α of the steep axis, whose curvature is 1, and what it means."""
    of_the_jumps, of_the_wall = side(alpha, critical_alpha(0, 1)), side(alpha, largest_alpha(0, 1))
    if of_the_jumps == 0:
        return say("each step multiplies v by 0.00, so v is 0 at once")
    beyond = (
        "each step multiplies v by {factor}, over the minimum and nearer",
        "each step multiplies v by {factor}, to and fro for ever",
        "each step multiplies v by {factor}, over the minimum and further away",
    )
    told = beyond[of_the_wall + 1] if of_the_jumps > 0 else "each step multiplies v by {factor}"
    return say(told, factor=setting(1 - alpha, 2))


def _end(losses):
    gone = first_divergence(losses)
    if gone is not None:
        return say("diverged: from step {step} on the loss is above a million times its start", step=gone)
    steps = len(losses) - 1
    told = "after 1 step the loss is {loss:.2g}" if steps == 1 else "after {steps} steps the loss is {loss:.2g}"
    return say(told, steps=steps, loss=losses[-1])


def _shrink_factor(alpha, kappa, rate):
    """The shrink factor in words, and what it means."""
    of_the_wall, best = side(alpha, largest_alpha(0, 1)), best_alpha([1 / kappa, 1])
    if of_the_wall > 0:
        return share_of_one(rate), say("above 1, so the error grows without end.")
    if of_the_wall == 0:
        return 1, say("the error never dies out. The star is at α = {star:.4g}.", star=best)
    if kappa == 1 and side(alpha, best) == 0:
        return 0, say("one step leads to the minimum.")
    told = "{steps} steps for one digit. The best one for this κ is {best}, at α = {star:.4g}."
    if f"{rate:.6g}" == "1":
        told = "millions of steps for one digit. The best one for this κ is {best}, at α = {star:.4g}."
    told_best = share_of_one(convergence_rate(best, 0, 1))
    return share_of_one(rate), say(told, steps=many(steps_for_a_digit(rate)), best=told_best, star=best)


def _slower(alpha, kappa):
    """Up to the best α the flat axis is the slower one, and beyond it the steep one."""
    of_the_best = 0 if kappa == 1 else side(alpha, best_alpha([1 / kappa, 1]))
    return say(("from the flat axis", "from both axes", "from the steep axis")[of_the_best + 1])


def _change(factor, of_twice_the_lowest):
    """What one step does to L: at twice the α of the lowest point it is as high as before, and beyond it higher."""
    if of_twice_the_lowest == 0:
        return say("would stay as it is: 1 times")
    told = "becomes larger: {factor} times" if of_twice_the_lowest > 0 else "becomes smaller: {factor} times"
    return say(told, factor=apart(factor, 1))
