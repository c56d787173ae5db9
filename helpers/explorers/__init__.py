"""Sliders that move a figure; the only rooms that import ipywidgets."""
