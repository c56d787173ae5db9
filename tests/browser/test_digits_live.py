"""Lesson 11-5-7 in JupyterLab: training unlocks by the reader's backprop, an interrupt, the diary's links."""

import json
from urllib.parse import unquote

import pytest

pytestmark = pytest.mark.parametrize("lesson", ["11-5-7-digits.ipynb"])

BACKPROP = """def my_backprop(weights, X, labels):
    W1, b1, W2, b2 = weights
    z, s = network.scores(weights, X)
    at_scores = network.error_at_scores(s, X, labels)
    at_hidden = at_scores @ W2.T * (1 - z**2)
    return X.T @ at_hidden, at_hidden.sum(axis=0), z.T @ at_scores, at_scores.sum(axis=0)

check_backprop(my_backprop)"""

PLACE_OF_HEADING = """(id) => {
    const heading = window.jupyterapp.shell.currentWidget.node.querySelector(`[data-jupyter-id="${id}"]`);
    return heading && heading.getBoundingClientRect().top;
}"""


def test_training_unlocks_by_a_backprop_that_passes(awake):
    unlock = "my_training = Unlock(check_backprop, my_backprop, 'written it')\nmy_training"
    race = "from helpers.explorers.digits import explore_digit_race\n\nexplore_digit_race(after=my_training)"
    awake.answer("def my_backprop", BACKPROP.replace(" * (1 - z**2)", ""))
    assert awake.answer("my_training = Unlock(", unlock).startswith("Locked until you have written it. ")
    awake.answer("explore_digit_race(after=", race)
    assert awake.explorers()[1].sentence().startswith("These controls wake up when you have written it.")
    assert awake.answer("def my_backprop", BACKPROP).startswith("Right. ")
    assert awake.answer("my_training = Unlock(", unlock).startswith("Unlocked. Right. ")
    awake.answer("explore_digit_race(after=", race)
    assert awake.explorers()[1].sentence().startswith("Epoch 10, images recognised: gradient descent 60.9% ± 2.3%")


# The interrupt of the Kernel menu, at a moment that no clock decides.
INTERRUPTED = """import _thread
from helpers.explorers.progress import Progress

def at_the_second_epoch(self, epoch, epochs, move=Progress.__call__):
    move(self, epoch, epochs)
    if epoch == 2:
        _thread.interrupt_main()

Progress.__call__ = at_the_second_epoch
explore_digit_rates(sweep_with_a_bar(anew=True))"""


def test_an_interrupt_leaves_the_finished_epochs_and_the_next_cells_work(awake):
    said = awake.answer("explore_digit_rates(swept", INTERRUPTED)
    assert ". Interrupted after epoch 2" in said
    assert "interrupted: what was trained until then is shown" in awake.page.locator(".jp-Notebook").inner_text()
    assert awake.answer("widths = {name: good_rates", "race(USUAL, 1)['Adam'].epochs") == "1"
    assert awake.stderr() == awake.errors() == []


def test_a_link_of_the_diary_opens_the_lesson_at_its_heading(awake):
    """JupyterLab opens a lesson at its top; pressed again, in a long one twice, the link goes to the heading."""
    for _ in range(3):
        awake.page.evaluate("window.jupyterapp.shell.activateById([...window.jupyterapp.shell.widgets('main')][0].id)")
        link = awake.page.get_by_role("link", name="11-5-4").first
        heading = unquote(link.get_attribute("href").split("#")[1])
        link.click()
        awake.page.wait_for_function(f"() => ({PLACE_OF_HEADING})({json.dumps(heading)}) !== null")
        awake.page.wait_for_timeout(3000)
    place = awake.page.evaluate(f"({PLACE_OF_HEADING})({json.dumps(heading)})")
    awake.page.evaluate("window.jupyterapp.shell.currentWidget.dispose()")  # other tests want this lesson
    assert 0 < place < 900
