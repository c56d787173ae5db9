"""Lesson 11-5-3: a rule of the reader's own, the best γ for a given κ, and from which κ on γ = 0.9 pays."""

import reprlib

import numpy as np

from helpers.exercises import FunctionCheck, NumberCheck, named
from helpers.language import say
from helpers.losses import book_loss, valley
from helpers.optimizers import GradientDescent, Momentum, path
from helpers.outcomes import Outcome, not_yet, wrong

_STEPS, _KAPPA, _GAMMA = 5, 25, 0.9


def _descent(direction):
    """The path whose steps are direction(gradient at W, alpha)."""

    class Rule:
        def __init__(self, alpha):
            self.alpha = alpha

        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            return (state[0] + direction(gradient(state[0]), self.alpha),)

    return lambda gradient, W, alpha: path(Rule(alpha), gradient, W, _STEPS)


def _one_step_late(gradient, W, alpha):
    """The path when each step is the one that was due before."""
    way, V = [W], 0 * W
    for _ in range(_STEPS):
        W, V = W + V, -alpha * gradient(W)
        way.append(W)
    return np.array(way)


def _all_of_it_left(gradient, W, alpha):
    """The path when the old velocity stays as it is."""
    way, V = [W], 0 * W
    for _ in range(_STEPS):
        V = V - alpha * gradient(W)
        W = W + V
        way.append(W)
    return np.array(way)


def _tell(way, wanted):
    """The first place where the path differs, with as many digits as it takes to see that."""
    step = int(np.argmax(~np.isclose(way, wanted, rtol=1e-9, atol=1e-9).all(axis=1)))
    for digits in range(4, 18):
        yours, right = (f"({place[0]:.{digits}g}, {place[1]:.{digits}g})" for place in (way[step], wanted[step]))
        if yours != right:
            break
    told = "with gamma = 0 it must be gradient descent: after step {step} that is at {right}, and your rule at {yours}"
    return say(told, step=step, right=right, yours=yours)


_without_decay = FunctionCheck(
    expected=lambda gradient, W, alpha: path(GradientDescent(alpha), gradient, W, _STEPS),
    cases=(
        (named("the gradient of the book's L", book_loss.gradient), np.array([4.0, 4.0]), 0.05),
        (named("the gradient of u²/20 + v²", valley.gradient), np.array([-7.0, 2.0]), 0.3),
    ),
    praise="With γ = 0 it is gradient descent. What it does with other γ, the next picture shows.",
    mistakes={
        "it goes uphill. Two ways lead down: V with -alpha * gradient(W), then W + V; or V with +alpha, then W - V": (
            _descent(lambda g, alpha: alpha * g)
        ),
        "alpha is missing in your step": _descent(lambda g, alpha: -g),
        "with gamma = 0 the weights never move. Is the new gradient multiplied by gamma?": (
            _descent(lambda g, alpha: 0 * g)
        ),
        "the weights moved by the old velocity; first compute the new V, then W + V": _one_step_late,
        "with gamma = 0 nothing of the old V may be left, and yours moves on as with 0.9: use self.gamma": (
            lambda gradient, W, alpha: path(Momentum(alpha, 0.9), gradient, W, _STEPS)
        ),
        "with gamma = 0 nothing of the old V may be left, and all of yours is: multiply it by self.gamma": (
            _all_of_it_left
        ),
    },
    tell=_tell,
)


def check_own_rule(rule):
    """The outcome for a rule rule(alpha, gamma) with `start` and `step`: with γ = 0 it must be gradient descent."""
    if rule is ... or rule is None:
        return not_yet("put your class in the place of the three dots.")
    if not callable(rule):
        if hasattr(rule, "step"):
            told = "the class itself is asked for, as MyRule, and your answer is what it makes: leave the brackets away"
            return wrong(told)
        told = "the class itself is asked for, as MyRule, and your answer is {answer}"
        return wrong(say(told, answer=reprlib.repr(rule)))
    outcome = _without_decay(_walking(rule))
    return Outcome(outcome.verdict, outcome.words.replace(say("your function"), say("your rule")))


class OwnRule:
    """A rule of the reader's own for `path`: a list will do for a tuple, and what is no state is told so."""

    called = "your rule"  # in what `path` says of it

    def __init__(self, rule):
        self._rule = rule

    def start(self, W):
        """The first state."""
        return _state("start", self._rule.start(W.copy()))  # a copy: W += V is a right answer

    def step(self, state, gradient):
        """The next state."""
        return _state("step", self._rule.step(state, gradient))


def _state(name, given):
    if given is None:
        raise TypeError(say("{name} gave None: did you return the weights and V?", name=name))
    if not isinstance(given, (tuple, list)):
        told = "{name} must give a tuple, the weights first, and gave {given}"
        raise TypeError(say(told, name=name, given=reprlib.repr(given)))
    return tuple(given)


def _walking(rule):
    def walk(gradient, W, alpha):
        probe = rule(alpha, 0.0)
        after = probe.step(OwnRule(probe).start(W), gradient)
        if after is ... or (isinstance(after, (tuple, list)) and any(part is ... for part in after)):
            return ...
        return path(OwnRule(rule(alpha, 0.0)), gradient, W, _STEPS)

    return walk


check_best_gamma = NumberCheck(
    expected=((np.sqrt(_KAPPA) - 1) / (np.sqrt(_KAPPA) + 1)) ** 2,
    tolerance=5e-4,
    praise="The root of κ is 5, so √γ = 4/6.",
    mistakes={
        "that is √γ, the shrink factor; γ is its square": (np.sqrt(_KAPPA) - 1) / (np.sqrt(_KAPPA) + 1),
        "the formula has √κ, not κ": ((_KAPPA - 1) / (_KAPPA + 1)) ** 2,
        "that is the best shrink factor of gradient descent": (_KAPPA - 1) / (_KAPPA + 1),
        "that is upside down, and γ is below 1": ((np.sqrt(_KAPPA) + 1) / (np.sqrt(_KAPPA) - 1)) ** 2,
    },
)

check_where_it_pays = NumberCheck(
    expected=(1 + np.sqrt(_GAMMA)) / (1 - np.sqrt(_GAMMA)),
    tolerance=0.05,
    praise="Below κ = 38 well-tuned gradient descent is ahead of γ = 0.9.",
    mistakes={
        "the shrink factor of Momentum is √γ, not γ": (1 + _GAMMA) / (1 - _GAMMA),
        "that is the κ whose best γ is 0.9; here gradient descent is the other runner": (
            ((1 + np.sqrt(_GAMMA)) / (1 - np.sqrt(_GAMMA))) ** 2
        ),
        "that is upside down, and κ is at least 1": (1 - np.sqrt(_GAMMA)) / (1 + np.sqrt(_GAMMA)),
    },
)
