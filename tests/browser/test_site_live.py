"""The site's lessons in the browser's own Python: no server behind it, and every request is accounted for.

Here the picture is one of pure Python: it needs nothing that is compiled for the browser, which may not be to be had
(the lessons' own pictures are in test_site_lessons). All else is the site's own: JupyterLite, the kernel, helpers, its
predictions, its Panel and the Image that explorers have.
"""

import hashlib
import json
import re
import time
import zipfile
from collections import Counter
from urllib.parse import urlsplit

import nbformat
import pytest
from packaging.utils import canonicalize_name
from playwright.sync_api import expect

from carrier import COMPILED, OTHER_VERSIONS
from lesson_page import LESSONS, NOTEBOOKS, LessonPage
from lessons_table import is_lesson
from notebook_scripts import READY
from pyodide import HOST
from site_cells import AHEAD, BESIDE, CHECK, GREY, LESSON, THREAD


@pytest.fixture(scope="module")
def site(address, browser, played_host):
    """The first lesson, opened in a fresh browser; its `asked` are all requests, `host` the stand-in."""
    url, _ = address
    context, asked, started = browser.new_context(viewport={"width": 1280, "height": 900}), [], time.perf_counter()
    context.on("request", lambda request: asked.append(request.url))
    host = played_host(context)
    page = LessonPage(context.new_page(), f"{url}/lab/index.html?path={LESSON}")
    page.asked, page.host, page.url, page.started = asked, host, url, started
    yield page
    page.close()


@pytest.fixture(scope="module")
def live(address):
    """The folder of what runs in the browser."""
    return address[1]


def test_the_site_is_whole_with_all_its_pictures_and_at_most_40_mb(address):
    folder = address[1].parent
    notebooks = list(NOTEBOOKS.glob("*.ipynb"))
    lessons = {path.stem for path in notebooks if is_lesson(path)}
    for edition in ("", "ja/"):
        assert {path.stem for path in folder.glob(f"{edition}read/*.html")} == {path.stem for path in notebooks}
        large = (path.stem for path in folder.glob(f"{edition}pictures/*.png") if path.stat().st_size > 5_000)
        assert set(large) == lessons
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"\nthe site: {size / 1e6:.1f} MB")
    assert 10e6 < size <= 40e6


def test_the_lessons_that_run_in_the_browser_are_those_of_the_repository(live):
    both = [*LESSONS, *(f"ja/{name}" for name in LESSONS)]
    for name in both:
        here, there = NOTEBOOKS / name, live / f"files/{name}"
        assert nbformat.read(there, as_version=4) == nbformat.read(here, as_version=4)
    assert len(list(live.glob("files/**/*.ipynb"))) == len(both)


def test_each_package_comes_from_pyodide_or_from_beside_the_lock_as_the_lock_says(live):
    lock = json.loads((live / "static/lock/pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    beside = {name: entry for name, entry in lock.items() if not entry["file_name"].startswith("https:")}
    assert beside.keys() == {"small-steps", "ipywidgets", "comm", "ipykernel", "piplite", "pyodide-kernel"}
    for entry in beside.values():
        wheel = (live / "static/lock" / entry["file_name"]).read_bytes()
        assert hashlib.sha256(wheel).hexdigest() == entry["sha256"]
    for name, entry in lock.items():
        assert name in beside or entry["file_name"].startswith(pyodide_address(live))
        assert all(canonicalize_name(needed) in lock for needed in entry["depends"]), name


def pyodide_address(live):
    """Where the kernel itself gets its Pyodide from."""
    (address,) = {
        address
        for script in live.glob("extensions/@jupyterlite/*/static/*.js")
        for address in re.findall(r"https://cdn\.[^\"'`]*/full/", script.read_text(encoding="utf-8"))
    }
    return address


def test_packages_of_pure_python_come_with_everything_that_helpers_holds(live):
    (wheel,) = live.glob("static/lock/small_steps-*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("helpers/")}
    files = {path for path in (NOTEBOOKS.parent / "helpers").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert held == {path.relative_to(NOTEBOOKS.parent).as_posix() for path in files}


def test_menus_are_japanese_in_one_of_the_two(live):
    menus = json.loads((live / "ja/lab/jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    assert menus["settingsOverrides"] == {"@jupyterlab/translation-extension:plugin": {"locale": "ja_JP"}}
    words = (live / "api/translations/ja_JP.json").read_text(encoding="utf-8")
    assert "カーネル" in words or r"\u30ab\u30fc\u30cd\u30eb" in words
    assert "settingsOverrides" not in (live / "lab/jupyter-lite.json").read_text(encoding="utf-8")


def run(site, text, source):
    """Run this source in place of the cell with this text; gives what it says."""
    site.go_to(text)
    site.page.evaluate("window.jupyterapp.commands.execute('notebook:clear-cell-output'); 0")
    return site.answer(text, source)


def test_the_file_that_a_kernel_begins_with_is_in_the_wheel(live):
    settings = json.loads((live / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    (kernel,) = settings["litePluginSettings"].values()
    (wheel,) = live.glob("static/lock/small_steps-*.whl")
    python = json.loads((live / "static/lock/pyodide-lock.json").read_text(encoding="utf-8"))["info"]["python"]
    begins_with = kernel["loadPyodideOptions"]["env"]["PYTHONSTARTUP"]
    packages = f"/lib/python{'.'.join(python.split('.')[:2])}/site-packages/"
    assert begins_with.startswith(packages)
    assert begins_with.removeprefix(packages) in zipfile.ZipFile(wheel).namelist()


def test_what_pictures_need_is_imported_while_the_lesson_is_read(site):
    for _ in range(60 if site.host.compiled else 5):
        said = run(site, "check_sliders()", AHEAD)
        if said == "(True, False)":
            break
        site.page.wait_for_timeout(1_000)
    assert said == ("(True, False)" if site.host.compiled else "(False, False)")


def test_the_lesson_opens_with_its_pictures_and_the_kernel_knows_what_it_brings(site):
    site.stored_pictures_are_shown()
    said = run(site, "check_installation()", CHECK)
    assert {line.split()[0] for line in said.splitlines()} == {
        "ipywidgets",
        "matplotlib",
        "numpy",
        "packaging",
        "pillow",
    }
    for line in said.splitlines():
        assert line.endswith(": ok") or line.split()[0] in COMPILED - site.host.compiled.keys(), line


def test_a_prediction_is_locked_in(site):
    site.go_to("predict(")
    site.page.keyboard.press("Control+Enter")
    site.page.get_by_role("button", name="Lock in").wait_for()
    site.answer_predictions()
    expect(site.page.get_by_role("button", name="Locked in")).to_be_visible()


def test_the_guess_lies_beside_the_lesson_and_is_there_when_the_page_is_loaded_anew(site):
    beside = "('/drive', True, ['guesses.json'], {})"
    assert run(site, "check_sliders()", BESIDE) == beside.format(["at the top"])
    site.page.reload()
    site.page.wait_for_function(READY, timeout=240_000)  # Pyodide starts once more
    site.go_to("predict(")
    site.page.keyboard.press("Control+Enter")
    again = site.page.get_by_role("button", name="Guess again")
    again.wait_for(timeout=120_000)
    expect(site.page.get_by_text("You guessed “at the top” on")).to_be_visible()
    again.click()
    site.page.get_by_role("button", name="Lock in").wait_for()  # a kernel in the browser takes its time
    site.answer_predictions()
    assert run(site, "check_sliders()", BESIDE) == beside.format(["at the top"] * 2)


def test_a_slider_moves_the_image_an_error_is_shown_until_it_is_moved_back_and_a_film_plays(site):
    run(site, "explore_point(", GREY)
    print(f"\nfrom opening to the first live picture: {time.perf_counter() - site.started:.0f} s")
    (explorer,) = site.explorers()
    explorer.show()
    assert explorer.pixels().tolist() == [[[77] * 3]]
    explorer.press("grey", "ArrowRight", 3)
    assert explorer.sentence() == "grey = 80." and explorer.pixels().tolist() == [[[80] * 3]]
    explorer.press("grey", "End")
    assert explorer.red_line() == ["ValueError: <b>too bright</b>"] and explorer.pixels().tolist() == [[[80] * 3]]
    explorer.press("grey", "ArrowLeft")
    assert explorer.red_line() == [] and explorer.pixels().tolist() == [[[254] * 3]]
    explorer.press("grey", "Home")
    explorer.watch()
    explorer.button("Play").click()
    explorer.page.wait_for_timeout(2_000)
    explorer.button("Play").click()
    explorer.page.wait_for_timeout(500)
    stopped, frames = explorer.sentence(), explorer.watched()["frames"]
    print(f"a film in the browser's own Python: {frames / 2:.0f} pictures a second")
    grey = int(stopped.split()[-1].rstrip("."))
    assert frames > 5 and grey >= frames and explorer.pixels().tolist() == [[[grey] * 3]]
    explorer.page.wait_for_timeout(1_000)
    assert explorer.sentence() == stopped


def test_python_in_the_browser_starts_no_thread_which_is_why_helpers_starts_none(site):
    said = run(site, "check_sliders()", THREAD)
    assert "can't start new thread" in said


def test_every_request_goes_below_the_site_or_to_pyodide_and_only_what_cannot_be_had_is_missing(site):
    hosts = Counter(urlsplit(address).netloc for address in site.asked)
    print(f"\nhosts asked: {dict(hosts)}")
    origin = f"http://{urlsplit(site.url).netloc}"
    heartbeat = f"{origin}/api/service-worker-heartbeat"  # the service worker answers it, no server does
    assert {address for address in site.asked if not address.startswith((f"{site.url}/", HOST))} <= {heartbeat}
    own = {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"}
    for address in site.asked:
        assert not address.startswith(HOST) or address in site.host.known or address.rsplit("/", 1)[1] in own, address
    assert {name.split("-")[0].lower() for name in site.host.missing} == COMPILED - site.host.compiled.keys()


def test_what_is_compiled_for_the_browser_is_what_the_site_loads_but_for_the_versions_that_are_named(live, compiled):
    packages = json.loads((live / "static/lock/pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    versions = {name: wheel.name.split("-")[1] for name, wheel in compiled.items()}
    others = {name: version for name, version in versions.items() if version != packages[name]["version"]}
    assert others == (OTHER_VERSIONS if compiled else {})


def test_menus_are_japanese_one_click_away(site):
    window = site.page.context.new_page()
    window.goto(f"{site.url}/ja/lab/index.html?path={LESSON}")
    expect(window.get_by_role("menuitem", name="カーネル")).to_be_visible(timeout=60_000)
    expect(window.get_by_role("heading", name="Small Steps: start here")).to_be_visible(timeout=60_000)
    window.close()
