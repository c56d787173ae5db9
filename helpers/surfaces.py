"""The surfaces of the races: a loss, where the race on it starts, hand-picked rates, and what its picture shows."""

from dataclasses import dataclass

import numpy as np

from helpers.functions import Quadratic, rosenbrock, saddle, valley


@dataclass(frozen=True, eq=False)
class Surface:
    """A loss of two weights and its race.

    `rates` are hand-picked, for gradient descent, Momentum, RMSProp and Adam; `window` is (left, right, bottom, top).
    """

    loss: object
    start: tuple
    rates: tuple
    window: tuple
    minima: tuple

    def grid(self):
        """(u, v, heights) for contours: the root of the loss above its lowest value."""
        left, right, bottom, top = self.window
        u, v = np.meshgrid(np.linspace(left, right, 121), np.linspace(bottom, top, 101))
        return u, v, np.sqrt(self.above_lowest(np.stack([u, v], axis=-1)))

    def above_lowest(self, W):
        """The loss above its lowest value; inf or NaN where W is."""
        with np.errstate(all="ignore"):
            return self.loss(W) - self.loss.lowest


_TURN = np.array([[1, -1], [1, 1]]) / np.sqrt(2)

SURFACES = {
    "x²/20 + y²": Surface(valley, (-7, 2), (0.95, 0.1, 0.1, 0.3), (-9, 5, -4, 4), ((0, 0),)),
    "turned by 45°": Surface(
        Quadratic(_TURN @ valley.H @ _TURN.T, np.zeros(2)),
        tuple(_TURN @ [-7, 2]),
        (0.95, 0.1, 0.1, 0.3),
        (-8, 4, -6, 4),
        ((0, 0),),
    ),
    "saddle": Surface(saddle, (-1.5, 0.01), (0.3, 0.1, 0.05, 0.1), (-2, 2, -1.6, 1.6), ((0, -1), (0, 1))),
    "Rosenbrock": Surface(rosenbrock, (-1.5, 1.5), (0.001, 3e-4, 0.05, 0.3), (-2, 2, -1, 3), ((1, 1),)),
}
