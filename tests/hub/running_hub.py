"""A class on this machine, from a fresh copy of the project: started, ended, restarted, and cleared away again."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil

from accounts import end_all, exists

ROOT = Path(__file__).resolve().parents[2]
# Names that nobody has: the tests end all programs of these accounts and delete them.
NAMES = [f"steps-try-{number:02}" for number in range(1, 11)]


# The one line that the copy has besides: the helpers of tests/browser ask JupyterLab itself what is done.
FOR_BROWSER_TESTS = '\nc.Spawner.args.append("--LabApp.expose_app_in_browser=True")\n'


class RunningHub:
    """The hub of `learners`, in a folder that other accounts can read. Its words are in `log`.

    CLASS_IN=/srv/try keeps the folder with its packages, so that the next run need not install them.
    """

    def __init__(self, learners=NAMES, **settings):
        self.kept = os.environ.get("CLASS_IN")
        self.folder = Path(self.kept or tempfile.mkdtemp(prefix="class-"))
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o755)
        self.project, self.homes, self.log = self.folder / "project", self.folder / "homes", self.folder / "log.txt"
        self.learners, self.process = learners, None
        shutil.rmtree(self.project / "my-class", ignore_errors=True)
        self.log.unlink(missing_ok=True)
        self.homes.mkdir()
        self.port = three_free_ports()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = {
            "learners": learners, "address": self.address, "own_names": False,  # the harder case
            "homes": str(self.homes), "disk_megabytes": 40, **settings,
        }  # fmt: skip
        copy_of_the_project(self.project)
        with (self.project / "tools/class/jupyterhub_config.py").open("a", encoding="utf-8") as file:
            file.write(FOR_BROWSER_TESTS)

    def home(self, name):
        """The home of a learner."""
        return self.homes / name

    def environment(self):
        """What a teacher's shell has: nothing of the Python that runs the tests."""
        return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}

    def write_settings(self, **changed):
        """Write class.toml as a teacher would: the file of the project with other values."""
        self.settings.update(changed)
        text = (self.project / "tools/class/class.toml").read_text(encoding="utf-8")
        for name, value in self.settings.items():
            written = str(value).lower() if isinstance(value, bool) else str(value).replace("'", '"')
            written = f'"{value}"' if isinstance(value, str) else written
            text, found = re.subn(rf"^{name} = .*$", f"{name} = {written}", text, flags=re.MULTILINE)
            assert found == 1, name
        (self.project / "my-class").mkdir(exist_ok=True)
        (self.project / "my-class/class.toml").write_text(text, encoding="utf-8")

    def command(self, *words):
        """The command of the README, in the copy."""
        return [a_python_for_everybody(), "tools/class/start.py", *words]

    def start(self, **changed):
        """Start it and wait until it answers; gives the seconds that took."""
        began = time.monotonic()
        self.write_settings(**changed)
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.project, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                start_new_session=True, env=self.environment(),
            )  # fmt: skip
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")[-3000:]
            assert time.monotonic() < began + 400, "the hub does not come"
            time.sleep(0.2)
        return time.monotonic() - began

    def answers(self):
        """Does the hub answer through its proxy?"""
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"{self.address}/hub/health", timeout=5).status == 200
        return False

    def end(self, sign=signal.SIGTERM):
        """End the hub as a kill or Ctrl-C does, and wait for its proxy to be gone as well."""
        if self.process and self.process.poll() is None:
            if sign == signal.SIGINT:
                os.killpg(self.process.pid, sign)  # a terminal sends Ctrl-C to all
            else:
                self.process.send_signal(sign)
            self.process.wait(60)
        for _ in range(100):
            if not self.answers():
                return
            time.sleep(0.1)

    def crash(self):
        """End the hub alone, with no time for a last word; its proxy stays."""
        for child in psutil.Process(self.process.pid).children():
            child.kill()
        self.process.wait(60)

    def once(self, *words):
        """Run the command of the README with these words until it ends."""
        return subprocess.run(
            self.command(*words), cwd=self.project, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL,
            timeout=300, env=self.environment(),
        )  # fmt: skip

    def tasks(self, name):
        """The programs of a learner that run, and how many threads they have together."""
        uid, found, threads = os.stat(self.home(name)).st_uid, set(), 0
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.uids().real == uid and process.status() != psutil.STATUS_ZOMBIE:
                    threads += process.num_threads()
                    found.add(process.pid)
        return found, threads

    def clear_away(self):
        """Nothing stays on this machine: no program, no account, no disk, no file."""
        self.end()
        end_all(self.learners)
        for process in psutil.process_iter():  # a hub that crashed leaves its helpers behind
            with contextlib.suppress(psutil.Error):
                if any(word.startswith(f"{self.project}/.venv/") for word in process.cmdline()):
                    process.kill()
        for name in self.learners:
            if os.path.ismount(self.home(name)):
                subprocess.run(["umount", "--lazy", str(self.home(name))], check=True)
            if exists(name):
                subprocess.run(["userdel", name], check=True, stderr=subprocess.DEVNULL)
        shutil.rmtree(self.homes)
        if not self.kept:
            shutil.rmtree(self.folder)


def copy_of_the_project(folder):
    """What a fresh clone would have, with the changes that are not yet committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    subprocess.run(["chmod", "-R", "a+rX", str(folder)], check=True)


def a_python_for_everybody():
    """A Python that can make a .venv and that every account can run: the one of the tests may lie in /root."""
    test = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    found = [getattr(sys, "_base_executable", sys.executable), *map(shutil.which, ("python3", "python3.11"))]
    for python in [*filter(None, found), "/usr/bin/python3", "/usr/local/bin/python3"]:
        python = os.path.realpath(python)
        with contextlib.suppress(OSError):
            words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", python, "-c", test]
            if not subprocess.run(words, cwd="/", capture_output=True).returncode:
                return python
    raise AssertionError("no Python 3.11 with venv here that accounts other than root can run")


def three_free_ports():
    """The first of three ports that nobody uses."""
    while True:
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            first = stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
            for port in (first + 1, first + 2):
                stack.enter_context(socket.create_server(("127.0.0.1", port)))
            return first
