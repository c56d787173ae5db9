"""Curves f with their exact derivatives f′, f″ and f‴; losses L with gradient, curvature and minimum."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


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
        return function(np.asarray(x)[()])


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
        away = np.asarray(W) - self.minimum
        return 0.5 * np.einsum("...i,ij,...j->...", away, self.H, away) + self.lowest

    def gradient(self, W):
        """∇L(W) = H (W − M), of W's shape."""
        return np.einsum("ij,...j->...i", self.H, np.asarray(W) - self.minimum)

    def hessian(self, W):
        """H, the same everywhere; of shape (n, n)."""
        return self.H


# The book's example: 3u² + 3v² − uv + 7u − 7v + 10.
book_loss = Quadratic(H=np.array([[6.0, -1.0], [-1.0, 6.0]]), minimum=np.array([-1.0, 1.0]), lowest=3.0)
