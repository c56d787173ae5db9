"""Curves f with their exact derivatives f′, f″ and f‴."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.floats import as_floats


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
        return function(np.array(as_floats(x))[()])  # a reader's own function may change its argument: a copy


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
square = Curve("x²", lambda x: x**2, (lambda x: 2.0 * x, lambda x: 2.0 + 0.0 * x, lambda x: 0.0 * x))
cube = Curve("x³", lambda x: x**3, (lambda x: 3.0 * x**2, lambda x: 6.0 * x, lambda x: 6.0 + 0.0 * x))
straight = Curve("2x − 1", lambda x: 2.0 * x - 1, (lambda x: 2.0 + 0.0 * x, lambda x: 0.0 * x, lambda x: 0.0 * x))
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
