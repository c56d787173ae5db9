"""The controls that explorers share: sliders and boxes named with the book's symbols."""

import ipywidgets as widgets

from helpers.explorers.film import LogFilm, StepFilm
from helpers.language import say, with_minus_signs


def step_slider(value, smallest, largest, step=0.05):
    """h on a logarithmic slider from 10^smallest to 10^largest, which ▶ plays from large to small, and back."""
    return LogFilm("h", value, smallest, largest, step)


def log_slider(name, value, smallest, largest, step):
    """A logarithmic slider from 10^smallest to 10^largest; `step` is in decades."""
    return widgets.FloatLogSlider(
        value=value, min=smallest, max=largest, step=step, description=say(name), readout_format=".1e", **_look("330px")
    )


def slider(name, value, smallest, largest, step, readout=".2f"):
    """A linear slider."""
    return widgets.FloatSlider(
        value=value,
        min=smallest,
        max=largest,
        step=step,
        description=say(name),
        readout_format=readout,
        **_look("280px"),
    )


def film(name, last, first=0, value=None, stride=1):
    """A slider over the steps from `first` to `last`, which ▶ plays, `stride` steps at a time."""
    return StepFilm(say(name), last, first, value, stride)


def decay_slider(name, value):
    """A decay on a slider with stops that get closer and closer to 1."""
    return stops(name, (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999), value)


def kappa_slider(value):
    """The condition number κ of a bowl, two or three stops for each factor of 10."""
    return stops("κ", (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), value)


def stops(name, values, value):
    """A slider that stops at these values only."""
    options = [(with_minus_signs(f"{stop:g}"), stop) for stop in values]
    return widgets.SelectionSlider(options=options, value=value, description=say(name), **_look("240px"))


def choice(name, options, width="190px"):
    """A drop-down over {label: value}; the first one is chosen. A value None would mean that nothing is chosen."""
    spoken = [(with_minus_signs(say(label)), value) for label, value in options.items()]
    return widgets.Dropdown(options=spoken, description=say(name), **_look(width))


def tick_box(name, ticked=False):
    """A tick box."""
    return widgets.Checkbox(value=ticked, description=say(name), indent=False, layout=widgets.Layout(width="220px"))


def _look(width):
    return {"style": {"description_width": "initial"}, "layout": widgets.Layout(width=width)}
