"""Moving an explorer's controls: to given values, or to any state that hypothesis draws."""

import numpy as np
from hypothesis import strategies as st


def move(explorer, **values):
    """Set controls by name; an option may be given by its label, a curve by its own name. Gives the explorer."""
    for name, value in values.items():
        control = explorer.controls[name]
        options = getattr(control, "options", ())
        named = {**dict(options), **{getattr(option, "name", None): option for _, option in options}}
        control.value = named.get(value, value) if isinstance(value, str) else value
    return explorer


def far_end(explorer, names=None):
    """Every control (or those named) to its last value, a logarithmic one to its first."""
    for name in explorer.controls if names is None else names:
        control = explorer.controls[name]
        if hasattr(control, "options"):
            control.value = control.options[-1][1]
        elif isinstance(control.value, bool):
            control.value = True
        else:
            control.value = 10**control.min if hasattr(control, "base") else control.max


def move_anywhere(control, data):
    """Set a control to a value that hypothesis draws from its whole range, its ends among them."""
    if hasattr(control, "options"):
        control.value = data.draw(st.sampled_from([value for _, value in control.options]))
    elif isinstance(control.value, bool):
        control.value = data.draw(st.booleans())
    else:
        number = data.draw(st.floats(control.min, control.max))
        control.value = 10**number if hasattr(control, "base") else number


def assert_whole(explorer):
    """No error is shown, all axes are finite, and the sentence is a sentence without NaN or inf."""
    assert explorer.message.value == ""
    for axes in explorer.picture.figure.axes:
        assert np.isfinite([*axes.get_xlim(), *axes.get_ylim()]).all()
    assert explorer.text.endswith(".")
    assert "nan" not in explorer.text and "inf" not in explorer.text.replace("finite", "")
