"""WebKitGTK, of the same family as Safari, driven over the standard WebDriver protocol: Playwright has no way to it.

On Debian or Ubuntu its parts are webkit2gtk-driver and xvfb. Where one is missing the tests are skipped and say so;
with EVERY_ENGINE=1 they fail.
"""

import contextlib
import glob
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from programs import end

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element

# Runs a function, which may be asynchronous, with the arguments before the last one.
_RUN = """const given = [...arguments], done = given.pop();
Promise.resolve().then(() => (%s)(...given)).then(value => done({value}), error => done({error: String(error)}));"""

_PARTS = {
    "WebKitWebDriver": ["/usr/bin/WebKitWebDriver"],
    "MiniBrowser": ["/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"],
    "Xvfb": ["/usr/bin/Xvfb"],
}

KEYS = {"Home": "\ue011", "End": "\ue010", "ArrowLeft": "\ue012", "ArrowRight": "\ue014", "Space": " ", "Tab": "\ue004"}


def parts():
    """Where WebKit's parts are; what is missing is said."""
    found = {name: shutil.which(name) or next(iter(sorted(sum(map(glob.glob, places), []))), None)
             for name, places in _PARTS.items()}  # fmt: skip
    if absent := [name for name, place in found.items() if not place]:
        words = f"WebKit cannot be had here, so nothing is tested in it: no {' and no '.join(absent)} is installed"
        (pytest.fail if os.environ.get("EVERY_ENGINE") else pytest.skip)(words)
    return found


@contextlib.contextmanager
def window(width, height):
    """A window of WebKit on a screen of its own."""
    found = parts()
    with _screen(found["Xvfb"]) as display, _driver(found["WebKitWebDriver"], display) as address:
        options = {"binary": found["MiniBrowser"], "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = _ask(f"{address}/session", wanted)
        shown = Window(f"{address}/session/{session['sessionId']}", session["capabilities"]["browserVersion"])
        try:
            shown.size(width, height)
            yield shown
        finally:
            with contextlib.suppress(OSError):
                shown.end()


class Window:
    """A window of the browser: its `run` is JavaScript, its keys and its mouse are those of a reader."""

    def __init__(self, address, version):
        self._address, self.version = address, version

    def go(self, url):
        self._post("url", url=url)

    def size(self, width, height):
        self._post("window/rect", width=width, height=height)

    def run(self, function, *arguments):
        """What a JavaScript function gives for these arguments; it may be asynchronous, and may give elements."""
        given = self._post("execute/async", script=_RUN % function, args=list(arguments))
        if "error" in given:
            raise AssertionError(given["error"])
        return given.get("value")

    def wait(self, function, *arguments, seconds=60):
        """Wait until a JavaScript function gives something; gives it."""
        end = time.monotonic() + seconds
        while not (given := self.run(function, *arguments)):
            assert time.monotonic() < end, f"waited {seconds} s for {function}"
            time.sleep(0.1)
        return given

    def click(self, element):
        """Press an element with the mouse."""
        self._post(f"element/{element[_ELEMENT]}/click")

    def press(self, key, times=1):
        """Press a key, where the focus is."""
        keys = [{"type": kind, "value": KEYS.get(key, key)} for _ in range(times) for kind in ("keyDown", "keyUp")]
        self._post("actions", actions=[{"type": "key", "id": "keys", "actions": keys}])

    def drag(self, element, right):
        """Drag an element to the right by so many pixels."""
        move = {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element}
        steps = [{**move, "x": round(right * share / 5), "duration": 40} for share in range(1, 6)]
        moves = [move, {"type": "pointerDown", "button": 0}, *steps, {"type": "pointerUp", "button": 0}]
        self._post("actions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def end(self):
        _ask(self._address, method="DELETE")

    def screenshot(self):
        """The window as base64 of a PNG."""
        return _ask(f"{self._address}/screenshot", method="GET")

    def _post(self, what, **words):
        return _ask(f"{self._address}/{what}", words)


def _ask(address, words=None, method="POST"):
    data = json.dumps(words or {}).encode() if method == "POST" else None
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as problem:
        said = json.load(problem)["value"]
        raise AssertionError(f"{said['error']}: {said['message']}") from None


@contextlib.contextmanager
def _screen(xvfb):
    """A screen that nobody sees; gives its name."""
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _running(command, pass_fds=[write]):
        os.close(write)
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"


@contextlib.contextmanager
def _driver(program, display):
    """The driver; gives its address."""
    quiet = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    if not hasattr(os, "geteuid") or os.geteuid() == 0:  # root may not use WebKit's sandbox
        quiet["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with _running([program, f"--port={port}"], env={**os.environ, **quiet, "DISPLAY": display}):
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            with contextlib.suppress(OSError):
                _ask(f"{address}/status", method="GET")
                break
            time.sleep(0.1)
        yield address


@contextlib.contextmanager
def _running(command, **more):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    try:
        yield process
    finally:
        end(process)
