"""Losses as grounds to walk on: bowls for a given κ, heights for contours, and the surfaces of the races."""

from dataclasses import dataclass

import numpy as np

from helpers.losses import Quadratic, quadratic, rosenbrock, saddle, valley


@dataclass(frozen=True, eq=False)
class Surface:
    """A loss of two weights and its race: where it starts, hand-picked rates, and what its picture shows.

    `rates` are hand-picked, {name: rate} for each of the four rules; `window` is (left, right, bottom, top).
    """

    loss: object
    start: tuple
    rates: dict
    window: tuple
    minima: tuple

    def grid(self):
        """(u, v, heights) for contours: the root of the loss above its lowest value."""
        left, right, bottom, top = self.window
        return contour_grid(self.loss, (left, right, 121), (bottom, top, 101))

    def above_lowest(self, W):
        """The loss above its lowest value; inf or NaN where W is."""
        with np.errstate(all="ignore"):
            return self.loss(W) - self.loss.lowest


def contour_grid(loss, u, v):
    """√(L − its lowest value) as (u, v, heights) over two ranges (from, to, points), for contours.

    Three arrays (points of v, points of u).
    """
    u, v = np.meshgrid(np.linspace(*u), np.linspace(*v))
    return u, v, np.sqrt(loss(np.stack([u, v], axis=-1)) - loss.lowest)


def bowl(kappa):
    """u²/(2κ) + v²/2: the steep axis has the curvature 1 and the flat one 1/κ. κ > 0; ZeroDivisionError for 0."""
    return quadratic([1 / kappa, 1])


_TURN = np.array([[1, -1], [1, 1]]) / np.sqrt(2)

_VALLEY_RATES = {"gradient descent": 0.95, "Momentum": 0.1, "RMSProp": 0.1, "Adam": 0.3}

SURFACES = {
    "u²/20 + v²": Surface(valley, (-7, 2), _VALLEY_RATES, (-9, 5, -4, 4), ((0, 0),)),
    "turned by 45°": Surface(
        Quadratic(_TURN @ valley.H @ _TURN.T, np.zeros(2)),
        tuple(_TURN @ [-7, 2]),
        _VALLEY_RATES,
        (-8, 4, -6, 4),
        ((0, 0),),
    ),
    "saddle": Surface(
        saddle,
        (-1.5, 0.01),
        {"gradient descent": 0.3, "Momentum": 0.1, "RMSProp": 0.05, "Adam": 0.1},
        (-2, 2, -1.6, 1.6),
        ((0, -1), (0, 1)),
    ),
    "Rosenbrock": Surface(
        rosenbrock,
        (-1.5, 1.5),
        {"gradient descent": 0.001, "Momentum": 3e-4, "RMSProp": 0.05, "Adam": 0.3},
        (-2, 2, -1, 3),
        ((1, 1),),
    ),
}
