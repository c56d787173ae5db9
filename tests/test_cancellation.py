"""Cancellation, digit by digit: texts equal to exact fractions, and what cancels, is left, and is right."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import curves
from helpers.cancellation import digits_left, digits_that_tell, first_place, right_digits, written

LARGEST = 1.7976931348623157e308
finite = st.floats(allow_nan=False, allow_infinity=False)
singles = st.floats(width=32, allow_nan=False, allow_infinity=False)


def number_of(text, power):
    """What a text stands for, exactly."""
    return Fraction(text.strip()) * Fraction(10) ** power


def unit_of(text, power):
    """One in the last place of a text."""
    return Fraction(10) ** (power - len(text.partition(".")[2]))


# How a number is written


@given(finite)
@example(5e-324)
@example(LARGEST)
@example(-0.0)
@example(9.9999999999999995e22)
@example(1000.0000000000001)
def test_17_digits_of_a_float64_are_those_of_repr_and_no_other_number_is_written_so(x):
    (text,), power = written([x], digits_that_tell(np.float64))
    assert float(f"{text}e{power}") == x, "as repr, it tells the number"
    assert abs(number_of(text, power) - Fraction(x)) <= unit_of(text, power) / 2, "rounded from its exact value"
    digits = text.strip().lstrip("-").replace(".", "").lstrip("0")
    assert len(digits) in ((17, 18) if x else (0,)), "18 where 9.99… was rounded up"
    assert not text.startswith("-") or x < 0


@given(singles)
@example(1000.00006103515625)
def test_9_digits_tell_a_float32(x):
    (text,), power = written([np.float32(x)], digits_that_tell(np.float32))
    assert np.float32(f"{text}e{power}") == np.float32(x)


@given(finite, finite)
def test_numbers_stand_one_below_the_other_to_the_same_last_place(x, y):
    (one, other, small), power = written([x, y], 17, y / 4)
    assert len(one) == len(other) == len(small)
    assert len({text.find(".") for text in (one, other, small)}) == 1
    for text, number in ((one, x), (other, y), (small, y / 4)):
        assert abs(number_of(text, power) - Fraction(number)) <= unit_of(text, power) / 2
    if x or y:
        assert unit_of(one, power) == Fraction(10) ** (first_place(x, y) - 16)


def test_the_diarys_way_of_writing_is_kept_for_numbers_near_1_and_large_ones_get_a_power_of_ten():
    assert written([0.001, -999999.5], 17) == (["      0.00100000000", "-999999.50000000000"], 0)
    assert written([1e7], 17) == (["1.0000000000000000"], 7) and written([9e6], 17) == (["9000000.0000000000"], 0)
    assert written([1e-3], 9) == (["0.00100000000"], 0) and written([9e-4], 9) == (["9.00000000"], -4)
    assert written([0.0, 0.0], 9) == (["0.00000000"] * 2, 0)
    assert written([np.float32(2e6)], 7) == (["2000000"], 0)
    (tiny, other), power = written([5e-324], 17, 1.0)
    assert power == -324 and tiny.strip() == "4.9406564584124654" and number_of(other, power) == 1


def test_the_first_place_is_that_of_the_first_digit_of_the_larger():
    assert [first_place(x) for x in (1.0, 9.99, 10.0, -123.4, 0.0999, 5e-324, LARGEST)] == [0, 0, 1, 2, -2, -324, 308]
    assert first_place(0.0) == first_place(0.0, -0.0) == 0 and first_place(0.0, -1e-30, 1e-40) == -30


def test_other_kinds_of_numbers_are_refused_by_name():
    for kind in (np.float16, int, "float", np.longdouble):
        if np.dtype(kind) != np.float64:
            with pytest.raises(TypeError, match="^kind must be float64 or float32, got "):
                digits_that_tell(kind)


# What is left of the digits


def test_digits_left_by_hand():
    assert digits_left(1.234567, 1.234512, 7) == 2, "0.000055, of 7 digits after which nothing is written"
    assert digits_left(1.0, 0.9999, 5) == 1, "by size: no digit is shared, and yet all but one cancel"
    assert digits_left(-1.234567, -1.234512, 7) == 2 and digits_left(1.234512, 1.234567, 7) == 2
    assert digits_left(1e20 + 16384, 1e20, 17) == 1 and digits_left(4e-310, 2e-310, 17) == 17
    assert digits_left(5.0, 5.0, 17) == digits_left(0.0, 0.0, 17) == digits_left(0.0, -0.0, 17) == 0
    assert digits_left(6.0, -6.0, 17) == digits_left(1.0, 0.0, 17) == digits_left(LARGEST, -LARGEST, 17) == 17


@given(finite, finite)
@example(1.0, 1 - 2.0**-53)
@example(1 + 2.0**-52, 1.0)
@example(5e-324, 0.0)
def test_digits_left_are_those_of_the_exact_difference(x, y):
    left, difference = digits_left(x, y, 17), abs(Fraction(x) - Fraction(y))
    assert left == digits_left(y, x, 17) == digits_left(-x, -y, 17)
    assert (left == 0) == (x == y), "of two stored numbers that are not the same, one digit is left at least"
    if x != y:
        places = round(difference / Fraction(10) ** (first_place(x, y) - 16))
        assert places >= 10 ** (left - 1) and (left == 17 or places < 10**left)


@given(st.floats(1e-250, 1e250), st.floats(1e-15, 1.0), st.sampled_from([-1, 1]))
def test_what_cancels_is_within_one_digit_of_the_logarithm_of_the_loss(x, small, sign):
    """−log₁₀(|one − other| / the larger): the usual measure, which counts parts of digits as well."""
    one, other = sign * x, sign * x * (1 - small)
    if one != other:
        lost = math.log10(abs(one)) - math.log10(abs(one - other))
        assert abs(17 - digits_left(one, other, 17) - lost) <= 1 + math.log10(10 / 9.5), (
            "0.95 of a place is written as 1"
        )


@pytest.mark.parametrize(("kind", "digits", "unit"), [(np.float64, 17, 2.0**-53), (np.float32, 9, 2.0**-24)])
def test_for_each_step_that_is_ten_times_smaller_one_more_digit_cancels_until_all_have(kind, digits, unit):
    left = {}
    for power in range(1, 18):
        h = kind(10.0**-power)
        left[power] = digits_left(1 / (kind(3) + h), 1 / (kind(3) - h), digits)
    known = [power for power in left if 10.0**-power > 20 * unit]
    assert [left[power] for power in known] == [digits - power for power in known]
    assert [left[power] for power in left if 10.0**-power < unit] == [0] * sum(10.0**-power < unit for power in left)


# How many digits are right


def test_right_digits_by_hand():
    assert right_digits(1.0000333894, 1.0, 15) == 5 and right_digits(0.99997, 1.0, 15) == 5
    assert right_digits(-0.125, -1 / 9, 15) == 1 and right_digits(0.0, 1.0, 15) == right_digits(1.0, 0.0, 15) == 0
    assert right_digits(-1.0, 1.0, 15) == 0 and right_digits(0.0, 0.0, 15) == 15
    assert right_digits(-0.1111111203, -1 / 9, 15) == 7, "the eighth is a 2 in the place of a 1"
    assert right_digits(np.float32(0.1), 0.1, 7) == 7
    assert right_digits(math.pi, 3.141, 15) == 3, "3.14159 is 3.142 to four digits, and 3.141 is not"
    assert right_digits(1e-300, 1.2e-300, 15) == 1 and right_digits(LARGEST, LARGEST * 0.9999999, 15) == 7


@given(finite, finite)
def test_right_digits_are_the_most_to_which_both_are_rounded_alike(x, y):
    right, first = right_digits(x, y, 15), first_place(x, y)

    def rounded(value, digits):
        return round(Fraction(value) / Fraction(10) ** (first - digits + 1))

    assert right == 0 or rounded(x, right) == rounded(y, right)
    assert all(rounded(x, digits) != rounded(y, digits) for digits in range(right + 1, 16))


def test_the_numbers_of_exp_that_are_known_are_found_on_every_computer():
    """e^h for h = 10⁻¹²: 1 + h + h²/2 is far from the middle of two stored numbers: a good exp gives the same."""
    h = Fraction(1e-12)
    stored = [float(1 + side * h + h * h / 2) for side in (1, -1)]
    (right, left, difference), power = written(stored, 17, stored[0] - stored[1])
    assert (right, left, power) == ("1.0000000000010001", "0.9999999999990000", 0)
    assert digits_left(*stored, 17) == 5 and difference == "0.0000000000020001"
    assert stored == pytest.approx([curves.exp(1e-12), curves.exp(-1e-12)], rel=3e-16)
