"""In a real Chromium: pages of other sites, and of another learner, ask for what somebody who is logged in has."""

import contextlib
import functools
import http.server
import threading

import pytest

from attack_page import attack, what_it_sees
from running_hub import NAMES

VICTIM, BAD = NAMES[2], NAMES[9]
SECRET = "words that stay here"


@pytest.fixture(scope="module")
def victim(room, in_browsers):
    """A learner whose browser is logged in, who has a note and a kernel."""
    room.open_lesson(VICTIM)
    learner, note = room.learners[VICTIM], {"type": "file", "format": "text", "content": SECRET}
    assert learner.api("contents/note.txt", "PUT", json=note).status_code in {200, 201}
    page = in_browsers(VICTIM).page.context.new_page()
    seen = page.goto(f"{learner.base}/files/note.txt").text()
    assert seen == SECRET, "this browser is let in"
    yield page
    page.close()
    assert learner.api("contents/note.txt").json()["content"] == SECRET, "nobody has written in it"


def attempts(room):
    """The page that tries all of it against the victim."""
    return attack(room.learners[VICTIM].base, f"{room.hub.address}/hub", VICTIM, room.kernels[VICTIM].key, SECRET)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, without a word for each."""

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def site_with(text, folder):
    """A web site of somebody else with this page: its address."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f":{server.server_port}/page.html"
    server.shutdown()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["same host, another port", "another host"])
def test_a_page_of_another_site_sees_nothing(room, victim, tmp_path, host):
    with site_with(attempts(room), tmp_path) as place:
        assert what_it_sees(victim, f"http://{host}{place}") == []


def test_the_page_that_tries_can_see_what_is_open(room, victim, tmp_path):
    """Tried on something open, the attempts come through: a page that cannot see would prove nothing."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files/note.txt").write_text(SECRET, encoding="utf-8")
    text = attempts(room).replace(repr(room.learners[VICTIM].base), "location.origin")
    with site_with(text, tmp_path) as place:
        assert {"file", "frame", "window"} <= set(what_it_sees(victim, f"http://127.0.0.1{place}"))


def test_a_page_among_a_learner_s_files_sees_nothing_of_another(room, victim):
    learner = room.learners[BAD]
    page = {"type": "file", "format": "text", "content": attempts(room)}
    assert learner.api("contents/page.html", "PUT", json=page).status_code in {200, 201}
    answer = victim.goto(f"{learner.base}/files/page.html")
    assert answer.status == 403 or "/hub/" in victim.url, "it is the other's own file, and closed"
