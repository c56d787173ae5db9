"""Moving an explorer's controls: to given values, or to any state that hypothesis draws."""

import re

import numpy as np
from hypothesis import strategies as st


def move(explorer, **values):
    """Set controls by name; an option may be given by its label, a curve by its own name. Gives the explorer.

    The picture follows once, when all are set. (A reader moves one control at a time: so does `move_anywhere`.)
    """
    draws = []
    explorer._draw = lambda: draws.append("asked for")
    try:
        for name, value in values.items():
            control = explorer.controls[name]
            options = getattr(control, "options", ())
            named = {**dict(options), **{getattr(option, "name", None): option for _, option in options}}
            control.value = named.get(value, value) if isinstance(value, str) else value
    finally:
        del explorer._draw
    if draws:
        explorer.attempt(explorer._draw)
    return explorer


def far_end(explorer, names=None):
    """Every control (or those named) to the last of its `ends_of`."""
    for name in explorer.controls if names is None else names:
        explorer.controls[name].value = ends_of(explorer.controls[name])[-1]


def ends_of(control):
    """The first and the last value of a control, of a logarithmic one the largest and the smallest."""
    if hasattr(control, "options"):
        return control.options[0][1], control.options[-1][1]
    if isinstance(control.value, bool):
        return False, True
    return (10**control.max, 10**control.min) if hasattr(control, "base") else (control.min, control.max)


def moving_a_ghost(explorer):
    """Names of the controls with which Pin would keep another ghost at another end, the others at start or far end."""
    found = set()
    for go_there in (lambda explorer: None, far_end):
        go_there(explorer)
        for name in explorer.controls.keys() - found:
            stood, ghosts = explorer.controls[name].value, set()
            for value in ends_of(explorer.controls[name]):
                explorer.controls[name].value = value
                ghosts.add(b" ".join(line.get_xydata().tobytes() for line in explorer.picture.pinned))
            explorer.controls[name].value = stood
            if len(ghosts) > 1:
                found.add(name)
    return found


def move_anywhere(control, data):
    """Set a control to a value that hypothesis draws from its whole range, its ends among them."""
    if hasattr(control, "options"):
        control.value = data.draw(st.sampled_from([value for _, value in control.options]))
    elif isinstance(control.value, bool):
        control.value = data.draw(st.booleans())
    else:
        number = data.draw(st.floats(control.min, control.max))
        control.value = 10**number if hasattr(control, "base") else number


def move_to_a_stop(control, chance):
    """Where a reader can put it: a slider stands on one of its stops, at one of its ends more often."""
    if hasattr(control, "options"):
        control.value = chance.choice([value for _, value in control.options])
    elif isinstance(control.value, bool):
        control.value = chance.random() < 0.5
    else:
        last = round((control.max - control.min) / control.step)
        number = control.min + control.step * chance.choice([0, last, *(chance.randrange(last + 1) for _ in range(4))])
        control.value = 10**number if hasattr(control, "base") else number


def at_many_stops(explorer, chance, rounds=None):
    """Move one control after another, all of them so many times; gives the explorer after each move.

    Without a number at least eight states, in four rounds or more: looked at after each move, four rounds find as much
    as eight that are looked at when all have moved, for half the work.
    """
    controls = [*explorer.controls.values()]
    for control in controls * (rounds or max(4, -(-8 // len(controls)))):
        move_to_a_stop(control, chance)
        yield explorer


def assert_whole(explorer):
    """No error is shown, all axes are finite, and the sentence is a sentence without NaN or inf."""
    assert explorer.message.value == ""
    for axes in explorer.picture.figure.axes:
        assert np.isfinite([*axes.get_xlim(), *axes.get_ylim()]).all()
    assert explorer.text.endswith(".")
    assert "nan" not in explorer.text and "inf" not in explorer.text.replace("finite", "")


def hyphens(text):
    """Where a hyphen stands before a number, not a minus sign; powers of ten are drawn by matplotlib."""
    return re.findall(r".{0,20}(?<![\w{])-[.\d].*", text, flags=re.ASCII)
