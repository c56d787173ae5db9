"""Lesson 11-5-4: the squares that RMSProp remembers, first of a constant gradient, then on a way."""

from itertools import islice

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import pair
from helpers.figures.squares import SquaresPicture
from helpers.language import say
from helpers.losses import valley
from helpers.optimizers import RMSProp, states
from helpers.surfaces import contour_grid

_STEPS, _TINY = 60, 1e-12
_KINDS = {"constant": "constant", "of the valley": "valley"}
_WINDOW = (-9, 5, 121), (-4, 4, 81)
_SLOPE = np.array([-1.0, 4.0])  # the constant gradient, as long along v as the valley's first one


def explore_squares(after=()):
    """RMSProp: what h is made of, and the learning rate of each axis; live in the gradient, k and α."""
    picture = SquaresPicture(_STEPS, most=16, largest=16.0)

    def redraw(kind):
        u, v, heights = contour_grid(valley, *_WINDOW)
        if kind == "constant":
            picture.draw_background(u, v, _SLOPE[0] * u + _SLOPE[1] * v, None)
        else:
            picture.draw_background(u, v, heights, valley.minimum)

    def update(kind, k, alpha):
        rule, start = RMSProp(0.1, alpha), (-7.0, 3.5) if kind == "constant" else (-7.0, 2.0)
        gradient = _constant if kind == "constant" else valley.gradient
        run = islice(states(rule, gradient, start), int(k) + 1)
        ways, h = (np.array(part) for part in zip(*run, strict=True))
        h, gradients = h[1:], gradient(ways[:-1])
        shares = (1 - alpha) * alpha ** np.arange(len(gradients))[:, None] * gradients[::-1] ** 2
        etas = rule.eta0 / (np.sqrt(h) + rule.epsilon)
        picture.move(ways[:-1], ways[-1] - ways[-2], shares, h[-1], etas)
        return say(
            "Step {k:.0f}, α = {alpha:.4g}: h = {h}, so √h = {root} and η = {eta}. The gradient {gradient} gives the "
            "step {step}.",
            **{"k": k, "alpha": alpha, "h": pair(h[-1], 4, _TINY), "root": pair(np.sqrt(h[-1]), 4, _TINY)},
            **{"eta": pair(etas[-1], 4), "gradient": pair(gradients[-1], 4, _TINY)},
            step=pair(ways[-1] - ways[-2], smallest=_TINY),
        )

    moved = {
        "kind": controls.choice("gradient", _KINDS),
        "k": controls.film("k", _STEPS, first=1, value=8),
        "alpha": controls.decay_slider("α", 0.9),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _constant(W):
    return np.broadcast_to(_SLOPE, np.shape(W))
