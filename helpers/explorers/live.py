"""The Explorer: controls above a picture that follows them, and a sentence below that says what it shows."""

import base64
import collections

import ipywidgets as widgets
import numpy as np

from helpers.explorers.callbacks import Callback
from helpers.explorers.cells import Cells
from helpers.explorers.frames import image_of, kept_picture, moving_format, moving_frame
from helpers.explorers.panel import Panel
from helpers.explorers.rest import Rest
from helpers.figures.style import ghost_of, our_look, without_pixels


class Explorer(Panel):
    """Controls, a picture that follows them, and one sentence with the current numbers.

    `picture` is a `Picture`, which says what moves on it, what Pin keeps as grey ghosts, and what is secret.
    `controls` maps names to widgets. `update` moves the artists and returns the sentence; it runs whenever a control
    changes. If one of them is a `Film`, the lines that the picture plays are drawn up to its step, and `update` runs
    for it only if it asks for it.
    `redraw` prepares the background, first and whenever a control that it asks for changes; the background
    is drawn once and kept (blitting), which is what makes it quick. Both get the values of the controls that they
    name as their parameters; ValueError if one of these is no control.
    `after` is a prediction or an `Unlock`, or several: until they are done (or the reader asks to be shown) the
    controls sleep, and so do the picture's secrets.
    """

    _cells = Cells()

    # A canvas and its background take 12 MB. Only the explorers drawn last keep theirs; the others are drawn anew when
    # somebody asks.
    _with_pixels: collections.deque = collections.deque()
    _MOST_WITH_PIXELS = 2

    def __init__(self, picture, controls, update, redraw=lambda: None, after=()):
        self.picture = picture
        self._update, self._redraw = Callback("update", update, controls), Callback("redraw", redraw, controls)
        self._canvas, self._background, self._ghosts = picture.figure.canvas, None, []
        self._prepared = self._laid_out = False
        self._stale, self._sentence = True, ""
        self._rest = None  # the first picture is crisp at once
        self._first, self._was_shown = tuple(after) if isinstance(after, (tuple, list)) else (after,), False
        self.asleep = not all(first.done for first in self._first)
        self.pin = widgets.ToggleButton(
            description="Pin",
            tooltip="Keep the current curves in grey, to compare",
            layout=widgets.Layout(width="64px"),
        )
        self.show = widgets.Button(description="Just show me", tooltip="Wake the controls without a prediction")
        super().__init__(controls, moving_format(), [self.pin, self.show] if self.asleep else [self.pin])
        with self.one_at_a_time:
            self._sleep_or_wake()
            self._draw()
        self._rest = Rest(lambda: self.attempt(self._show_crisp))
        for first in self._first:
            first.when_done(self._wake_when_all_are_done)
        self.show.on_click(lambda _: self._just_show())
        self.pin.observe(lambda change: self.attempt(self._pin_or_let_go), names="value")

    def wake(self):
        """Let the controls move and show everything."""
        with self.one_at_a_time:
            if self.asleep and self.picture:
                self.asleep = False
                self._sleep_or_wake()
                self.attempt(self._draw_anew)

    @our_look()
    def frame(self):
        """The picture as it stands, as an RGB image."""
        with self.one_at_a_time:
            if self._background is None:
                self._draw_background()
                self._draw_moving()
        return image_of(self._canvas).convert("RGB")

    def _react(self, name):
        if name in self._redraw.asks_for:
            self._prepared = False
        if self.controls[name] is not self.film or self._update_follows_the_film():
            self._stale = True
        self._draw()

    def _draw_anew(self):
        self._background, self._stale = None, True
        self._draw()

    @our_look()
    def _draw(self):
        """Draw as little as will do."""
        if self._rest:
            self._rest.forget()  # should this fail, the picture before and the error stay as they are
        if not self._prepared:
            self._background = None
            self._call(self._redraw)  # if it fails, the next good value starts here again
            self._prepared = True
        if self._background is None:
            self._draw_background()
        if self._stale:
            self._sentence = self._call(self._update)
            self.picture.reel.keep()
            self._stale = False
        if self.film:
            self.film.show(self.picture.reel)
        self._draw_moving()
        crisp = not (self._rest and self._rest.moved())
        frame = moving_frame(image_of(self._canvas), self.image.format, crisp)
        self.present(frame, self._wish() if self.asleep else self._on_the_way() + self._sentence)

    def _on_the_way(self):
        """Where the film stands, if the sentence does not say so itself."""
        return self.film.on_the_way() if self.film and not self._update_follows_the_film() else ""

    def _update_follows_the_film(self):
        return any(self.controls[name] is self.film for name in self._update.asks_for)

    def _show_crisp(self):
        """Nothing moves now: the same picture with all its colours."""
        if self.picture:
            self.image.value = moving_frame(self.frame(), self.image.format, crisp=True)

    def _call(self, callback):
        with np.errstate(all="ignore"):  # inf and NaN are part of the lesson; the sentence speaks of them
            given = callback(self.values())
        if self.asleep:
            self.picture.sleep()  # an arrow that was moved, say, may be visible again
        return given

    def _draw_background(self):
        if not self._laid_out:
            self._lay_out()
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self.picture.figure.bbox)
        self._keep_pixels_of_the_last_few()

    def _keep_pixels_of_the_last_few(self):
        kept = self._with_pixels
        if self in kept:
            kept.remove(self)
        kept.append(self)
        while len(kept) > self._MOST_WITH_PIXELS:
            oldest = kept.popleft()
            oldest._canvas, oldest._background = without_pixels(oldest.picture.figure), None

    def _lay_out(self):
        """Find the layout, once: finding it again would cost half of each redraw, and axes would jump."""
        figure = self.picture.figure
        figure.get_layout_engine().execute(figure)
        figure.set_layout_engine("none")
        for axes in figure.axes:  # the solver's last digits differ from run to run, and a pixel would with them
            axes.set_position(np.round(axes.get_position(original=True).bounds, 6))
        self._laid_out = True

    def _draw_moving(self):
        self._canvas.restore_region(self._background)
        for artist in self.picture.moving:
            self.picture.figure.draw_artist(artist)

    def _sleep_or_wake(self):
        for control in (*self.controls.values(), self.pin):
            control.disabled = self.asleep
        self.show.layout.visibility = "visible" if self.asleep else "hidden"  # hidden keeps its place: nothing jumps
        self.picture.sleep(self.asleep)

    def _wish(self):
        asked = [first.wish for first in self._first]
        still = [first.wish for first in self._first if not self._is_done(first)]
        wishes = " and ".join(_said(wish, still.count(wish), asked.count(wish)) for wish in dict.fromkeys(still))
        return f"These controls wake up when you have {wishes}. Or press “Just show me”."

    def _just_show(self):
        self.wake()
        self.pin.focus()  # the pressed button is gone: the keyboard goes on beside it

    def _is_done(self, first):
        """Was it done in this run, or in an earlier one, which counts once what is stored has been made?"""
        return first.done or (self._was_shown and first.remembered)

    def _wake_when_all_are_done(self):
        if all(map(self._is_done, self._first)):
            self.wake()
        elif self.picture:
            self.attempt(self._draw)  # a wish less

    @our_look()
    def _pin_or_let_go(self):
        for ghost in self._ghosts:
            ghost.remove()
        self._ghosts = [ghost_of(line) for line in self.picture.pinned] if self.pin.value else []
        self._draw_anew()

    def let_go(self):
        """Another picture stands in its place: nothing but its words is kept."""
        with self.one_at_a_time:
            if self in self._with_pixels:
                self._with_pixels.remove(self)
            self._rest.forget()
            self.picture = self._canvas = self._background = self._update = self._redraw = None
            self._ghosts = []
            self.close()
            self.show.close()  # which is no part of the panel where nothing sleeps

    def _repr_mimebundle_(self, **kwargs):
        """Live in JupyterLab, a picture on a code host, and words that a test can compare."""
        if not self.picture:
            return {"text/plain": f"{self.words()}\n(This picture is gone: its cell was run again.)"}
        with self.one_at_a_time:
            self._cells.show(self)
            picture, words = kept_picture(self.frame()), self.words()
            # What is stored is the same for every reader. Only now what this one did in an earlier run counts.
            self._was_shown = True
            if self.asleep and any(first.remembered for first in self._first):
                self._wake_when_all_are_done()
        return {
            **self.panel._repr_mimebundle_(**kwargs),
            "text/plain": words,
            "image/png": base64.b64encode(picture).decode("ascii"),
        }


def _said(wish, still, asked):
    """The wish of `still` predictions out of those `asked`: "your 2 predictions" and then "your other prediction"."""
    several = f"your {still} predictions" if still > 1 else "your other prediction"
    return wish if asked == 1 else wish.replace("your prediction", several)
