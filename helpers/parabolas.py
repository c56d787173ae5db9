"""The parabola through three points of a curve, and its slope."""

from dataclasses import dataclass

import numpy as np

from helpers.ranges import positive, real_numbers
from helpers.readers_functions import values


@dataclass(frozen=True)
class Parabola:
    """y₀ + d₀₁·(t − x₀) + d₀₁₂·(t − x₀)(t − x₁), Newton's form, with the divided differences d of three points.

    `points` and `values` hold x₀, x₁, x₂ and y₀, y₁, y₂: TypeError or ValueError when they are not three real numbers
    each. Two equal points give NaN, quietly.
    Source: Burden & Faires, Numerical Analysis, section 3.3.
    """

    points: tuple
    values: tuple

    def __post_init__(self):
        for name in ("points", "values"):
            three = real_numbers(name, getattr(self, name))
            if three.shape != (3,):
                raise ValueError(f"{name} must be three numbers, got {getattr(self, name)!r}")
            object.__setattr__(self, name, tuple(three.astype(float)))

    def __call__(self, t):
        """Its height at t, an array of any shape."""
        first, second, third = self._coefficients()
        t, (x0, x1, _) = real_numbers("t", t), self.points
        with np.errstate(all="ignore"):
            return (first + second * (t - x0) + third * (t - x0) * (t - x1))[()]

    def slope(self, t):
        """Its slope d₀₁ + d₀₁₂·((t − x₀) + (t − x₁)) at t, an array of any shape."""
        _, second, third = self._coefficients()
        t, (x0, x1, _) = real_numbers("t", t), self.points
        with np.errstate(all="ignore"):
            return (second + third * ((t - x0) + (t - x1)))[()]

    def _coefficients(self):
        """y₀, d₀₁ and d₀₁₂."""
        x, y = np.array(self.points), np.array(self.values)
        with np.errstate(all="ignore"):
            first = np.diff(y) / np.diff(x)
            return y[0], first[0], (first[1] - first[0]) / (x[2] - x[0])


def parabola_through(f, x, h):
    """The `Parabola` through the points of f at x − h, x and x + h. Its slope at x is the central difference of f.

    `x` is one real number and `h` one that is finite and > 0, or TypeError or ValueError; `f` works on arrays.
    """
    x, h = real_numbers("x", x), positive("h", h)
    if x.shape or h.shape:
        raise ValueError(f"x and h must be one number each, got {x!r} and {h!r}")
    points = float(x) + np.array([-1, 0, 1]) * float(h)
    with np.errstate(all="ignore"):
        return Parabola(tuple(points), tuple(values(f, points)))
