"""No matplotlib setting of the reader's changes a pixel of a picture, and no picture changes the reader's settings."""

import matplotlib
import matplotlib.style
import pytest

from helpers.figures.style import our_look
from states import far_end
from test_every_explorer import EXPLORERS

THEIRS = {
    **matplotlib.style.library["dark_background"],
    "font.family": ["monospace"], "font.size": 17, "mathtext.fontset": "stix", "axes.unicode_minus": False,
    "text.antialiased": False, "text.hinting": "none", "lines.antialiased": False, "lines.linewidth": 7,
    "lines.markersize": 20, "lines.dashed_pattern": [1, 1], "lines.scale_dashes": False, "path.sketch": (1, 100, 2),
    "path.simplify": False, "path.snap": False, "agg.path.chunksize": 100, "markers.fillstyle": "none",
    "patch.linewidth": 5, "patch.edgecolor": "red", "hatch.color": "red", "axes.grid": True, "axes.linewidth": 4,
    "axes.labelpad": 20, "axes.titlepad": 30, "axes.titleweight": "bold", "axes.labelweight": "bold",
    "axes.spines.top": False, "axes.axisbelow": False, "axes.autolimit_mode": "round_numbers", "axes.xmargin": 0.4,
    "axes.formatter.limits": (-1, 1), "axes.formatter.useoffset": False, "axes.formatter.min_exponent": 3,
    "xtick.direction": "in", "xtick.minor.visible": True, "ytick.minor.visible": True, "xtick.major.size": 12,
    "ytick.right": True, "ytick.alignment": "top", "grid.linestyle": ":", "grid.alpha": 0.3, "legend.fontsize": 20,
    "legend.framealpha": 0.1, "legend.handlelength": 6, "legend.numpoints": 3, "figure.figsize": (3, 3),
    "figure.dpi": 33, "figure.autolayout": True, "figure.subplot.left": 0.4, "image.cmap": "gray",
    "image.interpolation": "bilinear", "image.origin": "lower", "image.resample": False, "image.aspect": 3.0,
    "contour.linewidth": 6, "contour.negative_linestyle": "dotted", "contour.algorithm": "mpl2005",
    "errorbar.capsize": 9, "scatter.marker": "x",
}  # fmt: skip


@pytest.fixture
def the_readers_settings():
    with matplotlib.rc_context(THEIRS):
        yield


# The four without a name come in another order each time.
@pytest.mark.parametrize("name", sorted(EXPLORERS.keys() - {"name_it.explore_names"}))
def test_no_setting_of_the_readers_changes_a_pixel(name):
    ours = EXPLORERS[name]()
    with matplotlib.rc_context(THEIRS):
        theirs = EXPLORERS[name]()
        before = dict.copy(matplotlib.rcParams)
        assert theirs.frame().tobytes() == ours.frame().tobytes()
        assert dict.__eq__(matplotlib.rcParams, before), "and theirs stay as they are"


# With contours, with a map, with tick labels that change, with text that changes.
@pytest.mark.parametrize(
    "name",
    ["races.explore_race", "rate_map.explore_rate_map", "step_size.explore_step_size", "rmsprop.explore_squares"],
)
def test_what_is_drawn_anew_has_our_look_too(name):
    ours, theirs = EXPLORERS[name](), EXPLORERS[name]()
    far_end(ours)
    ours.pin.value = True
    with matplotlib.rc_context(THEIRS):
        far_end(theirs)
        theirs.pin.value = True
    assert theirs.frame().tobytes() == ours.frame().tobytes()


def test_the_readers_settings_come_back_after_an_error(the_readers_settings):
    before = dict.copy(matplotlib.rcParams)
    with pytest.raises(ZeroDivisionError), our_look():
        assert matplotlib.rcParams["font.size"] == matplotlib.rcParamsDefault["font.size"]
        raise ZeroDivisionError
    assert dict.__eq__(matplotlib.rcParams, before)


def test_our_look_leaves_the_backend_alone_and_costs_nothing_where_nothing_differs(monkeypatch):
    monkeypatch.setattr(matplotlib, "rc_context", None)  # would fail if it were called
    with our_look():
        pass
