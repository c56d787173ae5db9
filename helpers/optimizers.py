"""The update rules of section 11-5, and `states` and `path`, which run any of them.

A rule is a frozen dataclass. Its fields are the book's symbols, and those of the paper for Adam, whose formula the book
does not print: numbers or arrays that broadcast with the weights W. `start(W)` gives the first state, a tuple with the
weights first; `step(state, gradient)` gives the next one, where `gradient` is a function of W. Nothing is shared
between runs, and no array is changed.
TypeError or ValueError when the object is made: a setting is not a real number, or outside its range, which is
> 0 for learning rates and `epsilon`, and 0 ≤ value < 1 for everything that decays.
"""

from helpers.one_rate import GradientDescent, Momentum, Nesterov
from helpers.own_rates import AdaGrad, Adam, RMSProp
from helpers.rule_settings import Scheduled
from helpers.runs import path, states

__all__ = [
    "OPTIMIZERS", "THE_FOUR", "AdaGrad", "Adam", "GradientDescent", "Momentum", "Nesterov", "RMSProp", "Scheduled",
    "path", "states",
]  # fmt: skip

# A new rule joins here: what the tests ask of every rule, they ask of those in this list.
OPTIMIZERS = (GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam)

# Those that the lessons set side by side, under the names that the reader sees, in this order.
THE_FOUR = {"gradient descent": GradientDescent, "Momentum": Momentum, "RMSProp": RMSProp, "Adam": Adam}
