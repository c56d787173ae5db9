"""Two layers of pixels: a background that is drawn once and kept, and over it what moves (blitting)."""

import numpy as np

from helpers.explorers.frames import image_of
from helpers.figures.style import without_pixels


class Layers:
    """The pixels of a figure: the background is drawn when it is asked for, and kept until `forget`.

    `coarse` pictures have half as many pixels each way, as many as a screen shows: a quarter of the work.
    """

    # A canvas and its background take 12 MB. Only the figures drawn last keep theirs; the others are drawn anew when
    # somebody asks.
    _with_pixels: dict = {}  # in the order in which they were drawn
    _MOST_WITH_PIXELS = 2

    def __init__(self, figure):
        self._figure, self._canvas, self._dots = figure, figure.canvas, figure.dpi
        self._background = self._coarse = None
        self._laid_out = False

    @property
    def kept(self):
        """Is the background there?"""
        return self._background is not None

    def forget(self):
        """Draw the background anew when it is asked for next."""
        self._background = self._coarse = None

    def give_back(self):
        """Keep no pixels."""
        self._with_pixels.pop(self, None)
        self.forget()
        self._canvas = without_pixels(self._figure)

    def draw_background(self):
        """Draw all but what moves, and keep it."""
        self._draw_with(self._dots)
        if not self._laid_out:
            self._lay_out()
        self._canvas.draw()
        self._background, self._coarse = self._canvas.copy_from_bbox(self._figure.bbox), None
        self._keep_pixels_of_the_last_few()

    def image(self, moving, coarse=False):
        """These artists over the background, as an image that shares the pixels of the canvas."""
        if coarse:
            self._show_coarse_background()
        else:
            self._show_background()
        renderer = self._canvas.get_renderer()
        for artist in moving:
            artist.draw(renderer)
        return image_of(self._canvas)

    def _draw_with(self, dots):
        """So many dots an inch. Told once more what it knows, a figure would work out all of its transforms anew."""
        if self._figure.dpi != dots:
            self._figure.dpi = dots

    def _show_background(self):
        if not self.kept:
            self.draw_background()
        self._draw_with(self._dots)
        self._canvas.restore_region(self._background)

    def _show_coarse_background(self):
        """The same one with fewer pixels, not drawn anew: its letters and lines stay where they are."""
        if self._coarse is None:
            self._show_background()
            self._coarse = np.asarray(image_of(self._canvas).reduce(2))
        self._draw_with(self._dots / 2)
        pixels = np.asarray(self._canvas.get_renderer().buffer_rgba())
        height, width, _ = pixels.shape
        np.copyto(pixels, self._coarse[:height, :width])

    def _lay_out(self):
        """Find the layout, once: finding it again would cost half of each redraw, and axes would jump."""
        self._figure.get_layout_engine().execute(self._figure)
        self._figure.set_layout_engine("none")
        for axes in self._figure.axes:  # the solver's last digits differ from run to run, and a pixel would with them
            axes.set_position(np.round(axes.get_position(original=True).bounds, 6))
            for axis in (axes.xaxis, axes.yaxis):
                if not axis.get_label_text():  # a place for no words would be looked for at each draw
                    axis.set_label_coords(0, 0)
        self._laid_out = True

    def _keep_pixels_of_the_last_few(self):
        self._with_pixels.pop(self, None)
        self._with_pixels[self] = True
        while len(self._with_pixels) > self._MOST_WITH_PIXELS:
            next(iter(self._with_pixels)).give_back()
