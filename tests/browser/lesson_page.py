"""A lesson in JupyterLab as its reader sees it: run it, walk through it by keyboard, answer its exercises."""

from panel import Panel

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
        self.complaints.clear()  # older JupyterLabs complain of themselves while they open; nothing of ours has run yet

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
