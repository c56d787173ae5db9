"""A lesson in JupyterLab as its reader sees it: run it, walk through it by keyboard, answer its exercises."""

import re
from pathlib import Path

from playwright.sync_api import TimeoutError, expect

import notebook_scripts
from helpers.language import catalogue
from panel import Panel

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
SCREENSHOTS = NOTEBOOKS.parent / "build" / "screenshots"


class LessonPage:
    """One notebook open in the browser; `complaints` collects what the page and its console find wrong."""

    def __init__(self, page, address):
        self.page, self.complaints = page, []
        self._called(re.search(r"(?:/tree/|\?path=)([^?&]+)", address)[1])
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        self._begin()

    def go_on_to(self, name):
        """Close this lesson with its kernel, and open another one in the same JupyterLab."""
        self.page.evaluate(notebook_scripts.GO_ON, name)
        self._called(name)
        self._begin()

    def _called(self, name):
        self.name = name
        words = catalogue("ja") if name.startswith("ja/") else {}
        self.say = lambda english: words.get(english, english)

    def _begin(self):
        self.wait_until_ready()
        self.complaints.clear()  # JupyterLab complains of itself while it opens or closes one; nothing of ours has run

    def close(self):
        """Close the window."""
        self.page.context.close()

    def walk_down(self):
        """Scroll through the lesson as a reader does, so that all of its cells are on the page."""
        self.page.evaluate(notebook_scripts.WALK_DOWN)

    def run_all(self):
        """Run all cells as the Run menu does, and wait until every one of them is done and shows its explorer."""
        run = "window.jupyterapp.commands.execute('notebook:%s'); 0"
        self.page.evaluate(run % "clear-all-cell-outputs")
        self.page.evaluate(run % "run-all-cells")
        self.page.wait_for_function(notebook_scripts.ALL_DONE, timeout=240_000)  # 11-5-7 trains a minute or two
        expect(self.panels()).to_have_count(self.calls("explore_"), timeout=120_000)

    def wake_all(self):
        """Run the lesson if it has not run yet, and wake every explorer that sleeps."""
        if not self.explorers():
            self.run_all()
        for explorer in self.explorers():
            if not explorer.awake():
                explorer.show()
                explorer.wake()

    def restart_kernel(self):
        """Restart the kernel as the Kernel menu does, and wait until it is there again."""
        self.page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.page.wait_for_function(notebook_scripts.READY, timeout=60_000)

    def save_and_reload(self):
        """Save the lesson, and load the page anew."""
        self.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
        self.page.reload()
        self.wait_until_ready()

    def wait_until_ready(self):
        """Wait for the lesson's cells and its kernel; one in the browser takes half a minute on a free machine."""
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        self.page.wait_for_function(notebook_scripts.READY, timeout=240_000)

    def calls(self, words):
        """How many code cells end with a line with these words."""
        return sum(words in line for line in self.page.evaluate(notebook_scripts.LAST_LINES))

    def stored_pictures_are_shown(self):
        """Before anything is run: a picture for each explorer, and no complaint about a widget."""
        pictures = self.page.locator(".jp-OutputArea-output img")
        self.walk_down()
        expect(pictures).to_have_count(self.calls("explore_"), timeout=90_000)  # cells come one by one
        widths = "image => image.decode().then(() => image.naturalWidth)"
        assert {picture.evaluate(widths) for picture in pictures.all()} == {900}
        assert "Error displaying widget" not in self.page.inner_text("body")

    def answer_predictions(self):
        """Choose the first choice of each prediction and lock it in; unlock what waits for an exercise."""
        lock = self.page.get_by_role("button", name=re.compile(f"^({self.say('Lock in')}|{self.say('Locked in')})$"))
        for prediction in self.page.locator(".widget-vbox").filter(has=lock).all():
            prediction.scroll_into_view_if_needed()
            self.until_done(prediction.locator("button").first, prediction.locator("button.mod-active"))
            self.until_done(prediction.locator("button").last, prediction.get_by_text(self.say("Locked in")))
        unlocked = self.say("Unlocked, without the exercise.")
        locked = max(self.say("Locked until you have {wish}.").split("{wish}"), key=len)
        for unlock in self.page.locator(".widget-vbox").filter(has_text=locked).all():
            self.until_done(unlock.get_by_role("button"), self.page.get_by_text(unlocked))

    def until_done(self, button, sign):
        """Press a button until the sign of it is there: JupyterLab may scroll, and then a click is lost."""
        for _ in range(5):
            button.click()
            try:
                sign.first.wait_for(state="attached", timeout=15_000)
                return
            except TimeoutError:
                continue
        raise AssertionError("the button does not answer")

    def theme(self, name):
        """Change JupyterLab's theme."""
        self.page.evaluate(f"window.jupyterapp.commands.execute('apputils:change-theme', {{theme: '{name}'}}); 0")
        light = str("Light" in name).lower()
        self.page.locator(f'body[data-jp-theme-light="{light}"]').wait_for(state="attached")

    def list_of_files(self, shown):
        """Show the list of files beside the lesson, or fold it away."""
        self.page.evaluate(notebook_scripts.LIST_OF_FILES, shown)

    def fill_in(self, blank, filled):
        """Put an answer into the cell with this source and run it; gives what the cell then says."""
        place = self.page.evaluate(notebook_scripts.FILL_AND_RUN, [blank, filled])
        return self.page.wait_for_function(notebook_scripts.SAID, arg=place).json_value()

    # By keyboard alone

    def go_to(self, text):
        """Leave whatever has the focus and walk with the arrow keys to the cell whose source holds this text.

        The walk goes down from the cell above the active one; what is not found there lies further up.
        """
        self.page.keyboard.press("Escape")
        for start in (notebook_scripts.ABOVE, notebook_scripts.TOP):
            self.page.evaluate(start)
            for _ in range(80):
                if text in self.page.evaluate(notebook_scripts.SOURCE):
                    return
                if self.page.evaluate(notebook_scripts.AT_END):
                    break
                self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no cell with {text!r}")

    def tab_to(self, words, most=15):
        """Press Tab until the focus is on something with these words, as its text or its label."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(notebook_scripts.FOCUS):
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
        self.page.wait_for_function(notebook_scripts.ALL_DONE, timeout=30_000)
        return self.page.wait_for_function(notebook_scripts.SAID).json_value()

    def explorers(self):
        """Every live picture with its controls, in the order of the page."""
        return [Panel(self.page, panel, self.say) for panel in self.panels().all()]

    def panels(self):
        return self.page.locator(".jp-OutputArea-output .widget-vbox").filter(has=self.page.locator("img"))

    def stderr(self):
        return self.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').all_inner_texts()

    def errors(self):
        return self.page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts()
