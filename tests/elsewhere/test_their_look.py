"""Settings of matplotlib that a reader has change nothing that is drawn anew, and all of them come back after an error.

That none changes a pixel of any picture, and no picture changes them, is held in test_every_explorer.
"""

import matplotlib
import pytest

from helpers.figures.style import our_look
from states import far_end
from test_every_explorer import EXPLORERS
from theirs import THEIRS

pytestmark = pytest.mark.usefixtures("coarse")


@pytest.fixture
def the_readers_settings():
    with matplotlib.rc_context(THEIRS):
        yield


# With contours, with a map. (The others are drawn anew among settings of the reader's in test_every_explorer.)
@pytest.mark.parametrize("name", ["races.explore_race", "rate_map.explore_rate_map"])
def test_what_is_drawn_anew_has_our_look_too(name):
    ours, theirs = EXPLORERS[name](), EXPLORERS[name]()
    far_end(ours)
    ours.pin.value = True
    with matplotlib.rc_context(THEIRS):
        far_end(theirs)
        theirs.pin.value = True
    assert theirs.frame().tobytes() == ours.frame().tobytes()


def test_the_readers_settings_come_back_after_an_error(the_readers_settings):
    before = dict.copy(matplotlib.rcParams)
    with pytest.raises(ZeroDivisionError), our_look():
        assert matplotlib.rcParams["font.size"] == matplotlib.rcParamsDefault["font.size"]
        raise ZeroDivisionError
    assert dict.__eq__(matplotlib.rcParams, before)


def test_our_look_leaves_the_backend_alone_and_costs_nothing_where_nothing_differs(monkeypatch):
    monkeypatch.setattr(matplotlib, "rc_context", None)  # would fail if it were called
    with our_look():
        pass
