"""A learner who fills the disk, forks, allocates or loops without end harms nobody beyond what the limits say."""

import statistics

import pytest

from running_hub import NAMES

BAD, WITNESS = NAMES[5], NAMES[6]


@pytest.fixture
def bad(room):
    return room.open_lesson(BAD)


@pytest.fixture
def witness(room, capsys):
    """Somebody else goes on with a lesson: call it to see how long their pictures take, and that they can save."""
    kernel, learner = room.open_lesson(WITNESS), room.learners[WITNESS]

    def goes_on(when):
        delays = kernel.move(kernel.widget("h"), [10 ** (-turn / 20) for turn in range(25)])
        came = sorted(delay for delay in delays if delay is not None)
        with capsys.disabled():
            print(f"\n{when}: p50 {statistics.median(came):.0f} ms, slowest {came[-1]:.0f} ms", end="")
        assert len(came) > 12 and statistics.median(came) < 2000, when
        written = {"type": "file", "format": "text", "content": when}
        assert learner.api("contents/saved.txt", "PUT", json=written).status_code in {200, 201}, when
        assert learner.api("contents/saved.txt").json()["content"] == when

    goes_on("before")
    return goes_on


def test_a_full_disk_is_the_learner_s_own(room, bad, witness):
    said = bad.run("""
import os
written = 0
try:
    for number in range(1000):
        with open(os.path.expanduser(f"~/fill-{number}"), "wb") as file:
            for _ in range(8):
                written += file.write(bytes(1 << 20))
                file.flush()
except OSError as problem:
    print(written >> 20, problem.strerror)
""")
    megabytes, reason = said.strip().split(" ", 1)
    assert 10 < int(megabytes) <= room.hub.settings["disk_megabytes"] and reason == "No space left on device"
    witness("another's disk is full")
    room.learners[BAD].stop()
    assert room.learners[BAD].start() < 120, "with a full disk the server comes, too: how else to make room?"
    room.kernels.pop(BAD).close()
    again = room.learners[BAD].kernel("11-4-1-difference-quotients.ipynb")
    again.run("import glob, os; [os.remove(name) for name in glob.glob(os.path.expanduser('~/fill-*'))]")
    note = {"type": "file", "format": "text", "content": "room again"}
    assert room.learners[BAD].api("contents/room.txt", "PUT", json=note).status_code in {200, 201}


def test_one_who_forks_without_end_stops_at_the_limit_and_ends_with_the_server(room, bad, witness):
    bad.send("execute_request", {"code": """
import os, time
while True:
    try:
        os.fork()
    except OSError:
        time.sleep(0.01)
""", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False})  # fmt: skip
    witness("another forks without end")
    _, tasks = room.hub.tasks(BAD)
    assert 100 < tasks <= 150, "as many as class.toml says, threads and all"
    room.learners[BAD].stop()
    assert room.hub.tasks(BAD) == (set(), 0)
    room.kernels.pop(BAD).close()
    assert room.learners[BAD].start() < 120


def test_one_who_allocates_without_end_is_told_so_at_the_limit(room, bad, witness):
    said = bad.run("""
held = []
try:
    while True:
        held.append(bytearray(50_000_000))
except MemoryError:
    print(50 * len(held))
""")
    assert 300 < int(said) <= 800
    witness("another holds all the memory that the limit gives")
    assert bad.run("held.clear(); print(1 + 1)").strip() == "2"


def test_one_who_loops_without_end_takes_a_share_of_the_processor_and_no_more(room, bad, witness):
    bad.run("""
import subprocess, sys
loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
""")
    witness("four endless loops of another")
    bad.run("[loop.kill() for loop in loops]")
