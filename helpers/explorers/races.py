"""Lesson 11-5-6: a race at hand-picked rates, and a fair one, in which each rule runs at its own best rate."""

from functools import cache

import ipywidgets as widgets
import numpy as np

from helpers import races
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.own_rule import joins, own_path, waiting_note
from helpers.figures import style
from helpers.figures.race import FairRacePicture, RacePicture
from helpers.language import Words, say
from helpers.optimizers import THE_FOUR
from helpers.surfaces import SURFACES

_OWN_RATE, _OWN_GAMMA, _SHOWN, _STEPS, _SLIDER_STEP = 0.1, 0.9, 100, 300, 0.005
_GOOD = Words("below 1e-3 within {steps} steps", steps=races.SOON)
_FAR = 1e6  # times the loss of the start: a rule above it is called far away


def explore_race(own=None, after=()):
    """Four paths and four losses on a surface; live in the surface, in whose rate moves, and in that rate.

    `own(rate, gamma)` gives a rule of your own, which joins with γ = 0.9 if it passes `check_own_rule`.
    """
    rules = _with_own(own)
    picture = RacePicture(list(rules), style.looks_of(rules), "loss above its lowest value", step=30)
    rates, note = _hand_picked(rules), waiting_note(own, "your own" in rules)

    def redraw(surface):
        picture.draw_background(*surface.grid(), surface.minima, ((0, _SHOWN), (1e-10, 1e3)))

    def update(surface, whose, rate):
        now = _with_the_slider(rates[surface], whose, rate)
        paths, losses, trouble = _run(rules, now, surface, _SHOWN)
        picture.move(paths.values(), losses.values())
        return _places(_runners(rules, trouble), losses, races.at_step_30, now) + _above(surface) + trouble + note

    moved = {**_race_controls(rules), "k": controls.film("k", _SHOWN)}
    _let_the_rate_follow(moved, rates)
    return Explorer(picture, moved, update, redraw, after=after)


def explore_fair_race(own=None, after=()):
    """What a judge says of each rule over its rate, and the losses; live in surface, judge, whose rate, and the rate.

    A grey bar for each rule: the rates that are below 1e-3 within 100 steps, whoever judges.
    The button lets each rule run at its best rate for this judge. `own` as in `explore_race`.
    """
    rules = _with_own(own)
    picture = FairRacePicture(list(rules), style.looks_of(rules), (races.RATES[0], races.RATES[-1]), _STEPS, _GOOD)
    rates, note = _hand_picked(rules), waiting_note(own, "your own" in rules)
    sweep_of = cache(lambda surface: {name: _sweep(rule, surface) for name, rule in rules.items()})

    def redraw(surface, judge):
        every, losses = zip(*sweep_of(surface).values(), strict=True)
        limits = (4, 500) if judge is races.steps_until_below else (1e-14, 1e3)
        picture.draw_background(_name(judge), limits, every, *_judged(judge, losses))

    def update(surface, judge, whose, rate):
        now = _with_the_slider(rates[surface], whose, rate)
        _, losses, trouble = _run(rules, now, surface, _STEPS)
        rows = losses.values()
        picture.move([now[name] for name in rules], [races.scores(judge, row) for row in rows], rows)
        hopeless = {name for name, found in sweep_of(surface).items() if np.isinf(races.best(judge, *found)[0])}
        return _places(_runners(rules, trouble), losses, judge, now, hopeless) + _above(surface) + trouble + note

    def go_to_the_best(change):
        if change["new"]:
            surface, judge = moved["surface"].value, moved["judge"].value
            bests = {name: races.best(judge, *found) for name, found in sweep_of(surface).items()}
            # Where no rate will do, none is the best one: the rule stays at the rate that it has.
            rates[surface].update({name: rate for name, (score, rate) in bests.items() if np.isfinite(score)})
            moved["rate"].value = rates[surface][moved["whose"].value]
            moved["at_best"].value = False  # pressed and done: the rates may be moved on from here

    at_best = widgets.ToggleButton(description=say("each at its best"), layout=widgets.Layout(width="150px"))
    surface, *others = _race_controls(rules).items()
    judge = "judge", controls.choice("judge", races.JUDGES, "276px")
    moved = dict([surface, judge, *others, ("at_best", at_best), ("k", controls.film("k", _STEPS, stride=2))])
    _let_the_rate_follow(moved, rates)
    at_best.observe(go_to_the_best, names="value")
    return Explorer(picture, moved, update, redraw, after=after)


def _race_controls(rules):
    first = next(iter(SURFACES.values())).rates[next(iter(rules))]
    return {
        "surface": controls.choice("surface", SURFACES, "222px"),
        "whose": controls.choice("whose learning rate", {name: name for name in rules}, "284px"),
        "rate": controls.log_slider("learning rate", first, -6, 1, _SLIDER_STEP),
    }


def _let_the_rate_follow(moved, rates):
    """When another surface or rule is chosen, the slider jumps to the rate that it runs at."""
    surface, whose, rate = (moved[name] for name in ("surface", "whose", "rate"))
    for name in ("surface", "whose"):
        moved[name].observe(lambda _: setattr(rate, "value", rates[surface.value][whose.value]), names="value")


def _with_the_slider(rates, whose, rate):
    """Take the slider's rate, unless it is the nearest stop to the rate that is there: the best ones have no stop."""
    if abs(np.log10(rate / rates[whose])) > 0.51 * _SLIDER_STEP:
        rates[whose] = rate
    return rates


def _with_own(own):
    rules = dict(THE_FOUR)
    if joins(own):
        rules["your own"] = own
    return rules


def _run(rules, rates, surface, steps):
    """The path of each rule at its rate, its losses, and words for what one's own raised: its path is NaN then."""
    paths, trouble = {}, ""
    for name, rule in rules.items():
        if name in THE_FOUR:
            paths[name] = races.walked_lately(rule, rates[name], surface, steps)
        else:
            own = rule, (rates[name], _OWN_GAMMA)
            paths[name], trouble = own_path(*own, surface.loss.gradient, surface.start, steps)
    return paths, {name: surface.above_lowest(way) for name, way in paths.items()}, trouble


def _runners(rules, trouble):
    """The names of those who have run: one's own has not if there was trouble."""
    return [name for name in rules if name in THE_FOUR or not trouble]


def _hand_picked(rules):
    """The rate of each rule on each surface; they change as the reader moves them."""
    return {surface: {name: surface.rates.get(name, _OWN_RATE) for name in rules} for surface in SURFACES.values()}


def _sweep(rule, surface):
    """(rates, losses) of a rule on a surface; one's own may not take many rates at once and gets them one by one."""
    if rule in THE_FOUR.values():
        return races.swept_once(rule, surface, _STEPS)
    rates = races.RATES[::6]
    losses = [_run({"your own": rule}, {"your own": float(rate)}, surface, _STEPS)[1]["your own"] for rate in rates]
    return rates, np.array(losses).T


def _judged(judge, losses):
    """For each rule, whose losses over the rates these are: its scores, and which of the rates are good."""
    return [races.scores(judge, row) for row in losses], [races.is_good(row) for row in losses]


def _name(judge):
    return next(name for name, known in races.JUDGES.items() if known is judge)


def _places(names, losses, judge, rates, hopeless=()):
    """Who is first, second and so on by the judge, with score and rate; `hopeless`: whom no rate of the sweep helps."""
    score = {name: float(races.scores(judge, losses[name])) for name in names}
    # Between the rates of the sweep there may be one that will do: then nothing is said of those.
    hopeless = {name for name in names if name in hopeless and np.isinf(score[name])}
    one = "{name} {told} ({rate:.3g})"
    none = "{name} {told} ({rate:.3g}; no learning rate that was tried will do)"
    places = []
    for name in sorted(names, key=score.get):
        told = _told(name, losses[name], score[name], judge)
        places.append(say(none if name in hopeless else one, name=say(name), told=told, rate=rates[name]))
    judge, places = say(_name(judge)).capitalize(), say(", ").join(places)
    return say("{judge}, learning rates in brackets: {places}.", judge=judge, places=places)


def _above(surface):
    """What these losses are, where they are not the loss itself."""
    told, lowest = " All losses are told above the lowest value, {lowest:g}.", surface.loss.lowest
    return say(told, lowest=lowest) if lowest else ""


def _told(name, row, score, judge):
    """A score in words: the number, or what is seen where there is none, or none that says much."""
    until = judge is races.steps_until_below
    since = _far_away_since(row if until else row[: races.JUDGED + 1])
    if since is not None:
        # Of one's own rule nobody knows whether it will come back.
        gone, far = "diverged at step {step}", "a million times its start or more since step {step}"
        return say(gone if name in THE_FOUR else far, step=since)
    if until and not np.isfinite(score):
        return say("not within {steps} steps", steps=len(row) - 1)
    return f"{score:.0f}" if until else f"{score:.3g}"


def _far_away_since(row):
    """From which step to the last one the losses of a row are far away, or not a number; None if the last is not.

    What comes back has not diverged: on Rosenbrock's loss RMSProp's first step at the rate 10 is such a leap.
    """
    near = np.flatnonzero(row <= _FAR * row[0])
    if not near.size:  # one's own rule may start where it likes
        return 0
    return None if near[-1] == len(row) - 1 else int(near[-1]) + 1
