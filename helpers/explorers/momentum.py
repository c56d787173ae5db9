"""Lesson 11-5-2: what Momentum makes of a gradient, its velocity made visible, and where it overshoots."""

from itertools import islice

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart, beside, setting
from helpers.figures.step_lengths import StepLengthPicture
from helpers.figures.velocity import OvershootPicture, VelocityPicture
from helpers.losses import quadratic, valley
from helpers.optimizers import Momentum, path, states
from helpers.probes import steps_for
from helpers.stability import critical_alpha, first_overshoot, side
from helpers.surfaces import contour_grid

_STEPS, _CHANGE = 160, 80
_FIRST, _SECOND = np.array([1.0, 0.0]), np.array([0.0, 1.0])
_VELOCITY_START, _VELOCITY_ALPHA = np.array([-7.0, 2.0]), 0.1
_OVERSHOOT_STEPS, _LONG_RUN = 200, 5000


def explore_step_lengths(after=()):
    """Length and angle of each step while the gradient is constant or flips its sign; live in which, γ and α."""
    return _explore_known_gradients({"constant": _constant, "flipping": _flipping}, after)


def explore_turns(after=()):
    """Length and angle of each step when the gradient turns by 90° or stops; live in which, γ and α."""
    return _explore_known_gradients({"turning": _turning, "stopping": _stopping}, after)


def _explore_known_gradients(kinds, after):
    picture = StepLengthPicture(_STEPS)

    def update(kind, gamma, alpha):
        gradients = kind(np.arange(_STEPS)[:, None])
        velocities = -steps_for(Momentum(alpha, gamma), gradients)
        lengths = np.hypot(*velocities.T)
        angles = _degrees_between(velocities, -gradients)
        change = _CHANGE + 0.5 if kind in (_turning, _stopping) else None
        limit = {_constant: alpha / (1 - gamma), _flipping: alpha / (1 + gamma)}.get(kind, np.nan)
        picture.move(lengths, alpha * np.hypot(*gradients.T), angles, limit, change)
        return f"γ = {setting(gamma, 3)}, α = {alpha:.4g}: {_SENTENCES[kind](gamma, alpha)}"

    moved = {
        "kind": controls.choice("∇L", kinds),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
        "alpha": controls.log_slider("α", 1e-2, -3, -1, 0.1),
        "k": controls.film("k", _STEPS, first=1),
    }
    return Explorer(picture, moved, update, after=after)


def explore_velocity(after=()):
    """γV and −α∇L as arrows that add up to the step, on u²/20 + v² with α = 0.1; live in k and γ."""
    picture = VelocityPicture()

    def redraw():
        picture.draw_background(*contour_grid(valley, (-9, 9, 121), (-4, 4, 61)), valley.minimum)

    def update(k, gamma):
        run = islice(states(Momentum(_VELOCITY_ALPHA, gamma), valley.gradient, _VELOCITY_START), int(k) + 1)
        ways, velocities = zip(*run, strict=True)
        left_over, push = gamma * velocities[-1], -_VELOCITY_ALPHA * valley.gradient(ways[-1])
        picture.move(np.array(ways), left_over, push)
        start = f"γ = {setting(gamma, 3)}, step {k:.0f}: "
        if not left_over.any():
            return start + f"γV is 0, so the step is −α∇L = {_pair(push)}: plain gradient descent."
        ratio = np.hypot(*(left_over + push)) / np.hypot(*push)
        return start + f"γV = {_pair(left_over)} and −α∇L = {_pair(push)}. Together: {ratio:.3g} times as long as −α∇L."

    moved = {
        "k": controls.film("k", 60, value=0),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def explore_overshoot(after=()):
    """The weight over the steps on w²/2, beside the α above which it overshoots; live in γ and α."""
    gammas, loss = np.linspace(0, 0.999, 400), quadratic([1.0])
    picture = OvershootPicture(_OVERSHOOT_STEPS, (1e-4, 1.0))

    def redraw():
        picture.draw_background(gammas, critical_alpha(gammas, 1.0))

    def update(gamma, alpha):
        picture.move(path(Momentum(alpha, gamma), loss.gradient, [1.0], _OVERSHOOT_STEPS)[:, 0], gamma, alpha)
        critical = critical_alpha(gamma, 1.0)
        told, border = beside(alpha, critical)
        begin = f"γ = {setting(gamma, 3)}, α = {told}: "
        if side(alpha, critical) < 1:
            return begin + f"w never passes 0; overshooting begins above α = {border}."
        step = first_overshoot(alpha, gamma)
        if step > _LONG_RUN:
            return begin + f"just above {border}, w will pass 0, but not in {_LONG_RUN} steps."
        return begin + f"above {border}, so w overshoots; it first passes 0 at step {step}."

    moved = {
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
        "alpha": controls.log_slider("α", 1e-2, -4, 0, 0.02),
        "k": controls.film("k", _OVERSHOOT_STEPS, stride=2),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _constant(k):
    return _FIRST + 0 * k


def _flipping(k):
    return _FIRST * (-1.0) ** k


def _turning(k):
    return np.where(k < _CHANGE, _FIRST, _SECOND)


def _stopping(k):
    return np.where(k < _CHANGE, _FIRST, 0 * _SECOND)


def _degrees_between(a, b):
    """Degrees between the rows of a and b; NaN where one of them is 0."""
    with np.errstate(all="ignore"):
        cross, dot = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(axis=1)
        return np.where(a.any(axis=1) & b.any(axis=1), np.degrees(np.abs(np.arctan2(cross, dot))), np.nan)


def _first_at_most(share, gamma):
    """The first step k with γᵏ at most this share; who reaches it exactly is there, whatever the last digit says."""
    return next((k for k in range(1, _STEPS + 1) if side(gamma**k, share) < 1), None)


def _say_constant(gamma, alpha):
    if gamma == 0:
        return "each step is α long: plain gradient descent."
    limit, there = alpha / (1 - gamma), _first_at_most(0.1, gamma)
    when = f"not within {_STEPS} steps" if there is None else f"after {there} step{'s' if there > 1 else ''}"
    return f"the step grows towards α/(1 − γ) = {limit:.3g}, {1 / (1 - gamma):.4g} times α; 90 % of it {when}."


def _say_flipping(gamma, alpha):
    if gamma**_STEPS < 1e-3:
        return f"the step settles at α/(1 + γ) = {alpha / (1 + gamma):.3g}, {1 / (1 + gamma):.3f} times α."
    return f"the step is on its way to α/(1 + γ) = {alpha / (1 + gamma):.3g}, but after {_STEPS} steps not yet there."


def _say_turning(gamma, alpha):
    k = np.arange(1, _STEPS - _CHANGE + 1)
    old, new = gamma**k * (1 - gamma**_CHANGE), 1 - gamma**k
    below = [side(left, right) < 0 for left, right in zip(old, new, strict=True)]
    first = "exactly 45°" if side(old[0], new[0]) == 0 else f"{apart(np.degrees(np.arctan2(old[0], new[0])), 45)}°"
    when = f"below 45° from step {below.index(True) + 1} on" if any(below) else f"not below 45° within {len(k)} steps"
    return f"the first step after the turn is {first} off, and {when}."


def _say_stopping(gamma, alpha):
    if gamma == 0:
        return "with the gradient the step stops at once: nothing is remembered."
    if side(gamma, 0.5) == 0:
        return "without a gradient V halves at every step, since γ is ½."
    return f"without a gradient V halves every ln ½ / ln γ = {apart(np.log(0.5) / np.log(gamma), 1)} steps."


_SENTENCES = {_constant: _say_constant, _flipping: _say_flipping, _turning: _say_turning, _stopping: _say_stopping}


def _pair(vector):
    return "({:.3g}, {:.3g})".format(*vector)
