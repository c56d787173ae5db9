"""The look that all pictures share: one colour for each idea, one size of text."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

# Okabe & Ito's palette: its colours stay apart for colour-blind readers; line styles differ as well.
EXACT = "#009E73"
FORWARD = "#D55E00"
CENTRAL = "#0072B2"
RICHARDSON = "#CC79A7"
COMPLEX_STEP = "#E69F00"
CURVE = "#333333"
GHOST = "#b0b0b0"

# Moving artists are drawn over everything else: only then a picture whose background is kept
# and a picture drawn in one go agree in every pixel.
MOVING = 10

# Pixels per inch of the live picture, which is shown at half its width: sharp on dense screens.
DOTS_PER_INCH = 200


def new_figure(width=9.0, height=3.8):
    """An empty figure with a canvas of its own, outside pyplot's global state; sizes in inches."""
    # The layout is found once, at the first draw: leave room for longer tick labels later.
    layout = ConstrainedLayoutEngine(rect=(0.02, 0, 0.965, 1))
    figure = Figure(figsize=(width, height), dpi=DOTS_PER_INCH, layout=layout)
    FigureCanvasAgg(figure)
    return figure


def label(axes, title, x):
    """A title that says what is drawn upwards, the name of the axis below, and a quiet frame."""
    axes.set_title(title, fontsize=11, loc="left")
    axes.set_xlabel(x, fontsize=10)
    axes.tick_params(labelsize=9)
    axes.spines[["top", "right"]].set_visible(False)


def bug_colour(number):
    """One of six colours that stay apart, from the same palette."""
    return ("#D55E00", "#0072B2", "#CC79A7", "#E69F00", "#56B4E9", "#333333")[number]


def note(axes, text):
    """A few grey words in the middle of the axes, where there is nothing else to see."""
    return axes.text(
        0.5,
        0.5,
        text,
        transform=axes.transAxes,
        ha="center",
        va="center",
        fontsize=11,
        color="#555555",
        in_layout=False,
    )


def moving(*artists):
    """The artists as a list, taken out of the background and the layout and put on top, in this order."""
    for position, artist in enumerate(artists):
        artist.set_animated(True)
        artist.set_in_layout(False)
        artist.set_zorder(MOVING + position / 100)
    return list(artists)


def ghost_of(line):
    """A grey copy of the line as it stands now, behind everything else in the same axes."""
    (ghost,) = line.axes.plot(
        *line.get_data(), color=GHOST, linestyle=line.get_linestyle(), linewidth=line.get_linewidth(),
        marker=line.get_marker(), markersize=line.get_markersize(), clip_on=line.get_clip_on(), zorder=1,
    )  # fmt: skip
    return ghost
