"""Automatic differentiation in one small class: a number that carries its derivative along."""

import functools

import numpy as np


@functools.total_ordering
class Dual:
    """a + bε with ε² = 0: `value` is a and `slope` is b, the derivative so far.

    Knows + − × ÷ **, comparison (by value), and the functions sin, cos, exp, log, tanh and sqrt, which NumPy's
    functions of the same names find by themselves, also in arrays of duals. Anything else raises TypeError.
    Source: Griewank & Walther, Evaluating Derivatives, chapter 3 (forward mode).
    """

    def __init__(self, value, slope=0.0):
        self.value, self.slope = np.float64(value), np.float64(slope)

    def __repr__(self):
        return f"{self.value:g} + {self.slope:g}ε"

    def __add__(self, other):
        return _with(other, lambda b: Dual(self.value + b.value, self.slope + b.slope))

    def __mul__(self, other):
        return _with(other, lambda b: Dual(self.value * b.value, self.slope * b.value + self.value * b.slope))

    def __truediv__(self, other):
        return _with(
            other,
            lambda b: Dual(self.value / b.value, (self.slope * b.value - self.value * b.slope) / b.value**2),
        )

    def __pow__(self, other):
        return _with(other, lambda b: _power(self, b))

    def __neg__(self):
        return Dual(-self.value, -self.slope)

    def __sub__(self, other):
        return _with(other, lambda b: Dual(self.value - b.value, self.slope - b.slope))

    def __rsub__(self, other):
        return _with(other, lambda b: b - self)

    def __rtruediv__(self, other):
        return _with(other, lambda b: b / self)

    def __rpow__(self, other):
        return _with(other, lambda b: b**self)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        return _with(other, lambda b: bool(self.value == b.value))

    def __lt__(self, other):
        return _with(other, lambda b: bool(self.value < b.value))

    __hash__ = None  # type: ignore[assignment]

    def sin(self):
        """sin a + b·cos a·ε"""
        return Dual(np.sin(self.value), self.slope * np.cos(self.value))

    def cos(self):
        """cos a − b·sin a·ε"""
        return Dual(np.cos(self.value), -self.slope * np.sin(self.value))

    def exp(self):
        """eᵃ + b·eᵃ·ε"""
        return Dual(np.exp(self.value), self.slope * np.exp(self.value))

    def log(self):
        """log a + b/a·ε"""
        return Dual(np.log(self.value), self.slope / self.value)

    def tanh(self):
        """tanh a + b/cosh² a·ε"""
        return Dual(np.tanh(self.value), self.slope / np.cosh(self.value) ** 2)

    def sqrt(self):
        """√a + b/(2√a)·ε"""
        return Dual(np.sqrt(self.value), self.slope / (2 * np.sqrt(self.value)))


def derivative(f, x):
    """f′(x), exact but for the rounding in f itself, without any h: the slope of f(x + 1ε).

    It is the derivative of the program along the branch taken: at a kink one of the slopes, as np.maximum(x, 0) at 0
    gives 1; and what f subtracts may cancel, as (1 − cos x)/x² near 0.
    NaN where f has no value. TypeError when f gives no dual number, because something in it threw the slope away.
    """
    with np.errstate(all="ignore"):
        y = f(Dual(x, 1.0))
    if isinstance(y, np.ndarray) and y.shape == ():
        y = y[()]
    if not isinstance(y, Dual):
        raise TypeError(f"f must give a dual number for a dual number, got {y!r}")
    return np.float64(np.nan) if np.isnan(y.value) else y.slope


def _with(other, operation):
    """The operation with `other` as a dual number; a plain number has the slope 0."""
    if isinstance(other, Dual):
        return operation(other)
    if isinstance(other, (int, float, np.integer, np.floating)):
        return operation(Dual(other))
    return NotImplemented


def _power(a, b):
    """aᵇ: the slope is b·aᵇ⁻¹·a′ + aᵇ·log a·b′, and a part whose factor is 0 is left out."""
    slope = np.float64(0)
    if a.slope != 0 and b.value != 0:
        slope += b.value * a.value ** (b.value - 1) * a.slope
    if b.slope != 0:
        slope += a.value**b.value * np.log(a.value) * b.slope
    return Dual(a.value**b.value, slope)
