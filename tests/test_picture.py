"""The Picture that every figure is: made in our look, and what it hides before a guess."""

import matplotlib
import pytest

from helpers.figures import style
from helpers.figures.picture import Picture


class Two(Picture):
    """A line that is drawn once, and a dot and an arrow that move, in axes of their own."""

    def __init__(self, **more):
        self.left, self.right = self.new_axes(1, 2, height=3)
        self.look = matplotlib.rcParams["lines.linewidth"]
        (self.line,) = self.left.plot([0, 1], [0, 1])
        (self.dot,) = self.left.plot([0], [0], "o")
        self.arrow = style.arrow(self.right, "red")
        self.hand_over(self.dot, self.arrow, **more)


class More(Two):
    """One that inherits how it is made."""


def test_without_another_word_all_that_moves_is_secret_with_a_note_in_each_of_its_axes():
    picture = Two()
    assert picture.moving == picture.secrets == [picture.dot, picture.arrow] and picture.pinned == []
    assert [note.axes for note in picture.waiting] == [picture.left, picture.right]
    for asleep in (True, False):
        picture.sleep(asleep)
        assert {artist.get_visible() for artist in picture.secrets} == {not asleep}
        assert {artist.get_visible() for artist in picture.waiting} == {asleep}
        assert picture.line.get_visible()


def test_what_is_handed_over_as_secret_and_waiting_takes_the_place_of_that():
    picture = Two(secrets=(artist for artist in ()), waiting=[])
    assert picture.moving and picture.secrets == picture.waiting == []


@pytest.mark.parametrize("kind", [Two, More])
def test_a_picture_is_made_in_our_look_whatever_is_set_and_whoever_inherits_it(kind):
    with matplotlib.rc_context({"lines.linewidth": 7}):
        assert kind().look == matplotlib.rcParamsDefault["lines.linewidth"]
        assert matplotlib.rcParams["lines.linewidth"] == 7
