"""The engine that the tests open pages in: the one that is asked for."""

import os
import shutil

import pytest
from playwright.sync_api import Error

# BROWSER=firefox runs the same tests in Firefox. WebKit has no such driver on Linux: see webkit.py.
ASKED_FOR = os.environ.get("BROWSER", "chromium")

_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run", "--disable-quic"]  # fmt: skip


def launch(playwright):
    """The browser that is asked for: the system's own where there is one, playwright's otherwise."""
    launchers = {"chromium": _chromium, "firefox": _firefox}
    if ASKED_FOR not in launchers:
        raise ValueError(f"BROWSER must be one of {', '.join(launchers)}, got {ASKED_FOR!r}")
    try:
        return launchers[ASKED_FOR](playwright)
    except Error as problem:
        why = problem.message.splitlines()[0]
        pytest.fail(f"{ASKED_FOR} cannot be had here, so nothing is tested in it: {why}", pytrace=False)


def _chromium(playwright):
    installed = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return playwright.chromium.launch(
        executable_path=installed,
        args=_CHROMIUM,
        ignore_default_args=["--hide-scrollbars"],  # a reader has them, and they take room
    )


def _firefox(playwright):
    installed = shutil.which("firefox-esr")
    if installed:  # a stock Firefox, spoken to in the language that it has for this
        return playwright.firefox.launch(channel="moz-firefox", executable_path=installed)
    return playwright.firefox.launch()
