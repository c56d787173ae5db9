"""Settings for all tests. (This file also puts tests/ on the path of the tests below it: they share `pixels`.)"""

import os
from functools import cache

import pytest
from hypothesis import settings

# A slow machine is no failure, and what passed once passes again. STATES=2000 draws so many new states per explorer.
settings.register_profile("course", deadline=None, derandomize="STATES" not in os.environ)
settings.load_profile("course")


@pytest.fixture(scope="module")
def unpainted():
    """For files that ask for words and numbers, never for pixels: pictures are made and move, nothing is painted."""
    from pixels import nothing_painted

    with nothing_painted():
        yield


@pytest.fixture(scope="module")
def coarse():
    """For files that compare whole pictures with one another: a sixteenth of the pixels tells as much."""
    from helpers.figures import style

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(style, "DOTS_PER_INCH", 50)
        yield


@pytest.fixture(scope="session")
def short_trainings():
    """For pictures of trainings: the sweep and the map are trained once, with every fourth image; all shapes stay.

    What they say in full, each lesson run compares.
    """
    from helpers import digit_races
    from helpers.digits import Digits
    from helpers.explorers import digits

    whole = digit_races.load_digits

    def few():
        training, test = whole()
        return Digits(training.X[::4], training.labels[::4]), test

    def once(train):
        @cache
        def trained():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(digit_races, "load_digits", few)
                return train()

        return lambda progress: trained()

    with pytest.MonkeyPatch.context() as patch:
        for name in ("sweep", "decay_map"):
            patch.setattr(digits, name, once(getattr(digits, name)))
        yield
