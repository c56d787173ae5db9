"""The first two lessons by keyboard alone: predict, lock in, explore, answer wrongly, read the hint, answer rightly."""

import shutil

import pytest

from lesson_page import NOTEBOOKS


@pytest.fixture
def lesson(open_lesson, lessons_folder):
    def run(name):
        copy = shutil.copyfile(NOTEBOOKS / name, lessons_folder / f"by-keyboard-{name}")
        page = open_lesson(copy.name)
        page.run_all()
        return page

    return run


def lock_in(page, cell, choice):
    """Tab to a choice, take it, tab to Lock in, press it; gives what the prediction says then."""
    page.go_to(cell)
    page.tab_to(choice)
    page.page.keyboard.press("Space")
    page.tab_to("Lock in")
    page.page.keyboard.press("Space")
    said = page.page.locator('.jp-mod-active [role="status"]')
    said.wait_for(state="attached")
    return said.text_content()


@pytest.mark.main_job
def test_start_here(lesson):
    page = lesson("00-start-here.ipynb")
    (explorer,) = page.explorers()
    explorer.show()
    assert explorer.sentence().startswith("These controls wake up when you have locked in your prediction above.")
    assert lock_in(page, "predict(", "at the top").startswith(
        "Not quite. It is “where it crosses zero, going up”. There"
    )
    page.go_to("explore_point(")
    page.tab_to("x")
    page.page.keyboard.press("ArrowLeft")
    explorer.settle()
    assert explorer.sentence() == "x = 0.45: the curve is at 0.43 and its slope is 0.90, uphill."
    page.tab_to("Pin")
    page.page.keyboard.press("Space")
    explorer.settle()
    exercise = "from helpers.answers.start_here import check_level_place\n\nmy_x = {}\ncheck_level_place(my_x)"
    assert page.answer("check_level_place", exercise.format(90)).startswith("Not quite: that is 90 degrees")
    assert page.answer("check_level_place", exercise.format(1.57)).startswith("Right. ")
    assert explorer.red_line() == page.stderr() == page.errors() == page.complaints == []


def test_difference_quotients(lesson):
    page = lesson("11-4-1-difference-quotients.ipynb")
    explorer = page.explorers()[0]
    explorer.show()
    assert lock_in(page, '"halve-h"', "forward: a half, central: a quarter").startswith("Right. One error is")
    assert explorer.sentence().startswith("These controls wake up")
    assert lock_in(page, '"exact-for"', "cubics, too").startswith("Not quite. It is “parabolas, too”. The central")
    explorer.settle()
    assert explorer.sentence().startswith("h = 1 at x₀ = 0: forward 1.71828")
    page.go_to("explore_difference_quotients(after")
    page.tab_to("h\n")
    for _ in range(20):
        page.page.keyboard.press("ArrowLeft")
    explorer.settle()
    assert explorer.sentence().startswith("h = 0.1 at x₀ = 0: forward 1.051709181 is off by 0.052")
    exercise = "def my_central(f, x, h):\n    return {}\n\n\ncheck_central_difference(my_central)"
    imported = "from helpers.answers.difference_quotients import check_central_difference, check_kink\n\n\n"
    for formula, said in (
        ("...", "Not yet: put your formula in the place of the three dots."),
        ("(f(x + h) - f(x - h)) / h", "Not quite: you divided by h, but the two points are 2h apart."),
        ("(f(x + h) - f(x - h)) / (2 * h)", "Right. One step to each side"),
    ):
        assert page.answer("check_central_difference(my", imported + exercise.format(formula)).startswith(said)
    kink = "my_slope = {}\ncheck_kink(my_slope)"
    assert page.answer("check_kink(my", kink.format(4)).startswith("Not quite: that is the slope on the right")
    assert page.answer("check_kink(my", kink.format(1)).startswith("Right. ")
    assert explorer.red_line() == page.stderr() == page.errors() == page.complaints == []
