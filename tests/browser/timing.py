"""Delays from a key to new pixels on the page, and that nothing complained meanwhile."""

import os
import statistics

KEYS = int(os.environ.get("KEYS", 4))  # how many keys are timed for each slider; KEYS=15 for figures to be told


def timed_keys(explorer, slider, key):
    """Press a key on a slider, each time when the last one is answered; gives the delay of each new picture in ms."""
    explorer.watch()
    handle = explorer.slider(slider)
    handle.focus()
    for _ in range(KEYS):
        handle.press(key)
        explorer.page.wait_for_timeout(150)
        explorer.settle()
    return explorer.watched()["delays"]


def percentiles(delays):
    """The middle and the slow end, in words; some keys change nothing that is to be seen."""
    if not delays:
        return "no new picture"
    slow = sorted(delays)[int(0.95 * len(delays))]
    return f"p50 {statistics.median(delays):.0f} ms, p95 {slow:.0f} ms of {len(delays)}"


def show_delays(capsys, timed):
    """Print the delays of each picture, also where pytest keeps what is printed."""
    with capsys.disabled():
        print("", *(f"{name}: {percentiles(delays)}" for name, delays in timed.items()), sep="\n")


def assert_nothing_complains(pages, explorers):
    """No stderr, no error and no complaint on these pages, and no red line in these explorers (by name)."""
    for page in pages:
        assert page.stderr() == page.errors() == page.complaints == []
    assert not any(explorer.red_line() for explorer in explorers.values())
