"""No scroll bar lies under or beside an explorer, however wide the window: its parts have room in their boxes.

The browser shows its scroll bars (see engines.py), as it does on Windows and Linux, where they take room.
"""

import pytest

from lesson_page import LESSONS

# What can be scrolled, and by how many pixels: an explorer's panel, what is in it, and what it is in.
SCROLLS = """panel => {
    const found = [], output = panel.closest(".jp-OutputArea-output");
    for (const box of [output, panel, ...panel.querySelectorAll("*")]) {
        const style = getComputedStyle(box);
        const across = /auto|scroll/.test(style.overflowX) ? box.scrollWidth - box.clientWidth : 0;
        const down = /auto|scroll/.test(style.overflowY) ? box.scrollHeight - box.clientHeight : 0;
        if (across > 0 || down > 0) found.push([String(box.className), across, down]);
    }
    return found;
}"""

WIDER = "panel => panel.scrollWidth - panel.clientWidth"


WIDTHS = [1280, 800, 390]


@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_of_an_explorer_is_wider_than_its_box(awake):
    try:
        for width in WIDTHS:
            awake.page.set_viewport_size({"width": width, "height": 900})
            awake.list_of_files(shown=width > 390)  # on a phone it leaves a lesson 7 pixels
            for place, explorer in enumerate(awake.explorers()):
                explorer.show()
                when = f"{awake.name}, picture {place + 1} at {width} pixels"
                assert explorer.panel.evaluate(WIDER) == 0, when
                assert explorer.panel.evaluate(SCROLLS) == [], when
    finally:
        awake.list_of_files(shown=True)
        awake.page.set_viewport_size({"width": 1280, "height": 900})
