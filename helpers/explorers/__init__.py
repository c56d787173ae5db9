"""Sliders that move a figure; the only rooms that import ipywidgets."""

from helpers.installation import require

require("ipywidgets")
