"""Films in JupyterLab: ▶ plays to the end, Space stops it, other sliders move meanwhile, a kernel that is gone is said.

FILMS=all plays every film of every lesson; without it those of one lesson. Pictures a second are printed, not judged.
"""

import os
import time

import pytest

from lesson_page import LESSONS
from scripts import OF_WIDTH

MOMENTUM = next(name for name in LESSONS if name.startswith("11-5-2"))
SMALLER = next(name for name in LESSONS if name.startswith("11-4-2"))


def films(page):
    return [explorer for explorer in page.explorers() if explorer.button("Play").count()]


def first_film_at_its_start(page):
    explorer = films(page)[0]
    explorer.show()
    explorer.press("k", "Home")
    return explorer


def wait_until_it_has_stopped(explorer):
    explorer.until(lambda: not explorer.plays())
    explorer.settle()


@pytest.mark.parametrize("lesson", LESSONS if "FILMS" in os.environ else [MOMENTUM])
def test_a_film_plays_to_its_end_and_ends_in_the_picture_of_its_end(awake, capsys):
    for place, explorer in enumerate(films(awake)):
        explorer.show()
        explorer.press(explorer.film(), "End")
        explorer.page.wait_for_timeout(600)
        at_the_end = explorer.sentence(), explorer.crisp_pixels()
        explorer.watch()
        started = time.monotonic()
        explorer.button("Play").click()
        explorer.page.wait_for_timeout(500)
        assert explorer.plays(), "pressed at the end, it starts over"
        wait_until_it_has_stopped(explorer)
        seconds, frames = time.monotonic() - started, explorer.watched()["frames"]
        with capsys.disabled():
            print(
                f"\n{awake.name}, picture {place + 1}: {frames} pictures in {seconds:.1f} s, {frames / seconds:.1f} a s"
            )
        explorer.page.wait_for_timeout(600)
        explorer.assert_whole("played")
        if not explorer.sentence().startswith("h = "):  # h goes back to where it is large
            assert explorer.sentence() == at_the_end[0]
            assert abs(explorer.crisp_pixels() - at_the_end[1]).max() == 0
        assert frames > 5
    assert awake.stderr() == awake.errors() == awake.complaints == []


@pytest.mark.parametrize("lesson", [SMALLER])
def test_a_film_of_h_comes_back_up_from_the_smallest_h(awake):
    """A slider moves itself to its nearest stop when it is told a value between two: as if a reader had moved it."""
    explorer = films(awake)[0]
    explorer.show()
    explorer.press("h", "Home")
    assert explorer.number("h") == -17
    explorer.button("Play").click()
    explorer.page.wait_for_timeout(500)
    wait_until_it_has_stopped(explorer)
    assert explorer.number("h") == 0


@pytest.mark.main_job
@pytest.mark.parametrize("lesson", [MOMENTUM])
def test_space_starts_and_stops_it_and_then_it_stands_still(awake):
    explorer = first_film_at_its_start(awake)
    places = explorer.places()
    explorer.watch()
    explorer.button("Play").focus()
    awake.page.keyboard.press("Space")
    explorer.runs_on()
    assert explorer.plays()
    explorer.image.evaluate(OF_WIDTH, 900)  # half as many pixels each way while it plays
    assert explorer.panel.locator('[role="status"]').get_attribute("aria-live") == "off"
    awake.page.keyboard.press("Space")
    explorer.settle()
    assert explorer.crisp_pixels().shape[1] == 1800 and explorer.places() == places  # once it has come
    stopped = explorer.sentence(), explorer.source()
    assert not explorer.plays() and " of 40. The whole run: " in stopped[0]
    assert explorer.panel.locator('[role="status"]').get_attribute("aria-live") == "polite"
    awake.page.wait_for_timeout(1000)
    assert (explorer.sentence(), explorer.source()) == stopped


@pytest.mark.parametrize("lesson", [MOMENTUM])
def test_another_slider_moves_while_it_plays_and_both_are_right_in_the_end(awake):
    explorer = first_film_at_its_start(awake)
    explorer.button("Play").click()
    explorer.drag("γ", 0.3, seconds=1.5)
    wait_until_it_has_stopped(explorer)
    awake.page.wait_for_timeout(600)
    played = explorer.sentence(), explorer.crisp_pixels()
    explorer.press("k", "Home")
    explorer.press("k", "End")
    awake.page.wait_for_timeout(600)
    assert explorer.number("k") == 40 and explorer.sentence() == played[0]
    assert abs(explorer.crisp_pixels() - played[1]).max() == 0
    assert explorer.red_line() == []


@pytest.mark.parametrize("lesson", [MOMENTUM])
def test_who_wants_less_motion_goes_one_step_at_a_press(awake):
    explorer = first_film_at_its_start(awake)
    awake.page.emulate_media(reduced_motion="reduce")
    assert not explorer.button("Play").is_visible()
    for step in (1, 2):
        explorer.button("One step").click()
        explorer.settle()
        assert explorer.sentence().startswith(f"k = {step} of 40. ")
    awake.page.emulate_media(reduced_motion="no-preference")
    assert explorer.button("Play").is_visible() and not explorer.button("One step").is_visible()


@pytest.mark.parametrize("lesson", [MOMENTUM])
def test_a_kernel_that_is_restarted_while_it_plays_is_said_and_run_all_brings_all_back(awake):
    explorer = first_film_at_its_start(awake)
    explorer.button("Play").click()
    awake.page.wait_for_timeout(300)
    awake.restart_kernel()
    awake.page.wait_for_timeout(1_000)
    assert explorer.cut_off().endswith("To go on, choose Run → Run All Cells.")
    awake.complaints.clear()  # JupyterLab's own, about the messages that nobody answers now
    awake.run_all()
    awake.wake_all()
    explorer = films(awake)[0]
    explorer.show()
    explorer.button("Play").click()
    wait_until_it_has_stopped(explorer)
    explorer.assert_whole("played after a restart")
    assert awake.stderr() == awake.errors() == awake.complaints == []
