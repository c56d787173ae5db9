"""Lesson 11-5-4: five answers to the question by what a gradient should be divided, one after the other."""

import numpy as np

from helpers.attempts import ATTEMPTS
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import pair
from helpers.figures.divide_by import DivideByPicture
from helpers.language import say
from helpers.losses import valley
from helpers.optimizers import path
from helpers.stability import first_divergence
from helpers.surfaces import contour_grid

_START, _STEPS, _TOLD = (-7.0, 2.0), 60, 30
_ETAS = (0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.95, 1.5, 3.0, 10.0)


def explore_divide_by(after=()):
    """One rule on u²/20 + v²; live in what it divides the gradient by, in η₀ and in the step."""
    picture = DivideByPicture(_STEPS)

    def redraw():
        picture.draw_background(*contour_grid(valley, (-9, 5, 121), (-4, 4, 81)), valley.minimum)

    def update(divisor, eta0):
        way = path(ATTEMPTS[divisor](eta0), valley.gradient, _START, _STEPS)
        lengths, losses = np.abs(np.diff(way, axis=0)) / eta0, valley(way)
        picture.move(way, lengths, losses)
        ways = {"divisor": say(divisor), "eta0": eta0, "first": pair(lengths[0], 2), "last": pair(lengths[-1], 2)}
        ends = {"steps": _STEPS, "told": _TOLD, "loss": losses[_TOLD], "end": losses[-1]}
        told = (
            "Divided by {divisor}, η₀ = {eta0:g}: the first step is {first} η₀ long, step {steps} is {last} η₀. "
            "Loss at step {told}: {loss:.2g}, at step {steps}: {end:.2g}."
        )
        if (gone := first_divergence(losses)) is not None:
            told = "Divided by {divisor}, η₀ = {eta0:g}: the first step is {first} η₀ long; diverged at step {gone}."
        return say(told, **ways, **ends, gone=gone)

    moved = {
        "divisor": controls.choice("divide g by", {name: name for name in ATTEMPTS}),
        "eta0": controls.stops("η₀", _ETAS, 0.3),
        "k": controls.film("k", _STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)
