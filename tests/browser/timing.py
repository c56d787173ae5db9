"""Delays from a key to new pixels on the page."""

import statistics


def timed_keys(explorer, slider, keys):
    """Press the keys on a slider, slowly; gives the delay of each picture that answers, in ms."""
    explorer.watch()
    handle = explorer.slider(slider)
    handle.focus()
    for key in keys:
        handle.press(key)
        explorer.page.wait_for_timeout(250)
    return explorer.watched()["delays"]


def percentiles(delays):
    """The middle and the slow end, in words."""
    slow = sorted(delays)[int(0.95 * len(delays))]
    return f"p50 {statistics.median(delays):.0f} ms, p95 {slow:.0f} ms of {len(delays)}"
