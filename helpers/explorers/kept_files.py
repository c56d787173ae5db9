"""A small file beside the notebook: changed as a whole or not at all, however many tabs change it at once."""

import contextlib
import os
import secrets
import stat
import time
from pathlib import Path

from helpers.language import say

PATIENCE = 2  # seconds that one lock may stand unchanged; a change takes milliseconds, so its owner is dead by then
LARGEST = 5_000_000  # bytes; a reader's guesses of ten years are a thousandth of it


def folder():
    """Where the notebook lies: the kernel's working directory, also in the browser edition."""
    return Path.cwd()


def contents(name):
    """The bytes of that file, or None where there is none. Raises OSError, also for a folder or a link in its place."""
    path = folder() / name
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    for test, told in ((stat.S_ISDIR, "{name} is a folder"), (stat.S_ISLNK, "{name} is a link to another place")):
        if test(mode):
            raise OSError(say(told, name=name))
    if not stat.S_ISREG(mode):  # to open a pipe would wait for ever
        raise OSError(say("{name} is no usual file", name=name))
    with open(path, "rb") as file:
        return file.read(LARGEST + 1)


def write(name, data):
    """Put these bytes in the place of that file, whole or not at all. Raises OSError, and then nothing has changed."""
    path = folder() / name
    beside = path.with_name(f"{path.stem}-{secrets.token_hex(4)}.part")
    try:
        with open(beside, "xb") as file:
            file.write(data)
            file.flush()
            with contextlib.suppress(OSError):  # some file systems, and the browser's, know no fsync
                os.fsync(file.fileno())
        _again_on_windows(lambda: os.replace(beside, path))
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def set_aside(name, day):
    """Give a damaged file another name, one that nothing has yet, and return that name. Raises OSError."""
    path = folder() / name
    aside, number = path.with_name(f"{path.stem}-damaged-{day}{path.suffix}"), 2
    while os.path.lexists(aside):
        aside, number = path.with_name(f"{path.stem}-damaged-{day}-{number}{path.suffix}"), number + 1
    _again_on_windows(lambda: os.rename(path, aside))
    return aside.name


@contextlib.contextmanager
def alone(name):
    """While this holds, no other tab or kernel changes that file. A lock left behind stops nothing for long."""
    lock = (folder() / name).with_suffix(".lock")
    ours = _taken(lock)
    try:
        yield
    finally:
        if ours:
            with contextlib.suppress(OSError):
                lock.unlink()


def why(error):
    """An OSError in the fewest words."""
    return error.strerror or str(error)


def _taken(lock):
    """Is the lock ours now? Not where none can be made: then the writing itself will say why."""
    seen, since = None, time.monotonic()
    while True:
        try:
            open(lock, "xb").close()
            return True
        except FileExistsError:
            pass
        except OSError:
            return False
        found = _identity(lock)
        if found != seen:
            seen, since = found, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            try:
                lock.unlink()
            except FileNotFoundError:
                pass
            except OSError:
                return False
        time.sleep(0.01)


def _identity(lock):
    try:
        found = lock.lstat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _again_on_windows(act):
    """Windows refuses to rename a file that somebody is just reading; a moment later it does."""
    for _ in range(50 if os.name == "nt" else 0):
        try:
            return act()
        except PermissionError:
            time.sleep(0.02)
    return act()
