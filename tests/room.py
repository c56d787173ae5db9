"""What has no room in a picture that is drawn: numbers along axes, and words that wait for the reader's guess."""

import numpy as np
from matplotlib.transforms import Bbox

from helpers.figures import style


def without_room(figure):
    """The numbers along axes that reach into other axes, or over the edge of the picture."""
    shown = [axes for axes in figure.axes if axes.axison]
    windows = {axes: axes.get_window_extent() for axes in figure.axes}
    found = []
    for axes in shown:
        others = [window for other, window in windows.items() if other is not axes]
        for text, box in _numbers_along(axes):
            inside = figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1
            if not inside or any(Bbox.intersection(box.padded(1), other) for other in others):
                found.append(text)
    return found


def _numbers_along(axes):
    window = axes.get_window_extent().padded(3)
    for along, axis in ((0, axes.xaxis), (1, axes.yaxis)):
        for label in axis.get_ticklabels():
            box = label.get_window_extent()
            if label.get_text() and window.min[along] <= (box.min + box.max)[along] / 2 <= window.max[along]:
                yield label.get_text(), box


def strikes_through(picture):
    """The words of a sleeping picture with a line through them, or a minimum under them; all are drawn once more."""
    figure, colours = picture.figure, [note.get_color() for note in picture.waiting]
    scales = [axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) if axis.get_visible()]
    for note in picture.waiting:
        note.set_color("none")
    for scale in scales:  # it takes longest, and its lines are too pale to strike through
        scale.set_visible(False)
    with style.our_look():
        figure.canvas.draw()
    brightness = np.asarray(figure.canvas.buffer_rgba())[::-1, :, :3] / 255
    for note, colour in zip(picture.waiting, colours, strict=True):
        note.set_color(colour)
    for scale in scales:
        scale.set_visible(True)
    return [note.get_text() for note in picture.waiting if _struck(note, brightness)]


def _struck(note, brightness):
    box = note.get_window_extent()
    behind = brightness[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
    assert behind.size
    stars = [line for line in note.axes.lines if line.get_marker() == "*" and line.get_visible()]
    places = [place for line in stars for place in note.axes.transData.transform(line.get_xydata())]
    return behind.min() <= 0.85 or any(box.padded(5).contains(*place) for place in places)
