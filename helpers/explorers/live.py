"""The Explorer: controls above a picture that follows them, and a sentence below that says what it shows."""

import base64
import html
import io
import threading

import ipywidgets as widgets
import numpy as np
import PIL.Image

from helpers.figures.style import ghost_of

_WIDTH = "900px"

# JupyterLab marks the widgets of a kernel that is gone with this class: then, and only then, the line is to be seen.
_CUT_OFF = """<style>.small-steps-cut-off { display: none; color: var(--jp-error-color1, #c62828) }
.jupyter-widgets-disconnected .small-steps-cut-off { display: block }</style>
<div class="small-steps-cut-off">The kernel was restarted or has stopped, so these controls move nothing now.
To go on, choose Run → Run All Cells.</div>"""


class Explorer:
    """Controls, a picture that follows them, and one sentence with the current numbers.

    `picture` has a `figure`, the `moving` artists and the `curves` that Pin keeps as grey ghosts.
    `controls` maps names to widgets. `update(**values)` moves the artists and returns the sentence.
    `redraw(**values)` prepares the background; it runs first and whenever a control named in
    `redrawn_by` changes. All else is drawn once and kept (blitting), which is what makes it quick.
    `after` is a prediction or an `Unlock`, or several: until they are done (or the reader asks to be shown) the
    controls sleep; the picture's `answers`, which would give the answer away, are hidden, and `waiting` shown.
    """

    # Callbacks arrive on several threads, and matplotlib's text layout is shared by all figures.
    lock = threading.RLock()

    def __init__(self, picture, controls, update, redraw=None, redrawn_by=(), after=()):
        self.picture, self.controls = picture, controls
        self._update, self._redraw, self._redrawn_by = update, redraw, set(redrawn_by)
        self._canvas, self._ghosts, self._laid_out = picture.figure.canvas, [], False
        self._first = tuple(after) if isinstance(after, (tuple, list)) else (after,)
        self.asleep = not all(first.done for first in self._first)
        self._build_panel()
        with self.lock:
            self._sleep_or_wake()
            self._prepare_background()
            self._draw_background()
            self._move_artists()
        for first in self._first:
            first.when_done(self._wake_when_all_are_done)
        self.show.on_click(lambda _: self._just_show())
        for name, control in controls.items():
            control.observe(lambda change, name=name: self._follow(name), names="value")
        self.pin.observe(lambda change: self._follow("pin"), names="value")

    def values(self):
        """The value of each control by name."""
        return {name: control.value for name, control in self.controls.items()}

    def wake(self):
        """Let the controls move and show everything."""
        with self.lock:
            if self.asleep:
                self.asleep = False
                self._sleep_or_wake()
                self._follow("awake")

    def frame(self):
        """The picture as it stands, as an RGB image."""
        return PIL.Image.fromarray(np.asarray(self._canvas.buffer_rgba())).convert("RGB")

    def _build_panel(self):
        self.pin = widgets.ToggleButton(
            description="Pin", tooltip="Keep the current curves in grey, to compare", layout=_fixed("64px")
        )
        self.show = widgets.Button(description="Just show me", tooltip="Wake the controls without a prediction")
        self.message = widgets.HTML(layout=_fixed("100%", min_height="28px"))
        self.image = widgets.Image(format="jpeg", layout=_fixed(_WIDTH, max_width="100%", height="auto"))
        self.sentence = widgets.HTML(layout=_fixed("100%", min_height="64px"))
        buttons = [self.pin, self.show] if self.asleep else [self.pin]
        row = widgets.Box(
            [*self.controls.values(), *buttons], layout=_fixed("100%", flex_flow="row wrap", grid_gap="0 16px")
        )
        self.panel = widgets.VBox(
            [row, self.message, self.image, self.sentence], layout=_fixed(_WIDTH, max_width="100%")
        )

    def _follow(self, name):
        """A control moved: show the new picture, or the error's text above the old one."""
        with self.lock:
            try:
                if name == "pin":
                    self._pin_or_let_go()
                if name in self._redrawn_by or not self._prepared:
                    self._prepare_background()
                if name in {"pin", "awake"} or name in self._redrawn_by or self._background is None:
                    self._draw_background()
                self._move_artists()
                self.message.value = ""
            except Exception as error:  # whatever it is, the reader must see it
                self.message.value = _red(f"{type(error).__name__}: {error}")

    def _prepare_background(self):
        self._prepared, self._background = False, None  # if it fails, the next good value starts here again
        if self._redraw:
            with np.errstate(all="ignore"):
                self._redraw(**self.values())
        self._prepared = True

    def _draw_background(self):
        if not self._laid_out:
            self._lay_out()
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self.picture.figure.bbox)

    def _lay_out(self):
        """Find the layout, once: finding it again would cost half of each redraw, and axes would jump."""
        figure = self.picture.figure
        figure.get_layout_engine().execute(figure)
        figure.set_layout_engine("none")
        for axes in figure.axes:  # the solver's last digits differ from run to run, and a pixel would with them
            axes.set_position(np.round(axes.get_position(original=True).bounds, 6))
        self._laid_out = True

    def _move_artists(self):
        with np.errstate(all="ignore"):  # inf and NaN are part of the lesson; the sentence speaks of them
            sentence = self._update(**self.values())
        self.text = self._wish() if self.asleep else sentence
        self._canvas.restore_region(self._background)
        for artist in self.picture.moving:
            self.picture.figure.draw_artist(artist)
        frame = io.BytesIO()
        self.frame().save(frame, "jpeg", quality=92, subsampling=0)
        self.image.value = frame.getvalue()
        self.sentence.value = _spoken_aloud(self.text)

    def _sleep_or_wake(self):
        for control in (*self.controls.values(), self.pin):
            control.disabled = self.asleep
        self.show.layout.visibility = "visible" if self.asleep else "hidden"  # hidden keeps its place: nothing jumps
        for artist in getattr(self.picture, "answers", ()):
            artist.set_visible(not self.asleep)
        for artist in getattr(self.picture, "waiting", ()):
            artist.set_visible(self.asleep)

    def _wish(self):
        wishes = " and ".join(dict.fromkeys(first.wish for first in self._first))
        return f"These controls wake up when you have {wishes}. Or press “Just show me”."

    def _just_show(self):
        self.wake()
        self.pin.focus()  # the pressed button is gone: the keyboard goes on beside it

    def _wake_when_all_are_done(self):
        if all(first.done for first in self._first):
            self.wake()

    def _pin_or_let_go(self):
        for ghost in self._ghosts:
            ghost.remove()
        self._ghosts = [ghost_of(line) for line in self.picture.curves] if self.pin.value else []

    def _repr_mimebundle_(self, **kwargs):
        """Live in JupyterLab, a picture on a code host, and words that a test can compare."""
        picture = io.BytesIO()
        with self.lock:
            self.frame().reduce(2).save(picture, "png", optimize=True)
            words = "\n".join([*(_spoken(control) for control in self.controls.values()), self.text])
        return {
            **self.panel._repr_mimebundle_(**kwargs),
            "text/plain": words,
            "image/png": base64.b64encode(picture.getvalue()).decode("ascii"),
        }


def _fixed(width, **more):
    return widgets.Layout(width=width, **more)


def _spoken_aloud(text):
    """ipywidgets' Image has no text of its own: this line is what a screen reader reads."""
    return f'{_CUT_OFF}<div role="status" aria-live="polite" style="line-height: 1.5">{html.escape(text)}</div>'


def _red(text):
    return f'<span role="alert" style="color: var(--jp-error-color1, #c62828)">{html.escape(text)}</span>'


def _spoken(control):
    """A control in words: its name and what it stands at."""
    if isinstance(control, (widgets.Checkbox, widgets.ToggleButton)):
        value = "yes" if control.value else "no"
    elif isinstance(control, (widgets.Dropdown, widgets.SelectionSlider)):
        value = control.options[control.index][0]  # a fresh control's own label may still be empty
    else:
        value = format(control.value, getattr(control, "readout_format", ""))
    return f"{control.description} = {value}"
