"""What the browser tests run on the page itself, in JavaScript, to look at an explorer."""

# Notes the moment when a key or a choice reaches the page and the moment when the picture has new pixels.
WATCH = """(picture) => {
    window.watch = {pressed: 0, delays: [], frames: 0, last: 0};
    if (picture.dataset.watched) return;
    picture.dataset.watched = "yes";
    for (const event of ["keydown", "change"])
        document.addEventListener(event, () => { window.watch.pressed = performance.now(); }, true);
    picture.addEventListener("load", () => requestAnimationFrame(() => {
        const now = performance.now();
        window.watch.frames += 1;
        window.watch.last = now;
        if (window.watch.pressed) window.watch.delays.push(now - window.watch.pressed);
        window.watch.pressed = 0;
    }));
}"""

# Every move of a control is answered by the kernel, and the page has drawn what the answers changed.
SETTLED = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel;
    const waits = () => kernel?.status !== "idle"
        || [...kernel._futures.values()].some(future => future.msg.header.msg_type === "comm_msg");
    if (waits()) return false;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return !waits();
}"""


# What there is to move: pairs of a kind and a name.
CONTROLS = """panel => [
    ...[...panel.querySelectorAll(".widget-slider")].map(row => ["slider", row.querySelector(".widget-label").innerText]),
    ...[...panel.querySelectorAll(".widget-dropdown")].map(row => ["choice", row.querySelector(".widget-label").innerText]),
    ...[...panel.querySelectorAll(".widget-checkbox")].map(row => ["box", row.innerText.trim()]),
    ...[...panel.querySelectorAll(".widget-toggle-button")].map(button => ["button", button.innerText]),
]"""  # noqa: E501

# The picture's width, and the difference between its brightest and its darkest point.
SEEN = """async (image) => {
    await image.decode();
    const canvas = new OffscreenCanvas(180, 80), brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0, 180, 80);
    const pixels = brush.getImageData(0, 0, 180, 80).data.filter((_, place) => place % 4 === 1);
    return [image.naturalWidth, Math.max(...pixels) - Math.min(...pixels)];
}"""
