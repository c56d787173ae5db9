"""Collecting Python's garbage less often, and not at the end."""

import gc


def collect_seldom():
    """Look for circles of objects after each fifty thousand new ones, not after each seven hundred (or two thousand).

    A figure is a hundred thousand objects that stay: to look through them again and again is up to a quarter of a
    test's time. Kernels of the lessons are left as a reader has them.
    """
    gc.set_threshold(50_000, 20, 20)


def collect_no_more():
    """What is left now lives as long as the process: pytest and Python look through millions of objects else."""
    gc.freeze()
