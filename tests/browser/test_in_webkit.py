"""The engine that Safari has too: lessons run, guesses lock in, keys and the mouse move pictures; pages fit a phone."""

import base64
import contextlib

import pytest

import webkit
from lesson_page import SCREENSHOTS
from notebook_scripts import ALL_DONE, LAST_LINES, READY
from reading_pages import write_reading_pages
from scripts import SEEN, SETTLED
from test_reading_pages import FORMULAS, PHONE, TOO_WIDE
from web_server import served

# Without ".ipynb": these tests stay together, as they share one window.
LESSONS = ["00-start-here", "11-4-1-difference-quotients", "11-5-3-when-momentum-pays", "11-5-6-four-answers-one-race"]

# The driver has no word for what the page's console says.
LISTEN = """() => {
    window.complaints = [];
    const complain = (...words) => window.complaints.push(words.map(String).join(" "));
    console.error = complain;
    window.addEventListener("error", event => complain(event.message));
    window.addEventListener("unhandledrejection", event => complain(event.reason));
}"""

OPEN = f"""name => document.querySelector(".jp-Notebook .jp-Cell")
    && window.jupyterapp?.shell.currentWidget?.context?.path === name && ({READY})()"""

RUN_ALL = """async () => {
    await window.jupyterapp.commands.execute("notebook:clear-all-cell-outputs");
    window.jupyterapp.commands.execute("notebook:run-all-cells");
}"""

PANELS = """() => [...document.querySelectorAll(".jp-OutputArea-output .widget-vbox")]
    .filter(panel => panel.querySelector("img"))"""

ERRORS = """() => [...document.querySelectorAll(
    '[data-mime-type$="jupyter.error"], [data-mime-type$="jupyter.stderr"], .jp-Notebook [role="alert"]'
)].map(line => line.textContent)"""

# A guess that is not locked in: its first choice, and "Lock in".
GUESS = """() => {
    const lock = [...document.querySelectorAll("button")].find(button => button.textContent === "Lock in");
    return lock && [lock.closest(".widget-vbox").querySelector("button"), lock];
}"""

CHOSEN = "choice => choice.classList.contains('mod-active')"
LOCKED = "lock => lock.textContent === 'Locked in'"

# Brings a part of the page into sight, and waits until it stays where it is.
SHOW = """async part => {
    let before = "";
    for (let still = 0; still < 4; ) {
        part.scrollIntoView({block: "center"});
        await new Promise(requestAnimationFrame);
        const box = part.getBoundingClientRect(), now = [box.x, box.y, box.width, box.height].join();
        still = now === before ? still + 1 : 0;
        before = now;
    }
}"""

IMAGE = "panel => panel.querySelector('img')"
STATE = "panel => [panel.querySelector('img').src, panel.querySelector('[role=\"status\"]').textContent]"
HANDLES = "panel => [...panel.querySelectorAll('.noUi-handle')]"
FOCUS = "handle => handle.focus()"
PLACE = "handle => +handle.getAttribute('aria-valuenow')"
WIDER = "panel => panel.scrollWidth - panel.clientWidth"

# A page in a frame as wide as a phone: the window itself does not become so narrow.
IN_A_FRAME = """async ([address, width, ...asked]) => {
    document.body.innerHTML = `<iframe style="border: 0; width: ${width}px; height: 800px" src="${address}"></iframe>`;
    const frame = document.querySelector("iframe");
    await new Promise(loaded => frame.addEventListener("load", loaded));
    return asked.map(ask => frame.contentWindow.eval(ask)());
}"""


@pytest.fixture(scope="module")
def window():
    with webkit.window(1280, 900) as shown:
        yield shown


@pytest.fixture(autouse=True)
def screenshot(request, window):
    """A test that fails leaves a screenshot of the window in build/screenshots."""
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        (SCREENSHOTS / f"webkit-{request.node.name}.png").write_bytes(base64.b64decode(window.screenshot()))


def settled(window, panel):
    window.run(SETTLED, window.run(IMAGE, panel))
    return window.run(STATE, panel)


def until(window, button, sign):
    """Press a button until the sign of it is there: JupyterLab may scroll, and then a click is lost or refused."""
    for _ in range(5):
        window.run(SHOW, button)
        with contextlib.suppress(AssertionError):
            window.click(button)
            return window.wait(sign, button, seconds=5)
    raise AssertionError("the button does not answer")


def moves(window, panel, handle):
    """By key and by mouse a slider gives another picture each time, and another sentence."""
    seen = [settled(window, panel)]
    for key in ("Home", "End", "ArrowLeft"):
        window.run(FOCUS, handle)
        window.press(key)
        seen.append(settled(window, panel))
    place = window.run(PLACE, handle)
    window.run(SHOW, handle)
    window.drag(handle, -40)
    seen.append(settled(window, panel))
    assert window.run(PLACE, handle) < place
    pictures, sentences = zip(*seen[1:], strict=True)
    assert len(set(pictures)) == 4 and len(set(sentences)) > 1
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in sentences)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_its_guesses_lock_in_and_its_pictures_move(window, lab_address, lesson):
    # A page of its own: a JupyterLab that closes one lesson and opens the next complains of what it has just closed.
    window.go(lab_address(f"{lesson}.ipynb"))
    window.wait(OPEN, f"{lesson}.ipynb")
    window.run(LISTEN)
    window.run(RUN_ALL)
    window.wait(ALL_DONE, seconds=120)
    wanted = sum("explore_" in line for line in window.run(LAST_LINES))
    window.wait(f"wanted => ({PANELS})().length === wanted", wanted)
    while guess := window.run(GUESS):
        choice, lock = guess
        until(window, choice, CHOSEN)
        until(window, lock, LOCKED)
    for panel in window.run(PANELS):
        window.run(SHOW, panel)
        sentence = settled(window, panel)[1]
        assert not sentence.startswith("These controls wake up")
        assert window.run(WIDER, panel) == 0
        assert window.run(SEEN, window.run(IMAGE, panel))[0] == 1800
        if "Choose a probe" not in sentence:  # that picture is empty, so that its film changes nothing
            moves(window, panel, window.run(HANDLES, panel)[0])
    assert window.run(ERRORS) == window.run("() => window.complaints") == []


def test_no_reading_page_is_wider_than_a_phone_and_its_formulas_scroll(window, tmp_path):
    too_wide, wide = {}, 0
    (tmp_path / "frame.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    with served(tmp_path) as address:
        for file in write_reading_pages(tmp_path):
            window.go(f"{address}/frame.html")
            pixels, (scrolled, all_scroll) = window.run(IN_A_FRAME, [file.name, PHONE, TOO_WIDE, FORMULAS])
            wide += scrolled
            if pixels or not all_scroll:
                too_wide[file.stem] = pixels, all_scroll
    assert too_wide == {} and wide > 4
