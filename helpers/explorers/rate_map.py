"""Lesson 11-5-3: the map of Momentum's rate over α and γ, and the path that a point of it stands for."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import many, setting, share_of_one
from helpers.figures.convergence_map import ConvergenceMapPicture
from helpers.language import say
from helpers.optimizers import Momentum, Nesterov, path
from helpers.stability import (
    best_alpha_gamma,
    critical_alpha,
    first_divergence,
    growth_on_the_wall,
    largest_alpha,
    rate_of_the_slower_axis,
    side,
    steps_for_a_digit,
)
from helpers.surfaces import bowl, contour_grid

_START, _STEPS, _LARGEST_ALPHA = np.array([-8.0, 4.0]), 200, 4.0
# The centres of the map's cells: 200 × 200 of them fill 0 < α < 4 and 0 < γ < 1.
_ALPHAS = (np.arange(200) + 0.5) * _LARGEST_ALPHA / 200
_GAMMAS = (np.arange(200) + 0.5) / 200


def explore_rate_map(after=()):
    """The rate for the curvatures 1/κ and 1 over α × γ, beside the path and loss of the live dot; live in α, γ, κ.

    A tick box takes Nesterov's rule in the place of Momentum's.
    """
    picture = ConvergenceMapPicture(_LARGEST_ALPHA, "loss, share of the start")
    line = np.linspace(0, 0.999, 200)

    def redraw(kappa, nesterov):
        rates = rate_of_the_slower_axis(_ALPHAS, _GAMMAS[:, None], kappa, nesterov)
        wall = largest_alpha(line, 1.0, nesterov), line
        critical, best = critical_alpha(line, 1 / kappa, nesterov), best_alpha_gamma([1 / kappa, 1.0], nesterov)
        picture.draw_map(steps_for_a_digit(rates), wall, (critical, line), best)
        ground = contour_grid(bowl(kappa), (-9, 9, 121), (-6, 6, 81))
        picture.draw_background(*ground, (0, 0), ((0, _STEPS), (1e-12, 1e2)))

    def update(alpha, gamma, kappa, nesterov):
        rule, loss = (Nesterov if nesterov else Momentum)(alpha, gamma), bowl(kappa)
        walked = path(rule, loss.gradient, _START, _STEPS)
        losses, rate = loss(walked) / loss(_START), rate_of_the_slower_axis(alpha, gamma, kappa, nesterov)
        none, both = (walked[:0], losses[:0]), (walked, losses)
        picture.move(*zip(*((none, both) if nesterov else (both, none)), strict=True))
        picture.move_dot(alpha, gamma, rate ** (2 * np.arange(_STEPS + 1)))
        of_the_wall = side(alpha, largest_alpha(gamma, 1.0, nesterov))
        growth = growth_on_the_wall(gamma, nesterov)
        # α = 1 takes away the whole error of a round bowl, and Nesterov's rule then stays there with any γ.
        at_once = kappa == 1 and side(alpha, 1) == 0 and (nesterov or gamma == 0)
        told = {"verdict": _verdict(of_the_wall, at_once, rate, losses, growth), "rule": say(type(rule).__name__)}
        told |= {"kappa": kappa, "alpha": setting(alpha, 2), "gamma": setting(gamma, 3)}
        return say("{rule}, κ = {kappa}, α = {alpha}, γ = {gamma}: {verdict}", **told)

    moved = {
        "alpha": controls.slider("α", 1.0, 0.01, _LARGEST_ALPHA, 0.01, ".3f"),
        "gamma": controls.slider("γ", 0.5, 0.0, 0.999, 0.001, ".3f"),
        "kappa": controls.kappa_slider(100),
        "nesterov": controls.tick_box("Nesterov"),
        "k": controls.film("k", _STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _verdict(of_the_wall, at_once, rate, losses, growth):
    """What the place of α says, and then the rate: the wall is that of the steep axis."""
    if of_the_wall > 0:
        gone = first_divergence(losses)
        told = "past the wall, the shrink factor is {rate}; diverged at step {step}."
        if gone is None:
            told = "past the wall, the shrink factor is {rate}; after {steps} steps not yet a million times the start."
        return say(told, rate=share_of_one(rate), step=gone, steps=_STEPS)
    if of_the_wall == 0:
        return say("on the wall, the shrink factor is 1: {long_run}", long_run=_on_the_wall(growth))
    if at_once:
        return say("the shrink factor is 0: one step leads to the minimum.")
    if f"{rate:.6g}" == "1":
        return say("the shrink factor is {rate}, millions of steps for one digit.", rate=share_of_one(rate))
    told = "the shrink factor is {rate}, {steps} steps for one digit."
    return say(told, rate=share_of_one(rate), steps=many(steps_for_a_digit(rate)))


def _on_the_wall(growth):
    """From V = 0 the error along v becomes `growth` times as large, and stays so."""
    if growth == 1:
        return say("in the long run the error neither grows nor shrinks.")
    grows, shrinks = (
        "from V = 0 the error along v first grows towards {growth:.4g} times its size; "
        "in the long run the error neither grows nor shrinks.",
        "from V = 0 the error along v first shrinks towards {growth:.4g} times its size; "
        "in the long run the error neither grows nor shrinks.",
    )
    return say(grows if growth > 1 else shrinks, growth=growth)
