"""The Explorer: controls above a picture that follows them, and a sentence below that says what it shows."""

import base64
import time

import ipywidgets as widgets
import numpy as np

from helpers.explorers.callbacks import Callback
from helpers.explorers.cells import Cells
from helpers.explorers.frames import kept_picture, moving_format, moving_frame
from helpers.explorers.layers import Layers
from helpers.explorers.panel import Panel, close_whole
from helpers.explorers.rest import Rest
from helpers.explorers.words import Verdict, wished
from helpers.figures.style import ghost_of, our_look
from helpers.language import say


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

    def __init__(self, picture, controls, update, redraw=lambda: None, after=()):
        self.picture = picture
        self._update, self._redraw = Callback("update", update, controls), Callback("redraw", redraw, controls)
        self._layers, self._ghosts = Layers(picture.figure), []
        self._prepared, self._stale, self._sentence = False, True, ""
        self._rest = None  # the first picture is crisp at once
        self._first, self._was_shown = tuple(after) if isinstance(after, (tuple, list)) else (after,), False
        self.asleep = not all(first.done for first in self._first)
        self.pin = widgets.ToggleButton(
            description=say("Pin"),
            tooltip=say("Keep the current curves in grey, to compare"),
            layout=widgets.Layout(width="64px", display="" if picture.pinned else "none"),  # or it would do nothing
        )
        self.show = widgets.Button(
            description=say("Just show me"), tooltip=say("Wake the controls without a prediction")
        )
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
            return self._layers.image(self.picture.moving).convert("RGB")

    def _react(self, name):
        if name in self._redraw.asks_for:
            self._prepared = False
        if self.controls[name] is not self.film or self._update_follows_the_film():
            self._stale = True
        self._draw()

    def _draw_anew(self):
        self._layers.forget()
        self._stale = True
        self._draw()

    @our_look()
    def _draw(self):
        """Draw as little as will do."""
        started = time.monotonic()
        if self._rest:
            self._rest.forget()  # should this fail, the picture before and the error stay as they are
        if not self._prepared:
            self._layers.forget()
            self._call(self._redraw)  # if it fails, the next good value starts here again
            self._prepared = True
        anew = not self._layers.kept
        if anew:
            self._layers.draw_background()
        if self._stale:
            self._sentence = self._call(self._update)
            self.picture.reel.keep()
            self._stale = False
        if self.film:
            self.film.show(self.picture.reel)
        crisp = anew or not (self._rest and self._rest.can_wait())  # after all that work, to be crisp costs little
        frame = moving_frame(self._layers.image(self.picture.moving, coarse=not crisp), self.image.format)
        self.present(frame, self._wish() if self.asleep else self._on_the_way() + self._sentence)
        if not crisp:
            self._rest.moved(took=time.monotonic() - started)

    def _on_the_way(self):
        """Where the film stands, if there is one and the sentence does not say so itself."""
        told = not self.film or self._update_follows_the_film() or isinstance(self._sentence, Verdict)
        return "" if told or self.picture.reel.empty else self.film.on_the_way()

    def _update_follows_the_film(self):
        return any(self.controls[name] is self.film for name in self._update.asks_for)

    def _show_crisp(self):
        """Nothing moves now: the same picture with all its pixels."""
        if self.picture:
            self.image.value = moving_frame(self.frame(), self.image.format)

    def _call(self, callback):
        with np.errstate(all="ignore"):  # inf and NaN are part of the lesson; the sentence speaks of them
            given = callback(self.values())
        if self.asleep:
            self.picture.sleep()  # an arrow that was moved, say, may be visible again
        return given

    def _sleep_or_wake(self):
        for control in (*self.controls.values(), self.pin):
            control.disabled = self.asleep
        self.show.layout.visibility = "visible" if self.asleep else "hidden"  # hidden keeps its place: nothing jumps
        self.picture.sleep(self.asleep)
        self._say_what_is_missing()

    def _say_what_is_missing(self):
        """In the picture, where its own words, "first your guess", are not true."""
        notes = [first.note for first in self._first if not self._is_done(first)]
        if self.asleep and all(notes):
            self.picture.wait_for(notes[0])

    def _wish(self):
        asked = [first.wish for first in self._first]
        still = [first.wish for first in self._first if not self._is_done(first)]
        wishes = say(" and ").join(wished(wish, still.count(wish), asked.count(wish)) for wish in dict.fromkeys(still))
        return say("These controls wake up when you have {wishes}. Or press “Just show me”.", wishes=wishes)

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
            self._say_what_is_missing()
            self.attempt(self._draw_anew)  # a wish less

    @our_look()
    def _pin_or_let_go(self):
        for ghost in self._ghosts:
            ghost.remove()
        self._ghosts = [ghost_of(line) for line in self.picture.pinned] if self.pin.value else []
        self._draw_anew()

    def let_go(self):
        """Another picture stands in its place: nothing but its words is kept."""
        with self.one_at_a_time:
            self._layers.give_back()
            self._rest.forget()
            self.picture = self._layers = self._update = self._redraw = None
            self._ghosts = []
            self.close()
            close_whole(self.show)  # which is no part of the panel where nothing sleeps

    def _repr_mimebundle_(self, **kwargs):
        """Live in JupyterLab, a picture on a code host, and words that a test can compare."""
        if not self.picture:
            return {"text/plain": f"{self.words()}\n{say('(This picture is gone: its cell was run again.)')}"}
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
