"""What the programs in .venv see of this computer's settings: one place for what is let in.

What says where to, or which ones, is ours. How to reach the network is the reader's.
"""

import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from starting.place import ENVIRONMENT, PYTHON, ROOT
from starting.sentences import CannotStart, because

# Settings for other work. Every variable whose name begins like this is dropped.
DROPPED = (
    "PYTHON",  # other packages come first, asserts are left out, warnings are errors, a prompt waits at the end
    "__PYVENV_LAUNCHER__",  # macOS: another Python to start from
    "VIRTUAL_ENV",  # IPython puts the packages of that environment first
    "JUPYTER",  # folders, kernels, settings, ports and gateways of another Jupyter, JupyterLab or JupyterHub
    "IPYTHON",  # profiles, and files that run before the first cell
    "IPYKERNEL",
    "JPY_",  # the kernel that start.py was started from
    "TRAITLETS_",  # how Jupyter reads its settings
    "MPL",  # the backend, the look and the cache of other pictures
    "MATPLOTLIB",
    "PIP_",  # where to and which ones (user, target, prefix, no-deps, require-hashes, ...), but see NETWORK
    "EBPYTHONPREFIXES",  # a computing centre's packages
    "PYTEST_",  # options and plugins of another project; further words go to pytest by start.py test
)
# These change no result; the last one is where a company's network may be described.
KEPT = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONUNBUFFERED", "PIP_CONFIG_FILE"}
# What pip may know of this computer: how to reach the network, and a list of allowed versions.
NETWORK = (
    "index-url extra-index-url find-links no-index trusted-host proxy cert client-cert timeout default-timeout retries "
    "resume-retries keyring-provider use-feature use-deprecated cache-dir no-cache-dir constraint"
).split()


def let_in(environment):
    """The variables of an environment without those that are meant for other work."""
    network = {name for name in environment if name.startswith("PIP_") and option(name) in NETWORK}
    return {
        name: value for name, value in environment.items() if name in KEPT | network or not name.startswith(DROPPED)
    }


def option(variable):
    """The name of pip's option that a variable sets."""
    return variable.removeprefix("PIP_").lower().replace("_", "-")


# PYTHONUTF8: what a program reads and prints is UTF-8 on every system.
CHILD = {**let_in(os.environ), "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}


def with_own_folders(scratch):
    """CHILD for a program that runs lessons: its settings are in .venv, what it needs while it runs in `scratch`."""
    kept = Path(ENVIRONMENT if os.access(ENVIRONMENT, os.W_OK) else scratch, "settings")
    return {
        **CHILD,
        "PYTHONPATH": str(ROOT),  # our helpers come first, also before a reader's helpers.py beside the lessons
        "JUPYTER_CONFIG_DIR": str(kept / "jupyter"),
        "JUPYTER_DATA_DIR": str(kept / "jupyter-data"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),  # holds keys: some file systems cannot hide a file, this can
        "JUPYTER_PREFER_ENV_PATH": "1",  # also in a .venv that somebody else has made
        "JUPYTER_PLATFORM_DIRS": "1",  # not /etc/jupyter
        "IPYTHONDIR": str(scratch / "ipython"),
        "MPLCONFIGDIR": str(kept / "matplotlib"),
    }


def run(*words, **more):
    """Run Python from .venv and wait; Ctrl-C and a polite kill go to the child, which knows how to end."""
    try:
        with tempfile.TemporaryDirectory(prefix="small-steps-", ignore_cleanup_errors=True) as folder:
            scratch = Path(folder)
            process = subprocess.Popen([str(PYTHON), *words], cwd=ROOT, env={**with_own_folders(scratch), **more})
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, lambda *_: process.terminate())
            return process.wait()
    except OSError as problem:
        raise CannotStart(f"the Python in .venv could not be run: {because(problem)}") from None


def prepare_jupyterlab(menus=None):
    """JupyterLab's menus in English (None) or "ja_JP", and no question about news: the lesson is what is seen first.

    A reader's own choice in JupyterLab's settings comes before this one.
    """
    file = ENVIRONMENT / "share/jupyter/lab/settings/overrides.json"
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    spoken = {"@jupyterlab/translation-extension:plugin": {"locale": menus}} if menus else {}
    ours = json.dumps({**quiet, **spoken})
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else "{}"
        if before != ours and _is_ours(before):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(ours, encoding="utf-8")
    except (OSError, ValueError):
        pass  # somebody else's .venv: neither menus nor news are a reason not to start


def _is_ours(text):
    """Does the file hold what is written here, and nothing of anybody else's?"""
    settings = json.loads(text)
    plugins = {"@jupyterlab/apputils-extension:notification", "@jupyterlab/translation-extension:plugin"}
    return isinstance(settings, dict) and settings.keys() <= plugins
