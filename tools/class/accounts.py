"""Learners as accounts of the system: made when they first log in, without a password and without a login shell.

Each home is open to its learner alone. With a limit it is a disk of its own: a file of that size with a file system.
"""

import grp
import os
import pwd
import re
import shutil
import signal
import subprocess
from pathlib import Path

from starting.sentences import CannotStart

GROUP = "small-steps-class"  # marks the accounts of the class: no other account is ever used or changed


def open_home(name, settings):
    """Make the account and the home of a learner, if they are not there; gives the home.

    Raises CannotStart where an account of this name is somebody else's, or for a command that fails.
    """
    call("groupadd", "--force", GROUP)
    home = Path(settings.homes, name)
    if not exists(name):
        call(
            "useradd", "--home-dir", str(home), "--no-create-home", "--user-group", "--groups", GROUP,
            "--shell", "/usr/sbin/nologin", name,
        )  # fmt: skip
    if not is_ours(name):
        raise CannotStart(f"{name} is an account of this computer that the class has not made: choose another name.")
    make_home(home, pwd.getpwnam(name), settings.disk_megabytes)
    return home


def make_home(home, account, megabytes):
    """The home, with mode 0700; as a disk of its own where there is a limit."""
    if megabytes and not os.path.ismount(home):
        disk = home.with_name(f".{home.name}.disk")
        home.mkdir(mode=0o700, exist_ok=True)
        if any(home.iterdir()):
            raise CannotStart(f"{home} was made without a limit: set disk_megabytes to 0, or move it away.")
        if not disk.exists():
            new = disk.with_suffix(".new")
            call("fallocate", "--length", f"{megabytes}M", str(new))
            call("mkfs.ext4", "-q", "-m", "0", str(new))
            new.rename(disk)
            disk.chmod(0o600)
        call("mount", "-o", "loop,nosuid,nodev", str(disk), str(home))
        shutil.rmtree(home / "lost+found", ignore_errors=True)
    home.mkdir(mode=0o700, exist_ok=True)
    os.chown(home, account.pw_uid, account.pw_gid)
    home.chmod(0o700)


def end_all(names):
    """End every process of these learners, what they have put into the background too."""
    ours = {pwd.getpwnam(name).pw_uid for name in names if exists(name) and is_ours(name)}
    for _ in range(50):  # one that forks all the time is faster than one look
        running = [process for process in Path("/proc").iterdir() if process.name.isdigit() and owner(process) in ours]
        if not running:
            return
        for process in running:
            try:
                os.kill(int(process.name), signal.SIGKILL)
            except ProcessLookupError:
                continue


def owner(process):
    """The real user id of a process in /proc that still runs, else None."""
    try:
        status = (process / "status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    state, user = re.search(r"^State:\t(\w)", status, re.M), re.search(r"^Uid:\t(\d+)", status, re.M)
    return None if state is None or state[1] in "ZX" else int(user[1])


def members():
    """The names of all accounts of the class."""
    try:
        return grp.getgrnam(GROUP).gr_mem
    except KeyError:
        return []


def exists(name):
    """Is there an account of this name?"""
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


def is_ours(name):
    """Was this account made for the class?"""
    return name in members()


def call(*words):
    """Run a command of the system; CannotStart with its own words if it fails."""
    done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL)
    if done.returncode:
        raise CannotStart(f"{' '.join(words)}: {done.stderr.strip() or done.returncode}")
