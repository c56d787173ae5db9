"""Curves f with their exact derivatives f′, f″ and f‴; losses L with gradient, curvature and minimum."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.ranges import positive


@dataclass(frozen=True)
class Curve:
    """A curve f that is called like a function and knows its exact derivatives.

    `derivatives` holds f′ and, where they are needed, f″ and f‴. Each takes an array of any shape
    and gives one of the same shape. Where a derivative does not exist (a kink) it is NaN.
    """

    name: str
    f: Callable
    derivatives: tuple[Callable, ...]

    def __call__(self, x):
        """f(x), elementwise; inf or NaN without a warning where f has no value."""
        return _quietly(self.f, x)

    def derivative(self, x, order=1):
        """The exact derivative of the given order (1, 2 or 3) at x, elementwise."""
        if order not in range(1, len(self.derivatives) + 1):
            raise ValueError(f"order must be one of 1 to {len(self.derivatives)}, got {order!r}")
        return _quietly(self.derivatives[order - 1], x)


def _quietly(function, x):
    with np.errstate(all="ignore"):
        return function(np.array(_as_floats(x))[()])  # a reader's own function may change its argument: a copy


def _as_floats(value):
    """`value` as an array; whole numbers become float64, as everywhere: powers of integers overflow silently."""
    array = np.asarray(value)
    return array.astype(np.float64) if array.dtype.kind in "iu" else array


def _zero(x):
    return 0.0 * x


def _sech2(x):
    return 1 / np.cosh(x) ** 2


exp = Curve("exp(x)", np.exp, (np.exp, np.exp, np.exp))
sin = Curve("sin(x)", np.sin, (np.cos, lambda x: -np.sin(x), lambda x: -np.cos(x)))
cos = Curve("cos(x)", np.cos, (lambda x: -np.sin(x), lambda x: -np.cos(x), np.sin))
tanh = Curve(
    "tanh(x)",
    np.tanh,
    (
        _sech2,
        lambda x: -2 * np.tanh(x) * _sech2(x),
        lambda x: (4 * np.tanh(x) ** 2 - 2 * _sech2(x)) * _sech2(x),
    ),
)
square = Curve("x²", lambda x: x**2, (lambda x: 2.0 * x, lambda x: 2.0 + _zero(x), _zero))
reciprocal = Curve(
    "1/x",
    lambda x: 1 / x,
    (lambda x: -1 / x**2, lambda x: 2 / x**3, lambda x: -6 / x**4),
)
# 0/0 is NaN: at the kink of these two no derivative exists.
absolute = Curve("|x|", np.abs, (lambda x: x / np.abs(x), lambda x: 0 / x, lambda x: 0 / x))
relu = Curve(
    "ReLU(x)",
    lambda x: np.maximum(x, 0),
    (lambda x: np.heaviside(x, np.nan), lambda x: 0 / x, lambda x: 0 / x),
)


@dataclass(frozen=True, eq=False)
class Quadratic:
    """L(W) = ½ (W − M)ᵀ H (W − M) + lowest, with the minimum M and the Hessian H; W has the shape (…, n)."""

    H: np.ndarray
    minimum: np.ndarray
    lowest: float = 0.0

    def __call__(self, W):
        """L(W), one number for each row of W."""
        away = _as_floats(W) - self.minimum
        return 0.5 * np.einsum("...i,ij,...j->...", away, self.H, away) + self.lowest

    def gradient(self, W):
        """∇L(W) = H (W − M), of W's shape."""
        return np.einsum("ij,...j->...i", self.H, _as_floats(W) - self.minimum)

    def hessian(self, W):
        """H, the same everywhere; of shape (n, n)."""
        return self.H


def quadratic(curvatures):
    """L(W) = ½ Σ λᵢwᵢ² with the curvatures λ, n positive numbers, and the minimum 0. Raises TypeError or ValueError."""
    curvatures = positive("curvatures", curvatures)
    if curvatures.ndim != 1:
        raise ValueError(f"curvatures must be a list of numbers, got an array of shape {curvatures.shape}")
    return Quadratic(H=np.diag(curvatures), minimum=np.zeros(len(curvatures)))


class Rosenbrock:
    """L(u, v) = (1 − u)² + 100 (v − u²)²: a curved valley with a nearly flat floor; W has the shape (…, 2).

    Source: Rosenbrock 1960.
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
        return _matrix(2 - 400 * (v - 3 * u**2), -400 * u, 200 + _zero(v))


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
        return _matrix(1 + _zero(u), _zero(u), -1 + 3 * v**2)


def _columns(W):
    W = _as_floats(W)
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
