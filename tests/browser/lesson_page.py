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


class LessonPage:
    """One notebook open in the browser; `complaints` collects what the page and its console find wrong."""

    def __init__(self, page, address):
        self.page, self.complaints = page, []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.goto(address)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        self.idle()

    def idle(self):
        self.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(timeout=90_000)

    def run_all(self):
        """Run > Run All Cells, and wait until the last code cell has its number."""
        self.page.locator(".lm-MenuBar-item", has_text="Run").first.click()
        self.page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
        self.page.wait_for_timeout(500)
        self.idle()

    def explorers(self):
        """Every live picture with its controls, in the order of the page."""
        return [Panel(self.page, panel) for panel in self.page.locator(".jp-OutputArea-output .widget-vbox").all()]

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

    def press(self, slider, key, times=1):
        """Press a key on a slider and wait for the picture that answers."""
        handle = self.slider(slider)
        handle.focus()
        for _ in range(times):
            handle.press(key)
        self.settle()

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
        return self.panel.locator('[role="status"]').inner_text()

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
