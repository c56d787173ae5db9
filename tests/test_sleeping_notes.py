"""What stands in a sleeping picture in the place of its secrets is true, and it is seen when nothing covers it.

So are the words of a picture that is awake, and has nothing to draw.
"""

import numpy as np
import pytest

from asleep import Guess
from helpers.answers.predictions import PREDICTIONS
from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.momentum import explore_step_lengths
from helpers.explorers.predictions import Prediction
from helpers.explorers.step_size import explore_step_size, explore_ways_out
from helpers.explorers.unlock import Unlock
from helpers.outcomes import not_yet
from pixels import kept
from room import strikes_through
from states import move

pytestmark = pytest.mark.usefixtures("coarse")


def words_of(explorer):
    return {note.get_text() for note in explorer.picture.waiting}


def test_the_words_say_what_is_still_missing_whichever_comes_first():
    name = "constant-gradient"
    guess = Prediction(PREDICTIONS[name], [PREDICTIONS[name].choice, "another"], blank=True)
    exercise = Unlock(lambda answer: not_yet("write it."), ..., "written it")
    both, alone = explore_step_lengths(after=(guess, exercise)), explore_step_lengths(after=exercise)
    only_guess = explore_step_lengths(after=(Guess(), exercise))
    assert words_of(both) == words_of(only_guess) == {"first your guess"}
    assert words_of(alone) == {"first the exercise"}
    before = kept(both)
    guess.buttons[0].value = True
    guess.lock.click()
    assert both.asleep and words_of(both) == {"first the exercise"}
    assert kept(both) == kept(alone) != before, "the picture has the new words, too"
    exercise.show.click()
    assert not both.asleep and not alone.asleep and only_guess.asleep
    assert words_of(only_guess) == {"first your guess"}
    assert not any(note.get_visible() for note in both.picture.waiting)


def test_what_covers_the_words_is_found():
    picture = explore_step_lengths(after=Guess()).picture
    note, *_ = picture.waiting
    assert strikes_through(picture) == []
    (line,) = note.axes.plot([0, 1], [0.5, 0.5], transform=note.axes.transAxes, zorder=note.get_zorder() + 1)
    assert strikes_through(picture) == [note.get_text()]
    line.remove()
    note.axes.plot(*note.axes.transData.inverted().transform(note.get_window_extent().p0), "*", zorder=0)
    assert strikes_through(picture) == [note.get_text()]


@pytest.mark.parametrize(
    ("explore", "nothing_to_draw"),
    [
        (explore_difference_quotients, {"curve": "|x|", "x0": 0.0}),
        (explore_step_size, {"curve": "1/x", "x0": 0.0}),
        (explore_ways_out, {"curve": "1/x", "x0": 0.0}),
    ],
)
def test_no_line_at_h_goes_through_the_words_that_say_why_nothing_is_drawn(explore, nothing_to_draw):
    explorer = move(explore(), **nothing_to_draw)
    note = getattr(explorer.picture, "panels", [explorer.picture])[0].note
    assert note.get_text()
    behind = []
    for share in (0.5, 1.0):  # the line in the middle of the words, and beside them
        smallest, largest = np.log10(note.axes.get_xlim())
        picture = np.asarray(move(explorer, h=10 ** (smallest + share * (largest - smallest))).frame()).astype(int)
        box = note.get_window_extent()
        behind.append(picture[::-1][int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)])
    assert behind[0].size and np.abs(behind[0] - behind[1]).max() < 40
