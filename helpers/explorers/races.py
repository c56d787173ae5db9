"""Lesson 11-5-6: a race at hand-picked rates, and a fair one, in which each rule runs at its own best rate."""

import ipywidgets as widgets
import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.own_rule import OwnRule, joins, waiting_note
from helpers.figures import style
from helpers.figures.race import FairRacePicture, RacePicture
from helpers.optimizers import path
from helpers.probes import THE_FOUR
from helpers.races import JUDGES, RATES, at_step_30, best, scores, swept
from helpers.stability import first_divergence
from helpers.surfaces import SURFACES

_LOOKS = [*style.FOUR_LOOKS, (style.OWN_RULE, 2.0, ":")]
_OWN_RATE, _SHOWN, _STEPS, _SLIDER_STEP = 0.1, 100, 300, 0.005


def explore_race(own=None, after=()):
    """Four paths and four losses on a surface; live in the surface, in whose rate moves, and in that rate.

    `own(rate, gamma)` gives a rule of your own, which joins with γ = 0.9 if it passes `check_own_rule`.
    """
    rules = _with_own(own)
    picture = RacePicture(list(rules), _LOOKS[: len(rules)], "loss above its lowest value", step=30)
    rates, note = _hand_picked(rules), waiting_note(own, "your own" in rules)

    def redraw(surface, whose, rate):
        picture.draw_background(*surface.grid(), surface.minima, ((0, _SHOWN), (1e-10, 1e3)))

    def update(surface, whose, rate):
        now = _with_the_slider(rates[surface], whose, rate)
        paths = [path(rule(now[name]), surface.loss.gradient, surface.start, _SHOWN) for name, rule in rules.items()]
        losses = [surface.above_lowest(way) for way in paths]
        picture.move(paths, losses)
        return "Loss at step 30: " + _places(list(rules), losses, at_step_30, now) + note

    moved = _race_controls(rules)
    _let_the_rate_follow(moved, rates)
    return Explorer(picture, moved, update, redraw, redrawn_by=("surface",), after=after)


def explore_fair_race(own=None, after=()):
    """What a judge says of each rule over its rate, and the losses; live in surface, judge, whose rate, and the rate.

    The button lets each rule run at its best rate for this judge. `own` as in `explore_race`.
    """
    rules = _with_own(own)
    picture = FairRacePicture(list(rules), _LOOKS[: len(rules)], (RATES[0], RATES[-1]), _STEPS)
    rates, sweeps, note = _hand_picked(rules), {}, waiting_note(own, "your own" in rules)

    def sweep_of(surface):
        if surface not in sweeps:
            sweeps[surface] = {name: _sweep(rule, surface) for name, rule in rules.items()}
        return sweeps[surface]

    def redraw(surface, judge, whose, rate, at_best):
        every, losses = zip(*sweep_of(surface).values(), strict=True)
        limits = (10, 1e3) if "until" in _name(judge) else (1e-14, 1e3)
        picture.draw_background(_name(judge), limits, every, [scores(judge, row) for row in losses])

    def update(surface, judge, whose, rate, at_best):
        now = _with_the_slider(rates[surface], whose, rate)
        paths = [path(rule(now[name]), surface.loss.gradient, surface.start, _STEPS) for name, rule in rules.items()]
        losses = [surface.above_lowest(way) for way in paths]
        picture.move([now[name] for name in rules], [scores(judge, row) for row in losses], losses)
        return f"{_name(judge).capitalize()}: {_places(list(rules), losses, judge, now)}{note}"

    def go_to_the_best(change):
        if change["new"]:
            surface, judge = moved["surface"].value, moved["judge"].value
            rates[surface].update({name: best(judge, *found)[1] for name, found in sweep_of(surface).items()})
            moved["rate"].value = rates[surface][moved["whose"].value]
            moved["at_best"].value = False  # pressed and done: the rates may be moved on from here

    judge = controls.choice("judge", JUDGES)
    judge.layout.width = "270px"
    at_best = widgets.ToggleButton(description="each at its best", layout=widgets.Layout(width="150px"))
    surface, *others = _race_controls(rules).items()
    moved = dict([surface, ("judge", judge), *others, ("at_best", at_best)])
    _let_the_rate_follow(moved, rates)
    at_best.observe(go_to_the_best, names="value")
    return Explorer(picture, moved, update, redraw, redrawn_by=("surface", "judge"), after=after)


def _race_controls(rules):
    first = next(iter(SURFACES.values())).rates[0]
    whose = controls.choice("whose rate", {name: name for name in rules})
    whose.layout.width = "250px"
    return {
        "surface": controls.choice("surface", SURFACES),
        "whose": whose,
        "rate": controls.log_slider("rate", first, -6, 1, _SLIDER_STEP),
    }


def _let_the_rate_follow(moved, rates):
    """When another surface or rule is chosen, the slider jumps to the rate that it runs at."""
    for name in ("surface", "whose"):
        moved[name].observe(
            lambda change: setattr(moved["rate"], "value", rates[moved["surface"].value][moved["whose"].value]),
            names="value",
        )


def _with_the_slider(rates, whose, rate):
    """Take the slider's rate, unless it is the nearest stop to the rate that is there: the best ones have no stop."""
    if abs(np.log10(rate / rates[whose])) > 0.51 * _SLIDER_STEP:
        rates[whose] = rate
    return rates


def _with_own(own):
    rules = dict(THE_FOUR)
    if joins(own):
        rules["your own"] = lambda rate: OwnRule(own(rate, 0.9))
    return rules


def _hand_picked(rules):
    """The rate of each rule on each surface; they change as the reader moves them."""
    return {surface: dict(zip(rules, (*surface.rates, _OWN_RATE), strict=False)) for surface in SURFACES.values()}


def _sweep(rule, surface):
    """(rates, losses) of a rule on a surface; one's own may not take many rates at once and gets them one by one."""
    if rule in THE_FOUR.values():
        return swept(rule, surface.loss, surface.start, RATES, _STEPS)
    rates = RATES[::6]
    ways = [path(rule(float(rate)), surface.loss.gradient, surface.start, _STEPS) for rate in rates]
    return rates, surface.above_lowest(np.array(ways)).T


def _name(judge):
    return next(name for name, known in JUDGES.items() if known is judge)


def _places(names, losses, judge, rates):
    """Who is first, second and so on, with score and rate; who diverged, and when."""
    gone = {name: first_divergence(row) for name, row in zip(names, losses, strict=True)}
    score = {name: float(scores(judge, row)) for name, row in zip(names, losses, strict=True)}
    running = sorted((name for name in names if gone[name] is None), key=score.get)
    told = [
        f"{name} {score[name]:.3g}" if np.isfinite(score[name]) else f"{name} not within {len(losses[0]) - 1} steps"
        for name in running
    ]
    told += [f"{name} diverged at step {gone[name]}" for name in names if gone[name] is not None]
    order = [*running, *(name for name in names if gone[name] is not None)]
    return ", ".join(f"{words} (rate {rates[name]:.3g})" for words, name in zip(told, order, strict=True)) + "."
