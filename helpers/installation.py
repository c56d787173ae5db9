"""Is everything that the lessons need installed, and new enough? And why would a slider not show?"""

import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from helpers.language import say

_ADVICE = "Close JupyterLab and start it with: python3 start.py"

# On the site Python runs in the reader's browser, and JupyterLab is the page around it.
_IN_THE_BROWSER = sys.platform == "emscripten"


@dataclass(frozen=True)
class Report:
    """One line for each package; `all_found` is True when nothing is missing or too old."""

    lines: tuple[str, ...]
    all_found: bool

    def __repr__(self):
        return "\n".join(self.lines)


def check_installation(installed_version=metadata.version, in_the_browser=_IN_THE_BROWSER):
    """Compare the installed packages with the ranges that the course was tested with.

    The lines name no installed version unless something is wrong, so they are the same on every machine.
    Where Python runs in the browser, JupyterLab and nbval (the extra "lessons") are not its packages and not asked for.
    """
    needed = sorted(map(Requirement, metadata.requires("small-steps")), key=lambda package: package.name)
    if in_the_browser:
        needed = [package for package in needed if not package.marker]
    found = [_look_up(package, installed_version) for package in needed]
    return Report(tuple(line for line, _ in found), all(fine for _, fine in found))


def require(name, installed_version=metadata.version):
    """Raise an ImportError that says what to do if a package is missing or outside its range.

    Where the course itself is not installed there is no range to compare with, and nothing is raised.
    """
    try:
        needed = metadata.requires("small-steps")
    except metadata.PackageNotFoundError:
        return
    known = {package.name: package for package in map(Requirement, needed)}
    if name not in known:
        raise ValueError(f"name must be one of {', '.join(sorted(known))}, got {name!r}")
    package = known[name]
    line, fine = _look_up(package, installed_version)
    if not fine:
        raise ImportError(line)


def check_sliders(environment=sys.prefix, in_the_browser=_IN_THE_BROWSER):
    """Look for the reasons that this kernel can see why a picture would show without its sliders.

    Sliders need JupyterLab's widget extension in the environment that JupyterLab runs from, and a kernel
    that speaks to the page; a page with Python in it has both. Whether the page trusts the notebook, a kernel
    cannot see.
    """
    packages = check_installation(in_the_browser=in_the_browser)
    extension = (
        in_the_browser or Path(environment, "share/jupyter/labextensions/@jupyter-widgets/jupyterlab-manager").exists()
    )
    kernel = in_the_browser or "ipykernel.zmqshell" in sys.modules
    return Report(
        (
            say("packages: ok") if packages.all_found else _with_advice("packages: run check_installation() above."),
            say("widgets in JupyterLab: ok")
            if extension
            else _with_advice("widgets in JupyterLab: not in this environment."),
            say("kernel: ok") if kernel else say("kernel: this is plain Python. Open the lesson in JupyterLab"),
        ),
        packages.all_found and extension and kernel,
    )


def _look_up(package, installed_version):
    wanted = f"{package.name} {_in_words(package.specifier)}"
    try:
        version = installed_version(package.name)
    except metadata.PackageNotFoundError:
        return _with_advice("{wanted}: missing.", wanted=wanted), False
    if not package.specifier.contains(version, prereleases=True):
        return _with_advice("{wanted}: found {version}.", wanted=wanted, version=version), False
    return say("{wanted}: ok", wanted=wanted), True


def _in_words(specifier):
    limits = {limit.operator: limit.version for limit in specifier}
    if "<" not in limits:
        return say("{lowest} or newer", lowest=limits[">="])
    return say("{lowest} or newer and below {limit}", lowest=limits[">="], limit=limits["<"])


def _with_advice(told, **holes):
    return f"{say(told, **holes)} {say(_ADVICE)}"
