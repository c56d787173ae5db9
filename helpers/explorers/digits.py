"""Lesson 11-5-7: the images, three races on them, and the map of Momentum over α and γ; all live over finished runs."""

import numpy as np

from helpers.digit_races import ALPHAS, GAMMAS, RATES, USUAL, decay_map, race, sweep
from helpers.digits import TEST_IMAGES, load_digits
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.progress import Progress
from helpers.figures import style
from helpers.figures.decay_map import DecayMapPicture
from helpers.figures.digit_race import DigitRacePicture
from helpers.figures.digits import COLUMNS, ROWS, DigitsPicture
from helpers.language import Words, say

_SHORT = {"gradient descent": "GD"}
_EPOCHS = 10  # of the sweep and of the map
_TWO_RULES = (
    "Epoch {epoch}, training loss: Momentum (α = {alpha:g}, γ = {gamma:g}) {momentum}, "
    "gradient descent (α = {larger:g}) {descent}."
)
_ONE_RULE = (
    "Epoch {epoch}, training loss: Momentum (α = {alpha:g}, γ = {gamma:g}) {momentum}, "
    "gradient descent (α = {larger:g}, the same rule) {descent}."
)


def explore_digits(after=()):
    """The images themselves, 30 of a kind on a page, and their mean; live in digit and page."""
    training, test = load_digits()
    X, labels = np.concatenate([training.X, test.X]), np.concatenate([training.labels, test.labels])
    picture, size = DigitsPicture(), ROWS * COLUMNS

    def update(digit, page):
        chosen = X[labels == digit].reshape(-1, 8, 8)
        shown = chosen[(page - 1) * size : page * size]
        picture.move(shown, chosen.mean(axis=0))
        told = "Digit {digit}: {images} of {all:,} images, {training} to train with and {test} to test with."
        parts = {"training": np.sum(training.labels == digit), "test": np.sum(test.labels == digit)}
        end = "" if len(shown) else say(" They end on page {page}.", page=page - 1)
        return say(told, digit=digit, images=len(chosen), all=len(X), **parts) + end

    moved = {"digit": controls.stops("digit", range(10), 0), "page": controls.stops("page", range(1, 8), 1)}
    return Explorer(picture, moved, update, after=after)


def explore_digit_race(rules=USUAL, epochs=10, chance=False, after=(), anew=False):
    """Rules {name: rule} over the epochs, five seeds each; live in the epoch.

    With `chance` a band shows one binomial standard deviation, and the right panel is magnified. What was trained
    beforehand is shown at once; `anew` trains it again.
    """
    progress = Progress(Words("{rules} rules, five networks each", rules=len(rules)), epochs)
    histories = race(rules, epochs, progress=progress, anew=anew)
    progress.finish(histories[next(iter(rules))])
    wrong = [1 - history.accuracy for history in histories.values()]
    finished = len(wrong[0]) - 1
    picture = DigitRacePicture(
        [_SHORT.get(name, name) for name in rules], style.looks_of(rules), "epoch", (0, epochs), chance=chance
    )

    def update(epoch):
        picture.move(range(finished + 1), list(map(_spread, wrong)), epoch, *_at(wrong, epoch))
        told = say("Epoch {epoch}, images recognised: {shares}.", epoch=epoch, shares=_shares(rules, wrong, epoch))
        return told + _cut_short(finished, epochs)

    moved = {"epoch": controls.film("epoch", finished)}
    return Explorer(picture, moved, update, after=after)


def sweep_with_a_bar(anew=False):
    """{name: History} of the four rules at 15 rates, five seeds each; `anew` trains them again, with a bar above."""
    progress = Progress(Words("4 rules at {rates} learning rates, five networks each", rates=len(RATES)), _EPOCHS)
    histories = sweep(progress=progress, anew=anew)
    progress.finish(histories["Momentum"])
    return histories


def explore_digit_rates(histories=None, after=()):
    """The four rules at 15 rates, five seeds each; live in the rate and the epoch.

    `histories` are those of `sweep_with_a_bar`, which is asked for them where there are none.
    """
    histories = sweep_with_a_bar() if histories is None else histories
    wrong = [1 - history.accuracy for history in histories.values()]
    finished = len(wrong[0]) - 1
    names, looks = [_SHORT.get(name, name) for name in histories], style.looks_of(histories)
    picture = DigitRacePicture(names, looks, "learning rate α or η₀", (RATES[0], RATES[-1]), log=True)

    def update(rate, epoch):
        place = list(RATES).index(rate)
        now = [shares[:, place] for shares in wrong]
        picture.move(RATES, [_spread(shares[epoch]) for shares in wrong], rate, *_at(now, epoch))
        told = "Learning rate {rate:g} for all, epoch {epoch}, images recognised: {shares}."
        told = say(told, rate=rate, epoch=epoch, shares=_shares(histories, now, epoch))
        return told + _cut_short(finished, _EPOCHS)

    moved = {
        "rate": controls.stops("learning rate", RATES, 1.0),
        "epoch": controls.film("epoch", finished),
    }
    return Explorer(picture, moved, update, after=after)


def explore_decay_map(after=(), anew=False):
    """The training loss of Momentum over α × γ, beside gradient descent with α/(1 − γ); live in α, γ and epoch.

    It was trained beforehand; `anew` trains it again.
    """
    progress = Progress("Momentum on a map of 70 settings, three networks each", _EPOCHS)
    momentum, descent = decay_map(progress=progress, anew=anew)
    progress.finish(momentum)
    finished = momentum.epochs
    picture = DecayMapPicture(ALPHAS, GAMMAS, _EPOCHS)

    def update(alpha, gamma, epoch):
        cell = list(ALPHAS).index(alpha), list(GAMMAS).index(gamma)
        rows = [history.loss[(slice(None), *cell)] for history in (momentum, descent)]
        picture.move(momentum.loss[epoch].mean(axis=-1), cell, epoch, *rows)
        by_momentum, by_descent = (_loss(row[epoch].mean()) for row in rows)
        told = say(
            _ONE_RULE if gamma == 0 else _TWO_RULES, epoch=epoch, alpha=alpha, gamma=gamma,
            larger=alpha / (1 - gamma), momentum=by_momentum, descent=by_descent,
        )  # fmt: skip
        return told + _cut_short(finished, _EPOCHS)

    moved = {
        "alpha": controls.stops("α", ALPHAS, 0.01),
        "gamma": controls.stops("γ", GAMMAS, 0.9),
        "epoch": controls.film("epoch", finished),
    }
    return Explorer(picture, moved, update, after=after)


def _spread(shares):
    """(mean, lowest, highest) over the seeds, the last axis."""
    return shares.mean(axis=-1), shares.min(axis=-1), shares.max(axis=-1)


def _at(wrong, epoch):
    """For each rule (seeds, mean, mean − sd, mean + sd) at this epoch, and the binomial band around the best mean."""
    now = [(row[epoch], row[epoch].mean(), row[epoch].std(ddof=1)) for row in wrong]
    best = min(mean for _, mean, _ in now)
    chance = np.sqrt(best * (1 - best) / TEST_IMAGES)
    return [(seeds, mean, mean - sd, mean + sd) for seeds, mean, sd in now], (best - chance, best + chance)


def _shares(names, wrong, epoch):
    share = "{name} {mean:.1%} ± {deviation:.1%}"
    now = [(name, 1 - row[epoch].mean(), row[epoch].std(ddof=1)) for name, row in zip(names, wrong, strict=True)]
    return say(", ").join(say(share, name=say(name), mean=mean, deviation=sd) for name, mean, sd in now)


def _loss(number):
    return f"{number:.3g}" if np.isfinite(number) else say("has left the numbers")


def _cut_short(finished, epochs):
    told = " Interrupted after epoch {finished} of {epochs}."
    return "" if finished == epochs else say(told, finished=finished, epochs=epochs)
