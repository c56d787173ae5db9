"""What goes wrong is said in one sentence that every console can print."""

import errno

OWN_PLACE = "If this folder is somebody else's or may not be written, copy all of it to a place of your own."
ADVICE = {
    errno.EACCES: OWN_PLACE,
    errno.EPERM: OWN_PLACE,
    errno.EROFS: OWN_PLACE,
    errno.ENOSPC: "The disk is full: make room and start again.",
    getattr(errno, "EDQUOT", errno.ENOSPC): "The disk is full: make room and start again.",
    errno.ENAMETOOLONG: "Move the folder to a place with a shorter name.",
}


class CannotStart(Exception):
    """One clear sentence for the reader."""


def because(problem):
    """The words of an error of the system, and what helps where that is known."""
    return f"{ascii_only(problem)}. {ADVICE.get(getattr(problem, 'errno', None), '')}".rstrip()


def ascii_only(text):
    """Text on one line, which every console can print."""
    return " ".join(str(text).encode("ascii", "replace").decode("ascii").split())
