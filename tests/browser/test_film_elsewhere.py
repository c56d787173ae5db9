"""A film that is stopped, run again while it plays, or open in two windows: nothing hangs, and all agree in the end."""

import re

import pytest

SOURCE = "from helpers.explorers.gradient_descent import explore_gradient_descent\n\nexplore_gradient_descent()"

LAST = 30  # step

# Notes when the sentence changed last, and when a button was pressed.
LAST_WORDS = """() => {
    window.words = {last: 0, pressed: 0};
    const sentence = document.querySelector('[role="status"]').closest(".jupyter-widgets");
    new MutationObserver(() => { window.words.last = performance.now(); })
        .observe(sentence, {childList: true, subtree: true, characterData: true});
    document.addEventListener("click", () => { window.words.pressed = performance.now(); }, true);
}"""


@pytest.fixture
def page(write_notebook, open_lesson):
    page = open_lesson(write_notebook("film.ipynb", SOURCE))
    page.run_all()
    return page


def film_at_its_start(page):
    (explorer,) = page.explorers()
    explorer.show()
    explorer.press("k", "Home")
    return explorer


def step_told(explorer):
    told = re.match(r"k = (\d+) of ", explorer.sentence())  # at the end it says no k
    return int(told[1]) if told else LAST


def test_stopped_it_stands_still_at_once(page, capsys):
    explorer = film_at_its_start(page)
    explorer.play()
    explorer.page.evaluate(LAST_WORDS)
    explorer.button("Play").click()
    page.page.wait_for_timeout(1_500)
    after = explorer.page.evaluate("Math.max(0, window.words.last - window.words.pressed)")
    with capsys.disabled():
        print(f"\nafter Stop the sentence changes for {after:.0f} ms more")
    assert not explorer.plays() and after < 1_000
    assert step_told(explorer) == explorer.number("k")


def test_run_all_while_it_plays_gives_a_new_picture_that_stands_at_its_end(page):
    explorer = film_at_its_start(page)
    explorer.button("Play").click()
    page.page.wait_for_timeout(300)
    page.run_all()
    (explorer,) = page.explorers()
    explorer.show()
    assert not explorer.plays()
    explorer.assert_whole("run while it played")
    page.page.wait_for_timeout(1_000)
    assert page.stderr() == page.errors() == page.complaints == []


def test_in_two_windows_it_plays_in_both_and_ends_in_both_where_the_picture_is(page, open_lesson):
    page.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.page.wait_for_timeout(1_000)
    other = open_lesson("film.ipynb")
    one, two = film_at_its_start(page), other.explorers()[0]
    two.show()
    for explorer in (one, two):
        one.press("k", "Home")
        explorer.button("Play").click()
        page.page.wait_for_timeout(500)
        two.until(lambda: not one.plays() and not two.plays())
        one.settle()
        two.settle()
        two.until(lambda: one.sentence() == two.sentence())
        for key in ("Home", "End"):  # each window has counted by itself; whoever moves next moves both
            one.press("k", key)
        two.until(lambda: two.number("k") == step_told(two) == LAST)
        assert one.number("k") == two.number("k") == step_told(one) == step_told(two) == LAST
    assert page.errors() == other.errors() == page.complaints == other.complaints == []
