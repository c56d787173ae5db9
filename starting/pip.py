"""What pip may know of this computer, and what its words mean."""

import ast
import os
import re
import subprocess
from functools import cache

from starting.place import PYTHON, ROOT
from starting.private import CHILD, NETWORK, option
from starting.sentences import OWN_PLACE, CannotStart, ascii_only

# The first of these that pip says is the reason; its last line may only be a heading.
REASONS = {
    "no space left|not enough space|disk quota": "The disk is full: make room and start again.",
    "certificate_verify_failed|sslerror|ssl: ": "The connection is not trusted: a page may wait for a login, or your "
    "company has a certificate of its own (PIP_CERT).",
    "proxyerror|cannot connect to proxy|proxy authentication": "The proxy does not let pip through: see HTTPS_PROXY.",
    "newconnectionerror|failed to establish|name resolution|getaddrinfo|nodename nor servname|network is unreachable|"
    "connection refused|connection reset|connection aborted|timed out|connecttimeout": "Is this computer online?",
    "access is denied|winerror 5|winerror 32": "Close JupyterLab and start again.",
    "permission denied|read-only file system": OWN_PLACE,
    "from versions: none": "Is this computer online?",  # told to try once only, pip says no more than this
}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
HEADINGS = ("subprocess-exited-with-error", "metadata-generation-failed", "when installing build dependencies")


def for_pip():
    """The variables for pip: of the reader's pip settings only the network's, and no pip.conf beside them.

    Whoever runs pip in the end, by start.py, the site or the tests, has them; a lesson has the variables alone.
    """
    named = {f"PIP_{name.replace('-', '_').upper()}": value for name, value in network_settings().items()}
    return {**named, "PIP_CONFIG_FILE": os.devnull}


def network_settings():
    """{option: value} of the settings in NETWORK, from pip.conf and, above it, from variables."""
    found = {}
    for section, name, value in re.findall(r"^(global|install)\.([\w-]+)=(['\"].*)$", pip_conf(), re.MULTILINE):
        found[section, name] = ast.literal_eval(value)  # "global" comes before "install", which says more
    told = {name: value for (_, name), value in sorted(found.items())}
    told |= {option(name): value for name, value in CHILD.items() if name.startswith("PIP_")}
    return {name: value for name, value in told.items() if name in NETWORK}


@cache
def pip_conf():
    """What pip itself says is in its files, whether they keep it quiet or not."""
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "-vvv", "--log", os.devnull, "config", "list"], cwd=ROOT, env=CHILD,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if listed.returncode:
        raise CannotStart(f"pip cannot read its settings: {last_error(listed.stderr.splitlines())}")
    return listed.stdout


def why(lines):
    """What is likely wrong, and the line of pip that says it best."""
    said = "\n".join(lines).lower()
    reason = next((words for signs, words in REASONS.items() if re.search(signs, said)), "")
    return f"{reason} The last line was: {last_error(lines)}".lstrip()


def last_error(lines):
    """The last line that begins with "error", as hints may follow it; a heading only where there is nothing else."""
    plain = [COLOUR.sub("", line).strip() for line in lines]  # FORCE_COLOR colours them, whatever pip is told
    said = [line for line in plain if line] or ["nothing"]
    errors = [line for line in said if line.lower().startswith("error")]
    return ascii_only(([line for line in errors if not line.endswith(HEADINGS)] or errors or said)[-1])
