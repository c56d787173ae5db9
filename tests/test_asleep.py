"""No explorer sleeps and shows its answer: what a guess asks for is hidden, wherever its controls stand."""

import inspect

import pytest

from helpers.figures.picture import Picture
from states import far_end, near_end
from test_every_explorer import EXPLORERS

WAITING = sorted(name for name, explore in EXPLORERS.items() if "after" in inspect.signature(explore).parameters)

# These show something of the question while they sleep, and that follows the controls. Every other sleeping picture is
# the same in every pixel wherever the controls stand.
SHOWN_ASLEEP = {
    "difference_quotients.explore_difference_quotients": "the curve, its tangent and its points",
    "gradient_descent.explore_gradient_descent": "the contours for κ, and how many steps there are",
    "momentum.explore_turns": "gradient descent",
    "point.explore_point": "the point",
    "races.explore_fair_race": "the judge",
    "races.explore_race": "the contours of the surface",
    "rate_map.explore_rate_map": "the contours for κ",
    "step_size.explore_precision": "the limits of the errors",
    "step_size.explore_step_size": "the limits of the errors",
}


class Guess:
    """A prediction that nobody locks in."""

    done, wish = False, "guessed"

    def when_done(self, call):
        pass


def test_all_explorers_can_wait_for_a_guess_but_the_one_that_asks_for_names_itself():
    assert EXPLORERS.keys() - WAITING == {"name_it.explore_names"}
    assert isinstance(EXPLORERS["name_it.explore_names"]().picture, Picture)


@pytest.mark.parametrize("name", WAITING)
def test_asleep_nothing_secret_is_seen_and_the_picture_follows_no_control(name):
    explorer = EXPLORERS[name](after=Guess())
    assert isinstance(explorer.picture, Picture)
    secrets, frames = explorer.picture.secrets, []
    for go in (lambda explorer: None, near_end, far_end):
        go(explorer)
        assert secrets and not any(artist.get_visible() for artist in secrets)
        frames.append(explorer.frame().tobytes())
    explorer.wake()
    assert explorer.frame().tobytes() not in frames
    assert (len(set(frames)) == 1) == (name not in SHOWN_ASLEEP)
