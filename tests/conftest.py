"""Settings for all tests. (This file also puts tests/ on the path of the tests below it: they share `pixels`.)"""

import os
from functools import cache

import pytest
from hypothesis import settings

from helpers.explorers import digits

# A slow machine is no failure, and what passed once passes again. STATES=2000 draws so many new states per explorer.
settings.register_profile("course", deadline=None, derandomize="STATES" not in os.environ)
settings.load_profile("course")


@pytest.fixture(scope="session", autouse=True)
def long_trainings_once():
    """The sweep and the map take seconds each; explorers that are made again in a test run get the same ones."""

    def once(train):
        trained = cache(train)
        return lambda progress: trained()

    with pytest.MonkeyPatch.context() as patch:
        for name in ("sweep", "decay_map"):
            patch.setattr(digits, name, once(getattr(digits, name)))
        yield
