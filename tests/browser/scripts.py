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

# Wait until every move of a control is answered by the kernel, and the page has drawn what the answers changed.
SETTLED = """async (image) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel;
    const waits = () => kernel?.status !== "idle" || !image.complete
        || [...kernel._futures.values()].some(future => future.msg.header.msg_type === "comm_msg");
    const end = performance.now() + 60_000;
    for (let still = 0; still < 3; still = waits() ? 0 : still + 1) {
        if (performance.now() > end) throw new Error("the kernel does not answer");
        await new Promise(requestAnimationFrame);
    }
}"""

# Wait for a picture of so many pixels: 1800 at rest, half of that while it moves.
OF_WIDTH = """async (image, width) => {
    const end = performance.now() + 20_000;
    while (!image.complete || image.naturalWidth !== width) {
        if (performance.now() > end) throw new Error("no such picture came");
        await new Promise(requestAnimationFrame);
    }
}"""

# Wait until a thing stays where it is: cells above may still be growing while the page is drawn.
STILL = """async (thing) => {
    let before = "", end = performance.now() + 15_000;
    for (let still = 0; still < 4 && performance.now() < end; ) {
        const box = thing.getBoundingClientRect(), now = [box.x, box.y, box.width, box.height].join();
        still = now === before ? still + 1 : 0;
        before = now;
        await new Promise(requestAnimationFrame);
    }
}"""

# What there is to move: pairs of a kind and a name.
CONTROLS = """panel => [
    ...[...panel.querySelectorAll(".widget-slider")].map(row => ["slider", row.querySelector(".widget-label").innerText]),
    ...[...panel.querySelectorAll(".widget-dropdown")].map(row => ["choice", row.querySelector(".widget-label").innerText]),
    ...[...panel.querySelectorAll(".widget-checkbox")].map(row => ["box", row.innerText.trim()]),
    ...[...panel.querySelectorAll(".widget-toggle-button:not(.small-steps-play)")]
        .filter(button => button.offsetParent).map(button => ["button", button.innerText]),
]"""  # noqa: E501

# What must not jump: the picture's place in its panel, its size, and the panel's height.
PLACES = """panel => {
    const picture = panel.querySelector("img").getBoundingClientRect(), box = panel.getBoundingClientRect();
    return [picture.y - box.y, picture.width, picture.height, box.height];
}"""

# The picture's file, byte for byte.
BYTES = """async (image) => {
    for (let left = 5; ; left -= 1)  // a crisp picture may come in the place of one that is being read
        try { return Array.from(new Uint8Array(await (await fetch(image.src)).arrayBuffer())); }
        catch (error) {
            if (left === 0) throw error;
            await new Promise(resolve => setTimeout(resolve, 200));
        }
}"""

# The picture's width, and the difference between its brightest and its darkest point.
SEEN = """async (image) => {
    for (let left = 5; left > 0; left -= 1)  // a crisp picture may come in the place of one that is being decoded
        try { await image.decode(); break; } catch { await new Promise(resolve => setTimeout(resolve, 200)); }
    const canvas = new OffscreenCanvas(180, 80), brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0, 180, 80);
    const pixels = brush.getImageData(0, 0, 180, 80).data.filter((_, place) => place % 4 === 1);
    return [image.naturalWidth, Math.max(...pixels) - Math.min(...pixels)];
}"""

# The contrast of an element's text with what is behind it, as WCAG 2 defines it.
CONTRAST = """element => {
    const light = colour => {
        const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(part);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    let ground = element;
    while (/rgba\\(0, 0, 0, 0\\)|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    const pair = [light(getComputedStyle(element).color), light(getComputedStyle(ground).backgroundColor)];
    return Math.max(...pair) / Math.min(...pair);
}"""  # noqa: E501
