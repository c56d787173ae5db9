"""Colours and dashes tell the lines apart, for readers who lack one kind of cones as well."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers.figures import style

# Machado, Oliveira & Fernandes 2009, severity 1: what remains of linear R, G, B without one kind of cones.
EYES = {
    "all cones": np.eye(3),
    "no green cones": [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]],
    "no red cones": [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]],
    "no blue cones": [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]],
}  # fmt: skip
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
WHITE = np.sum(TO_XYZ, axis=1)

OPTIMIZERS = {
    "gradient descent": style.GRADIENT_DESCENT,
    "Momentum": style.MOMENTUM,
    "RMSProp": style.RMSPROP,
    "Adam": style.ADAM,
    "one's own rule": style.OWN_RULE,
}
QUOTIENTS = {
    "exact": style.EXACT,
    "forward": style.FORWARD,
    "central": style.CENTRAL,
    "Richardson": style.RICHARDSON,
    "complex step": style.COMPLEX_STEP,
}


def linear(colour):
    """A colour's R, G, B in proportion to the light (IEC 61966-2-1)."""
    value = np.array(to_rgb(colour))
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(colour, eyes):
    """L*, a*, b* of a colour as these eyes see it (CIE 1976)."""
    share = np.array(TO_XYZ) @ np.clip(np.array(EYES[eyes]) @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_lab_of_known_colours():
    np.testing.assert_allclose(lab("white", "all cones"), [100, 0, 0], atol=1e-9)
    np.testing.assert_allclose(lab("black", "all cones"), [0, 0, 0], atol=1e-9)
    np.testing.assert_allclose(lab("red", "all cones"), [53.24, 80.09, 67.2], atol=0.05)


# One man in twelve sees red and green less well, one person in ten thousand blue (Wong 2011, Nature Methods 8, 441).
@pytest.mark.parametrize(
    ("eyes", "at_least"), [("all cones", 20), ("no green cones", 20), ("no red cones", 20), ("no blue cones", 15)]
)
@pytest.mark.parametrize("colours", [OPTIMIZERS, QUOTIENTS], ids=["optimizers", "quotients"])
def test_lines_that_stand_side_by_side_have_colours_that_any_eyes_tell_apart(colours, eyes, at_least):
    for one, other in combinations(colours, 2):
        apart = np.linalg.norm(lab(colours[one], eyes) - lab(colours[other], eyes))
        assert apart >= at_least, (one, other)


def test_the_four_rules_differ_in_their_dashes_as_well():
    assert len({dashes for _, _, dashes in style.FOUR_LOOKS.values()}) == len(style.FOUR_LOOKS) == 4
