"""How long the picture takes to follow: printed, not judged (python3 start.py test tests/browser/test_speed.py -s)."""

import pytest

from timing import KEYS, percentiles, timed_keys


@pytest.fixture(scope="module")
def explorer(open_awake):
    explorer = open_awake("11-4-1-difference-quotients.ipynb").explorers()[0]
    explorer.show()
    return explorer


def test_keys_to_pixels(explorer, capsys):
    artists, background = timed_keys(explorer, "h", "ArrowLeft"), timed_keys(explorer, "x₀", "ArrowLeft")
    with capsys.disabled():
        print(f"\nh, artists only: {percentiles(artists)}\nx₀, background too: {percentiles(background)}")
    assert len(artists) == len(background) == KEYS, "one picture for each key"


def test_after_a_drag_of_four_seconds_the_picture_shows_the_final_value(explorer, capsys):
    explorer.press("h", "End")
    explorer.watch()
    released = explorer.drag("h", 0.3, seconds=4)
    explorer.settle()
    watched = explorer.watched()
    with capsys.disabled():
        print(
            f"\n{watched['frames'] / 4:.1f} frames/s in the drag, "
            f"the last picture {watched['last'] - released:.0f} ms after it"
        )
    assert explorer.sentence().startswith(f"h = {10 ** explorer.number('h'):.3g} at ")
