"""Lesson 11-5-3: Momentum on the book's L, a rule of the reader's own, and gradient descent with a larger rate."""

import numpy as np
import pytest

from helpers.answers.momentum_pays import check_own_rule
from helpers.explorers.momentum_pays import explore_book_loss, explore_larger_alpha
from helpers.functions import book_loss, valley
from helpers.optimizers import GradientDescent, Momentum, path
from helpers.stability import best_alpha, best_alpha_gamma, convergence_rate, critical_alpha, rate_of_the_slower_axis
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def book():
    return explore_book_loss()


@pytest.mark.parametrize(
    ("alpha", "gamma", "words"),
    [
        (0.05, 0.9, "after 20 steps gradient descent is at 0.000805, Momentum is at 3.27."),
        (0.005, 0.0, "gradient descent is at 30.7, Momentum is at 30.7."),
        (0.6, 0.999, "gradient descent has diverged (at step 8), Momentum has diverged (at step 17)."),
        (0.3, 0.0, "gradient descent is at 317 and runs away"),
    ],
)
def test_sentence_of_the_books_loss_is_right_at_the_extremes(book, alpha, gamma, words):
    assert words in move(book, alpha=alpha, gamma=gamma).text


def test_curves_of_the_books_loss_are_its_excess_over_the_lowest_value(book):
    picture = move(book, alpha=0.05, gamma=0.25).picture
    for rule, curve in zip((GradientDescent(0.05), Momentum(0.05, 0.25)), picture.curves, strict=True):
        walked = path(rule, book_loss.gradient, [4, 4], 20)
        np.testing.assert_allclose(curve.get_ydata(), book_loss(walked) - 3, rtol=1e-9)


class Own:
    """Momentum without its own velocity: with γ = 0 gradient descent."""

    def __init__(self, alpha, gamma):
        self.alpha, self.gamma = alpha, gamma

    def start(self, W):
        return (W,)

    def step(self, state, gradient):
        (W,) = state
        return (W - self.alpha * (1 + self.gamma) * gradient(W),)


class Delayed(Own):
    """Moves by the velocity of the step before."""

    def start(self, W):
        return W, 0 * W

    def step(self, state, gradient):
        W, V = state
        return W + V, self.gamma * V - self.alpha * gradient(W)


def without(step):
    return type("Wrong", (Own,), {"step": step})


def test_a_right_rule_of_ones_own_joins_the_picture():
    assert repr(check_own_rule(Own)).startswith("Right. ")
    explorer = explore_book_loss(own=Own)
    assert "your own is at" in explorer.text and len(explorer.picture.curves) == 3
    assert np.array_equal(
        explorer.picture.paths[2].get_xydata(), path(Own(0.05, 0.9), book_loss.gradient, [4.0, 4.0], 20)
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (..., "Not yet: "),
        (without(lambda self, state, gradient: ...), "Not yet: "),
        (without(lambda self, state, gradient: (..., 0.0)), "Not yet: "),
        (without(lambda self, state, gradient: (state[0] + self.alpha * gradient(state[0]),)), "it goes uphill"),
        (without(lambda self, state, gradient: (state[0] - gradient(state[0]),)), "alpha is missing"),
        (without(lambda self, state, gradient: state), "the weights never move"),
        (Delayed, "the weights moved by the old velocity"),
        (without(lambda self, state, gradient: state[0]), "step must give a tuple, the weights first"),
        (
            without(lambda self, state, gradient: (state[0] - 0.7 * self.alpha * gradient(state[0]),)),
            "after step 1 that is at (2.65, 3.35), and your rule at (3.055, 3.545).",
        ),
        (without(lambda self, state, gradient: 1 / 0), "division by zero"),
        (without(lambda self, state, gradient: (state[0] - self.alpha * gradient,)), "gradient is a function: call it"),
        (without(lambda self, state, gradient: (self.alpha(state[0]),)), "Is there a * in each product"),
        (lambda alpha: None, "argument"),
        (7, "Not quite: "),
    ],
)
def test_a_rule_that_is_not_right_is_told_why_and_does_not_join(rule, words):
    assert words in repr(check_own_rule(rule))
    explorer = explore_book_loss(own=rule)
    assert len(explorer.picture.curves) == 2
    assert explorer.text.endswith("Your own rule joins when its check says right; run this cell again then.")


# A larger learning rate


@pytest.mark.parametrize("alpha", [1e-3, 1e-2])
def test_while_alpha_is_small_momentum_is_gradient_descent_with_the_larger_rate(alpha):
    picture = move(explore_larger_alpha(), alpha=alpha, gamma=0.9).picture
    plain, momentum = (curve.get_ydata()[-1] for curve in picture.curves)
    assert momentum == pytest.approx(plain, rel=0.1)


def test_further_up_one_of_them_hits_its_wall():
    explorer = move(explore_larger_alpha(), alpha=10**-0.9, gamma=0.9)
    assert "gradient descent with 1.26 has diverged (at step 18), Momentum is at " in explorer.text
    assert valley.hessian([0, 0]).max() * 1.0 == 2.0, "the wall of gradient descent is at 1"
    assert "Momentum has diverged" in move(explorer, alpha=10**0.5).text


@pytest.mark.parametrize("gamma", [0.1, 0.5, 0.9, 0.99])
def test_momentum_is_a_larger_learning_rate_below_the_critical_alpha_and_up_to_1_plus_root_gamma_times_as_much(gamma):
    border = critical_alpha(gamma, 1.0)
    shares = np.array([1e-6, 1e-3, 0.1, 0.5, 0.9, 0.99, 1 - 1e-9])
    times = (1 - convergence_rate(shares * border, gamma, 1.0)) / (shares * border / (1 - gamma))
    assert (np.diff(times) > 0).all(), "the same, and then more and more"
    assert times[0] == pytest.approx(1, abs=1e-5) and times[-1] == pytest.approx(1 + np.sqrt(gamma), rel=1e-3)
    for share, swings in ((0.99, False), (1.1, True)):
        w = path(Momentum(share * border, gamma), lambda w: w, 1.0, 3000)
        assert (w.min() < 0) == swings


@pytest.mark.parametrize("alpha", [*10 ** np.arange(-3, -2.9, 0.02), 1e-2])
def test_in_the_valley_only_the_left_end_of_the_slider_is_a_larger_learning_rate(alpha):
    v = path(Momentum(alpha, 0.9), valley.gradient, [-7, 2], 100)[:, 1]
    assert ((v[1:] * v[:-1] < 0).any()) == (alpha > critical_alpha(0.9, 2.0) * 1.05)


def test_tuned_momentum_is_better_for_every_kappa_above_1_and_a_fixed_gamma_only_above_38():
    for kappa in (*(1 + 10.0 ** np.arange(-6, 5)), 1.4, 37.9, 38.0):
        plain = rate_of_the_slower_axis(best_alpha([1 / kappa, 1]), 0, kappa)
        tuned = rate_of_the_slower_axis(*best_alpha_gamma([1 / kappa, 1]), kappa)
        assert tuned < plain, kappa
        assert (np.sqrt(0.9) < plain) == (kappa > (1 + np.sqrt(0.9)) / (1 - np.sqrt(0.9)))
    assert 37.9 < (1 + np.sqrt(0.9)) / (1 - np.sqrt(0.9)) < 38
    alphas = np.linspace(0.01, 4, 4001)
    for kappa in (1.0, 10.0, 30.0):
        assert rate_of_the_slower_axis(alphas, 0.9, kappa).min() >= np.sqrt(0.9) - 1e-12, "whatever alpha is"
