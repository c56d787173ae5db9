"""Figures draw what they are given and never compute; the only rooms that import matplotlib."""
