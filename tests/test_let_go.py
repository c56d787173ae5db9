"""What is replaced is let go: a cell run again, many explorers in one kernel."""

import subprocess
import sys
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances
from jupyter_client.manager import start_new_kernel

from helpers.explorers import cells
from helpers.explorers.gradient_descent import explore_gradient_descent, explore_rate
from helpers.explorers.point import explore_point

pytestmark = pytest.mark.usefixtures("coarse")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run_cell(monkeypatch):
    """Plays a kernel that names the cell and the run: shows what it is given."""
    runs = iter(range(1000))

    def run(cell, *explorers):
        number = next(runs)
        monkeypatch.setattr(cells, "running", lambda: (cell, number))
        return [explorer._repr_mimebundle_() for explorer in explorers]

    return run


def test_a_cell_run_again_closes_what_stood_below_it(run_cell):
    first, second = explore_point(), explore_point()
    run_cell("a", first)
    words = first.words()
    run_cell("a", second)
    assert first.picture is None and second.picture is not None
    assert all(control.comm is None for control in first.controls.values())
    assert all(control.comm is not None for control in second.controls.values())
    (gone,) = run_cell("b", first)
    assert gone == {"text/plain": f"{words}\n(This picture is gone: its cell was run again.)"}


@pytest.mark.parametrize("explore", [explore_point, explore_gradient_descent])
def test_no_widget_stays_of_what_is_gone(run_cell, explore):
    before = set(_instances)
    run_cell("a", explore())
    left = set(_instances) - before
    assert left
    run_cell("a", explore())
    assert not left & set(_instances)


def test_what_still_stands_somewhere_stays(run_cell):
    pair, elsewhere = [explore_point(), explore_point()], explore_point()
    run_cell("a", *pair)
    assert all(explorer.picture for explorer in pair), "one run may show two"
    run_cell("a", elsewhere)
    run_cell("b", elsewhere)
    run_cell("a", elsewhere)
    run_cell("a", explore_point())
    assert elsewhere.picture and not any(explorer.picture for explorer in pair)
    run_cell("b", explore_point())
    assert elsewhere.picture is None


def test_a_kernel_that_names_no_cell_lets_nothing_go():
    explorers = [explore_point() for _ in range(3)]
    for explorer in explorers:
        explorer._repr_mimebundle_()
    assert all(explorer.picture for explorer in explorers)


class Guess:
    """A prediction that is not locked in yet."""

    done, remembered, wish, note = False, None, "guessed", ""

    def __init__(self):
        self.calls = []

    def when_done(self, call):
        self.calls.append(call)


def test_a_guess_made_afterwards_wakes_nobody_who_is_gone(run_cell):
    guess = Guess()
    sleeping = explore_point(after=guess)
    run_cell("a", sleeping)
    run_cell("a", explore_point())
    guess.done = True
    for call in guess.calls:
        call()
    assert sleeping.asleep and sleeping.message.value == ""


def test_one_of_two_guesses_made_afterwards_draws_nothing_for_who_is_gone(run_cell):
    guess = Guess()
    sleeping = explore_point(after=(guess, Guess()))
    run_cell("a", sleeping)
    run_cell("a", explore_point())
    guess.done = True
    guess.calls[0]()
    assert sleeping.asleep and sleeping.message.value == ""


def test_a_picture_that_gave_its_pixels_back_is_drawn_anew_to_the_last_pixel():
    first = explore_rate()
    frame, shown = first.frame().tobytes(), first.image.value
    others = [explore_point() for _ in range(4)]
    assert not first._layers.kept
    assert first.frame().tobytes() == frame and not others[0]._layers.kept
    for _ in range(4):
        explore_point()
    alpha = first.controls["alpha"]
    there = alpha.value
    alpha.value = alpha.max
    alpha.value = there
    assert first.image.value == shown and first.message.value == ""


GROWTH = """
import gc, psutil
from helpers.explorers.point import explore_point
show = lambda: explore_point()._repr_mimebundle_()
show(); show(); show(); gc.collect()  # the first ones take what the last ones give back
before = psutil.Process().memory_info().rss
for _ in range(6): show()
print((psutil.Process().memory_info().rss - before) / 6e6)
"""


def test_many_explorers_grow_by_little_each():
    """14 MB each while each kept its canvas."""
    run = subprocess.run([sys.executable, "-c", GROWTH], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert float(run.stdout) < 4


def test_the_same_cell_many_times_in_a_kernel_grows_by_little_each():
    manager, client = start_new_kernel(cwd=str(ROOT))

    def run(code, cell):
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        message = client.session.msg("execute_request", content, metadata={"cellId": cell})
        client.shell_channel.send(message)
        printed = ""
        while True:
            reply = client.get_iopub_msg(timeout=120)
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            assert reply["msg_type"] != "error", reply["content"]
            printed += reply["content"].get("text", "")
            if reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                return printed

    try:
        memory = "import gc, psutil; gc.collect(); print(psutil.Process().memory_info().rss)"
        run("from helpers.explorers.point import explore_point", "import")
        for _ in range(10):  # the first ones take what the last ones give back, and not evenly
            run("explore_point()", "picture")
        before = int(run(memory, "memory"))
        for _ in range(12):
            run("explore_point()", "picture")
        assert (int(run(memory, "memory")) - before) / 12e6 < 1.5
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
