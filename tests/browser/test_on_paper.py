"""The page to keep on paper: one sheet of A4, whose back begins where the page says so."""

import re

import pytest

from lesson_page import NOTEBOOKS
from lessons_table import is_lesson
from reading_pages import EDITIONS, names_of, write_reading_page

TO_KEEP = [(edition, name) for edition in EDITIONS for name in names_of(edition) if not is_lesson(NOTEBOOKS / name)]
SMALLEST = 7.5  # points, of the text of a table; what is in code or in a fraction is a little smaller
WIDTH = 725  # pixels: 210 mm without the margins of 9 mm


@pytest.fixture(params=TO_KEEP, ids=lambda of: f"{of[0].language}-{of[1]}")
def sheet(request, browser, tmp_path):
    """The reading page in a window as wide as the text on the sheet, as it is printed."""
    target = write_reading_page(tmp_path / "page.html", *request.param)
    page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
    page.goto(target.as_uri())
    page.emulate_media(media="print")
    yield page
    page.close()


def sides(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_it_fills_the_two_sides_of_one_sheet_and_turns_at_the_line(sheet):
    assert sheet.locator("hr").count() == 1 and sides(sheet) == 2
    sheet.add_style_tag(content="hr { break-after: auto !important; }")
    assert sides(sheet) == 2, "two sides are needed"
    sheet.add_style_tag(content=".cell:has(hr) ~ .cell, hr ~ * { display: none; }")
    assert sides(sheet) == 1, "the front alone is one side"


def test_no_code_is_printed_and_the_picture_is(sheet):
    assert sheet.locator(".code_cell pre").count() > 5
    assert not any(code.is_visible() for code in sheet.locator(".code_cell pre").all())
    assert all(picture.is_visible() for picture in sheet.locator("img").all()) and sheet.locator("img").count() == 1


def test_nothing_is_too_small_to_read_or_wider_than_the_sheet(sheet):
    size = "cell => parseFloat(getComputedStyle(cell).fontSize) * 72 / 96"
    assert min(cell.evaluate(size) for cell in sheet.locator("td").all()) >= SMALLEST
    assert sheet.evaluate("document.documentElement.scrollWidth") <= WIDTH, "else all is printed smaller"
