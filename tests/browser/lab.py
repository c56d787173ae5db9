"""A real JupyterLab over a folder of notebooks."""

import contextlib
import secrets
import socket
import subprocess
import sys
import time
import urllib.request

from programs import end


@contextlib.contextmanager
def running_lab(folder, settings):
    """Start one and end it: gives its address, a function from a notebook's name to its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}",
        "--LabApp.expose_app_in_browser=True", f"--LabApp.user_settings_dir={settings}",
        # Else all labs of this user write into one folder, and answer 500 when one reads what another is writing.
        f"--LabApp.workspaces_dir={settings / 'workspaces'}",
    ]  # fmt: skip
    with open(folder.parent / f"{folder.name}.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token={token}")
                break
            except OSError:
                time.sleep(0.25)
        yield lambda lesson: f"http://127.0.0.1:{port}/lab/tree/{lesson}?token={token}&reset"
    finally:
        end(server)
