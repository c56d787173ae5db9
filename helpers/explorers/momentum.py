"""Lesson 11-5-2: what Momentum makes of gradients that one knows in advance, and where it overshoots."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart, beside, setting
from helpers.figures.step_lengths import PushesPicture, StepLengthPicture
from helpers.figures.velocity import OvershootPicture
from helpers.language import say
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
        told = {"k": k, "length": abs(steps[int(k) - 1]), "limit": _SENTENCES[kind](gamma)}
        return say("γ = {gamma}: step {k:.0f} is {length:.3g} α long. {limit}", gamma=setting(gamma, 2), **told)

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
        return say("γ = {gamma}: {memory}", gamma=setting(gamma, 3), memory=_SENTENCES[kind](gamma))

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
        passes = _passes(alpha, gamma, side(alpha, critical), border)
        return say("γ = {gamma}, α = {alpha}: {passes}", gamma=setting(gamma, 3), alpha=told, passes=passes)

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
        return say("So is each step: plain gradient descent.")
    limit, step = 1 / (1 - gamma), _first_at_most(0.1, gamma)
    told = "The steps grow towards 1/(1 − γ) = {limit:.4g} times α; 90% of it after {step} steps."
    if step == 1:
        told = "The steps grow towards 1/(1 − γ) = {limit:.4g} times α; 90% of it after 1 step."
    if step is None:
        told = "The steps grow towards 1/(1 − γ) = {limit:.4g} times α; 90% of it not within {steps} steps."
    top = say(" The picture ends at {longest} α.", longest=_LONGEST) if limit > _LONGEST else ""
    return say(told, limit=limit, step=step, steps=_PUSHES) + top


def _say_flipping(gamma):
    if gamma == 0:
        return say("So is each step: plain gradient descent.")
    told = "The steps go towards 1/(1 + γ) = {limit:.3f} times α."
    if gamma**_PUSHES >= 1e-3:
        told = "The steps go towards 1/(1 + γ) = {limit:.3f} times α, but after {steps} steps they are not yet there."
    return say(told, limit=1 / (1 + gamma), steps=_PUSHES)


def _say_turning(gamma):
    k = np.arange(1, _STEPS - _CHANGE + 1)
    old, new = gamma**k * (1 - gamma**_CHANGE), 1 - gamma**k
    below = [side(left, right) < 0 for left, right in zip(old, new, strict=True)]
    exactly, degrees = side(old[0], new[0]) == 0, apart(np.degrees(np.arctan2(old[0], new[0])), 45)
    first = say("exactly 45°") if exactly else f"{degrees}°"
    if not any(below):
        told = "the first step after the turn is {first} off, and not below 45° within {steps} steps."
        return say(told, first=first, steps=len(k))
    told = "the first step after the turn is {first} off, and from step {step} after it on below 45°."
    return say(told, first=first, step=below.index(True) + 1)


def _say_stopping(gamma):
    if gamma == 0:
        return say("with the gradient the step stops at once: nothing is remembered.")
    if side(gamma, 0.5) == 0:
        return say("without a gradient V halves at every step, since γ is ½.")
    half_life = apart(np.log(0.5) / np.log(gamma), 1)
    return say("without a gradient V halves every ln ½ / ln γ = {half_life} steps.", half_life=half_life)


def _passes(alpha, gamma, of_the_border, border):
    if of_the_border < 1:
        return say("w never passes 0; overshooting begins above α = {border}.", border=border)
    step = first_overshoot(alpha, gamma)
    if step > _LONG_RUN:
        told = "just above {border}, w will pass 0, but not in {steps} steps."
        return say(told, border=border, steps=_LONG_RUN)
    return say("above {border}, so w overshoots; it first passes 0 at step {step}.", border=border, step=step)


_SENTENCES = {_constant: _say_constant, _flipping: _say_flipping, _turning: _say_turning, _stopping: _say_stopping}
