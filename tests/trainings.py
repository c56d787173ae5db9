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
    """Within it explorers get the sweep or the map trained once, with few images; all shapes are the same."""
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(digits, name, once(getattr(digits, name)))
        yield


def once(train):
    """The training with few images, which is done when first asked for."""

    @cache
    def trained():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(digit_races, "load_digits", few)
            return train()

    return lambda progress: trained()
