"""The kernel is restarted in the middle of a drag, or the page is loaded anew: what the reader sees, and how to go on.

RESTARTS=all does so in every lesson; without it in one.
"""

import os

import pytest

from lesson_page import LESSONS
from moves import move_to_both_ends

pytestmark = pytest.mark.parametrize("lesson", LESSONS if "RESTARTS" in os.environ else LESSONS[1:2])


def assert_all_move(awake, when):
    for explorer in awake.explorers():
        explorer.show()
        assert explorer.cut_off() == ""
        kind, name = sorted(explorer.controls())[-1]  # a slider, where there is one
        assert len(set(move_to_both_ends(explorer, kind, name))) > 1, when
        explorer.assert_whole(when)
    assert awake.stderr() == awake.errors() == awake.complaints == []


def test_a_restart_in_a_drag_is_said_with_what_to_do_and_that_brings_all_back(awake):
    explorer = next(explorer for explorer in awake.explorers() if "slider" in dict(explorer.controls()))
    explorer.show()
    explorer.hold(dict(explorer.controls())["slider"])
    awake.restart_kernel()
    explorer.let_go()
    awake.page.wait_for_timeout(1_000)  # the new kernel comes, and JupyterLab looks for the widgets in it
    for explorer in awake.explorers():
        explorer.show()
        assert explorer.cut_off().endswith("To go on, choose Run → Run All Cells.")
    awake.complaints.clear()  # JupyterLab's own, about the messages that nobody answers now
    awake.run_all()
    awake.wake_all()
    assert_all_move(awake, "run again after a restart")


def test_loaded_anew_the_sliders_go_on(awake):
    awake.save_and_reload()
    awake.complaints.clear()
    assert_all_move(awake, "loaded anew")
