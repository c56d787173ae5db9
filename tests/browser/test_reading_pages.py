"""The reading pages on a phone: what is wide scrolls by itself, and never the whole page."""

import pytest

from lesson_page import LESSONS
from reading_pages import write_reading_pages

PHONE = 390  # pixels

TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

# How many formulas have a line of their own and more to show than fits, and whether each of them can be scrolled.
FORMULAS = """() => {
    const boxes = [...document.querySelectorAll('math[display="block"]')].map(formula => formula.parentElement);
    const wide = boxes.filter(box => box.scrollWidth > box.clientWidth);
    return [wide.length, wide.every(box => getComputedStyle(box).overflowX === "auto")];
}"""

# What cells show is sentences: those that do not fit. (What they print may be columns of numbers, and scrolls.)
CUT_OFF = """() => [...document.querySelectorAll(".output_execute_result pre")]
    .filter(box => box.scrollWidth > box.clientWidth).map(box => box.innerText)"""


@pytest.fixture(scope="module")
def seen(browser, tmp_path_factory):
    """{page: (pixels too wide, (wide formulas, do all of them scroll?), sentences cut off)} on a phone."""
    phone = browser.new_page(viewport={"width": PHONE, "height": 800})
    found = {}
    for file in write_reading_pages(tmp_path_factory.mktemp("read")):
        phone.goto(file.as_uri())
        found[file.stem] = [phone.evaluate(script) for script in (TOO_WIDE, FORMULAS, CUT_OFF)]
    phone.close()
    assert len(found) == 2 * len(LESSONS)
    return found


def test_no_page_is_wider_than_a_phone_and_what_does_not_fit_scrolls_by_itself(seen):
    assert {name: pixels for name, (pixels, _, _) in seen.items() if pixels} == {}
    formulas = {name: formulas for name, (_, formulas, _) in seen.items()}
    assert sum(wide for wide, _ in formulas.values()) > 4
    assert [name for name, (_, all_scroll) in formulas.items() if not all_scroll] == []


def test_no_sentence_below_a_cell_is_cut_off(seen):
    assert {name: sentences for name, (_, _, sentences) in seen.items() if sentences} == {}
