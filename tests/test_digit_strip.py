"""The explorer of the digit strip: rows, colours and counts against exact fractions, in every function and every h."""

import re
from fractions import Fraction

import numpy as np
import pytest
from matplotlib.colors import to_hex

from helpers.cancellation import digits_left
from helpers.explorers.digit_strip import explore_digit_strip
from helpers.figures import style
from last_bits import other_last_bits
from pixels import nothing_drawn
from states import move

pytestmark = pytest.mark.usefixtures("coarse")

STEPS = 10.0 ** np.array([0, -0.5, -3, -6, -7.35, -9, -12, -14, -15.65, -16.1, -17])


@pytest.fixture(scope="module")
def explorer():
    with nothing_drawn():
        return explore_digit_strip()


def cases(explorer):
    return [name for name, _ in explorer.controls["case"].options]


def at(explorer, name, h, single=False):
    return move(explorer, case=dict(explorer.controls["case"].options)[name], h=float(h), single=single)


def rows(explorer):
    """For each row its letters in the first colour, those in the second, and its power of ten."""
    picture = explorer.picture
    return [(*row, power.get_text()) for row, power in zip(picture.letters.rows, picture.powers, strict=True)]


def number_of(row):
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    power = int(row[2].replace("× 10", "").translate(superscripts) or 0)
    text = (row[0] + row[1]).strip()
    return Fraction(text) * Fraction(10) ** power, Fraction(10) ** (power - len(text.partition(".")[2]))


def states(explorer):
    for name in cases(explorer):
        for h in STEPS:
            for single in (False, True):
                at(explorer, name, h, single)
                yield name, h, single


@nothing_drawn()
def test_in_every_state_the_rows_are_the_stored_numbers_and_the_sentence_counts_what_is_drawn(explorer):
    for name, h, single in states(explorer):
        (curve, x0), kind = explorer.controls["case"].value, np.float32 if single else np.float64
        digits = 9 if single else 17
        right, left = (curve(kind(x0) + kind(side * h)) for side in (1, -1))
        quotient = (right - left) / (kind(2) * kind(h))
        for row, number in zip(rows(explorer), (right, left, right - left, quotient), strict=False):
            written, unit = number_of(row)
            assert abs(written - Fraction(float(number))) <= unit / 2, (name, h)
        told = re.search(r"of (\d+) digits (\d+) cancel, and (\d+) (?:is|are) left", explorer.text)
        blue = {len(re.sub(r"\D", "", second)) for _, second, _ in rows(explorer)[:3]}
        if told:
            assert int(told[1]) == digits == int(told[2]) + int(told[3])
            assert blue == {int(told[3])} == {digits_left(right, left, digits)}
        elif "both values are the same number" in explorer.text:
            assert right == left and blue == {0} and f"all {digits} digits cancel" in explorer.text
        else:
            assert f"nothing cancels, and the difference has all of its {digits} digits" in explorer.text
            assert digits_left(right, left, digits) == digits
        assert ("nothing cancels" in explorer.text) == (digits_left(right, left, digits) == digits)


@nothing_drawn()
def test_green_digits_are_those_to_which_quotient_and_slope_are_rounded_alike(explorer):
    seen = set()
    for _, _, single in states(explorer):
        quotient, slope = rows(explorer)[3:]
        told = re.search(r"rounded to (a whole number|(\d+) (digits?|decimals)) it is right", explorer.text)
        right = int(told[2] or 0) if told else None
        if "and so is the slope" in explorer.text:
            assert quotient[1] == slope[1] == "" and quotient[0].strip() == slope[0].strip()
            continue
        note = f"rounded: {told[1].removeprefix('a ')}{' right' * bool(told[2])}" if told else "no digit right"
        assert note == explorer.picture.notes[1].get_text()
        if told:
            numbers = float(re.search(r"quotient is (\S+):", explorer.text)[1].replace("−", "-")), number_of(slope)[0]
            decimals = (told[3] or "decimals") == "decimals"
            places = f".{right}f" if decimals else f".{right - 1}e"
            assert f"{numbers[0]:{places}}" == f"{float(numbers[1]):{places}}"
            right += decimals * (1 + max(0 if abs(number) >= 1 else -1 for number in numbers))
        red, whole = (len(re.sub(r"\D", "", text)) for text in (quotient[1], quotient[0] + quotient[1]))
        seen.add(right)
        if right is None:
            assert quotient[0] == slope[0] == "" and red == whole
            continue
        assert red == len(re.sub(r"\D", "", slope[1])) == (7 if single else 15) - right
        size = number_of(slope)[1] * Fraction(10) ** red
        assert abs(number_of(quotient)[0] - number_of(slope)[0]) < size
    assert {None, 1, 5, 9} <= seen


@pytest.mark.parametrize(
    ("name", "h", "single", "sentence"),
    [
        ("1/x at 3", 1e-9, False, "h = 1.0e-09: of 17 digits 9 cancel, and 8 are left. "
                                  "The quotient is −0.1111111203: rounded to 7 digits it is right."),
        ("1/x at 3", 1.0, False, "h = 1.0e+00: nothing cancels, and the difference has all of its 17 digits. "
                                 "The quotient is −0.125: rounded to 1 digit it is right."),
        ("exp(x) at 0", 1e-17, False, "h = 1.0e-17: both values are the same number, so all 17 digits "
                                      "cancel, and the difference is 0. The quotient is 0: no digit is right."),
        ("exp(x) at 0", 1e-12, True, "h = 1.0e-12: both values are the same number, so all 9 digits "
                                     "cancel, and the difference is 0. The quotient is 0: no digit is right."),
        ("x² at −1.5", 1.0, False, "h = 1.0e+00: nothing cancels, and the difference has all of its 17 digits. "
                                   "The quotient is −3, and so is the slope."),
        ("cos(x) at 0", 0.1, False, "h = 1.0e-01: both values are the same number, so all 17 digits "
                                    "cancel, and the difference is 0. The quotient is 0, and so is the slope."),
        ("sin(x) at 0", 1e-17, False, "h = 1.0e-17: nothing cancels, and the difference has all of its 17 digits. "
                                      "The quotient is 1, and so is the slope."),
        ("x² + 10⁶ at 1.5", 1e-6, False, "h = 1.0e-06: of 17 digits 12 cancel, and 5 are left. "
                                         "The quotient is 3.000022843: rounded to 5 digits it is right."),
    ],
)  # fmt: skip
@nothing_drawn()
def test_sentence_by_hand(explorer, name, h, single, sentence):
    assert at(explorer, name, h, single).text == sentence


@nothing_drawn()
def test_a_smaller_step_costs_digits_one_for_each_ten(explorer):
    left = [len(rows(at(explorer, "1/x at 3", 10.0**-power))[2][1]) for power in range(3, 16)]
    assert left == list(range(14, 1, -1))


@nothing_drawn()
def test_six_digits_of_a_large_constant_are_lost_in_addition(explorer):
    lone = len(rows(at(explorer, "x² at −1.5", 1e-6))[2][1])
    raised = len(rows(at(explorer, "x² + 10⁶ at 1.5", 1e-6))[2][1])
    assert lone - raised == 6


@nothing_drawn()
def test_where_there_is_no_value_no_row_is_drawn_and_the_sentence_says_so(explorer):
    (curve, _), h = explorer.controls["case"].options[0][1], 1e-3
    explorer.controls["case"].options = [*explorer.controls["case"].options, ("pole", (curve, 0.0))]
    explorer.controls["h"].value, explorer.controls["case"].value = h, (curve, 0.0)
    assert explorer.text == "h = 1.0e-03: 1/x has no finite value at one of the points, or no slope at 0."
    assert explorer.message.value == "" and all(row == ("", "", "") for row in rows(explorer))
    explorer.controls["case"].options = explorer.controls["case"].options[:-1]


@pytest.mark.parametrize("pattern", ["up", "down", 1])
@nothing_drawn()
def test_what_is_stored_hangs_on_no_last_bit(pattern):
    stored = explore_digit_strip()
    with other_last_bits(pattern):
        from helpers.explorers.digit_strip import explore_digit_strip as elsewhere

        shaken = elsewhere()
        assert shaken.text == stored.text and rows(shaken) == rows(stored)
        assert rows(at(shaken, "exp(x) at −2", 1e-9)) != rows(at(stored, "exp(x) at −2", 1e-9)), "they are shaken"


@nothing_drawn()
def test_each_letter_has_the_colour_of_its_part_and_the_band_and_its_border_begin_with_the_blue_ones(explorer):
    seconds = [style.CENTRAL] * 3 + [style.LIVE, None]
    for name, h, single in states(explorer):
        picture = at(explorer, name, h, single).picture
        colours = iter(to_hex(colour, keep_alpha=False).upper() for colour in picture.letters.drawn.get_facecolor())
        for (first, second, _), blue in zip(rows(explorer), seconds, strict=True):
            left = {next(colours) for letter in first if letter != " "}
            right = {next(colours) for letter in second if letter != " "}
            assert len(left) <= 1 and len(right) <= 1 and not left & right
            assert blue is None or right <= {blue.upper()}
        assert next(colours, None) is None
        edge = 2.75 + 0.17 * len(rows(explorer)[0][0])
        assert picture.left.get_x() == pytest.approx(edge) == picture.border.get_xdata()[0]
        assert picture.left.get_width() == pytest.approx(0.17 * len(rows(explorer)[0][1]))


def test_letters_stand_in_columns_inside_the_picture_and_beside_long_names():
    """Japanese letters are as wide as high: names of 15 of them, nearly as wide as 15 ■, leave the digits alone."""
    explorer = explore_digit_strip()
    figure, drawn = explorer.picture.figure, explorer.picture.letters.drawn
    (names,) = {name.get_position()[0] for name in figure.axes[0].texts if name.get_text() == "difference"}
    for name, h in (("x² + 10⁶ at 1.5", 1e-3), ("sin(x) at 0", 1e-17), ("exp(x) at −2", 1e-12), ("1/x at 3", 1e-9)):
        at(explorer, name, h)
        explorer.frame()
        renderer = figure.canvas.get_renderer()
        places = np.array([place for place, _ in drawn.get_offsets()])
        columns = (places - 2.75) / 0.17
        assert np.abs(columns - np.round(columns)).max() < 1e-6, "one width for all letters"
        letters = "".join(first + second for first, second, _ in rows(explorer)).replace(" ", "")
        assert len(drawn.get_paths()) == len(places) == len(letters)
        widest = max(shape.get_extents().x1 for shape in drawn.get_paths())
        behind = max(text.get_window_extent(renderer).x1 for text in explorer.picture.powers) / figure.dpi
        notes = min(note.get_window_extent(renderer).x0 for note in explorer.picture.notes) / figure.dpi
        assert widest < 0.17 and max(places.max() + widest, behind) < notes - 0.1
        assert max(note.get_window_extent(renderer).x1 for note in explorer.picture.notes) < figure.bbox.width
    long = figure.axes[0].text(names, 1, "■" * 15, fontsize=11)
    assert long.get_window_extent(renderer).x1 / figure.dpi < places.min()
