"""Lesson 11-5-6: four optimizers without a name answer probing gradients, and the reader names them."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.probe import ProbePicture
from helpers.optimizers import THE_FOUR
from helpers.probes import PROBES, most_telling, steps_for

# Each at the rate 1: the picture shows steps in units of the rate.
SUSPECTS = {name: rule(1.0) for name, rule in THE_FOUR.items()}
_LETTERS, _NO_NAME = "ABCD", "?"


def explore_names(random=None):
    """A, B, C and D are four optimizers in an order drawn anew each time; choose a probe, and name them.

    `random` is a generator that draws the order; without it each call draws another one.
    """
    names = (random or np.random.default_rng()).permutation(list(SUSPECTS))
    hidden = dict(zip(_LETTERS, (str(name) for name in names), strict=True))
    first = next(iter(PROBES.values()))
    picture = ProbePicture(len(first), _LETTERS)

    def redraw(probe):
        picture.draw_background(PROBES[probe] if probe else [])

    def update(probe, A, B, C, D):
        if not probe:
            picture.move([], [[]] * len(_LETTERS))
            return "Choose a probe, and see what the four answer."
        guess = dict(zip(_LETTERS, (A, B, C, D), strict=True))
        lengths = [np.abs(steps_for(SUSPECTS[hidden[letter]], PROBES[probe])) for letter in _LETTERS]
        picture.move(PROBES[probe], lengths)
        if _NO_NAME in guess.values():
            told = ", ".join(
                f"{letter} {_plain(row[0])} … {_plain(row[-1])}" for letter, row in zip(_LETTERS, lengths, strict=True)
            )
            return f"“{probe}”, first … last step: {told}. Name all four when you know them."
        return verdict(guess, hidden)

    probes = {"choose one": "", **{name: name for name in PROBES}}
    names = {name: name for name in (_NO_NAME, *SUSPECTS)}
    moved = {
        "probe": controls.choice("probe", probes),
        **{letter: controls.choice(letter, names) for letter in _LETTERS},
        "k": controls.film("k", len(first), first=1, stride=1),
    }
    return Explorer(picture, moved, update, redraw)


def _plain(number):
    """Three digits, without an exponent for large numbers."""
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def verdict(guess, truth):
    """What to say to four names: right, or a wrong one with the probe that tells it apart from the guess."""
    if len(set(guess.values())) < len(guess):
        return "Each name belongs to one letter only."
    wrong = [letter for letter in guess if guess[letter] != truth[letter]]
    if not wrong:
        return "Right, all four: you know them by their answers alone."
    letter = wrong[0]
    guessed, real = SUSPECTS[guess[letter]], SUSPECTS[truth[letter]]
    probe, place = most_telling(guessed, real)
    ends = [np.abs(steps_for(rule, PROBES[probe])) for rule in (guessed, real)]
    return (
        f"{letter} is not {guess[letter]}. The probe “{probe}” tells: at step {place + 1} {guess[letter]} makes a step "
        f"of {_plain(ends[0][place])} times the rate, and {letter} one of {_plain(ends[1][place])} times."
    )
