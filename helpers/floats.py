"""Numbers as the floats in which curves and losses are computed."""

import numpy as np


def as_floats(value):
    """`value` as an array; whole numbers become float64, as everywhere: powers of integers overflow silently."""
    array = np.asarray(value)
    return array.astype(np.float64) if array.dtype.kind in "iu" else array
