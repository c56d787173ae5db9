"""“Do you still know?” and words of one's own, by keyboard: answered, kept, and there when the cells run again."""

import pytest
from playwright.sync_api import expect

from test_no_scroll_bars import SCROLLS, WIDTHS


@pytest.fixture
def page(write_notebook, open_lesson):
    name = write_notebook(
        "still-know.ipynb",
        'from helpers.explorers.still_know import still_know\n\nstill_know("11-5-5")',
        'from helpers.explorers.my_words import my_words, show_my_words\n\nmy_words("11-5-5")',
        "show_my_words()",
    )
    page = open_lesson(name)
    page.run_all()
    return page


def test_a_choice_and_a_formula_from_memory(page, lessons_folder):
    keyboard = page.page.keyboard
    page.go_to("still_know(")
    page.tab_to("1.75 times the first one")
    keyboard.press("Space")
    page.tab_to("Lock in")
    keyboard.press("Space")
    expect(page.page.get_by_text("Not quite. It is “4 times the first one”.")).to_be_visible()
    field = page.page.get_by_placeholder("one line, with eta0, h, epsilon, g")
    for line, said in (
        ("2h", "this is no formula in Python"),
        ("eta0 / sqrt(h + epsilon) * g", "epsilon stands outside the root"),
        ("eta0 / (sqrt(h) + epsilon) * g", "The gradient, divided by the root of the mean square."),
    ):
        field.focus()
        keyboard.press("Control+a")
        keyboard.insert_text(line)
        keyboard.press("Enter")
        expect(page.page.get_by_text(said)).to_be_visible(timeout=15_000)
    expect(field).to_be_focused()
    kept = (lessons_folder / "guesses.json").read_text(encoding="utf-8")
    assert [kept.count(f'"{name}"') for name in ("still-steady", "still-rmsprop")] == [1, 2] and "2h" not in kept
    page.run_all()
    expect(page.page.get_by_role("button", name="1.75 times the first one")).to_be_enabled()
    assert page.stderr() == page.errors() == page.complaints == []


def test_words_of_ones_own_are_kept_and_shown_as_they_are(page, lessons_folder):
    field = page.page.get_by_placeholder("In English or in Japanese.")
    field.focus()
    page.page.keyboard.insert_text("一つの重みに一つの学習率。")
    page.page.keyboard.press("Enter")
    page.page.keyboard.insert_text("# <b>one</b> each")
    page.tab_to("Keep")
    page.page.keyboard.press("Space")
    expect(page.page.get_by_text("Kept in my-notes.md.")).to_be_visible()
    expect(field).to_have_value("")
    text = (lessons_folder / "my-notes.md").read_text(encoding="utf-8")
    assert "\n## 11-5-5\n" in text and "\n> 一つの重みに一つの学習率。\\\n> \\# &lt;b&gt;one&lt;/b&gt; each\n" in text
    page.run_all()
    expect(page.page.get_by_text("# <b>one</b> each")).to_have_count(2)  # in its own cell, and on the page of all
    assert page.stderr() == page.errors() == page.complaints == []


def test_everything_has_room_however_wide_the_window(page):
    for answer in ("12 times", "eta0 / sqrt(h + epsilon) * g"):
        page.page.get_by_placeholder("one line").fill(answer)
        page.page.get_by_role("button", name="Check", exact=True).click()
    page.page.get_by_role("button", name="1.75 times the first one").click()
    page.page.get_by_role("button", name="Lock in", exact=True).click()
    page.page.get_by_placeholder("In English").fill("one " * 60)
    page.page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.page.get_by_text("Kept in my-notes.md.")).to_be_visible()
    for width in WIDTHS:
        page.page.set_viewport_size({"width": width, "height": 900})
        page.list_of_files(shown=width > 390)
        for output in page.page.locator(".jp-OutputArea-output").all():
            assert output.evaluate(f"output => ({SCROLLS})(output.firstElementChild)") == [], width
