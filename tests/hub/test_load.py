"""Ten learners at once: how long a picture takes, what a learner costs, how long the tenth server takes to start.

Two of them in a real Chromium, eight by what a browser would send. Each move is sent when it is due, whether the
picture before has come or not. Printed; judged is only what a slow machine does as well.

    SECONDS=60 python3 start.py test tests/hub/test_load.py -s
"""

import os
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from running_hub import NAMES

SECONDS = float(os.environ.get("SECONDS", 10))
EVERY = 0.2  # seconds from one move to the next
IN_BROWSERS, BY_PROTOCOL = NAMES[2:4], [*NAMES[:2], *NAMES[4:]]

# Press an arrow key on a slider so often, to and fro, as somebody does who looks for a place.
PRESS = """(handle, [every, times]) => new Promise(done => {
    handle.focus();
    let pressed = 0;
    const timer = setInterval(() => {
        const key = Math.floor(pressed / 40) % 2 ? "ArrowRight" : "ArrowLeft";
        handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
        if (++pressed === times) { clearInterval(timer); setTimeout(done, 2000); }
    }, every);
})"""


def moves():
    """The values of h, to and fro."""
    down = [10 ** (-step / 20) for step in range(1, 61)]
    return [(down + down[::-1])[turn % 120] for turn in range(round(SECONDS / EVERY))]


@pytest.fixture(scope="module")
def panels(in_browsers):
    """The first picture of the lesson in each browser, its guess locked in and its slider ready."""
    found = []
    for name in IN_BROWSERS:
        page = in_browsers(name)
        page.run_all()
        page.answer_predictions()
        panel = page.explorers()[0]
        panel.show()
        found.append(panel)
    return found


@pytest.fixture(scope="module")
def measured(room, panels):
    """{name: (ms of each picture, how many moves had none)} of all ten, who move at the same time."""

    def by_protocol(name):
        kernel = room.kernels[name]
        delays = kernel.move(kernel.widget("h"), moves(), EVERY)
        return [delay for delay in delays if delay is not None], delays.count(None)

    with ThreadPoolExecutor() as threads:
        list(threads.map(room.open_lesson, BY_PROTOCOL))
        for panel in panels:
            panel.watch()
        before = processor_seconds(room, BY_PROTOCOL)
        turning = {name: threads.submit(by_protocol, name) for name in BY_PROTOCOL}
        for panel in panels:  # each page presses its keys by itself
            panel.slider("h").evaluate(
                f"(handle, told) => {{ ({PRESS})(handle, told); }}", [1000 * EVERY, len(moves())]
            )
        found = {name: future.result() for name, future in turning.items()}
        room.per_move = (processor_seconds(room, BY_PROTOCOL) - before) / (len(BY_PROTOCOL) * len(moves()))
        panels[0].page.wait_for_timeout(3000)
    for name, panel in zip(IN_BROWSERS, panels):
        delays = panel.watched()["delays"]
        found[name] = delays, len(moves()) - len(delays)
    return found


def processor_seconds(room, names):
    """What the servers and kernels of these learners have used of a processor."""
    times = [psutil.Process(number).cpu_times() for name in names for number in room.hub.tasks(name)[0]]
    return sum(each.user + each.system for each in times)


def memory(uid):
    """{part: (PSS, USS) in MB} of a learner's server and kernels: what is shared counts by its share, or not at all."""
    found = {}
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and process.stat().st_uid == uid:
                words = (process / "cmdline").read_text(encoding="utf-8")
                told = dict(
                    re.findall(r"^(\w+): +(\d+) kB", (process / "smaps_rollup").read_text(encoding="utf-8"), re.M)
                )
                own = int(told["Private_Clean"]) + int(told["Private_Dirty"])
                found["server" if "singleuser" in words else "kernel"] = int(told["Pss"]) / 1024, own / 1024
        except (OSError, KeyError):
            continue
    return found


def in_words(delays):
    """The middle, the slow end and the slowest, in words."""
    slow = sorted(delays)[int(0.95 * len(delays))]
    return (
        f"p50 {statistics.median(delays):4.0f} ms, p95 {slow:4.0f} ms, slowest {max(delays):4.0f} ms of {len(delays)}"
    )


def test_ten_learners_move_a_slider_five_times_a_second(measured, room, capsys):
    with capsys.disabled():
        print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {SECONDS:.0f} s of moves, one every {EVERY} s")
        for kind, names in (("over the protocol", BY_PROTOCOL), ("in Chromium", IN_BROWSERS)):
            delays = [delay for name in names for delay in measured[name][0]]
            print(f"{len(names)} {kind}: {in_words(delays)}, without a picture {sum(measured[n][1] for n in names)}")
        print(f"a move costs {1000 * room.per_move:.0f} ms of a core, of which the learner's server has a part")
    for name, (delays, _) in measured.items():
        assert len(delays) >= 5, f"{name}: a busy page may show fewer pictures than moves, but not none"
        assert statistics.median(delays) < 5000, name


def test_what_a_learner_costs(measured, room, capsys):
    costs = [memory(os.stat(room.hub.home(name)).st_uid) for name in BY_PROTOCOL]
    with capsys.disabled():
        for part in ("server", "kernel"):
            pss, uss = (statistics.mean(cost[part][place] for cost in costs) for place in (0, 1))
            print(f"\na {part}: PSS {pss:.0f} MB, USS {uss:.0f} MB, the mean of {len(costs)}", end="")
        print()
    for cost in costs:
        assert cost["kernel"][1] <= 100, "a kernel at its first picture"
        assert cost["server"][1] <= 130


def test_the_tenth_server_starts_when_nine_are_there(room, capsys):
    with capsys.disabled():
        first, *eight, tenth = (room.seconds[name] for name in NAMES)
        print(f"\nthe hub {room.hub.seconds:.1f} s with its installation, the first server {first:.1f} s, "
              f"eight at once {max(eight):.1f} s, the tenth {tenth:.1f} s")  # fmt: skip
    assert tenth < 60


def test_a_locked_guess_lies_in_each_learner_s_own_home(measured, room):
    for name in NAMES:
        kept = room.hub.home(name) / "my-lessons/guesses.json"
        assert (
            "11-4-1" in kept.read_text(encoding="utf-8") and kept.stat().st_uid == os.stat(room.hub.home(name)).st_uid
        )


def test_the_first_page_is_the_first_lesson(room):
    from over_http import Learner

    learner = Learner(room.hub.address, NAMES[4])
    learner.log_in()
    answer = learner.session.get(f"{room.hub.address}/hub/spawn")
    assert answer.url.split("?")[0].endswith(f"/user/{NAMES[4]}/lab/tree/00-start-here.ipynb")
    time.sleep(0)
