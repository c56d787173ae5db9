"""Numbers as words give them: thousands, pairs, rates. (In the states of pictures: test_no_english.)"""

import re

import pytest

from helpers.explorers.words import ending, many, pair, readable, share_of_one
from helpers.language import catalogue, with_minus_signs, without_small_exponents
from lessons import ENGLISH, JAPANESE


def test_thousands_are_read_as_such():
    assert [readable(number) for number in (999.6, 1e3, -354294.2, 2e7)] == ["1,000", "1,000", "-354,294", "2e+07"]
    assert pair((-0.601, -354294.2)) == "(-0.601, -354294)"
    assert ending([7, 1113.4], 1) == "is at 1,113 and runs away"


def test_a_percent_sign_stands_beside_its_number():
    lines = (line for path in (*ENGLISH, *JAPANESE) for line in path.read_text(encoding="utf-8").splitlines())
    told = [*catalogue("ja"), *(line for line in lines if '"image/png"' not in line)]
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the loss is 2.6e+02.", "the loss is 260."),
        ("3.16e+03の", "3,160の"),
        ("at (−1e+06, 4e+01)", "at (−1,000,000, 40)"),
        ("1e+07, 2.5e-03, h = 1.0e+00, 1e+10", "1e+07, 2.5e-03, h = 1.0e+00, 1e+10"),
    ],
)
def test_numbers_up_to_ten_million_are_written_in_full(written, read):
    assert without_small_exponents(written) == read
