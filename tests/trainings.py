"""The long trainings of 11-5-7, made short for tests that do not ask what comes out."""

import contextlib
from functools import cache

import pytest

from helpers import digit_races
from helpers.digits import Digits
from helpers.explorers import digits


def few():
    """(training, test), with every eighth image to train with and every fourth to test with."""
    training, test = whole()
    return Digits(training.X[::8], training.labels[::8]), Digits(test.X[::4], test.labels[::4])


whole = digit_races.load_digits


@contextlib.contextmanager
def trained_shortly(*names):
    """Within it explorers get races, the sweep or the map trained with few images; all shapes are the same."""
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            train = with_few(getattr(digits, name))
            patch.setattr(digits, name, train if name == "race" else once(train))
        yield


def with_few(train):
    """The training with few images."""

    def trained(*arguments, **settings):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(digit_races, "load_digits", few)
            return train(*arguments, **settings)

    return trained


def once(train):
    """The training, which is done when first asked for."""
    trained = cache(train)
    return lambda progress: trained()
