"""The panel: controls, a line for errors, an image and a sentence, one below the other. It draws nothing itself."""

import html
import threading

import ipywidgets as widgets

from helpers.explorers.film import Film
from helpers.explorers.status import status
from helpers.language import say, with_minus_signs, without_small_exponents
from helpers.outcomes import said

_WIDTH = "900px"

# ipywidgets leaves 2 px around each widget, and lets a box scroll whose parts have no room: a bar would lie under each
# picture. So "auto", which is all the room between those 2 px, and not "100%", which is 4 px more.
_ALL = "calc(100% - 4px)"


# JupyterLab marks the widgets of a kernel that is gone with this class: then, and only then, the line is to be seen.
_CUT_OFF = """<style>.small-steps-cut-off { display: none; color: var(--jp-error-color1, #c62828) }
.jupyter-widgets-disconnected .small-steps-cut-off { display: block }</style>"""


class Panel:
    """Named controls above an image that follows them, and a sentence below.

    A subclass says in `_react(name)` what happens when the control of this name has moved, and shows it with
    `present`. If that raises, its words are shown above the image that was there. `image_format` is what the image
    is encoded in, "jpeg" or "png".
    """

    # Callbacks arrive on several threads, and matplotlib's text layout is shared by all figures.
    one_at_a_time = threading.RLock()

    def __init__(self, controls, image_format, buttons=()):
        self.controls, self.text = controls, ""
        self.message = widgets.HTML(layout=_fixed("auto", min_height="28px"))
        self.image = widgets.Image(format=image_format, layout=_fixed(_WIDTH, max_width=_ALL, height="auto"))
        self.film = next((control for control in controls.values() if isinstance(control, Film)), None)
        above = [control for control in controls.values() if control is not self.film]
        for control in above:
            control.layout.max_width = _ALL
        row = widgets.Box([*above, *buttons], layout=_fixed("auto", flex_flow="row wrap", grid_gap="0 16px"))
        bars = [self.film.bar] if self.film else []
        # Room for three lines, and for a fourth where the film may begin the sentence: nothing below jumps.
        self.sentence = widgets.HTML(layout=_fixed("auto", min_height="84px" if self.film else "64px"))
        self.panel = widgets.VBox(
            [row, self.message, self.image, *bars, self.sentence], layout=_fixed(_WIDTH, max_width="100%")
        )
        if self.film:
            self.film.play.observe(lambda change: self._speak(), names="value")
        for name, control in controls.items():
            control.observe(lambda change, name=name: self.follow(name), names="value")

    def values(self):
        """The value of each control by name."""
        return {name: control.value for name, control in self.controls.items()}

    def follow(self, name):
        """The control of this name has moved: show what comes of it."""
        self.attempt(self._react, name)

    def attempt(self, change, *arguments):
        """Make a change that shows a new image; if it raises, show what it says above the old one."""
        with self.one_at_a_time:
            try:
                change(*arguments)
                self.message.value = ""
            except (Exception, SystemExit) as error:  # whatever it is, the reader must see it
                self.message.value = _red(said(error))

    def present(self, image, text):
        """Show an encoded image, and one sentence below it."""
        self.text, self.image.value = without_small_exponents(with_minus_signs(text)), image
        self._speak()

    def _speak(self):
        """Write the sentence; while a film plays, a screen reader stays silent, and reads the last one at its end."""
        self.sentence.value = _spoken_aloud(self.text, silent=bool(self.film and self.film.playing))

    def close(self):
        """Take all of its widgets out of the kernel and off the page."""
        close_whole(self.panel)

    def words(self):
        """The controls in words, line by line, and the sentence."""
        return with_minus_signs("\n".join([*(_spoken(control) for control in self.controls.values()), self.text]))


def close_whole(widget):
    """Close a widget with all that it is made of."""
    for child in getattr(widget, "children", ()):
        close_whole(child)
    for part in (widget.layout, getattr(widget, "style", None), widget):
        if part is not None:
            part.close()


def _fixed(width, **more):
    return widgets.Layout(width=width, **more)


def _spoken_aloud(text, silent):
    """ipywidgets' Image has no text of its own: this line is what a screen reader reads."""
    what_to_do = say(
        "The kernel was restarted or has stopped, so these controls move nothing now.\n"
        "To go on, choose Run → Run All Cells."
    )
    cut_off = f'<div class="small-steps-cut-off">{html.escape(what_to_do)}</div>'
    return f"{_CUT_OFF}\n{cut_off}{status(text, silent=silent)}"


def _red(text):
    return f'<span role="alert" style="color: var(--jp-error-color1, #c62828)">{html.escape(text)}</span>'


def _spoken(control):
    """A control in words: its name and what it stands at."""
    if isinstance(control, (widgets.Checkbox, widgets.ToggleButton)):
        value = say("yes") if control.value else say("no")
    elif isinstance(control, (widgets.Dropdown, widgets.SelectionSlider)):
        value = control.options[control.index][0]  # a fresh control's own label may still be empty
    else:
        value = format(control.value, getattr(control, "readout_format", ""))
    return f"{control.description} = {value}"
