"""Lesson 11-5-3: is Momentum just a larger α, and does it always help? Two rules and one's own, side by side."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.own_rule import joins, own_path, waiting_note
from helpers.explorers.words import apart, ending, readable, setting
from helpers.figures import style
from helpers.figures.descent import DescentPicture
from helpers.language import say
from helpers.losses import book_loss, valley
from helpers.optimizers import GradientDescent, Momentum, path
from helpers.stability import first_divergence, largest_alpha, side
from helpers.surfaces import contour_grid

_LOOKS = [(style.GRADIENT_DESCENT, 1.4, "-"), (style.MOMENTUM, 1.6, "--"), (style.OWN_RULE, 1.8, "-.")]
_LARGER_STEPS, _BOOK_STEPS = 100, 20


def explore_larger_alpha(after=()):
    """Gradient descent with α/(1 − γ) beside Momentum with α and γ, on u²/20 + v²; live in α and γ."""
    picture = DescentPicture(["gradient descent with α/(1 − γ)", "Momentum with α, γ"], _LOOKS[:2], "loss")
    ground = contour_grid(valley, (-9, 9, 121), (-4, 4, 61))

    def redraw():
        picture.draw_background(*ground, valley.minimum, ((0, _LARGER_STEPS), (1e-8, 1e2)))

    def update(alpha, gamma):
        larger = alpha / (1 - gamma)
        paths = [path(rule, valley.gradient, [-7, 2], _LARGER_STEPS) for rule in _pair(larger, alpha, gamma)]
        losses = [valley(way) for way in paths]
        picture.move(paths, losses)
        walls = walls_of_both(valley, gamma)
        sides = [side(*pair) for pair in zip((larger, alpha), walls, strict=True)]
        ends = [ending(*pair) for pair in zip(losses, sides, strict=True)]
        return say(
            "α = {alpha}, γ = {gamma}: after {steps} steps gradient descent with {larger} {descent}, "
            "Momentum {momentum}.",
            alpha=apart(alpha, walls[1]),
            gamma=setting(gamma, 3),
            steps=_LARGER_STEPS,
            larger=apart(larger, walls[0]),
            descent=ends[0],
            momentum=ends[1],
        )

    moved = {
        "alpha": controls.log_slider("α", 1e-2, -3, 0.5, 0.05),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
        "k": controls.film("k", _LARGER_STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def explore_book_loss(own=None, after=()):
    """Gradient descent and Momentum on the book's L from (4, 4), 20 steps; live in α and γ.

    `own(alpha, gamma)` gives a rule of your own, which joins as a third as soon as it passes `check_own_rule`.
    """
    third = joins(own)
    note = waiting_note(own, third)
    names = ["gradient descent", "Momentum", "your own"][: 3 if third else 2]
    picture = DescentPicture(names, _LOOKS[: len(names)], "loss above its lowest value")
    ground = contour_grid(book_loss, (-7, 5, 121), (-5, 5, 101))

    def redraw():
        picture.draw_background(*ground, book_loss.minimum, ((0, _BOOK_STEPS), (1e-10, 1e4)))

    def update(alpha, gamma):
        rules = _pair(alpha, alpha, gamma)
        paths = [path(rule, book_loss.gradient, [4, 4], _BOOK_STEPS) for rule in rules]
        sides = [side(alpha, wall) for wall in walls_of_both(book_loss, gamma)]
        trouble = ""
        if third:
            way, trouble = own_path(own, (alpha, gamma), book_loss.gradient, [4, 4], _BOOK_STEPS)
            paths.append(way)
        losses = [book_loss(way) - book_loss.lowest for way in paths]
        picture.move(paths, losses)
        told = "α = {alpha}, γ = {gamma}: after {steps} steps gradient descent {descent}, Momentum {momentum}."
        holes = {"alpha": setting(alpha, 3), "gamma": setting(gamma, 3), "steps": _BOOK_STEPS}
        holes["descent"], holes["momentum"] = map(ending, losses[:2], sides)
        if third and not trouble:
            told = (
                "α = {alpha}, γ = {gamma}: after {steps} steps gradient descent {descent}, Momentum {momentum}, "
                "your own {own}."
            )
            holes["own"] = _seen(losses[2])
        return say(told, **holes) + trouble + note

    moved = {
        "alpha": controls.slider("α", 0.05, 0.005, 0.6, 0.005, ".3f"),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
        "k": controls.film("k", _BOOK_STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _pair(alpha_of_descent, alpha, gamma):
    return GradientDescent(alpha_of_descent), Momentum(alpha, gamma)


def walls_of_both(loss, gamma):
    """The walls of gradient descent and Momentum, which the steepest axis of the loss sets."""
    steepest = np.linalg.eigvalsh(loss.hessian([0, 0])).max()
    return [largest_alpha(decay, steepest) for decay in (0, gamma)]


def _seen(losses):
    """Where a rule of the reader's own ends, as far as it was seen: nobody has a theory for it."""
    gone = first_divergence(losses, np.finfo(float).max)
    if gone is not None:
        return say("has no finite loss from step {step} on", step=gone)
    above = losses[-1] > losses[0]
    return say("is at {loss}, above its start" if above else "is at {loss}", loss=readable(losses[-1]))
