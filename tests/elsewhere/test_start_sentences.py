"""start.py on machines where something is missing, full or locked: one clear sentence, no traceback."""

import errno
import os
import re
import shutil
import subprocess
import sys

import pytest

from newcomer import ROOT, make_project, module, part, sentence, start

FULL = "The disk is full: make room and start again."
ONLINE = "Is this computer online?"
TRUST = "The connection is not trusted: a page may wait for a login, or your company has a certificate of its own"
OWN_PLACE = "If this folder is somebody else's or may not be written, copy all of it to a place of your own."
NESTED = """Obtaining file:///clone
  WARNING: Retrying (Retry(total=0)) after connection broken by '{0}': /simple/hatchling/
  ERROR: Could not find a version that satisfies the requirement hatchling (from versions: none)
  ERROR: No matching distribution found for hatchling
[end of output]
note: This error originates from a subprocess, and is likely not a problem with pip.
error: subprocess-exited-with-error
hint: See above for details."""
HATCHLING = "ERROR: No matching distribution found for hatchling"
SAID = {  # what pip says: what is told
    NESTED.format("NewConnectionError('<pip._vendor...>: [Errno 111] Connection refused')"): (ONLINE, HATCHLING),
    NESTED.format("NameResolutionError: [Errno -3] Temporary failure in name resolution"): (ONLINE, HATCHLING),
    NESTED.format("NewConnectionError: [Errno 11001] getaddrinfo failed"): (ONLINE, HATCHLING),
    NESTED.format("ReadTimeoutError: Read timed out. (read timeout=15)"): (ONLINE, HATCHLING),
    NESTED.format("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407'))"): (
        "The proxy does not let pip through: see HTTPS_PROXY.", HATCHLING),
    NESTED.format("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))"): (TRUST, HATCHLING),
    "ERROR: Could not install packages: [Errno 28] No space left on device": (FULL, "ERROR: Could not"),
    "ERROR: [Errno 122] Disk quota exceeded": (FULL, "ERROR: [Errno 122]"),
    "ERROR: [WinError 32] The process cannot access it": ("Close JupyterLab and start again.", "ERROR: [WinError"),
    "ERROR: Could not install packages: [Errno 13] Permission denied: 'numpy'": (OWN_PLACE, "ERROR: Could not"),
    "ERROR: Could not find a version that satisfies (from versions: none)\n" + HATCHLING: (ONLINE, HATCHLING),
    "ERROR: Cannot install numpy and numpy<2\nhint: loosen the range": ("", "ERROR: Cannot install numpy and numpy<2"),
    "error: subprocess-exited-with-error": ("", "error: subprocess-exited-with-error"),
    "Killed": ("", "Killed"),
    "": ("", "nothing"),
    "ERROR: \x1b 小さな 一歩": ("", "ERROR: "),
}  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=range(len(SAID)))
def test_what_pip_says_is_told_with_its_likely_reason(tmp_path, monkeypatch, said):
    make_project(tmp_path / "clone")
    reason, line = SAID[said]
    told = part(tmp_path / "clone", "pip", monkeypatch).why(said.splitlines())
    assert told.startswith(reason or "The last line") and f"The last line was: {line}" in told
    assert "\n" not in told and told.isascii()
    others = {words for words, _ in SAID.values()} - {reason, ""}
    assert not [words for words in others if words in told]


def test_all_words_of_a_pip_that_fails_are_in_a_file_whose_place_is_named(clone):
    words = NESTED.format("Connection refused")
    (clone / "pip-says.txt").write_text(f"1 {words}", encoding="utf-8")
    assert sentence(start(clone, "refresh")) == (
        f"the packages could not be installed. {ONLINE} The last line was: {HATCHLING} "
        "All its words are in .venv/pip-said.txt."
    )
    assert (clone / ".venv/pip-said.txt").read_text(encoding="utf-8").strip() == "\n".join(
        line.rstrip() for line in words.splitlines()
    )


def test_where_the_file_cannot_be_written_it_is_not_named(clone):
    (clone / "pip-says.txt").write_text("1 ERROR: x", encoding="utf-8")
    (clone / ".venv/pip-said.txt").mkdir()
    assert sentence(start(clone, "refresh")) == "the packages could not be installed. The last line was: ERROR: x"


@pytest.mark.parametrize("retries", [0, 1])
def test_the_real_pip_without_a_network_asks_whether_the_computer_is_online(tmp_path, retries):
    """The real pip's own words for a connection refused; nothing is listening at port 9."""
    words = ["download", "--no-deps", f"--retries={retries}", "--index-url=http://127.0.0.1:9/simple", "hatchling"]
    # Without this machine's proxy, other indexes and wheels on disk, under whatever letters they were set.
    elsewhere = re.compile("PIP_|.*_PROXY$", re.IGNORECASE)
    bare = {name: value for name, value in os.environ.items() if not elsewhere.match(name)}
    said = subprocess.run(
        [sys.executable, "-m", "pip", *words], cwd=tmp_path, encoding="utf-8",
        env={**bare, "PIP_CONFIG_FILE": os.devnull}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert said.returncode, said.stdout
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from starting.pip import why; print(why(list(sys.stdin)))"
    told = subprocess.check_output([sys.executable, "-S", "-c", code], input=said.stdout, encoding="utf-8")
    assert told.strip() == f"{ONLINE} The last line was: {HATCHLING}", said.stdout


# Each place where a file is written, read, renamed or a program is started, and the words that say what it was for.
FAULTS = {
    "mkdir of my-lessons": ("pathlib.Path.mkdir", "my-lessons", "the lessons could not be copied into my-lessons: "),
    "writing a lesson": ("pathlib.Path.write_bytes", ".a.ipynb.", "the lessons could not be copied into my-lessons: "),
    "putting a lesson in its place": ("os.replace", "a.ipynb", "the lessons could not be copied into my-lessons: "),
    "writing the record": (
        "pathlib.Path.write_bytes",
        ".versions.json",
        "the lessons could not be copied into my-lessons: ",
    ),
    "reading a lesson": ("pathlib.Path.read_bytes", "notebooks", "the lessons could not be copied into my-lessons: "),
    "writing the mark": ("os.replace", "installed-", "the packages could not be installed into .venv: "),
    "reading the lists": (
        "pathlib.Path.read_bytes",
        "requirements.txt",
        "the packages could not be installed into .venv: ",
    ),
    "setting aside": ("pathlib.Path.rename", ".venv", "the folder .venv could not be set aside: "),
    "making .venv": ("subprocess.run", "venv", "the folder .venv could not be made: "),
    "asking pip about its settings": ("subprocess.run", "config", "the packages could not be installed into .venv: "),
    "starting pip": ("subprocess.Popen", "install", "the packages could not be installed into .venv: "),
    "starting JupyterLab": ("subprocess.Popen", "jupyterlab", "the Python in .venv could not be run: "),
    "a folder for the run": ("tempfile.mkdtemp", "small-steps-", "the Python in .venv could not be run: "),
}
CODES = {errno.EACCES: OWN_PLACE, errno.EROFS: OWN_PLACE, errno.ENOSPC: FULL, errno.EIO: "",
         errno.ENAMETOOLONG: "Move the folder to a place with a shorter name."}  # fmt: skip
FAULT = """
import os, pathlib, subprocess, tempfile, json
place, name = {function!r}.rsplit(".", 1)
owner = eval(place)
real = getattr(owner, name)
class broken:
    def __get__(self, this, kind=None):
        return lambda *a, **k: self(*([this] if this is not None else []), *a, **k)
    def __call__(self, *words, **more):
        if {word!r} in repr(words) + repr(more):
            raise OSError({code}, os.strerror({code}))
        return real(*words, **more)
setattr(owner, name, broken())
"""


@pytest.mark.parametrize("place", FAULTS)
def test_each_thing_that_the_system_refuses_is_one_sentence_with_what_helps(clone, place):
    function, word, words = FAULTS[place]
    module(clone, "jupyterlab")
    (clone / "notebooks/a.ipynb").write_text("a lesson", encoding="utf-8")
    if place == "setting aside":
        shutil.rmtree(clone / ".venv")
        (clone / ".venv").mkdir()
    elif place == "making .venv":
        shutil.rmtree(clone / ".venv")
    code = list(CODES)[list(FAULTS).index(place) % len(CODES)]
    said = sentence(start(clone, first=FAULT.format(function=function, word=word, code=code)))
    assert said.startswith(f"{words}[Errno {code}] {os.strerror(code)}") and CODES[code] in said
    assert (CODES[code] != "") == any(advice in said for advice in CODES.values() if advice)


def test_a_question_about_news_is_no_reason_not_to_start(clone):
    module(clone, "jupyterlab")
    fault = FAULT.format(function="pathlib.Path.mkdir", word="settings", code=errno.EACCES)
    assert "it runs" in start(clone, first=fault).stdout


def test_an_environment_that_may_not_be_written_is_used_as_it_is(clone):
    assert start(clone, "refresh").returncode == 0
    fault = "import os\nos.access = lambda place, mode: not (str(place).endswith('.venv') and mode == os.W_OK)"
    result = start(clone, "refresh", first=fault)
    assert '"MPLCONFIGDIR": ' in result.stdout and str(clone / ".venv/settings") not in result.stdout
