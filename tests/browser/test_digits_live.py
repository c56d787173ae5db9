"""Lesson 11-5-7 in JupyterLab: training unlocks, every control to its ends, an interrupt, the diary's links."""

import pytest

from timing import assert_nothing_complains, show_delays, timed_keys

LESSON = "11-5-7-digits.ipynb"

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


@pytest.fixture(scope="module")
def lesson(open_lesson):
    page = open_lesson(LESSON)
    page.run_all()
    return page


@pytest.fixture(scope="module")
def explorers(lesson):
    return dict(zip(("images", "usual", "rates", "tuned", "map"), lesson.explorers(), strict=True))


def test_training_unlocks_by_a_backprop_that_passes(lesson, explorers):
    assert "written a backprop that passes" in explorers["usual"].sentence()
    assert lesson.answer("def my_backprop", BACKPROP).startswith("Right. ")
    said = lesson.answer("my_training = Unlock(", "my_training = Unlock(check_backprop, my_backprop, '')\nmy_training")
    assert said.startswith("Unlocked. Right. ")
    lesson.answer("explore_digit_race(after=(usual", "explore_digit_race(after=my_training)")
    assert lesson.explorers()[1].sentence().startswith("Epoch 10, images recognised: gradient descent 60.9% ± 2.3%")


def test_just_show_me_unlocks_as_well(lesson, explorers):
    for name in ("rates", "tuned", "map"):
        explorers[name].show()
        explorers[name].wake()


def test_images_to_every_end(explorers):
    explorer = explorers["images"]
    explorer.show()
    explorer.press("digit", "End")
    explorer.press("page", "End")
    assert explorer.sentence() == "Digit 9: 180 of 1,797 images, 144 to train with and 36 to test with."


def test_epoch_rate_alpha_and_gamma_to_both_ends(explorers):
    for name, sliders, start, end in (
        ("tuned", ("epoch",), "Epoch 0, images recognised: ", "Epoch 20, images recognised: gradient descent 96.8%"),
        ("rates", ("rate", "epoch"), "Rate 0.0001 for all, epoch 0", "Rate 5 for all, epoch 10"),
        ("map", ("α", "γ", "epoch"), "Epoch 0, training loss: Momentum (α = 0.001, γ = 0) ",
         "Epoch 10, training loss: Momentum (α = 1, γ = 0.99) "),
    ):  # fmt: skip
        explorer = explorers[name]
        explorer.show()
        for key, sentence in (("Home", start), ("End", end)):
            for slider in sliders:
                explorer.press(slider, key)
            assert explorer.sentence().startswith(sentence)
        assert explorer.red_line() == []


def test_pictures_follow_quickly_and_nothing_complains(lesson, explorers, capsys):
    timed = {}
    for name, slider, key in (
        ("tuned", "epoch", "ArrowLeft"),
        ("rates", "rate", "ArrowLeft"),
        ("rates", "epoch", "ArrowLeft"),
        ("map", "α", "ArrowLeft"),
        ("map", "γ", "ArrowLeft"),
        ("map", "epoch", "ArrowLeft"),
    ):
        explorers[name].show()
        explorers[name].press(slider, "End")
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, key)
    show_delays(capsys, timed)
    assert_nothing_complains([lesson], explorers)


def test_an_interrupt_leaves_the_finished_epochs_and_the_next_cells_work(lesson):
    interrupt = "import _thread, threading\nthreading.Timer(0.8, _thread.interrupt_main).start()\n"
    said = lesson.answer("explore_digit_rates(after=", interrupt + "explore_digit_rates()")
    assert ". Interrupted after epoch " in said
    assert "interrupted: what was trained until then is shown" in lesson.page.locator(".jp-Notebook").inner_text()
    assert lesson.answer("ends = {name:", "race(USUAL, 1)['Adam'].epochs") == "1"
    assert lesson.stderr() == lesson.errors() == []


def test_a_link_of_the_diary_opens_the_lesson_at_its_heading(lesson):
    """JupyterLab opens a lesson at its top; the link goes to the heading when it is pressed once more."""
    for _ in range(2):
        lesson.page.evaluate("window.jupyterapp.shell.activateById([...window.jupyterapp.shell.widgets('main')][0].id)")
        lesson.page.get_by_role("link", name="11-5-4").first.click()
        lesson.page.wait_for_function(f"() => ({PLACE_OF_HEADING})('It-changes-the-direction-too') !== null")
        lesson.page.wait_for_timeout(3000)
    assert 0 < lesson.page.evaluate(f"({PLACE_OF_HEADING})('It-changes-the-direction-too')") < 900
