"""What a picture shows: is it the plain one, and where in it is a colour? And pictures that show little."""

import contextlib

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from PIL import Image

from helpers.explorers import live
from helpers.explorers.frames import image_of
from helpers.explorers.layers import Layers
from helpers.figures import style


@contextlib.contextmanager
def _small(laid_out):
    """Within it pictures have a sixteenth of their pixels, which all of them keep; the layout takes longest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(style, "DOTS_PER_INCH", 50)
        patch.setattr(Layers, "_MOST_WITH_PIXELS", 100)
        if not laid_out:
            patch.setattr(ConstrainedLayoutEngine, "execute", lambda engine, figure: None)
        yield patch


@contextlib.contextmanager
def nothing_painted():
    """Within it no figure is laid out or painted; only what moves is, which is where its numbers can go wrong."""
    with _small(laid_out=False) as patch:
        patch.setattr(Figure, "draw", lambda figure, renderer: None)
        yield


@contextlib.contextmanager
def nothing_drawn():
    """Within it not even what moves is drawn: for words and numbers in many states; all pictures are one.

    That every state can be drawn, test_every_explorer asks.
    """
    with nothing_painted(), pytest.MonkeyPatch.context() as patch:
        nothing = Image.new("RGB", (2, 2))
        patch.setattr(Layers, "image", lambda layers, moving, coarse=False: nothing)
        patch.setattr(live, "moving_frame", lambda image, image_format: b"")
        yield


@contextlib.contextmanager
def on_the_way(explorer):
    """Within it this explorer moves with nothing drawn; where it stands at the end is drawn anew."""
    with nothing_drawn():
        yield
    explorer._layers.forget()  # the background of the way is white


@contextlib.contextmanager
def few_pixels(laid_out=True):
    """Within it pictures are small: as many pixels tell whether two are the same. Letters are stripes.

    Where nothing asks for room they need not be laid out: axes stand where matplotlib puts them at first.
    """
    with _small(laid_out) as patch:
        patch.setattr(RendererAgg, "draw_text", draw_stripe)
        patch.setattr(Text, "_get_layout", remembered(Text._get_layout))
        yield


def draw_stripe(renderer, gc, x, y, text, font, angle, *_, **__):
    """In the place of a text that is seen: eight pixels, which are others if anything about it is."""
    if gc.get_rgb()[3] == 0:
        return
    settings = [str(matplotlib.rcParams[name]) for name in ("font.family", "text.antialiased", "text.hinting")]
    told = hash((text, font, angle, gc.get_rgb(), gc.get_alpha(), *settings))
    stripe = np.full((1, 8, 4), 255, np.uint8)
    stripe[0, :, :3] = np.frombuffer(told.to_bytes(8, "big", signed=True), np.uint8)[:, None]
    renderer.draw_image(gc, round(x), round(y), stripe)


def remembered(layout):
    """The size of a text, of which fonts are asked once: the same words come in figure after figure."""
    known = {}

    def size(text, renderer):
        words = text.get_text(), text.get_usetex(), text.get_parse_math()
        letters = text.get_fontproperties().copy(), text.figure.dpi, text._linespacing
        turned = text.get_rotation(), text.get_rotation_mode()
        aligned = text.get_horizontalalignment(), text.get_verticalalignment(), text._multialignment
        settings = [str(matplotlib.rcParams[name]) for name in ("font.family", "font.sans-serif", "text.hinting")]
        asked = (*words, *letters, *turned, *aligned, *settings)
        if asked not in known or text.get_wrap():  # wrapped, it hangs on where it stands
            known[asked] = layout(text, renderer)
        return known[asked]

    return size


def kept(explorer):
    """The picture as the explorer keeps it: the moving artists drawn over a background that was kept."""
    return explorer.frame().tobytes()


def plain(explorer):
    """The same picture drawn in one go, with nothing kept from before. The explorer goes on as if nothing had been."""
    moving, figure = explorer.picture.moving, explorer.picture.figure
    kept(explorer)  # as crisp as the one drawn now
    for artist in moving:
        artist.set_animated(False)
    with style.our_look():
        figure.canvas.draw()
    drawn = image_of(figure.canvas).convert("RGB").tobytes()
    for artist in moving:
        artist.set_animated(True)
    return drawn


def off_by(pixels, colour, axes, expected, reach=12, tolerance=8):
    """How many pixels (right, down) the marks of one colour are off from a point given in the axes' own numbers.

    `pixels` is an array (height, width, 3); only the square of `reach` around the point is looked at.
    """
    x, y = axes.transData.transform(expected)
    y = pixels.shape[0] - 1 - y
    rows = slice(round(y) - reach, round(y) + reach + 1)
    columns = slice(round(x) - reach, round(x) + reach + 1)
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    found = np.argwhere(np.abs(pixels[rows, columns].astype(int) - wanted).max(axis=-1) < tolerance)
    assert len(found) > 100, f"no mark of colour {colour} near {expected}"
    down, right = found.mean(axis=0) - reach
    return right - (x - round(x)), down - (y - round(y))
