"""Curves f and losses L under one name, as the lessons import them; they live in `curves` and in `losses`."""

# ruff: noqa: F401

from helpers.curves import Curve, absolute, cos, cube, exp, reciprocal, relu, sin, square, straight, tanh
from helpers.losses import Quadratic, Rosenbrock, Saddle, book_loss, quadratic, rosenbrock, saddle, turning, valley
