"""Answers as other readers would write them: right in a form of their own, or wrong in a way that has a name."""

import math
from functools import partial

import numpy as np
import pytest

from helpers import network
from helpers.answers import adam, difference_quotients, gradient_check, gradient_descent, momentum, rmsprop, step_size
from helpers.answers.digits import check_backprop
from helpers.answers.four_answers import ROWS, RULES, check_table, response
from helpers.answers.momentum_pays import check_own_rule
from helpers.differentiation import central_difference
from helpers.explorers.predictions import predict
from helpers.installation import require
from test_exercises import CHECKS

norm = np.linalg.norm


def guarded(a, n):
    largest = max(math.sqrt(sum(a**2)), math.sqrt(sum(n**2)))
    return 0 if largest == 0 else math.dist(a, n) / largest


class Central:
    def __call__(self, f, x, h):
        return (f(x + h) - f(x - h)) / (2 * h)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (difference_quotients.check_central_difference, Central()),
        (difference_quotients.check_central_difference, partial(central_difference)),
        (difference_quotients.check_central_difference, np.vectorize(Central().__call__, excluded=[0])),
        (gradient_check.check_relative_error, guarded),
        (gradient_check.check_bug, "The bias gradients are averaged."),
        (gradient_check.check_bug, "“the bias gradients are averaged”"),
        (check_table, {row: iter([response(row, rule) for rule in RULES.values()]) for row in ROWS}),
        (check_table, {row: map(float, [response(row, rule) for rule in RULES.values()]) for row in ROWS}),
    ],
)
def test_a_right_answer_in_a_form_of_ones_own_passes(check, answer):
    assert check(answer).verdict == "right"


def adam_with_the_power_outside(W, m, v, t, g, alpha, beta1, beta2, epsilon):
    t += 1
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
    return W - alpha * m / (1 - beta1) ** t / (math.sqrt(v / (1 - beta2) ** t) + epsilon), m, v


def rmsprop_without_brackets(w, h, g, eta0, alpha, epsilon):
    h = alpha * h + (1 - alpha) * g**2
    eta = eta0 / math.sqrt(h) + epsilon
    return w - eta * g, h


def backprop_with_tanh_twice(weights, X, labels):
    z, s = network.scores(weights, X)
    at_scores = network.error_at_scores(s, X, labels)
    at_hidden = at_scores @ weights[2].T * (1 - np.tanh(z) ** 2)
    return X.T @ at_hidden, at_hidden.sum(axis=0), z.T @ at_scores, at_scores.sum(axis=0)


ONE_NUMBER = "and they got a whole array: make one number of it first"
NO_BASE = "np.log takes no base: use np.log2, or divide by np.log of the base"


@pytest.mark.parametrize(
    ("check", "answer", "words"),
    [
        (gradient_check.check_relative_error, lambda a, n: math.dist(a, n) / max(math.hypot(*a), math.hypot(*n)),
         "0/0 is still to be settled"),
        (gradient_check.check_relative_error, lambda a, n: math.dist(a, n) / math.hypot(*a),
         "divide by the larger norm, not by that of the first alone. And 0/0"),
        (gradient_check.check_relative_error, lambda a, n: norm(a - n) / max(a, n), ONE_NUMBER),
        (gradient_check.check_relative_error, lambda a, n: 0 if not a else 1, ONE_NUMBER),
        (gradient_check.check_bug, "1 - z in the place of 1 - z2", "then W1 would be off as well"),
        (gradient_check.check_bug, "tanh' is forgotten", "then W1 would be off as well"),
        (gradient_check.check_bug, "one weight is 1% off", "and the biases right"),
        (difference_quotients.check_central_difference, lambda f, x, h: float((f(x + h) - f(x - h)) / (2 * h)),
         "so float() will not do either"),
        (difference_quotients.check_order, lambda error, half: np.log(error / half, 2), NO_BASE),
        (difference_quotients.check_order, lambda error, half: math.ceil(math.log2(error / half)), "do not round up"),
        (momentum.check_tenth, lambda gamma: np.log(0.1, gamma), NO_BASE),
        (momentum.check_tenth, lambda gamma: int(math.log(0.1) / math.log(gamma)), "leave int or floor away"),
        (momentum.check_tenth, lambda gamma: round(math.log(0.1, gamma)), "leave round away"),
        (gradient_descent.check_steps, lambda a, c: int(math.log(1e-6, abs(1 - a * c))), "leave int or floor away"),
        (gradient_descent.check_steps, lambda a, c: round(math.log(1e-6, abs(1 - a * c))), "leave round away"),
        (step_size.check_best_h, (3 * 2**-53 / 125) ** 1 / 3, "so write ** (1 / 3)"),
        (step_size.check_best_h, math.sqrt(3 * 1.1e-16 / 125), "that is the square root"),
        (adam.check_step, adam_with_the_power_outside, "the power belongs to beta alone"),
        (rmsprop.check_step, rmsprop_without_brackets, "put it in brackets"),
        (check_backprop, backprop_with_tanh_twice, "z is tanh already"),
    ],
)  # fmt: skip
def test_a_mistake_is_named(check, answer, words):
    assert words in repr(check(answer))


def test_adams_epsilon_as_a_floor_is_not_called_missing_alone():
    def floored(W, m, v, t, g, alpha, beta1, beta2, epsilon):
        t += 1
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        return W - alpha * m / (1 - beta1**t) / max(math.sqrt(v / (1 - beta2**t)), epsilon), m, v

    assert "epsilon is missing, or not added" in repr(adam.check_step(floored))


@pytest.mark.parametrize("name", ["difference_quotients.check_order", "momentum.check_step", "rmsprop.check_step"])
def test_nobody_is_told_of_complex_or_many_x_where_there_are_none(name):
    line = repr(CHECKS[name](lambda *arguments: math.sqrt([1])))
    assert "must be real number, not list" in line and "called with" not in line


def raises(error):
    def answer(*arguments):
        raise error

    return answer


class Wordless(Exception):
    def __str__(self):
        raise RuntimeError("no words")


@pytest.mark.parametrize("error", [Wordless(), ValueError("a\nb " * 999), ValueError()], ids=["none", "many", "empty"])
@pytest.mark.parametrize("name", [*CHECKS, "own rule", "backprop"])
def test_what_an_answer_raises_is_one_short_line(name, error):
    check = {**CHECKS, "own rule": check_own_rule, "backprop": check_backprop}[name]
    line = repr(check(raises(error)))
    assert len(line) < 220 or "one of these" in line
    assert len(line.splitlines()) == 1 and not line.endswith(": .")


def test_a_rule_is_called_the_readers_own_and_not_by_a_name_they_do_not_know():
    class Grows:
        def __init__(self, alpha, gamma):
            pass

        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            return (np.array([state[0], state[0]]),)

    assert "your rule must give a tuple, the weights first" in repr(check_own_rule(Grows))


def test_a_wrong_name_is_refused_with_the_names_that_there_are():
    with pytest.raises(ValueError, match="name must be one of .*numpy.*, got 'nupmy'"):
        require("nupmy")
    with pytest.raises(ValueError, match=r"name must be one of .*halve-h.*, got \['halve-h'\]"):
        predict(["halve-h"], "a")
