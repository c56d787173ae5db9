"""Lesson 11-5-2: Momentum in a valley, beside gradient descent, as a ball, and with its velocity made visible."""

from itertools import islice

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.momentum_pays import walls_of_both
from helpers.explorers.words import apart, ending, pair, setting, so_many
from helpers.figures.ball import BallPicture
from helpers.figures.side_by_side import SideBySidePicture
from helpers.figures.velocity import VelocityPicture
from helpers.language import say
from helpers.losses import valley
from helpers.optimizers import GradientDescent, Momentum, path, states
from helpers.stability import side
from helpers.surfaces import contour_grid

_START, _ALPHA = np.array([-7.0, 2.0]), 0.1
_STEPS, _LATER, _FAR = 40, 10, 1000
_STRETCH = 8, 2
_GROUND = (-8.5, 8.5, 121), (-3, 3, 61)
_WIDER_GROUND = (-8.5, 8.5, 121), (-4.5, 4.5, 61)  # the long arrows at W have room on it


def explore_side_by_side(same_speed=False, after=()):
    """Gradient descent above Momentum on u²/20 + v² from (−7, 2), 40 steps; live in α and γ.

    With `same_speed` a choice joins: gradient descent takes the same α, or α/(1 − γ), and begins with the second.
    """
    picture = SideBySidePicture(_STEPS)

    def redraw():
        picture.draw_background(*contour_grid(valley, *_GROUND), valley.minimum)

    def update(alpha, gamma, plain=_the_same):
        alphas = plain(alpha, gamma), alpha
        rules = GradientDescent(alphas[0]), Momentum(alpha, gamma)
        paths = [path(rule, valley.gradient, _START, _STEPS) for rule in rules]
        losses = [valley(way) for way in paths]
        picture.move(paths, losses)
        walls = walls_of_both(valley, gamma)
        sides = [side(*both) for both in zip(alphas, walls, strict=True)]
        told = {
            "plain": setting(alpha, 2) if alphas[0] == alpha else apart(alphas[0], walls[0]),
            "alpha": setting(alpha, 2),
            "gamma": setting(gamma, 2),
        }
        told["descent"], told["momentum"] = map(ending, losses, sides)
        told["swing"], told["other"] = (_swing(np.abs(way[_LATER:, 1]).max()) for way in paths)
        return say(
            "After {steps} steps gradient descent with α = {plain} {descent}, Momentum with α = {alpha}, γ = {gamma} "
            "{momentum}. Largest |v| from step {later} on: {swing} and {other}.",
            **told,
            steps=_STEPS,
            later=_LATER,
        )

    moved = {
        "alpha": controls.slider("α", 0.1, 0.05, 1.0, 0.05),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.99, 0.01),
        "plain": controls.choice("pair", {"same speed": _the_same_speed, "same α": _the_same}),
        "k": controls.film("k", _STEPS),
    }
    if not same_speed:
        del moved["plain"]
    return Explorer(picture, moved, update, redraw, after=after)


def explore_ball(after=()):
    """The run of Momentum with α = 0.1 on u²/20 + v² from above, and as a ball from two sides; live in k and γ."""
    picture = BallPicture(_STRETCH)
    slices = [np.linspace(*ends, 121) for *ends, _ in _GROUND]
    heights = [valley(np.stack(both, axis=-1)) for both in ((slices[0], 0 * slices[0]), (0 * slices[1], slices[1]))]

    def redraw():
        bowls = zip(slices, heights, strict=True)
        picture.draw_background(*contour_grid(valley, *_GROUND), valley.minimum, bowls)

    def update(k, gamma):
        way, left_over, push = _state(k, gamma)
        W = way[-1]
        picture.move(way, [valley(W * one) for one in np.eye(2)], left_over, push)
        along, across = (_times(_passed(row)) for row in way.T)
        return say(
            "γ = {gamma}: friction takes {share:.3g}% of V in each step. Up to step {k:.0f} "
            "the ball has passed the lowest point {across} across the floor and {along} along it.",
            gamma=setting(gamma, 2),
            share=100 * (1 - gamma),
            k=k,
            across=across,
            along=along,
        )

    return Explorer(picture, _step_and_gamma(3), update, redraw, after=after)


def explore_velocity(after=()):
    """γV and −α∇L as arrows that add up to the step, on u²/20 + v² with α = 0.1; live in k and γ."""
    picture = VelocityPicture()

    def redraw():
        picture.draw_background(*contour_grid(valley, *_WIDER_GROUND), valley.minimum)

    def update(k, gamma):
        way, left_over, push = _state(k, gamma)
        plain = path(GradientDescent(_ALPHA), valley.gradient, _START, int(k))
        picture.move(way, plain, left_over, push)
        parts = {"left_over": pair(left_over), "push": pair(push)}
        told = "γV is 0, so the step is −α∇L = {push}: plain gradient descent."
        if left_over.any():
            told = "γV = {left_over}, −α∇L = {push}. The step is {ratio:.3g} times as long as −α∇L."
            parts["ratio"] = np.hypot(*(left_over + push)) / np.hypot(*push)
        parts = say(told, **parts)
        return say("γ = {gamma}, after {steps}: {parts}", gamma=setting(gamma, 2), steps=so_many(k), parts=parts)

    return Explorer(picture, _step_and_gamma(6), update, redraw, after=after)


def _step_and_gamma(k):
    return {"k": controls.film("k", 60, value=k), "gamma": controls.slider("γ", 0.9, 0.0, 0.99, 0.01)}


def _state(k, gamma):
    """The way of Momentum up to step k, an array (k + 1, 2), and the two parts of the next step, γV and −α∇L."""
    run = islice(states(Momentum(_ALPHA, gamma), valley.gradient, _START), int(k) + 1)
    way, velocities = (np.array(row) for row in zip(*run, strict=True))
    return way, gamma * velocities[-1], -_ALPHA * valley.gradient(way[-1])


def _the_same(alpha, gamma):
    return alpha


def _the_same_speed(alpha, gamma):
    """The step along a steady slope is α/(1 − γ) long in the long run."""
    return alpha / (1 - gamma)


def _passed(row):
    """How often a row of numbers changes its sign."""
    signs = np.sign(row[row != 0])
    return int((signs[1:] != signs[:-1]).sum())


def _swing(size):
    """The largest |v| as the lesson prints it, and none of the digits of one that runs away."""
    return f"{size:.2f}" if size < _FAR else say("above {far}", far=_FAR)


def _times(number):
    return say({1: "once", 2: "twice"}.get(number, "{number} times"), number=number)
