"""Is everything that the lessons need installed, and new enough?"""

from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement

_ADVICE = "Close JupyterLab and start it with: python3 start.py"


@dataclass(frozen=True)
class Report:
    """One line for each package; `all_found` is True when nothing is missing or too old."""

    lines: tuple[str, ...]
    all_found: bool

    def __repr__(self):
        return "\n".join(self.lines)


def check_installation(installed_version=metadata.version):
    """Compare the installed packages with the ranges that the course was tested with.

    The lines name no installed version unless something is wrong, so they are the same on every machine.
    """
    needed = sorted(map(Requirement, metadata.requires("small-steps")), key=lambda package: package.name)
    found = [_look_up(package, installed_version) for package in needed]
    return Report(tuple(line for line, _ in found), all(fine for _, fine in found))


def _look_up(package, installed_version):
    wanted = f"{package.name} {' and '.join(_in_words(limit) for limit in _lowest_first(package.specifier))}"
    try:
        version = installed_version(package.name)
    except metadata.PackageNotFoundError:
        return f"{wanted}: missing. {_ADVICE}", False
    if not package.specifier.contains(version, prereleases=True):
        return f"{wanted}: found {version}. {_ADVICE}", False
    return f"{wanted}: ok", True


def _lowest_first(specifier):
    return sorted(specifier, key=lambda limit: limit.operator, reverse=True)


def _in_words(limit):
    return {">=": f"{limit.version} or newer", "<": f"below {limit.version}"}[limit.operator]
