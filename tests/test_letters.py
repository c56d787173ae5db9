"""Japanese letters in pictures: drawn where Japanese is spoken, and English pictures are what they were."""

import warnings

import numpy as np

from helpers.explorers.point import explore_point
from helpers.figures import style
from helpers.figures.letters import letters
from japanese import spoken


def drawn(text):
    """A text in our look, as pixels."""
    with style.our_look():
        figure = style.new_figure(3, 1)
        figure.text(0.1, 0.4, text, fontsize=20)
        figure.canvas.draw()
        return np.asarray(figure.canvas.buffer_rgba()).copy()


def test_japanese_letters_are_no_boxes_where_japanese_is_spoken():
    with spoken("ja"), warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a glyph that it does not have
        one, other = drawn("勾配"), drawn("損失")
    assert (one != other).any() and (one != 255).any()


def test_where_english_is_spoken_no_setting_is_changed_and_latin_letters_are_the_same_in_both():
    assert letters() == {}
    english = drawn("α = 0.1, k")
    with spoken("ja"):
        assert letters()["font.family"][0] == "DejaVu Sans"
        assert (drawn("α = 0.1, k") == english).all()


def test_a_picture_keeps_the_language_that_it_was_made_in():
    english = explore_point()
    with spoken("ja"):
        japanese = explore_point()
    titles = [explorer.picture.figure.axes[0].get_title(loc="left") for explorer in (english, japanese)]
    assert titles[0] != titles[1] and japanese.text.endswith("。") and english.text.endswith(".")
