"""Powers of ten in letters say what matplotlib's formulas say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatterSciNotation

from helpers.figures.powers import Powers, write_powers


def labels(low, high, form=None, scale="log"):
    """The labels of all ticks of an axis from low to high, the large ones and the small."""
    axes = Figure().subplots()
    axes.set(xscale=scale, xlim=(low, high))
    if form:
        axes.xaxis.set_major_formatter(form())
        axes.xaxis.set_minor_formatter(form())
    return [form.format_ticks(locate()) for form, locate in (
        (axes.xaxis.get_major_formatter(), axes.xaxis.get_majorticklocs),
        (axes.xaxis.get_minor_formatter(), axes.xaxis.get_minorticklocs),
    )]  # fmt: skip


def as_a_formula(label):
    """A label in letters, as matplotlib writes it."""
    number = label.rstrip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
    power = label[len(number) :].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    number = number.replace("×", r"\times").replace("−", "-")
    return rf"$\mathdefault{{{number}{f'^{{{power}}}' if power else ''}}}$" if label else ""


@given(st.floats(-20, 20), st.floats(0.1, 20))
def test_they_say_what_matplotlib_says(exponent, decades):
    low, high = 10**exponent, 10 ** (exponent + decades)
    told = [[as_a_formula(label) for label in row] for row in labels(low, high, Powers)]
    assert told == labels(low, high) and any(map(any, told))


def test_some_labels_by_hand():
    assert {"10⁻¹²", "10⁰"} <= set(labels(1e-12, 1e3, Powers)[0])
    assert "2×10⁰" in labels(1, 5, Powers)[1]
    assert {"−10²", "0", "10²"} <= set(labels(-1e3, 1e3, Powers, "symlog")[0])


@pytest.mark.parametrize("scale", ["log", "symlog"])
def test_logarithmic_axes_get_them_and_others_stay(scale):
    axes = Figure().subplots()
    axes.set_xscale(scale)
    others = axes.yaxis.get_major_formatter(), axes.yaxis.get_minor_formatter()
    assert type(axes.xaxis.get_major_formatter()) is LogFormatterSciNotation
    write_powers(axes)
    assert type(axes.xaxis.get_major_formatter()) is Powers
    assert (axes.yaxis.get_major_formatter(), axes.yaxis.get_minor_formatter()) == others
