"""An explorer on the page: move its controls, read its sentence, look at its picture."""

import contextlib
import io
import time

import numpy as np
from PIL import Image
from playwright.sync_api import TimeoutError

from scripts import BYTES, CONTROLS, OF_WIDTH, PLACES, SEEN, SETTLED, STILL, WATCH


class Panel:
    """One explorer: its controls by name, its sentence, its red line and its picture; `say` says its words."""

    def __init__(self, page, panel, say=str):
        self.page, self.panel, self.say = page, panel, say
        self.image = panel.locator("img")

    def show(self):
        self.panel.scroll_into_view_if_needed()
        self.image.wait_for(timeout=30_000)
        self.stand_still(self.panel)

    def wake(self):
        """Press "Just show me" and wait until the controls are awake.

        JupyterLab may scroll when a click makes another cell the active one; then the click is lost, and a
        reader clicks again.
        """
        for _ in range(5):
            if self.button("Just show me").is_visible():
                with contextlib.suppress(TimeoutError):  # on a busy machine it may go before it is pressed again
                    self.button("Just show me").click(timeout=5_000)
            for _ in range(20):
                if self.awake():
                    self.stand_still(self.panel)
                    return
                self.page.wait_for_timeout(100)
        raise AssertionError("the controls do not wake up")

    def slider(self, name):
        row = self.panel.locator(".widget-slider").filter(has=self.page.locator(f'.widget-label:text-is("{name}")'))
        return row.locator(".noUi-handle")

    def box(self, name):
        return self.panel.locator(".widget-checkbox").filter(has_text=name).locator("input")

    def drop_down(self, name):
        row = self.panel.locator(".widget-dropdown").filter(has=self.page.locator(f'.widget-label:text-is("{name}")'))
        return row.locator("select")

    def button(self, name):
        return self.panel.get_by_role("button", name=self.say(name))

    def film(self):
        """The name of the slider that plays."""
        bar = self.panel.locator(".widget-hbox").filter(has=self.page.locator(".small-steps-play"))
        return bar.locator(".widget-slider .widget-label").inner_text()

    def plays(self):
        """Does its film play?"""
        return "mod-active" in self.button("▶ Play").get_attribute("class")

    def play(self, pictures=4):
        """Press ▶ and wait for so many new pictures; a busy machine may come to the end with fewer."""
        self.watch()
        self.button("▶ Play").click()
        self.runs_on(pictures)

    def runs_on(self, pictures=4):
        """Wait for so many pictures since it was watched, or for the end of the film."""
        self.until(lambda: self.watched()["frames"] >= pictures or not self.plays())

    def stop(self):
        """Press ▶ while it plays. A press that comes after the end starts it over; then another one is needed."""
        while self.plays():
            self.button("▶ Play").click()
        self.settle()

    def until(self, holds, seconds=60):
        """Look until it holds, where there is no answer of the kernel to wait for."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it does not come to that"
            self.page.wait_for_timeout(50)

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
        self.stand_still(handle)
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

    def hold(self, slider):
        """Take a slider's handle with the mouse, drag it a little, and do not let go."""
        box = self.slider(slider).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 20, y)

    def let_go(self):
        self.page.mouse.move(0, 20)
        self.page.mouse.up()

    def cut_off(self):
        """The line that is to be seen when the kernel is gone, and only then."""
        line = self.panel.locator(".small-steps-cut-off")
        return line.inner_text() if line.is_visible() else ""

    def stand_still(self, thing):
        """Wait until something stays where it is."""
        thing.evaluate(STILL)

    def controls(self):
        """(kind, name) of everything that can be moved: sliders, choices, boxes and buttons."""
        return self.panel.evaluate(CONTROLS)

    def awake(self):
        """Can any control be moved?"""
        return self.panel.locator(".widget-toggle-button").first.is_enabled()

    def boxes(self):
        """Where the controls are on the page."""
        row = self.panel.locator(".widget-box > *, .widget-box > button").all()
        return [control.bounding_box() for control in row if control.is_visible()]

    def places(self):
        """What must not jump: the picture's place in its panel, its size, and the panel's height."""
        return self.panel.evaluate(PLACES)

    def assert_whole(self, when):
        """No red line, a sentence, and a picture with something on it."""
        assert self.red_line() == [], when
        sentence = self.sentence()
        assert sentence.endswith(self.say("{words}.")[-1]) and "nan" not in sentence, f"{when}: {sentence}"
        width, contrast = self.image.evaluate(SEEN)
        assert width in {900, 1800} and contrast > 100, when

    def number(self, slider):
        """Where a slider stands; a logarithmic one gives its exponent."""
        return float(self.slider(slider).get_attribute("aria-valuenow"))

    def settle(self):
        """Wait until the kernel has answered everything and the page shows it."""
        self.image.evaluate(SETTLED)

    def source(self):
        return self.image.get_attribute("src")

    def sentence(self):
        return self.panel.locator('[role="status"]').text_content()

    def red_line(self):
        return self.panel.locator('[role="alert"]').all_inner_texts()

    def crisp_pixels(self):
        """The frame once it has come to rest."""
        self.image.evaluate(OF_WIDTH, 1800)
        return self.pixels()

    def pixels(self):
        """The frame as the browser decoded it."""
        data = self.image.evaluate(BYTES)
        return np.asarray(Image.open(io.BytesIO(bytes(data))).convert("RGB")).astype(int)

    def watch(self):
        self.image.evaluate(WATCH)

    def watched(self):
        return self.page.evaluate("window.watch")
