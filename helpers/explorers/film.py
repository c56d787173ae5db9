"""The film: a slider over the steps of a run, and ▶, which plays it in the browser."""

import ipywidgets as widgets
import traitlets

_INTERVAL = 60  # milliseconds from one step to the next, about 16 a second

# Who has asked the system for less motion gets, in the place of ▶, a button that goes one step on.
_LESS_MOTION = """<style>.small-steps-one-step { display: none }
@media (prefers-reduced-motion: reduce) {
.small-steps-play { display: none } .small-steps-one-step { display: inline-block }
}</style>"""


class Film(widgets.IntSlider):
    """A slider from `first` to `last` that plays, `stride` steps at a time; it begins at the end, or at `value`.

    ▶ plays to the end and stops there; pressed at the end, it starts over. The browser alone counts the steps, so that
    it runs on while the kernel draws. `bar` holds all that belongs to the film, in one line.
    """

    def __init__(self, name, last, first=0, value=None, stride=1):
        value, steps = last if value is None else value, {"min": first, "max": last}
        super().__init__(
            value, **steps, description=name, style={"description_width": "initial"}, layout=_layout("auto", "1 1 auto")
        )
        self._stride = stride
        timer = widgets.Play(value=value, **steps, step=stride, interval=_INTERVAL, layout=_hidden())
        self.play = widgets.ToggleButton(description="▶ Play", tooltip="Play and stop", layout=_layout("90px"))
        self.one_step = widgets.Button(description="One step", tooltip="Go one step on", layout=_layout("90px"))
        self.play.add_class("small-steps-play")
        self.one_step.add_class("small-steps-one-step")
        less_motion = widgets.HTML(_LESS_MOTION, layout=_hidden())
        self.bar = widgets.HBox([self.play, self.one_step, self, timer, less_motion], layout=_layout("100%"))
        widgets.jslink((self.play, "value"), (timer, "playing"))
        widgets.jslink((timer, "value"), (self, "value"))
        self.one_step.on_click(lambda _: self._go_on())
        for button in (self.play, self.one_step):
            traitlets.dlink((self, "disabled"), (button, "disabled"))

    @property
    def playing(self):
        """Does it play?"""
        return self.play.value

    def _go_on(self):
        self.value = self.min if self.value == self.max else min(self.value + self._stride, self.max)


def _layout(width, flex="0 0 auto"):
    return widgets.Layout(width=width, flex=flex)


def _hidden():
    return widgets.Layout(display="none")
