"""The look that all pictures share: colours under the names of what they stand for, one size of text."""

import contextlib
import threading

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from helpers.figures.ends import Arrow
from helpers.figures.letters import letters
from helpers.language import say

# Okabe & Ito's palette with a darker purple: theirs and the green are one grey for readers without green cones.
_BLUE, _VERMILLION, _PURPLE, _GREEN = "#0072B2", "#D55E00", "#952568", "#009E73"
_ORANGE, _SKY_BLUE, _DARK_GREY = "#E69F00", "#56B4E9", "#333333"

EXACT = _GREEN
FORWARD = _VERMILLION
CENTRAL = _BLUE
RICHARDSON = _PURPLE
COMPLEX_STEP = _SKY_BLUE
CURVE = _DARK_GREY
GRADIENT_DESCENT = _BLUE
MOMENTUM = _VERMILLION
NESTEROV = _ORANGE
RMSPROP = _PURPLE
ADAM = _GREEN
OWN_RULE = _SKY_BLUE
GHOST = "#b0b0b0"
SO_FAR = "#707070"  # a path up to now, darker than a ghost of it

# The same colours under the names of other ideas, in pictures where the first ideas do not stand.
FORETOLD = _SKY_BLUE  # a broad line under a measured one; a ghost is grey
LIVE = _VERMILLION  # the dot that a slider moves
BEST = _GREEN
RIGHT, BUG = _GREEN, _VERMILLION  # code
BY_QUOTIENTS = _VERMILLION  # a descent by difference quotients, whichever they are
FLOAT64, FLOAT32 = _BLUE, _PURPLE

# The two parts of a step, in pictures and in formulas: readable as text on white and on the dark theme.
LEFT_OVER = "#008060"  # what is left of the velocity, γV
PUSH = _BLUE  # −α∇L

# What both are divided by, in the page to keep.
SIZE = _PURPLE

# Colour, width and dashes of the rules where they stand side by side.
FOUR_LOOKS = {
    "gradient descent": (GRADIENT_DESCENT, 1.4, "-"),
    "Momentum": (MOMENTUM, 1.4, "--"),
    "RMSProp": (RMSPROP, 2.0, (0, (1, 0.8))),
    "Adam": (ADAM, 1.6, "-."),
}
_OWN_LOOK = (OWN_RULE, 2.0, ":")

# Moving artists are drawn over everything else: only then a picture whose background is kept
# and a picture drawn in one go agree in every pixel.
MOVING = 10

# How long the head of an arrow is, in points.
_HEAD = 15

# Pixels per inch of the live picture, which is shown at half its width: sharp on dense screens.
DOTS_PER_INCH = 200


# matplotlib's own defaults. Which backend draws is no matter of looks.
_DEFAULTS = {
    name: value
    for name, value in dict.items(matplotlib.rcParamsDefault)
    if not name.startswith(("backend", "interactive"))
}
_ONE_AT_A_TIME = threading.RLock()  # settings belong to the whole process


@contextlib.contextmanager
def our_look():
    """Within it matplotlib has its own defaults, whatever the reader has set: pictures are made and drawn in it."""
    with _ONE_AT_A_TIME:
        now = dict(dict.items(matplotlib.rcParams))  # as they stand: asking one by one resolves the backend
        ours = _DEFAULTS | letters()
        theirs = {}
        if not ours.items() <= now.items():  # asked for each picture, so all at once first
            theirs = {name: value for name, value in ours.items() if now.get(name) != value}
        with matplotlib.rc_context(theirs) if theirs else contextlib.nullcontext():
            yield


def new_figure(width=9.0, height=3.8):
    """An empty figure with a canvas of its own, outside pyplot's global state; sizes in inches."""
    # The layout is found once, at the first draw: leave room for longer tick labels later.
    layout = ConstrainedLayoutEngine(rect=(0.02, 0, 0.965, 1))
    figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, layout=layout)
    FigureCanvasAgg(figure)
    return figure


def without_pixels(figure):
    """Give the figure's canvas an empty successor, so that the pixels it held are free. Gives the new canvas."""
    renderer = figure.canvas.get_renderer()
    renderer.__init__(1, 1, DOTS_PER_INCH)  # texts keep the renderer that drew them last; let it hold one pixel
    for axes in figure.axes:  # hundreds of lines and texts, made again at the next draw
        axes.xaxis.reset_ticks()
        axes.yaxis.reset_ticks()
    return FigureCanvasAgg(figure)


def looks_of(rules):
    """The looks of rules by their names; a name that is none of the four stands for a rule of the reader's own."""
    return [FOUR_LOOKS.get(name, _OWN_LOOK) for name in rules]


def title(axes, text):
    """A title at the left, where it stands anyway: told so, matplotlib does not look for its place at each draw."""
    axes.set_title(say(text), fontsize=11, loc="left", y=1.0)


def label(axes, text, x):
    """A title that says what is drawn upwards, the name of the axis below, and a quiet frame."""
    title(axes, text)
    axes.set_xlabel(say(x), fontsize=10)
    axes.tick_params(labelsize=9)
    axes.spines[["top", "right"]].set_visible(False)


def room_for_short_numbers(*places):
    """Few numbers with one digit more than they need, and some room for a sign: others come when the axes change."""
    for axes in places:
        axes.locator_params(axis="y", nbins=6, steps=[1, 2, 5, 10])
    places[0].get_figure().get_layout_engine().set(w_pad=0.09)


def bug_colour(number):
    """One of six colours that stay apart, from the same palette."""
    return (_VERMILLION, _BLUE, _PURPLE, _ORANGE, _SKY_BLUE, _DARK_GREY)[number]


def grid(axes):
    """Thin grey lines behind everything else."""
    axes.grid(True, color="#e4e4e4", lw=0.8)
    axes.set_axisbelow(True)


def arrow(axes, colour, width=2.2):
    """An arrow that `point` moves; nowhere at first."""
    look = {"arrowstyle": "-|>", "mutation_scale": _HEAD, "shrinkA": 0, "shrinkB": 0}
    patch = Arrow((0, 0), (0, 0), lw=width, color=colour, **look)
    patch.set_visible(False)
    return axes.add_patch(patch)


def point(arrow, start, vector, head=_HEAD):
    """Let the arrow go from `start` along `vector`; none is shown where there is nothing to see.

    The head is no longer than the arrow, so that a short one still tells its direction.
    """
    end = np.add(start, vector)
    inches = arrow.axes.transData.transform([start, end]) / arrow.get_figure().dpi  # an inch may have fewer dots now
    near = np.isfinite(inches).all() and np.abs(inches).max() < 500
    length = np.hypot(*(inches[1] - inches[0])) if near else 0
    seen = length > 0.01
    arrow.set_visible(bool(seen))
    if seen:
        arrow.set_positions(start, end)
        arrow.set_mutation_scale(min(head, 72 * length))


def note(axes, text, height=0.5):
    """A few grey words in the axes, at this share of their height: over whatever stands there, in a box of its own."""
    box = {"facecolor": axes.get_facecolor(), "edgecolor": "none", "alpha": 0.9, "pad": 3}
    look = {"ha": "center", "va": "center", "fontsize": 11, "color": "#555555", "in_layout": False}
    return axes.text(0.5, height, say(text), transform=axes.transAxes, bbox=box, zorder=MOVING - 1, **look)


def moving(*artists):
    """The artists as a list, taken out of the background and the layout and put on top, in this order."""
    for position, artist in enumerate(artists):
        artist.set_animated(True)
        artist.set_in_layout(False)
        artist.set_zorder(MOVING + position / 100)
    return list(artists)


def ghost_of(line):
    """A grey copy of the line as it stands now, of its own kind, behind everything else in the same axes."""
    ghost = type(line)(
        *line.get_data(), color=GHOST, linestyle=line.get_linestyle(), linewidth=line.get_linewidth(),
        marker=line.get_marker(), markersize=line.get_markersize(), clip_on=line.get_clip_on(), zorder=1,
    )  # fmt: skip
    return line.axes.add_line(ghost)
