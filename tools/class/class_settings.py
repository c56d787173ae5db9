"""What my-class/class.toml says, checked: who may log in, where, and how much each learner may use."""

import re
import shutil
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from starting.place import ROOT
from starting.sentences import CannotStart, ascii_only

HERE = ROOT / "tools/class"
STATE = ROOT / "my-class"
FILE = STATE / "class.toml"
HERE_ONLY = {"127.0.0.1", "localhost", "::1"}
LONGEST_HOME = 45  # with a kernel's socket in it, a path has 107 letters at most
NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True)
class Settings:
    """The settings of class.toml, with its names."""

    learners: list
    language: str
    address: str
    certificate: str
    key: str
    own_names: bool
    homes: str
    disk_megabytes: int
    memory_megabytes: int
    processes: int
    systemd: bool
    idle_minutes: float

    @property
    def port(self):
        """The port of the address; the hub and its proxy talk to each other on the next two."""
        parts = urlsplit(self.address)
        return parts.port or {"http": 80, "https": 443}[parts.scheme]

    @property
    def listens_on(self):
        """Where the proxy listens: this computer alone, or each of its networks."""
        host = urlsplit(self.address).hostname
        alone = host in HERE_ONLY or host.endswith(".localhost")
        return f"{urlsplit(self.address).scheme}://{'127.0.0.1' if alone else ''}:{self.port}"


def read_settings(file=FILE):
    """The settings in a file. Raises CannotStart, in one sentence, for what cannot be meant."""
    try:
        told = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise CannotStart(f"{file} cannot be read: {ascii_only(problem)}") from None
    kinds = {field.name: field.type for field in fields(Settings)}
    if told.keys() != kinds.keys():
        odd = ", ".join(sorted(told.keys() ^ kinds.keys()))
        raise CannotStart(
            f"{file} must have the settings of tools/class/class.toml; missing or unknown: {ascii_only(odd)}."
        )
    for name, kind in kinds.items():
        if type(told[name]) is not kind and not (kind is float and type(told[name]) is int):
            raise CannotStart(f"{name} in {file} must be written as in tools/class/class.toml, got {told[name]!a}.")
    for name in told["learners"]:
        if not (isinstance(name, str) and NAME.fullmatch(name)):
            raise CannotStart(
                f"A learner's name has small letters, digits and -, and begins with a letter; got {name!a}."
            )
        if len(f"{told['homes']}/{name}") > LONGEST_HOME:
            raise CannotStart(f"{told['homes']}/{name} is too long for the sockets of a kernel: choose a shorter name.")
    for name in ("disk_megabytes", "memory_megabytes", "processes", "idle_minutes"):
        if told[name] < 0 or (told[name] == 0 and name != "disk_megabytes"):
            raise CannotStart(f"{name} in {file} must be positive, got {told[name]}.")
    if told["language"] not in {"en", "ja"}:
        raise CannotStart(f"language in {file} must be en or ja, got {ascii_only(told['language'])}.")
    parts = urlsplit(told["address"])
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise CannotStart(f"address in {file} must be like https://class.school.jp, got {ascii_only(told['address'])}.")
    if told["own_names"] and _has_no_names_below(parts.hostname):
        raise CannotStart(
            f"With own_names, address in {file} must be a name, as class.school.jp, got {ascii_only(told['address'])}. "
            "Where all learners trust each other, own_names = false will do: see tools/class/README.md."
        )
    if parts.scheme == "https" and not (told["certificate"] and told["key"]):
        raise CannotStart(f"An address with https needs the files of a certificate and its key in {file}.")
    return Settings(**told)


def _has_no_names_below(host):
    return host == "localhost" or ":" in host or host.replace(".", "").isdigit()


def make_settings():
    """Bring class.toml to my-class, which only root can look into; a file that is there stays as it is."""
    STATE.mkdir(mode=0o700, exist_ok=True)
    STATE.chmod(0o700)
    if not FILE.exists():
        shutil.copyfile(HERE / "class.toml", FILE)
    return read_settings()
