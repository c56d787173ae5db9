"""Losses L, each with its gradient, its curvature and its minimum."""

from dataclasses import dataclass

import numpy as np

from helpers.floats import as_floats
from helpers.ranges import positive


@dataclass(frozen=True, eq=False)
class Quadratic:
    """L(W) = ½ (W − M)ᵀ H (W − M) + lowest, with the minimum M and the Hessian H; W has the shape (…, n)."""

    H: np.ndarray
    minimum: np.ndarray
    lowest: float = 0.0

    def __call__(self, W):
        """L(W), one number for each row of W."""
        away = as_floats(W) - self.minimum
        return 0.5 * np.einsum("...i,ij,...j->...", away, self.H, away) + self.lowest

    def gradient(self, W):
        """∇L(W) = H (W − M), of W's shape."""
        return np.einsum("ij,...j->...i", self.H, as_floats(W) - self.minimum)

    def hessian(self, W):
        """H, the same everywhere; of shape (n, n)."""
        return self.H


def quadratic(curvatures):
    """L(W) = ½ Σ λᵢwᵢ² with the curvatures λ, n positive numbers, and the minimum 0. Raises TypeError or ValueError."""
    curvatures = positive("curvatures", curvatures)
    if curvatures.ndim != 1:
        raise ValueError(f"curvatures must be a list of numbers, got an array of shape {curvatures.shape}")
    return Quadratic(H=np.diag(curvatures), minimum=np.zeros(len(curvatures)))


def turning(angle):
    """The matrix T that turns by this angle, in radians: a loss with the Hessian T H Tᵀ has its axes turned so."""
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


class Rosenbrock:
    """L(u, v) = (1 − u)² + 100 (v − u²)²: a curved valley with a nearly flat floor; W has the shape (…, 2).

    Source: H. H. Rosenbrock, An Automatic Method for Finding the Greatest or Least Value of a Function (1960),
    doi.org/10.1093/comjnl/3.3.175.
    """

    minimum = np.array([1.0, 1.0])
    lowest = 0.0

    def __call__(self, W):
        """L(W), one number for each row of W."""
        u, v = _columns(W)
        return (1 - u) ** 2 + 100 * (v - u**2) ** 2

    def gradient(self, W):
        """∇L(W), of W's shape."""
        u, v = _columns(W)
        return np.stack([-2 * (1 - u) - 400 * u * (v - u**2), 200 * (v - u**2)], axis=-1)

    def hessian(self, W):
        """The second derivatives, of shape (…, 2, 2)."""
        u, v = _columns(W)
        return _matrix(2 - 400 * (v - 3 * u**2), -400 * u, 200 + 0.0 * v)


class Saddle:
    """L(u, v) = ½u² − ½v² + ¼v⁴: a saddle at (0, 0) between two minima at (0, ±1); W has the shape (…, 2).

    Up along u and down along v, the plainest kind of saddle; v⁴ makes the ways down end.
    """

    minimum = None  # there are two
    lowest = -0.25

    def __call__(self, W):
        """L(W), one number for each row of W."""
        u, v = _columns(W)
        return u**2 / 2 - v**2 / 2 + v**4 / 4

    def gradient(self, W):
        """∇L(W), of W's shape."""
        u, v = _columns(W)
        return np.stack([u, -v + v**3], axis=-1)

    def hessian(self, W):
        """The second derivatives, of shape (…, 2, 2)."""
        u, v = _columns(W)
        return _matrix(1 + 0.0 * u, 0.0 * u, -1 + 3 * v**2)


def _columns(W):
    W = as_floats(W)
    if W.ndim == 0 or W.shape[-1] != 2:
        raise ValueError(f"W must have the shape (..., 2), got {W.shape}")
    return W[..., 0], W[..., 1]


def _matrix(uu, uv, vv):
    """Symmetric matrices (…, 2, 2) from their entries."""
    return np.stack([np.stack([uu, uv], axis=-1), np.stack([uv, vv], axis=-1)], axis=-2)


valley = quadratic([0.1, 2.0])  # u²/20 + v²
rosenbrock = Rosenbrock()
saddle = Saddle()
# The book's example: 3u² + 3v² − uv + 7u − 7v + 10.
book_loss = Quadratic(H=np.array([[6.0, -1.0], [-1.0, 6.0]]), minimum=np.array([-1.0, 1.0]), lowest=3.0)
