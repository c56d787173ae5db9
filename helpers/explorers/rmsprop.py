"""Lesson 11-5-4: a step that ignores units, turned axes, and an end that comes if η₀ is lowered."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import apart
from helpers.figures import style
from helpers.figures.curves import CurvesPanel, CurvesPicture
from helpers.figures.descent import DescentPicture
from helpers.figures.turned import TurnedPicture
from helpers.language import say
from helpers.losses import Quadratic, quadratic, turning, valley
from helpers.optimizers import THE_FOUR, GradientDescent, Momentum, RMSProp, Scheduled, path
from helpers.stability import first_divergence, largest_alpha, side
from helpers.surfaces import contour_grid

# So many jumps in a row of ½η₀, to within a hundredth of η₀: over all η₀ and α of the sliders none of them grew again.
_SETTLED = 8
_START, _RACE_STEPS, _UNIT_STEPS, _END_STEPS = np.array([-7.0, 2.0]), 30, 60, 300

# What η₀ is multiplied by in step k = 1, 2, 3, …
SCHEDULES = {"fixed": lambda k: 1.0, "η₀/√k": lambda k: k**-0.5, "η₀·0.98ᵏ": lambda k: 0.98**k}


def explore_units(after=()):
    """Three rules on u²/20 + s·v², whose v axis is steeper by the factor s; live in s and η₀."""
    before = {name: _walk(rule, 1.0) for name, rule in _three(0.1).items()}
    picture = DescentPicture(list(before), style.looks_of(before), "distance from the minimum")
    ground = contour_grid(valley, (-9, 5, 121), (-4, 4, 81))

    def redraw():
        picture.draw_background(*ground, (0, 0), ((0, _UNIT_STEPS), (1e-3, 1e3)))

    def update(scale, eta0):
        rules = _three(eta0)
        paths = {name: _walk(rule, scale) for name, rule in rules.items()}
        picture.move(paths.values(), [np.hypot(*way.T) for way in paths.values()])
        if side(scale, 1) == 0:
            return say("s = 1, η₀ = {eta0:.4g}: the loss as it was. Now make its v axis steeper.", eta0=eta0)
        old = {**before, "RMSProp": _walk(rules["RMSProp"], 1.0)}
        told = say(", ").join(
            _became(say(name), paths[name], old[name], _of_the_wall(rule, scale)) for name, rule in rules.items()
        )
        return say("s = {scale:.4g}, η₀ = {eta0:.4g}: {told}.", scale=scale, eta0=eta0, told=told)

    moved = {
        "scale": controls.log_slider("s", 1.0, -6, 6, 0.1),
        "eta0": controls.log_slider("η₀", 0.1, -6, 1, 0.1),
        "k": controls.film("k", _UNIT_STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def explore_turned_axes(after=()):
    """The valley with its axes turned against those of the weights: who cares? Live in the angle."""
    rates = {"gradient descent": 0.95, "Momentum": 0.1, "RMSProp": 0.3, "Adam": 0.3}
    picture = TurnedPicture(list(rates), style.looks_of(rates), "loss")
    ground = contour_grid(valley, (-9, 5, 121), (-5, 5, 101))

    def redraw():
        picture.draw_background(*ground, (0, 0), ((0, _RACE_STEPS), (1e-5, 1e2)))

    def update(angle):
        turn = turning(np.radians(angle))
        loss = Quadratic(turn @ valley.H @ turn.T, np.zeros(2))
        paths = {
            name: path(THE_FOUR[name](rate), loss.gradient, turn @ _START, _RACE_STEPS) for name, rate in rates.items()
        }
        # Drawn as seen by one who turns with the valley: so the contours stand still, and the axes of W turn.
        picture.move([way @ turn for way in paths.values()], [loss(way) for way in paths.values()])
        picture.turn(-np.radians(angle))
        ends = say(", ").join(
            say("{name} {loss:.3g}", name=say(name), loss=loss(way[-1])) for name, way in paths.items()
        )
        told = "Turned by {angle:.0f}°, loss after {steps} steps: {ends}."
        return say(told, angle=angle, steps=_RACE_STEPS, ends=ends)

    moved = {"angle": controls.slider("angle", 0.0, 0.0, 90.0, 1.0, ".0f"), "k": controls.film("k", _RACE_STEPS)}
    return Explorer(picture, moved, update, redraw, after=after)


def explore_the_end(after=()):
    """RMSProp on w²/2: the distance from 0 over the steps, beside ½η; live in η₀, how it is lowered, and α."""
    curves = {"RMSProp": (style.RMSPROP, 1.6, "-"), "half the learning rate": (style.CURVE, 1.4, ":")}
    panel = CurvesPanel("|w|, the distance from the minimum", (1e-5, 1e2), curves, log=True)
    picture = CurvesPicture([panel], _END_STEPS)

    def update(eta0, lowered, alpha):
        rates = eta0 * np.array([SCHEDULES[lowered](k) for k in range(1, _END_STEPS + 1)])
        rule = Scheduled(RMSProp(eta0, alpha), "eta0", lambda k: rates[k - 1])
        way = path(rule, lambda w: w, 1.0, _END_STEPS)
        picture.move([np.abs(way), np.array([rates[0], *rates]) / 2], [])
        settings = {"eta0": eta0, "alpha": alpha}
        if lowered == "fixed":
            return say("η₀ = {eta0:.4g}, α = {alpha:.4g}: {ending}", **settings, ending=_ending(way, eta0))
        told = "η₀ = {eta0:.4g}, in step k {lowered}, α = {alpha:.4g}: {ending}"
        return say(told, **settings, lowered=lowered, ending=_lowered_ending(way, rates[-1]))

    moved = {
        "eta0": controls.log_slider("η₀", 0.1, -6, 1, 0.1),
        "lowered": controls.choice("in step k", {name: name for name in SCHEDULES}),
        "alpha": controls.decay_slider("α", 0.9),
        "k": controls.film("k", _END_STEPS, stride=2),
    }
    return Explorer(picture, moved, update, after=after)


def _three(eta0):
    return {"gradient descent": GradientDescent(0.3), "Momentum": Momentum(0.05), "RMSProp": RMSProp(eta0)}


def _walk(rule, scale):
    return path(rule, quadratic([0.1, 2.0 * scale]).gradient, _START, _UNIT_STEPS)


def _of_the_wall(rule, scale):
    """On which side of its wall a rule runs: −1 inside, 0 on it, 1 beyond. RMSProp has none: its steps are bounded."""
    if isinstance(rule, RMSProp):
        return -1
    return side(rule.alpha, largest_alpha(getattr(rule, "gamma", 0), max(0.1, 2 * scale)))


def _became(name, way, old, of_the_wall):
    """What became of a path: past its wall it diverges; else it stays, to a thousandth of its way, or leaves."""
    if of_the_wall > 0:
        gone = first_divergence(np.hypot(*way.T), 1e3)
        diverges, soon = "{name} diverges", "{name} diverges (step {step})"
        return say(diverges, name=name) if gone is None else say(soon, name=name, step=gone)
    if of_the_wall == 0:
        return say("{name} is on its wall and does not arrive", name=name)
    away, length = np.abs(way - old).max(), np.abs(old - old[0]).max()
    stays, leaves = "{name} stays on its path", "{name} leaves its path by {away:.2g}"
    return say(stays if away < 1e-3 * length else leaves, name=name, away=away)


def _ending(way, eta0):
    last, now, at = way[-_SETTLED:], way[-1], {"steps": _END_STEPS, "now": way[-1]}
    if np.abs(np.abs(last) - eta0 / 2).max() < 0.01 * eta0 and (last[1:] * last[:-1] < 0).all():
        return say("in the end it jumps between +½η₀ and −½η₀ for ever.")
    if now == 0:
        small = np.abs(way[way != 0][-1]) < np.finfo(float).tiny
        smallest = "w has become exactly 0: the computer has no smaller number."
        return say(smallest if small else "w has become exactly 0, and stays there.")
    if np.abs(way[-2:]).max() < 1e-3 * eta0:  # twice: who only jumps across 0 is near it once
        near = "after {steps} steps it is very near 0, at {now:.2g}: √h still remembers larger gradients."
        return say(near, **at)
    if (np.sign(way) == np.sign(way[0])).all():
        return say("after {steps} steps it is still on its way, at {now:.2g}.", **at)
    share = apart(abs(now) / eta0, 0.5, 2)  # who passes ½η₀ by chance is not told to be there
    told = "after {steps} steps it is at {share} times η₀ from the minimum, and has not settled."
    return say(told, steps=_END_STEPS, share=share)


def _lowered_ending(way, rate):
    """Where a way ends whose learning rate has become `rate`; ½ of it is what the dotted line shows."""
    at = {"steps": _END_STEPS, "now": way[-1], "rate": rate}
    if way[-1] == 0:
        return say("after {steps} steps w has become exactly 0.", **at)
    coming = "after {steps} steps it is still on its way, at {now:.2g}; the learning rate is {rate:.2g} now."
    there = "after {steps} steps it is at {now:.2g}; the learning rate is {rate:.2g} now."
    return say(coming if (np.sign(way) == np.sign(way[0])).all() else there, **at)
