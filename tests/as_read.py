"""Numbers as a reader of the pictures sees them, in which pictures, and where more digits are what it is about."""

import re

from helpers.digit_races import TUNED
from helpers.explorers.digits import explore_digit_race
from helpers.explorers.gradient_check import explore_descent_by_differences
from helpers.explorers.momentum_valley import explore_side_by_side
from states import hyphens
from test_every_explorer import EXPLORERS

SEEN = {
    **EXPLORERS,
    "same speed": lambda: explore_side_by_side(same_speed=True),
    "with α": lambda: explore_descent_by_differences(with_alpha=True),
    "tuned": lambda: explore_digit_race(TUNED, 20, chance=True),
}

# In these the digits are what it is about: how many of them are right.
ABOUT_DIGITS = {
    "difference_quotients.explore_difference_quotients",
    "digit_strip.explore_digit_strip",
    "parabola.explore_parabola",
}
MOST = 5

# In these h, or a weight that dies away, goes down to where a computer's numbers end.
ABOUT_TINY = {"step_size.explore_step_size", "step_size.explore_ways_out", "step_size.explore_precision",
              "staircase.explore_staircase", "rmsprop.explore_the_end"} | ABOUT_DIGITS  # fmt: skip
OUT_OF_SIGHT = 15


def digits(number):
    """How many digits are read: leading zeros say nothing, nor the nines of a number just below 1."""
    whole = re.sub(r"^0\.9+(?=\d)", "0.", number.replace(",", ""))
    return len(whole.replace(".", "").lstrip("0"))


def assert_as_read(said, name):
    """Numbers in these words, of the picture with this name, have minus signs, and no digits that nobody reads."""
    assert hyphens(said) == []
    if name not in ABOUT_DIGITS:
        assert [found for found in re.findall(r"\d[\d,]*\.\d+", said) if digits(found) > MOST] == []
    if name not in ABOUT_TINY:
        assert [found for found in re.findall(r"\d+e[+-]?(\d+)", said) if int(found) > OUT_OF_SIGHT] == []
