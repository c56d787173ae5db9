"""Films: sliders with ▶, which plays them in the browser: over the steps of a run, or over the step h."""

import math

import ipywidgets as widgets
import traitlets

from helpers.language import say

# A film shows about 16 pictures a second, a short one fewer: it lasts three seconds at least.
_QUICKEST, _SHORTEST, _SLOWEST = 60, 3000, 300  # milliseconds: from step to step, in all, and from step to step

_STOPS = 80  # on the way of h down, at most

# Who has asked the system for less motion gets, in the place of ▶, a button that goes one step on.
_LESS_MOTION = """<style>.small-steps-one-step { display: none }
@media (prefers-reduced-motion: reduce) {
.small-steps-play { display: none } .small-steps-one-step { display: inline-block }
}</style>"""


class Film:
    """What a slider needs to be played: `bar` holds ▶ and the slider, in one line.

    ▶ plays to the end and stops there; pressed at the end, it starts over. A timer in the browser counts, so that it
    runs on while the kernel draws.
    """

    _links = ()

    def _make_bar(self, timer):
        self._timer = timer
        self.play = widgets.ToggleButton(
            description=say("▶ Play"), tooltip=say("Play and stop"), layout=_layout("90px")
        )
        self.one_step = widgets.Button(
            description=say("One step"), tooltip=say("Go one step on"), layout=_layout("90px")
        )
        self.play.add_class("small-steps-play")
        self.one_step.add_class("small-steps-one-step")
        less_motion = widgets.HTML(_LESS_MOTION, layout=_hidden())
        self.bar = widgets.HBox([self.play, self.one_step, self, timer, less_motion], layout=_layout("auto"))
        self._links = [widgets.jslink((self.play, "value"), (timer, "playing"))]
        self.one_step.on_click(lambda _: self._go_on())
        for button in (self.play, self.one_step):
            traitlets.dlink((self, "disabled"), (button, "disabled"))

    def close(self):
        """Stop, and let go of the links, too: they are widgets that nobody sees."""
        self.play.value = self._timer.playing = False  # the browser would count on, for nobody
        for link in self._links:
            link.close()
        super().close()

    @property
    def playing(self):
        """Does it play?"""
        return self.play.value

    def show(self, reel):
        """Let a reel stand where the film does."""

    def on_the_way(self):
        """Where it stands, in words to begin a sentence with that does not say so itself; nothing at the end."""
        return ""

    def _go_on(self):
        self._go_to(self._timer.min if self._now() == self._timer.max else self._now() + self._timer.step)


class StepFilm(Film, widgets.IntSlider):
    """The steps from `first` to `last`, `stride` at a time; it begins at the end, or at `value`."""

    def __init__(self, name, last, first=0, value=None, stride=1):
        value, ends = last if value is None else value, {"min": first, "max": last}
        super().__init__(value, **ends, description=name, **_look())
        self._make_bar(_timer(value, **ends, step=stride))
        # In the browser alone: an answer from the kernel would come late, and turn the film back.
        self._links.append(widgets.jslink((self._timer, "value"), (self, "value")))

    def _now(self):
        return self.value

    def _go_to(self, step):
        self.value = step

    def make_last(self, last):
        """Make the film longer or shorter; who stands at its end stays at its end."""
        at_end = self.value == self.max
        for part in (self._timer, self):
            part.max = last
        self._timer.interval = _pace(last - self.min)
        if at_end:
            self.value = last

    def show(self, reel):
        """Let a reel stand where the film does."""
        reel.play_to(self.value - self.min, self.max - self.min)

    def on_the_way(self):
        """Where it stands, in words to begin a sentence with that does not say so itself; nothing at the end."""
        where = {"name": self.description, "now": self.value, "last": self.max}
        return "" if self.value == self.max else say("{name} = {now} of {last}. The whole run: ", **where)


class LogFilm(Film, widgets.FloatLogSlider):
    """A logarithmic slider from 10^smallest to 10^largest, which plays from large to small, and back."""

    def __init__(self, name, value, smallest, largest, step):
        super().__init__(
            value=value, min=smallest, max=largest, step=step, description=name, readout_format=".1e", **_look()
        )
        # Stops of the slider: between two of them the page would move it to the nearest, as if a reader had.
        steps = round((largest - smallest) / step)
        down = [10 ** (largest - step * place) for place in range(0, steps, math.ceil(steps / _STOPS))]
        down.append(10**smallest)
        self._way, self._decades = [*down, *down[-2::-1]], largest - smallest
        self._make_bar(_timer(self._place(), 0, len(self._way) - 1, 1))
        self._winding = False
        self._timer.observe(lambda change: self._winding or self._go_to(change["new"]), names="value")
        self.observe(lambda change: self._wind(), names="value")

    def _now(self):
        return self._timer.value

    def _go_to(self, place):
        self.value = self._way[place]

    def _place(self):
        """The first place of the way that is nearest to where the slider stands."""
        down = (math.log10(self._way[0]) - math.log10(self.value)) / self._decades
        return round(min(max(down, 0), 1) * (len(self._way) // 2))

    def _wind(self):
        """If it was the reader who moved the slider, it plays on from there."""
        if not math.isclose(self._way[self._timer.value], self.value):
            self._winding = True
            self._timer.value = self._place()
            self._winding = False


def _timer(value, min, max, step):
    return widgets.Play(value=value, min=min, max=max, step=step, interval=_pace(max - min), layout=_hidden())


def _pace(steps):
    return min(max(_QUICKEST, _SHORTEST // steps), _SLOWEST) if steps else _SLOWEST


def _look():
    return {"style": {"description_width": "initial"}, "layout": _layout("auto", "1 1 auto")}


def _layout(width, flex="0 0 auto"):
    return widgets.Layout(width=width, flex=flex)


def _hidden():
    return widgets.Layout(display="none")
