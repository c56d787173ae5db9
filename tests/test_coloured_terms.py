"""Terms of formulas that have the colour of something in a picture: they are read on white and on the dark theme."""

import re

import numpy as np
import pytest

from lessons import ENGLISH, JAPANESE, name_of, read, texts

LEAST = 3  # of the contrast, for what is large: WCAG 2.2, 1.4.11


def luminance(colour):
    parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]


def contrast(colour, ground):
    dark, light = sorted([luminance(colour), luminance(ground)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", [*ENGLISH, *JAPANESE], ids=name_of)
def test_no_coloured_term_is_hard_to_read_on_white_or_on_the_dark_theme(path):
    colours = set(re.findall(r"\\textcolor\{(#\w{6})\}", "".join(texts(read(path)).values())))
    assert {
        colour for colour in colours for ground in ("#ffffff", "#111111") if contrast(colour, ground) < LEAST
    } == set()


def test_black_on_white_has_the_largest_contrast_and_a_colour_on_itself_has_none():
    assert contrast("#000000", "#ffffff") == pytest.approx(21) and contrast("#952568", "#952568") == 1
    assert contrast("#952568", "#111111") < LEAST < contrast("#A64D9B", "#111111")
