"""What the browser tests run on the page itself, in JavaScript, to walk through a notebook and to run it."""

READY = """() => {
    const session = window.jupyterapp?.shell.currentWidget?.sessionContext;
    return session?.isReady && session.session?.kernel?.status === "idle";
}"""

ALL_DONE = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === "code")
    .every(cell => cell.model.executionCount !== null && cell.model.executionState !== "running")"""

LAST_LINES = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === "code")
    .map(cell => cell.model.sharedModel.source.trim().split("\\n").pop())"""

SOURCE = "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.source"

TOP = "window.jupyterapp.shell.currentWidget.content.activeCellIndex = 0"

ABOVE = """() => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = Math.max(0, notebook.activeCellIndex - 1);
}"""

# JupyterLab puts a cell onto the page when it comes near, and those far below in half a minute, when it has time.
WALK_DOWN = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content, {widgets} = notebook;
    for (let place = 0; place < widgets.length + 3; place += 3) {
        await notebook.scrollToItem(Math.min(place, widgets.length - 1));
        await new Promise(resolve => setTimeout(resolve, 50));
    }
    await notebook.scrollToItem(0);
}"""

AT_END = """() => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    return notebook.activeCellIndex === notebook.widgets.length - 1;
}"""

# What a cell says at its end: the one at this place, or the active one.
SAID = """place => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const outputs = notebook.widgets[place ?? notebook.activeCellIndex].model.outputs;
    return outputs.length ? outputs.get(outputs.length - 1).data["text/plain"] : null;
}"""

GO_ON = """async path => {
    const app = window.jupyterapp;
    for (const before of [...app.shell.widgets("main")]) {
        await before.sessionContext?.shutdown();
        before.dispose();
    }
    await app.commands.execute("docmanager:open", {path});
}"""

LIST_OF_FILES = """shown => {
    if (window.jupyterapp.shell.leftCollapsed === shown)
        return window.jupyterapp.commands.execute("application:toggle-left-area").then(() => null);
}"""

# In one turn of the page: a button pressed before may yet move the focus, and with it the active cell.
FILL_AND_RUN = """async ([blank, filled]) => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const place = notebook.widgets.findIndex(cell => cell.model.sharedModel.source === blank);
    notebook.activeCellIndex = place;
    notebook.widgets[place].model.sharedModel.setSource(filled);
    await window.jupyterapp.commands.execute("notebook:run-cell");
    return place;
}"""

FOCUS = """() => {
    const there = document.activeElement, row = there.closest(".widget-inline-hbox");
    return (there.innerText || "") + " " + (row ? row.innerText : "");
}"""
