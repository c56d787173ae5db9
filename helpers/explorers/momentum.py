"""Lesson 11-5-2: what Momentum makes of gradients that one knows in advance, and where it overshoots."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart, beside, setting
from helpers.figures.step_lengths import PushesPicture, StepLengthPicture
from helpers.figures.velocity import OvershootPicture
from helpers.losses import quadratic
from helpers.optimizers import Momentum, path
from helpers.probes import steps_for
from helpers.stability import critical_alpha, first_overshoot, side

_PUSHES, _LONGEST = 80, 12
_STEPS, _CHANGE = 160, 80
_FIRST, _SECOND = np.array([1.0, 0.0]), np.array([0.0, 1.0])
_OVERSHOOT_STEPS, _LONG_RUN = 200, 5000


def explore_step_lengths(after=()):
    """Length of each step in units of α, and its pushes, for a constant or a flipping gradient; live in γ and k."""
    picture = PushesPicture(_PUSHES, _LONGEST)

    def update(kind, gamma, k):
        gradients = kind(np.arange(_PUSHES))
        steps = steps_for(Momentum(1.0, gamma), gradients)
        left = gamma ** np.arange(int(k) - 1, -1, -1) * gradients[: int(k)]
        limit = 1 / (1 - gamma if kind is _constant else 1 + gamma)
        picture.move(np.abs(steps), limit, left)
        length = abs(steps[int(k) - 1])
        return f"γ = {setting(gamma, 2)}: step {k:.0f} is {length:.3g} α long. {_SENTENCES[kind](gamma)}"

    moved = {
        "kind": controls.choice("∇L", {"constant": _constant, "flipping": _flipping}),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.99, 0.01),
        "k": controls.film("k", _PUSHES, first=1),
    }
    return Explorer(picture, moved, update, after=after)


def explore_turns(after=()):
    """Length and angle of each step when the gradient turns by 90° or stops; live in which and γ."""
    picture = StepLengthPicture(_STEPS, _CHANGE + 0.5)

    def update(kind, gamma):
        gradients = kind(np.arange(_STEPS)[:, None])
        velocities = -steps_for(Momentum(1.0, gamma), gradients)
        lengths, before = np.hypot(*velocities.T), (1 - gamma**_CHANGE) / (1 - gamma)
        angles = _degrees_between(velocities, -gradients)
        picture.move(lengths / before, np.hypot(*gradients.T) / before, angles)
        return f"γ = {setting(gamma, 3)}: {_SENTENCES[kind](gamma)}"

    moved = {
        "kind": controls.choice("∇L", {"turning": _turning, "stopping": _stopping}),
        "gamma": controls.slider("γ", 0.9, 0.0, 0.999, 0.001, ".3f"),
        "k": controls.film("k", _STEPS, first=1),
    }
    return Explorer(picture, moved, update, after=after)


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
    return np.ones(k.shape)


def _flipping(k):
    return (-1.0) ** k


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
    return next((k for k in range(1, _PUSHES + 1) if side(gamma**k, share) < 1), None)


def _say_constant(gamma):
    if gamma == 0:
        return "So is each step: plain gradient descent."
    there = _first_at_most(0.1, gamma)
    when = f"not within {_PUSHES} steps" if there is None else f"after {there} step{'s' if there > 1 else ''}"
    top = f" The picture ends at {_LONGEST} α." if 1 / (1 - gamma) > _LONGEST else ""
    return f"The steps grow towards 1/(1 − γ) = {1 / (1 - gamma):.4g} times α; 90 % of it {when}.{top}"


def _say_flipping(gamma):
    if gamma == 0:
        return "So is each step: plain gradient descent."
    there = "" if gamma**_PUSHES < 1e-3 else f", but after {_PUSHES} steps they are not yet there"
    return f"The steps go towards 1/(1 + γ) = {1 / (1 + gamma):.3f} times α{there}."


def _say_turning(gamma):
    k = np.arange(1, _STEPS - _CHANGE + 1)
    old, new = gamma**k * (1 - gamma**_CHANGE), 1 - gamma**k
    below = [side(left, right) < 0 for left, right in zip(old, new, strict=True)]
    first = "exactly 45°" if side(old[0], new[0]) == 0 else f"{apart(np.degrees(np.arctan2(old[0], new[0])), 45)}°"
    when = f"below 45° from step {below.index(True) + 1} on" if any(below) else f"not below 45° within {len(k)} steps"
    return f"the first step after the turn is {first} off, and {when}."


def _say_stopping(gamma):
    if gamma == 0:
        return "with the gradient the step stops at once: nothing is remembered."
    if side(gamma, 0.5) == 0:
        return "without a gradient V halves at every step, since γ is ½."
    return f"without a gradient V halves every ln ½ / ln γ = {apart(np.log(0.5) / np.log(gamma), 1)} steps."


_SENTENCES = {_constant: _say_constant, _flipping: _say_flipping, _turning: _say_turning, _stopping: _say_stopping}
