"""A lesson in JupyterLab as its reader sees it: run it, move its controls, read its sentence, look at its picture."""

import io

import numpy as np
from PIL import Image

# Notes the moment when a key reaches the page and the moment when the picture has new pixels.
WATCH = """(picture) => {
    window.watch = {pressed: 0, delays: [], frames: 0, last: 0};
    document.addEventListener("keydown", () => { window.watch.pressed = performance.now(); }, true);
    picture.addEventListener("load", () => requestAnimationFrame(() => {
        const now = performance.now();
        window.watch.frames += 1;
        window.watch.last = now;
        if (window.watch.pressed) window.watch.delays.push(now - window.watch.pressed);
        window.watch.pressed = 0;
    }));
}"""

READY = """() => {
    const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
    return session?.isReady && session.session?.kernel?.status === "idle";
}"""

ALL_DONE = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === "code")
    .every(cell => cell.model.executionCount !== null && cell.model.executionState !== "running")"""

SOURCE = "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.source"

SAID = """() => {
    const outputs = window.jupyterapp.shell.currentWidget.content.activeCell.model.outputs;
    return outputs.get(outputs.length - 1).data["text/plain"];
}"""

FOCUS = """() => {
    const there = document.activeElement, row = there.closest(".widget-inline-hbox");
    return (there.innerText || "") + " " + (row ? row.innerText : "");
}"""


class LessonPage:
    """One notebook open in the browser; `complaints` collects what the page and its console find wrong."""

    def __init__(self, page, address):
        self.page, self.complaints = page, []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.goto(address)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        page.wait_for_function(READY, timeout=60_000)

    def run_all(self):
        """Run all cells as the Run menu does, and wait until every one of them is done."""
        run = "window.jupyterapp.commands.execute('notebook:%s'); 0"
        self.page.evaluate(run % "clear-all-cell-outputs")
        self.page.evaluate(run % "run-all-cells")
        self.page.wait_for_function(ALL_DONE, timeout=90_000)

    # By keyboard alone

    def go_to(self, text):
        """Leave whatever has the focus and walk with the arrow keys to the cell whose source holds this text."""
        self.page.keyboard.press("Escape")
        self.page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 0")
        for _ in range(80):
            if text in self.page.evaluate(SOURCE):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no cell with {text!r}")

    def tab_to(self, words, most=15):
        """Press Tab until the focus is on something with these words, as its text or its label."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(FOCUS):
                return
        raise AssertionError(f"Tab does not reach {words!r}")

    def answer(self, text, source):
        """Go to the cell with this text, replace it by the source, run it; gives what the cell then says."""
        self.go_to(text)
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(ALL_DONE, timeout=30_000)
        return self.page.evaluate(SAID)

    def explorers(self):
        """Every live picture with its controls, in the order of the page."""
        panels = self.page.locator(".jp-OutputArea-output .widget-vbox").filter(has=self.page.locator("img"))
        return [Panel(self.page, panel) for panel in panels.all()]

    def stderr(self):
        return self.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').all_inner_texts()

    def errors(self):
        return self.page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts()


class Panel:
    """One explorer: its controls by name, its sentence, its red line and its picture."""

    def __init__(self, page, panel):
        self.page, self.panel = page, panel
        self.image = panel.locator("img")

    def show(self):
        self.panel.scroll_into_view_if_needed()
        self.image.wait_for(timeout=30_000)

    def slider(self, name):
        row = self.panel.locator(".widget-slider").filter(has=self.page.locator(f'.widget-label:text-is("{name}")'))
        return row.locator(".noUi-handle")

    def box(self, name):
        return self.panel.locator(".widget-checkbox").filter(has_text=name).locator("input")

    def drop_down(self, name):
        row = self.panel.locator(".widget-dropdown").filter(has=self.page.locator(f'.widget-label:text-is("{name}")'))
        return row.locator("select")

    def button(self, name):
        return self.panel.get_by_role("button", name=name)

    def unpin(self):
        if "mod-active" in self.button("Pin").get_attribute("class"):
            self.button("Pin").click()

    def press(self, slider, key, times=1):
        """Press a key on a slider and wait for the picture that answers."""
        handle = self.slider(slider)
        handle.focus()
        for _ in range(times):
            handle.press(key)
        self.settle()

    def drag(self, slider, share, seconds=0.5):
        """Drag a slider's handle to this share of its way; gives the page's time of the last move."""
        handle = self.slider(slider)
        handle.scroll_into_view_if_needed()
        way, box = handle.locator("xpath=../../..").bounding_box(), handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        end = way["x"] + share * way["width"]
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        moves = max(int(seconds * 25), 2)
        for move in range(1, moves + 1):
            self.page.mouse.move(x + (end - x) * move / moves, y)
            self.page.wait_for_timeout(1000 * seconds / moves)
        released = self.page.evaluate("performance.now()")
        self.page.mouse.up()
        self.settle()
        return released

    def number(self, slider):
        """Where a slider stands; a logarithmic one gives its exponent."""
        return float(self.slider(slider).get_attribute("aria-valuenow"))

    def settle(self):
        """Wait until the picture has stood still for a while."""
        self.page.wait_for_timeout(60)
        before = self.source()
        for _ in range(60):
            self.page.wait_for_timeout(120)
            if self.source() == before:
                return
            before = self.source()

    def source(self):
        return self.image.get_attribute("src")

    def sentence(self):
        return self.panel.locator('[role="status"]').text_content()

    def red_line(self):
        return self.panel.locator('[role="alert"]').all_inner_texts()

    def pixels(self):
        """The frame in its full resolution, as the browser decoded it."""
        data = self.page.evaluate(
            """async (source) => Array.from(new Uint8Array(await (await fetch(source)).arrayBuffer()))""",
            self.source(),
        )
        return np.asarray(Image.open(io.BytesIO(bytes(data))).convert("RGB")).astype(int)

    def frame(self):
        """Where the picture is on the page: x, y, width, height."""
        return self.image.bounding_box()

    def watch(self):
        self.image.evaluate(WATCH)

    def watched(self):
        return self.page.evaluate("window.watch")
