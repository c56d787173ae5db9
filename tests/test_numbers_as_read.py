"""Numbers as a reader of the pictures sees them: a minus sign before those below 0, and no more digits than help."""

import random
import re

import pytest

from helpers.digit_races import TUNED
from helpers.explorers.digits import explore_digit_race
from helpers.explorers.gradient_check import explore_descent_by_differences
from helpers.explorers.momentum_valley import explore_side_by_side
from helpers.explorers.words import ending, many, pair, readable, share_of_one
from helpers.language import catalogue, with_minus_signs
from lessons import ENGLISH, JAPANESE
from states import at_many_stops, hyphens
from test_every_explorer import EXPLORERS
from test_no_english import texts

pytestmark = pytest.mark.usefixtures("unpainted")

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


@pytest.mark.parametrize("name", SEEN)
def test_numbers_have_minus_signs_and_no_digits_that_nobody_reads(name):
    """As it is made, and after each move of one control: no picture is computed that nobody reads."""
    explorer, chance = SEEN[name](), random.Random(name)
    assert_as_read(explorer, name)
    for there in at_many_stops(explorer, chance):
        assert_as_read(there, name)


def assert_as_read(explorer, name):
    said = "\n".join(texts(explorer))
    assert hyphens(said) == []
    if name not in ABOUT_DIGITS:
        assert [found for found in re.findall(r"\d[\d,]*\.\d+", said) if digits(found) > MOST] == []
    if name not in ABOUT_TINY:
        assert [found for found in re.findall(r"\d+e[+-]?(\d+)", said) if int(found) > OUT_OF_SIGHT] == []


def test_thousands_are_read_as_such():
    assert [readable(number) for number in (999.6, 1e3, -354294.2, 2e7)] == ["1,000", "1,000", "-354,294", "2e+07"]
    assert pair((-0.601, -354294.2)) == "(-0.601, -354294)"
    assert ending([7, 1113.4], 1) == "is at 1,113 and runs away"


def test_a_percent_sign_stands_beside_its_number():
    told = [*catalogue("ja"), *(path.read_text(encoding="utf-8") for path in (*ENGLISH, *JAPANESE))]
    assert [apart for words in told for apart in re.findall(r".{0,30}[\d}] %(?=\W).{0,20}", words)] == []


def test_a_pair_says_0_for_what_is_not_seen_beside_the_other():
    assert pair((0.01420, -3.67e-11)) == "(0.0142, 0.0000)" and pair((0, -5e-5)) == "(0, -5e-05)"
    assert pair((1.234e-7, 2.0), 2, 0) == "(1.2e-07, 2)"


def test_only_a_hyphen_before_a_number_becomes_a_minus_sign():
    words = "below 1e-3, at (-.5, -2e-7), 11-5-2, well-kept, x-1, t - 1, α の-0.5倍"
    assert with_minus_signs(words) == "below 1e-3, at (−.5, −2e-7), 11-5-2, well-kept, x-1, t - 1, α の−0.5倍"


def test_a_rate_has_three_digits_of_what_it_is_off_1():
    rates = {0.95: "0.95", 9 / 11: "0.818", 0.979574: "0.9796", 0.999318: "0.999318", 1.153927: "1.154"}
    rates |= {2.118741: "2.12", 1.23e-5: "1.23e-05", 1 - 2.34e-6: "0.99999766", 12.3456: "12.3", 0.99999: "0.99999"}
    assert {rate: share_of_one(rate) for rate in rates} == rates
    assert share_of_one(1 + 1e-9) == "less than a millionth above 1"


def test_steps_have_a_decimal_where_that_says_something():
    assert [many(steps) for steps in (0.25, 44.94, 99.9, 100.2, 4604.0)] == ["0.2", "44.9", "99.9", "100", "4,604"]
