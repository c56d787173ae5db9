"""The numbers along axes have room where they come with each curve and each place, and in variants of a picture.

In all other pictures test_every_explorer looks at them.
"""

import random

import pytest

from as_read import SEEN
from helpers.figures import style
from pixels import nothing_painted
from room import without_room
from states import move_to_a_stop

pytestmark = pytest.mark.usefixtures("coarse")

CHANGING = ("difference_quotients.explore_difference_quotients", "parabola.explore_parabola")
VARIANTS = ("same speed", "with α", "tuned")


@pytest.mark.parametrize("name", CHANGING + VARIANTS)
def test_numbers_along_axes_reach_into_no_other_axes_and_stay_inside(name):
    explorer, chance = SEEN[name](), random.Random(name)
    for _ in range(10 if name in CHANGING else 3):
        with style.our_look():
            explorer.picture.figure.draw_without_rendering()
        assert without_room(explorer.picture.figure) == [], explorer.words()
        with nothing_painted():  # on the way there
            for control in explorer.controls.values():
                move_to_a_stop(control, chance)
