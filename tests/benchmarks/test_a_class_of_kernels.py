"""How long pictures take to follow when a class shares this machine: printed, not judged.

KERNELS=20 SECONDS=20 python3 start.py test tests/benchmarks/test_a_class_of_kernels.py -s
moves a slider in twenty kernels, five times a second each. As ipywidgets does in a page, a move waits until the one
before is answered, and then the newest one goes. (tests/hub measures a class of ten with its servers and pages.)
"""

import os
import statistics
import time

import psutil
import zmq
from jupyter_client.manager import start_new_kernel

KERNELS, SECONDS, EVERY = int(os.environ.get("KERNELS", 2)), float(os.environ.get("SECONDS", 4)), 0.2
LESSON = """
from helpers.explorers.difference_quotients import explore_difference_quotients
explorer = explore_difference_quotients()
print(explorer.controls["h"].model_id, explorer.image.model_id)
"""


class Learner:
    """A kernel with a picture, and what its page has asked for."""

    def __init__(self, place):
        self.manager, self.client = start_new_kernel()
        printed = []
        self.client.execute_interactive(
            LESSON, timeout=300, output_hook=lambda message: printed.append(message["content"].get("text", ""))
        )
        self.slider, self.image = "".join(printed).split()
        self.listens = zmq.Socket.shadow(self.client.iopub_channel.socket.underlying)  # takes no message apart
        self.due, self.moves, self.wants, self.sent, self.delays = EVERY * place / KERNELS, 0, None, None, []

    def move(self, now):
        """Ask for a move when it is due, and send it when the one before is answered."""
        if now >= self.due:
            self.due, self.wants = self.due + EVERY, now
        if self.wants is not None and self.sent is None:
            self.sent, self.wants, self.moves = self.wants, None, self.moves + 1
            state = {"value": 10 ** (-4 * (7 * self.moves % 97 + 0.5) / 97)}
            data = {"method": "update", "state": state, "buffer_paths": []}
            session = self.client.session
            self.client.shell_channel.send(session.msg("comm_msg", {"comm_id": self.slider, "data": data}))

    def listen(self, now):
        """Note the new picture, and the end of the move that brought it."""
        while self.listens.poll(0):
            parts = self.listens.recv_multipart()
            told = b"".join(part for part in parts if len(part) < 5000)
            if self.image.encode() in told and len(parts[-1]) > 5000:
                self.delays.append(1000 * (now() - self.sent))
            if b'"idle"' in told and b'"comm_msg"' in told:
                self.sent = None

    def leave(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def test_each_moves_a_slider_five_times_a_second(capsys):
    learners = []
    try:
        for place in range(KERNELS):
            learners.append(Learner(place))
        poller, own, began = zmq.Poller(), psutil.Process(), time.monotonic()
        for learner in learners:
            poller.register(learner.listens, zmq.POLLIN)
        used = sum(own.cpu_times()[:2])

        def now():
            return time.monotonic() - began

        while now() < SECONDS:
            for learner in learners:
                learner.move(now())
            poller.poll(3)
            for learner in learners:
                learner.listen(now)
        used = sum(own.cpu_times()[:2]) - used
    finally:
        for learner in learners:
            learner.leave()
    delays = sorted(delay for learner in learners for delay in learner.delays)
    with capsys.disabled():
        print(
            f"\n{KERNELS} kernels on {os.cpu_count()} cores: p50 {statistics.median(delays):.0f} ms, "
            f"p95 {delays[int(0.95 * len(delays))]:.0f} ms, slowest {delays[-1]:.0f} ms, "
            f"{len(delays) / KERNELS / SECONDS:.1f} pictures a second each; the driver took {used / SECONDS:.2f} cores"
        )
    assert all(len(learner.delays) in (learner.moves, learner.moves - 1) for learner in learners), "each is answered"
