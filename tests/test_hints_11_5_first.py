"""The hints of lessons 11-5-1 to 11-5-4: each listed mistake as a reader would write it, and what it is told."""

import math

import numpy as np
import pytest

from helpers.answers import gradient_descent, momentum, rmsprop
from mistakes_11_5_first import ONE_STEP_OF_MOMENTUM, ONE_STEP_OF_RMSPROP, STEPS, TENTH, factor, steps
from test_exercises import CHECKS

NATURAL = [
    *(("gradient_descent.check_steps", *pair) for pair in STEPS),
    *(("momentum.check_tenth", *pair) for pair in TENTH),
    *(("momentum.check_step", *pair) for pair in ONE_STEP_OF_MOMENTUM),
    *(("rmsprop.check_step", *pair) for pair in ONE_STEP_OF_RMSPROP),
]


@pytest.mark.parametrize(("name", "answer", "words"), NATURAL)
def test_a_mistake_written_as_readers_write_it_gets_its_hint(name, answer, words):
    outcome = CHECKS[name](answer)
    assert outcome.verdict == "wrong" and words in outcome.line


def wrong_functions():
    """(name of the check, check, function) for each of them."""
    return [(name, CHECKS[name], answer) for name, answer, _ in NATURAL]


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (gradient_descent.check_steps, steps(math.log10, 1e-6, factor)),
        (gradient_descent.check_steps, lambda alpha, curvature: -6 / math.log10(factor(alpha, curvature))),
        (gradient_descent.check_steps, lambda alpha, curvature: math.log(1e-12, (1 - alpha * curvature) ** 2)),
        (momentum.check_tenth, lambda gamma: math.log(0.1, gamma)),
        (momentum.check_tenth, lambda gamma: -1 / np.log10(gamma)),
        (momentum.check_step, lambda W, V, gradient, alpha, gamma: [
            W + gamma * V - alpha * gradient(W), gamma * V - alpha * gradient(W)
        ]),
        (rmsprop.check_step, lambda w, h, g, eta0, alpha, epsilon: (
            w - eta0 * g / ((h + (1 - alpha) * (g * g - h)) ** 0.5 + epsilon), h + (1 - alpha) * (g * g - h)
        )),
    ],
)  # fmt: skip
def test_a_right_answer_in_another_form_is_right(check, answer):
    assert check(answer).verdict == "right"
