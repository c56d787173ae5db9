"""A hub that is restarted in the middle of a lesson, politely or not, takes nothing from anybody."""

import signal
import time

import pytest

from running_hub import NAMES

WHO = NAMES[4]


def running(room):
    """The servers and kernels of all learners."""
    return set().union(*(room.hub.tasks(name)[0] for name in NAMES))


@pytest.mark.parametrize("how", ["Ctrl-C", "a polite kill", "a crash"])
def test_a_hub_that_starts_anew_finds_kernels_files_guesses_and_logins_as_they_were(room, how):
    learner, kernel = room.learners[WHO], room.open_lesson(WHO)
    kernel.run(f"in_memory = {how!r}")
    note = {"type": "file", "format": "text", "content": f"written before {how}"}
    assert learner.api("contents/mine.txt", "PUT", json=note).status_code in {200, 201}
    guesses = (room.hub.home(WHO) / "my-lessons/guesses.json").read_bytes()
    servers = running(room)
    if how == "a crash":
        room.hub.crash()
    else:
        room.hub.end(signal.SIGINT if how == "Ctrl-C" else signal.SIGTERM)
    assert servers <= running(room), "servers and kernels go on without the hub"
    room.hub.start()
    for _ in range(60):
        if learner.api("status").status_code == 200:
            break
        time.sleep(0.5)
    assert running(room) == servers
    again = learner.kernel("11-4-1-difference-quotients.ipynb")
    assert again.key == kernel.key and again.run("print(in_memory)").strip() == how
    assert learner.api("contents/mine.txt").json()["content"] == f"written before {how}"
    assert (room.hub.home(WHO) / "my-lessons/guesses.json").read_bytes() == guesses
    again.models = kernel.models
    assert [delay for delay in again.move(again.widget("h"), [0.5, 0.25, 0.125]) if delay is not None]
    room.kernels[WHO] = again


def test_a_second_start_of_the_same_class_is_refused_in_one_sentence(room):
    done = room.hub.once()
    assert done.returncode == 1 and "runs already" in done.stderr and "Traceback" not in done.stderr
    assert room.hub.answers()
