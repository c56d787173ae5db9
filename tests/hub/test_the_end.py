"""Who is no longer named stays out, a forgotten password is chosen anew, and servers that nobody uses end."""

import time

from over_http import Learner
from running_hub import NAMES

LEFT, FORGOT = NAMES[7], NAMES[8]


def test_nobody_may_log_in_while_nobody_is_named_and_only_who_is_named_afterwards(room):
    room.hub.end()
    room.hub.start(learners=[])
    for name in (*NAMES, "root", "admin"):
        assert Learner(room.hub.address, name).log_in().status_code == 403
    room.hub.end()
    room.hub.start(learners=[name for name in NAMES if name != LEFT])
    assert Learner(room.hub.address, LEFT).log_in().status_code == 403
    assert Learner(room.hub.address, FORGOT).log_in().status_code == 302


def test_a_password_that_was_forgotten_is_chosen_anew(room):
    assert Learner(room.hub.address, FORGOT).log_in("something else").status_code == 403
    assert room.hub.once("forget", FORGOT).returncode == 0
    assert Learner(room.hub.address, FORGOT).log_in("short").status_code == 403
    assert Learner(room.hub.address, FORGOT).log_in("something else").status_code == 302
    assert Learner(room.hub.address, FORGOT).log_in().status_code == 403


def test_servers_that_nobody_uses_end_and_what_was_written_stays(room):
    for kernel in room.kernels.values():
        kernel.close()
    room.hub.end()
    room.hub.start(learners=NAMES, idle_minutes=0.05)
    began = time.monotonic()
    while any(room.hub.tasks(name)[0] for name in NAMES):
        assert time.monotonic() < began + 240
        time.sleep(0.5)
    for name in room.kernels:
        assert (room.hub.home(name) / "my-lessons/guesses.json").exists()


def test_lessons_are_renewed_and_a_learner_s_own_words_stay(room):
    """What start.py does for one reader: see tests/elsewhere/test_start_lessons.py for all cases."""
    lesson = room.hub.project / "notebooks/99-one-page.ipynb"
    lessons = room.hub.home(NAMES[0]) / "my-lessons"
    own = lessons / "00-start-here.ipynb"
    own.write_text(
        own.read_text(encoding="utf-8").replace("Small Steps: start here", "My own words", 1), encoding="utf-8"
    )
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("One page to keep", "One page to keep, renewed", 1), encoding="utf-8")
    room.hub.end()
    room.hub.start(idle_minutes=60)
    learner = Learner(room.hub.address, NAMES[0])
    assert learner.log_in().status_code == 302 and learner.start()
    assert "renewed" in (lessons / lesson.name).read_text(encoding="utf-8")
    assert "My own words" in own.read_text(encoding="utf-8")
