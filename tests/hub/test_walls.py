"""Nobody opens another's files, server or kernel: tried as one learner of the class against another."""

import re
import time
from urllib.parse import quote

import psutil
import pytest
import requests
import websocket
import zmq

from over_http import Kernel
from running_hub import NAMES

MINE, YOURS = NAMES[0], NAMES[1]
SECRET = "the words of another learner"


@pytest.fixture(scope="module")
def mine(room):
    """A kernel of the learner who tries."""
    return room.open_lesson(MINE)


@pytest.fixture(scope="module")
def yours(room):
    """What the other learner has: a note with words that nobody else may read, and a running kernel."""
    room.open_lesson(YOURS)
    written = {"type": "file", "format": "text", "content": SECRET}
    assert room.learners[YOURS].api("contents/note.txt", "PUT", json=written).status_code == 201
    assert room.learners[YOURS].api("contents/note.txt").json()["content"] == SECRET
    return room.learners[YOURS]


def refused(answer):
    """Nothing of the other's comes: a login page or an error."""
    assert SECRET not in answer.text and "11-4-1" not in answer.text
    return answer.status_code in {401, 403, 404, 405} or "/hub/" in answer.url


@pytest.mark.parametrize(
    "place",
    ["lab", "api/contents", "api/contents/note.txt", "files/note.txt", "api/sessions", "api/kernels", "api/status"],
)
def test_the_address_of_another_learner_shows_nothing(room, yours, place):
    answer = room.learners[MINE].session.get(f"{yours.base}/{place}")
    assert refused(answer)


def test_a_wrong_password_opens_nothing_and_names_outside_the_class_are_refused(room):
    from over_http import Learner

    assert Learner(room.hub.address, YOURS).log_in("a guess at it").status_code == 403
    for name in ("root", "nobody", "steps-try-99", f"{YOURS}/../{MINE}", YOURS.upper() + " "):
        assert Learner(room.hub.address, name).log_in("a long password").status_code in {400, 403}


def test_own_tokens_open_nothing_of_another(room, mine, yours):
    token = mine.run("import os; print(os.environ['JUPYTERHUB_API_TOKEN'])").strip()
    assert re.fullmatch(r"\w{20,}", token)
    with_it = {"Authorization": f"token {token}"}
    hub = f"{room.hub.address}/hub/api"
    assert requests.get(f"{hub}/user", headers=with_it).json()["name"] == MINE, "the token itself is good"
    for place in (f"{yours.base}/api/contents", f"{hub}/users/{YOURS}", f"{hub}/users", f"{hub}/users/{YOURS}/tokens"):
        assert refused(requests.get(place, headers=with_it)), place
    for place in (f"{hub}/users/{YOURS}/server", f"{hub}/users/{YOURS}/tokens", f"{hub}/users"):
        assert refused(requests.post(place, headers=with_it, json={})), place
    assert refused(requests.delete(f"{hub}/users/{YOURS}/server", headers=with_it))
    for place in (f"http://127.0.0.1:{room.hub.port + 2}/api/routes", f"{hub}/proxy"):
        assert refused(requests.get(place, headers=with_it)), place


@pytest.mark.parametrize("step", ["..", "%2e%2e", "..%2f..", "%252e%252e", "....//"])
def test_no_path_leads_out_of_the_lessons(room, yours, step):
    note = room.hub.home(YOURS) / "my-lessons/note.txt"
    assert note.read_text(encoding="utf-8") == SECRET
    for door in ("api/contents", "files", "nbconvert/html", "static", "view"):
        for way in (f"{step}/{step}/{YOURS}/my-lessons/note.txt", quote(f"{step}/{note}", safe="%")):
            plain = requests.Request("GET", f"{room.learners[MINE].base}/{door}/{way}").prepare()
            plain.url = f"{room.learners[MINE].base}/{door}/{way}"  # as it is: no step is taken out on the way
            plain.headers["Cookie"] = room.learners[MINE].cookies()
            answer = requests.Session().send(plain)
            assert SECRET not in answer.text and (answer.status_code >= 400 or "/hub/" in answer.url), plain.url


def test_a_link_to_another_home_leads_nowhere(room, mine, yours):
    mine.run(f"import os; os.symlink('{room.hub.home(YOURS)}/my-lessons', 'a-way')")
    for place in ("contents/a-way", "contents/a-way/note.txt"):
        answer = room.learners[MINE].api(place)
        assert SECRET not in answer.text and (answer.status_code >= 400 or not answer.json().get("content"))


def test_what_belongs_to_the_hub_or_to_another_is_closed_to_a_kernel(room, mine, yours):
    tried = mine.run(f"""
import glob, os, socket, subprocess
home, project, note = {str(room.hub.home(YOURS))!r}, {str(room.hub.project)!r}, 'my-lessons/note.txt'
you = os.stat(home).st_uid
theirs = [p for p in os.listdir('/proc') if p.isdigit() and os.path.exists(f'/proc/{{p}}') and os.stat(f'/proc/{{p}}').st_uid == you]
ways = {{
    'list': lambda: os.listdir(home), 'read': lambda: open(f'{{home}}/{{note}}').read(),
    'guesses': lambda: open(f'{{home}}/my-lessons/guesses.json').read(), 'sockets': lambda: os.listdir(f'{{home}}/.run'),
    'write': lambda: open(f'{{home}}/x', 'w'), 'disk': lambda: open(os.path.dirname(home) + '/.{YOURS}.disk', 'rb'),
    'hub': lambda: os.listdir(f'{{project}}/my-class'), 'passwords': lambda: open(f'{{project}}/my-class/passwords.dbm', 'rb'),
    'helpers': lambda: open(f'{{project}}/helpers/curves.py', 'a'), 'packages': lambda: open(glob.glob(f'{{project}}/.venv/lib/python3*/site-packages')[0] + '/x.pth', 'w'),
    'lesson': lambda: open(f'{{project}}/notebooks/00-start-here.ipynb', 'a'), 'root': lambda: os.setuid(0),
    'become': lambda: os.setuid(you), 'give': lambda: os.chown('.', you, you), 'shadow': lambda: open('/etc/shadow'),
}}
for p in theirs:
    ways |= {{f'{{what}} {{p}}': lambda p=p, what=what: open(f'/proc/{{p}}/{{what}}', 'rb').read() for what in ('environ', 'mem', 'maps')}}
    ways |= {{f'cwd {{p}}': lambda p=p: os.listdir(f'/proc/{{p}}/cwd'), f'kill {{p}}': lambda p=p: os.kill(int(p), 0)}}
print(len(theirs), len(ways))
for name, way in ways.items():
    try:
        way()
        print('OPEN', name)
    except OSError as problem:
        pass
""")  # noqa: E501
    processes, ways = map(int, tried.split("\n")[0].split())
    assert processes >= 2 and ways > 20, "the other's server and kernel run while this is tried"
    assert "OPEN" not in tried


def listening(room, words):
    """The ports of the other learner's program with these words."""
    (program,) = [
        psutil.Process(number)
        for number in room.hub.tasks(YOURS)[0]
        if any(words in word for word in psutil.Process(number).cmdline())
    ]
    return [place.laddr.port for place in program.net_connections() if place.status == psutil.CONN_LISTEN]


def test_the_port_of_another_s_server_asks_who_comes(room, mine, yours):
    (port,) = listening(room, "jupyterhub.singleuser")
    answer = mine.run(f"""
import os, urllib.request, urllib.error
for key in ("", os.environ["JUPYTERHUB_API_TOKEN"]):
    asked = urllib.request.Request("http://127.0.0.1:{port}/user/{YOURS}/api/contents")
    asked.add_header("Authorization", "token " + key)
    try:
        print("OPEN", urllib.request.urlopen(asked))
    except urllib.error.HTTPError as problem:
        print(problem.code)
""")
    assert answer.split() == ["403", "403"]


def test_nobody_can_listen_to_another_s_kernel(room, mine, yours):
    """With ports of its own everybody on the machine hears what a kernel says, with no key. Here it has sockets in a
    home, and one port that only takes in what the kernel's own children print."""
    sockets = list((room.hub.home(YOURS) / ".run").glob("*-ipc-*"))
    assert sockets, "this is where they are"
    said = mine.run(f"""
import socket
try:
    socket.socket(socket.AF_UNIX).connect({str(sockets[0])!r})
except OSError as problem:
    print(type(problem).__name__)
""")
    assert said.strip() == "PermissionError"
    context, ears = zmq.Context(), []
    for port in listening(room, "lean_kernel"):
        for kind in (zmq.SUB, zmq.DEALER, zmq.PULL, zmq.PUSH):
            ear = context.socket(kind)
            ear.connect(f"tcp://127.0.0.1:{port}")
            ears.append(ear)
            if kind == zmq.SUB:
                ear.subscribe(b"")
            elif kind == zmq.PUSH:
                ear.send_multipart([b"sixteen letters.", b"{}", b"stdout", b"from outside"], zmq.DONTWAIT)
    time.sleep(1)
    assert room.kernels[YOURS].run(f"print({SECRET!r})").strip() == SECRET, "and nothing from outside"
    assert not any(ear.poll(300) for ear in ears if ear.type != zmq.PUSH)
    context.destroy(0)


def test_accounts_have_no_password_and_no_shell_and_homes_are_closed(room):
    with open("/etc/shadow", encoding="utf-8") as file:
        locked = {line.split(":")[0]: line.split(":")[1] for line in file}
    with open("/etc/passwd", encoding="utf-8") as file:
        shells = {line.split(":")[0]: line.strip().split(":")[6] for line in file}
    for name in NAMES:
        assert locked[name].startswith(("!", "*")) and shells[name].endswith("nologin")
        assert room.hub.home(name).stat().st_mode & 0o777 == 0o700
    assert (room.hub.project / "my-class").stat().st_mode & 0o777 == 0o700


def test_a_websocket_from_another_site_is_refused_and_so_is_a_call_without_the_page_s_token(room, yours):
    kernel = room.kernels[YOURS].key
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{room.hub.port + 7}"):
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            Kernel(yours, kernel, origin=origin)
    Kernel(yours, kernel).close()
    without = {"X-XSRFToken": ""}
    for method, place in (("PUT", "contents/note.txt"), ("POST", "sessions"), ("DELETE", f"kernels/{kernel}")):
        assert yours.api(place, method, headers=without, json={}).status_code == 403
    form = {"username": MINE, "password": f"secret of {MINE}"}
    assert requests.post(f"{room.hub.address}/hub/login", data=form).status_code == 403
    assert yours.api("contents/note.txt").json()["content"] == SECRET
