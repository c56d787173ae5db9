"""Settings for all tests. (This file also puts tests/ on the path of the tests below it: they share `pixels`.)"""

from hypothesis import settings

settings.register_profile("course", deadline=None)  # a slow machine is no failure
settings.load_profile("course")
