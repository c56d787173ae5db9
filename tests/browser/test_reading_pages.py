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


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return write_reading_pages(tmp_path_factory.mktemp("read"))


@pytest.fixture(scope="module")
def phone(browser):
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    yield page
    page.close()


def test_no_page_is_wider_than_a_phone_and_what_does_not_fit_scrolls_by_itself(phone, pages):
    too_wide, wide, stuck = {}, 0, []
    for file in pages:
        phone.goto(file.as_uri())
        if pixels := phone.evaluate(TOO_WIDE):
            too_wide[file.stem] = pixels
        of_this_page, all_scroll = phone.evaluate(FORMULAS)
        wide += of_this_page
        stuck += [] if all_scroll else [file.stem]
    assert too_wide == {} and len(pages) == len(LESSONS)
    assert wide > 4 and stuck == [], "some are too wide for a phone, and each of them scrolls"
