"""A scripted learner: logs in, opens a lesson, locks a guess and moves a slider, by what a browser would send."""

import json
import re
import struct
import threading
import time
import uuid
from collections import defaultdict

import requests
import websocket


class Learner:
    """One learner with cookies of their own."""

    def __init__(self, address, name):
        self.address, self.name, self.session = address, name, requests.Session()
        self.base, self.path = f"{address}/user/{name}", f"/user/{name}/"

    def xsrf(self, path):
        """The token that pages below this path send back."""
        fitting = [cookie for cookie in self.session.cookies if cookie.name == "_xsrf" and path.startswith(cookie.path)]
        return max(fitting, key=lambda cookie: len(cookie.path)).value

    def log_in(self, password=None):
        """Log in; gives the answer."""
        self.session.get(f"{self.address}/hub/login")
        form = {"username": self.name, "password": password or f"secret of {self.name}", "_xsrf": self.xsrf("/hub/")}
        return self.session.post(f"{self.address}/hub/login", data=form, allow_redirects=False)

    def start(self):
        """Start the server, as logging in does; gives the seconds until JupyterLab answers."""
        began = time.monotonic()
        self.session.get(f"{self.address}/hub/spawn")
        while time.monotonic() < began + 300:
            answer = self.session.get(f"{self.base}/lab")
            if answer.status_code == 200 and answer.url.startswith(f"{self.base}/lab"):
                return time.monotonic() - began
            time.sleep(0.5)
        raise AssertionError(f"the server of {self.name} does not start: {answer.status_code} {answer.url}")

    def stop(self):
        """Stop the server, as the button of the hub's page does, and wait until it is gone."""
        place, headers = f"{self.address}/hub/api/users/{self.name}", {"X-XSRFToken": self.xsrf("/hub/")}
        assert self.session.delete(f"{place}/server", headers=headers).status_code in {202, 204}
        for _ in range(240):
            if not self.session.get(place, headers=headers).json()["servers"]:
                return
            time.sleep(0.5)
        raise AssertionError("the server does not stop")

    def api(self, path, method="GET", **more):
        """A call of the learner's own server."""
        headers = {"X-XSRFToken": self.xsrf(self.path)} | more.pop("headers", {})
        return self.session.request(method, f"{self.base}/api/{path}", headers=headers, **more)

    def cells(self, lesson):
        """The sources of a lesson's code cells, in the learner's own copy."""
        content = self.api(f"contents/{lesson}").json()["content"]
        return [cell["source"] for cell in content["cells"] if cell["cell_type"] == "code"]

    def kernel(self, lesson):
        """A kernel for this lesson, or the one that it has."""
        kind = {"path": lesson, "type": "notebook", "name": lesson, "kernel": {"name": "python3"}}
        answer = self.api("sessions", "POST", json=kind)
        assert answer.status_code == 201, answer.text
        return Kernel(self, answer.json()["kernel"]["id"])

    def cookies(self):
        """The cookies that go to the learner's own server."""
        return "; ".join(
            f"{cookie.name}={cookie.value}" for cookie in self.session.cookies if self.path.startswith(cookie.path)
        )


class Kernel:
    """The websocket of a kernel: cells run, widgets are seen, moved and pressed."""

    def __init__(self, learner, key, origin=None):
        self.key, self.models, self.outputs = key, {}, defaultdict(list)
        self.answered, self.done = {}, {}
        self.changed = threading.Condition()
        self.socket = websocket.create_connection(
            f"{learner.base.replace('http', 'ws', 1)}/api/kernels/{key}/channels?session_id={uuid.uuid4().hex}",
            cookie=learner.cookies(), origin=origin or learner.address, timeout=120,
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, kind, content, channel="shell"):
        """Send a message; gives its id."""
        key = uuid.uuid4().hex
        header = {
            "msg_id": key, "username": "", "session": "class", "msg_type": kind, "version": "5.4",
            "date": "2026-01-01T00:00:00Z",
        }  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": {"cellId": key}, "content": content,
                   "channel": channel, "buffers": []}  # fmt: skip
        self.socket.send(json.dumps(message))
        return key

    def run(self, source, seconds=120):
        """Run a cell; gives what it prints. AssertionError with the kernel's words where it fails."""
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        key = self.send("execute_request", content)
        with self.changed:
            assert self.changed.wait_for(lambda: key in self.done, seconds), f"no answer within {seconds} s"
        kinds = [kind for kind, _ in self.outputs[key]]
        text = "".join(text for _, text in self.outputs[key])
        assert "error" not in kinds, text
        return text

    def widget(self, description, place=0):
        """The id of the widget with this description: the first, or another one."""
        found = [key for key, state in self.models.items() if state.get("description") == description]
        return found[place]

    def set(self, widget, value):
        """Give a widget another value; gives the message's id."""
        self.models[widget]["value"] = value
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        return self.send("comm_msg", {"comm_id": widget, "data": data})

    def press(self, widget):
        """Press a button, and wait until the kernel is done with it."""
        data = {"method": "custom", "content": {"event": "click"}}
        key = self.send("comm_msg", {"comm_id": widget, "data": data})
        with self.changed:
            assert self.changed.wait_for(lambda: key in self.done, 60), "the button does not answer"

    def move(self, slider, values, every=0.2):
        """Move a slider so often, whether the picture is there or not; gives (ms until its picture, or None)s."""
        sent, began = [], time.monotonic()
        for turn, value in enumerate(values):
            time.sleep(max(0.0, began + turn * every - time.monotonic()))
            now = time.monotonic()
            sent.append((self.set(slider, value), now))
        with self.changed:
            self.changed.wait_for(lambda: all(key in self.done for key, _ in sent), 60)
        return [1000 * (self.answered[key] - at) if key in self.answered else None for key, at in sent]

    @property
    def connected(self):
        """Is the page still open? It is not when the proxy was started anew."""
        return self.socket.connected

    def close(self):
        """Close the page; the kernel goes on."""
        self.socket.close()

    def _listen(self):
        try:
            while True:
                self._take(self.socket.recv())
        except (OSError, websocket.WebSocketException):
            return  # closed

    def _take(self, frame):
        if not frame:
            raise OSError
        if isinstance(frame, bytes):  # messages with buffers: how many parts, where each begins, first the message
            begin, end = struct.unpack_from("!2I", frame, 4)
            frame = frame[begin:end]
        message, now = json.loads(frame), time.monotonic()
        kind, content, parent = message["msg_type"], message["content"], message["parent_header"].get("msg_id")
        with self.changed:
            if kind == "comm_open":
                self.models[content["comm_id"]] = dict(content["data"].get("state", {}))
            elif kind == "comm_msg" and content["data"].get("method") == "update":
                self.models.setdefault(content["comm_id"], {}).update(content["data"]["state"])
                if ["value"] in content["data"].get("buffer_paths", []):
                    self.answered.setdefault(parent, now)  # the picture
            elif kind == "stream":
                self.outputs[parent].append((kind, content["text"]))
            elif kind in {"execute_result", "display_data"}:
                self.outputs[parent].append((kind, content["data"].get("text/plain", "")))
            elif kind == "error":
                plain = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"]))
                self.outputs[parent].append((kind, plain))
            elif kind == "status" and content["execution_state"] == "idle":
                self.done[parent] = now
            self.changed.notify_all()
