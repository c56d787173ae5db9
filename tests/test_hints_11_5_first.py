"""The hints of lessons 11-5-1 to 11-5-4: each listed mistake as a reader would write it, and what it is told."""

import math

import numpy as np
import pytest

from helpers.answers import gradient_descent, momentum, momentum_pays, rmsprop
from helpers.exercises import FunctionCheck, NumberCheck
from mistakes_11_5_first import ONE_STEP_OF_MOMENTUM, ONE_STEP_OF_RMSPROP, STEPS, TENTH, factor, steps

NUMBERS = [
    (gradient_descent.check_wall, 2 / 0.1, "the wall of the flat axis"),
    (gradient_descent.check_wall, 2 / 1, "the curvature of v² is its second derivative"),
    (gradient_descent.check_wall, 1 / 2, "that is 1/λ"),
    (gradient_descent.check_wall, 2 / (1 / 20), "the curvature of u²/20 is its second derivative"),
    (gradient_descent.check_wall, 2 / (0.1 + 2), "that is the best α"),
    (gradient_descent.check_best_alpha, 1 / 2, "the best for the steep axis alone"),
    (gradient_descent.check_best_alpha, 1 / 0.1, "the best for the flat axis alone"),
    (gradient_descent.check_best_alpha, 2 / 2, "that is the wall"),
    (gradient_descent.check_best_alpha, 2 / (1 / 20 + 1), "not the coefficients 1/20 and 1"),
    (gradient_descent.check_best_alpha, 1 / (0.1 + 2), "2 over the sum"),
    (gradient_descent.check_best_alpha, 2 / (2 - 0.1), "not their difference"),
    (gradient_descent.check_best_alpha, (20 - 1) / (20 + 1), "that is the rate"),
    (momentum.check_longest_step, 0.05 * 3, "that is the step of gradient descent"),
    (momentum.check_longest_step, 10 * 0.05 * 3, "10 times is for γ = 0.9"),
    (momentum.check_longest_step, 0.05 / (1 - 0.8), "the gradient is 3, not 1"),
    (momentum.check_longest_step, 0.05 * 3 / (1 + 0.8), "a gradient that flips its sign"),
    (momentum.check_longest_step, 0.05 * 3 / 0.8, "divide by 1 − γ, not by γ"),
    (momentum.check_longest_step, 0.05 * 3 * (1 - 0.8), "do not multiply"),
    (momentum.check_longest_step, -0.05 * 3 / (1 - 0.8), "without the sign"),
    (momentum_pays.check_best_gamma, (5 - 1) / (5 + 1), "that is √γ"),
    (momentum_pays.check_best_gamma, ((25 - 1) / (25 + 1)) ** 2, "the formula has √κ, not κ"),
    (momentum_pays.check_best_gamma, (25 - 1) / (25 + 1), "the best rate of gradient descent"),
    (momentum_pays.check_best_gamma, ((5 + 1) / (5 - 1)) ** 2, "upside down"),
    (momentum_pays.check_where_it_pays, (1 + 0.9) / (1 - 0.9), "√γ, not γ"),
    (momentum_pays.check_where_it_pays, ((1 + 0.9**0.5) / (1 - 0.9**0.5)) ** 2, "the κ whose best γ is 0.9"),
    (momentum_pays.check_where_it_pays, (1 - 0.9**0.5) / (1 + 0.9**0.5), "upside down"),
    (rmsprop.check_first_step, 0.01, "that is η₀"),
    (rmsprop.check_first_step, 0.01 / (1 - 0.99), "the root is missing"),
    (rmsprop.check_first_step, 0.01 / np.sqrt(1 - 0.9), "that is for α = 0.9"),
    (rmsprop.check_first_step, 0.01 * np.sqrt(1 - 0.99), "do not multiply"),
    (rmsprop.check_first_step, 5 * 0.01 / np.sqrt(1 - 0.99), "the size of the gradient does not matter"),
    (rmsprop.check_angle, math.degrees(math.atan(0.004 / 3)), "that is the angle of the gradient"),
    (rmsprop.check_angle, math.pi / 4, "in degrees, please"),
    (rmsprop.check_angle, 0, "RMSProp divides each entry by its own size"),
    (rmsprop.check_angle, 0.08, "RMSProp divides each entry by its own size"),
    (rmsprop.check_angle, 90, "the large entry counts as much as the small one"),
]
NATURAL = [
    *((gradient_descent.check_steps, *pair) for pair in STEPS),
    *((momentum.check_tenth, *pair) for pair in TENTH),
    *((momentum.check_step, *pair) for pair in ONE_STEP_OF_MOMENTUM),
    *((rmsprop.check_step, *pair) for pair in ONE_STEP_OF_RMSPROP),
    *NUMBERS,
]


@pytest.mark.parametrize(("check", "answer", "words"), NATURAL)
def test_a_mistake_written_as_readers_write_it_gets_its_hint(check, answer, words):
    outcome = check(answer)
    assert outcome.verdict == "wrong" and words in outcome.line


def test_every_listed_mistake_of_these_lessons_is_tried():
    checks = [
        (f"{module.__name__}.{name}", check)
        for module in (gradient_descent, momentum, momentum_pays, rmsprop)
        for name, check in vars(module).items()
        if name.startswith("check_") and isinstance(check, (FunctionCheck, NumberCheck))
    ]
    assert len(checks) == 11
    for name, check in checks:
        tried = [repr(check(answer)) for other, answer, _ in NATURAL if other is check]
        for hint in check.mistakes:
            assert f"Not quite: {hint}{'' if hint.endswith('?') else '.'}" in tried, (name, hint)


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
        (gradient_descent.check_best_alpha, 0.952),
        (gradient_descent.check_best_alpha, 0.9524),
        (momentum_pays.check_best_gamma, 0.444),
        (momentum_pays.check_where_it_pays, 38),
    ],
)  # fmt: skip
def test_a_right_answer_in_another_form_is_right(check, answer):
    assert check(answer).verdict == "right"


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (gradient_descent.check_best_alpha, 0.953),
        (gradient_descent.check_best_alpha, 0.9515),
        (momentum_pays.check_best_gamma, 0.445),
        (momentum_pays.check_where_it_pays, 37.9),
    ],
)
def test_a_number_that_is_not_right_to_the_digits_asked_for_is_wrong(check, answer):
    assert check(answer).verdict == "wrong"
