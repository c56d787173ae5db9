"""How long the pictures take to follow: printed, not judged.

KEYS=15 python3 start.py test tests/browser/test_speed.py -s
presses 15 keys on each slider of every lesson; without KEYS a few on those of one lesson.
"""

import os
import statistics

import pytest

from lesson_page import LESSONS

KEYS = int(os.environ.get("KEYS", 4))


def delays_of_keys(explorer, slider):
    """Press a key on a slider, each time when the last one is answered; gives the delay of each new picture in ms."""
    explorer.press(slider, "Home")
    explorer.watch()
    for _ in range(KEYS):
        explorer.press(slider, "ArrowRight")
    return explorer.watched()["delays"]


def percentiles(delays):
    """The middle and the slow end, in words; some keys change nothing that is to be seen."""
    if not delays:
        return "no new picture"
    slow = sorted(delays)[int(0.95 * len(delays))]
    return f"p50 {statistics.median(delays):.0f} ms, p95 {slow:.0f} ms of {len(delays)}"


@pytest.mark.parametrize("lesson", LESSONS if "KEYS" in os.environ else LESSONS[1:2])
def test_keys_to_pixels(awake, capsys):
    timed = {}
    for place, explorer in enumerate(awake.explorers()):
        explorer.show()
        for kind, name in explorer.controls():
            if kind == "slider":
                timed[f"{awake.name}, picture {place + 1}, {name}"] = delays_of_keys(explorer, name)
    with capsys.disabled():
        print("", *(f"{name}: {percentiles(delays)}" for name, delays in timed.items()), sep="\n")
    assert all(len(delays) <= KEYS for delays in timed.values()), "one picture for each key"
    assert any(timed.values())


@pytest.mark.parametrize("lesson", LESSONS[1:2])
def test_after_a_drag_of_four_seconds_the_picture_shows_the_final_value(awake, capsys):
    explorer = awake.explorers()[0]
    explorer.show()
    explorer.press("h", "End")
    explorer.watch()
    released = explorer.drag("h", 0.3, seconds=4)
    watched = explorer.watched()
    with capsys.disabled():
        print(
            f"\n{watched['frames'] / 4:.1f} frames/s in the drag, "
            f"the last picture {watched['last'] - released:.0f} ms after it"
        )
    assert explorer.sentence().startswith(f"h = {10 ** explorer.number('h'):.3g} at ")
