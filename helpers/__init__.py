"""Small Steps: the mathematics behind the lessons, and the pictures that move with it.

Mathematics (numpy only)
    settings         which values a setting may take, and the refusal by name
    functions        curves f with their exact derivatives
    differentiation  difference quotients: forward, central, Richardson, complex step
Pictures
    figures/         draws what it is given, never computes (matplotlib)
    explorers/       sliders that move a figure (ipywidgets); `live` holds the Explorer
Housekeeping
    installation     is everything that the lessons need installed and new enough?

Imports point one way: mathematics <- figures <- explorers <- notebooks.
"""
