"""Lesson 11-5-6: four optimizers without a name answer probing gradients, and the reader names them."""

import numpy as np

from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import Verdict, readable
from helpers.figures.probe import ProbePicture
from helpers.language import say
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
            return say("Choose a probe, and see what the four answer.")
        guess = dict(zip(_LETTERS, (A, B, C, D), strict=True))
        lengths = [np.abs(steps_for(SUSPECTS[hidden[letter]], PROBES[probe])) for letter in _LETTERS]
        picture.move(PROBES[probe], lengths)
        if _NO_NAME in guess.values():
            told = "“{probe}”, first … last step: {lengths}. Name all four when you know them."
            return say(told, probe=say(probe), lengths=say(", ").join(map(_ends, _LETTERS, lengths)))
        return Verdict(verdict(guess, hidden))

    probes = {"choose one": "", **{name: name for name in PROBES}}
    names = {name: name for name in (_NO_NAME, *SUSPECTS)}
    moved = {
        "probe": controls.choice("probe", probes),
        **{letter: controls.choice(letter, names) for letter in _LETTERS},
        "k": controls.film("k", len(first), first=1, stride=1),
    }
    return Explorer(picture, moved, update, redraw)


def _ends(letter, lengths):
    return f"{letter} {readable(lengths[0])} … {readable(lengths[-1])}"


def verdict(guess, truth):
    """What to say to four names: right, or a wrong one with the probe that tells it apart from the guess."""
    if len(set(guess.values())) < len(guess):
        return say("Each name belongs to one letter only.")
    wrong = [letter for letter in guess if guess[letter] != truth[letter]]
    if not wrong:
        return say("Right, all four: you know them by their answers alone.")
    letter = wrong[0]
    guessed, real = SUSPECTS[guess[letter]], SUSPECTS[truth[letter]]
    probe, place = most_telling(guessed, real)
    guessed, real = (readable(np.abs(steps_for(rule, PROBES[probe]))[place]) for rule in (guessed, real))
    return say(
        "{letter} is not {name}. The probe “{probe}” tells: at step {step} {name} makes a step "
        "of {guessed} times the learning rate, and {letter} one of {real} times.",
        letter=letter, name=say(guess[letter]), probe=say(probe), step=place + 1, guessed=guessed, real=real,
    )  # fmt: skip
