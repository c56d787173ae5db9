"""Theory against experiment: rates, walls and best settings of gradient descent and Momentum on quadratics."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.functions import book_loss, quadratic
from helpers.optimizers import GradientDescent, Momentum, path
from helpers.stability import best_alpha, best_alpha_gamma, convergence_rate, first_divergence, largest_alpha
from measured import measured_rates


def settings_at_random(number):
    """α, γ and λ with αλ from 0.02 to 4.4 and γ from 0 to 0.98, each an array of that length."""
    random = np.random.default_rng(6)
    curvature = 10 ** random.uniform(-2, 2, number)
    return random.uniform(0.02, 4.4, number) / curvature, random.uniform(0, 0.98, number), curvature


def test_the_measured_rate_of_200_random_paths_is_the_one_of_theory():
    alpha, gamma, curvature = settings_at_random(200)
    predicted = convergence_rate(alpha, gamma, curvature)
    measured = measured_rates(Momentum(alpha[:, None], gamma[:, None]), curvature[:, None], 4000)
    np.testing.assert_allclose(measured, predicted, rtol=0.02)
    assert (predicted > 1).sum() > 20 and (predicted < 1).sum() > 100


def test_the_verdict_stable_or_not_agrees_with_the_wall_everywhere_but_on_it():
    alpha, gamma, curvature = settings_at_random(100_000)
    wall = largest_alpha(gamma, curvature)
    clear = np.abs(alpha / wall - 1) > 1e-3
    stable = convergence_rate(alpha, gamma, curvature) < 1
    assert clear.sum() > 99_000
    assert np.array_equal(stable[clear], (alpha < wall)[clear])


def test_paths_a_thousandth_inside_the_wall_shrink_and_outside_grow():
    gamma = np.array([[0.0], [0.5], [0.9]])
    alpha = largest_alpha(gamma, 3.0) * [0.999, 1.001]
    inside, outside = np.abs(path(Momentum(alpha, gamma), lambda w: 3 * w, np.ones((3, 2)), 20_000)[-1]).T
    assert (inside < 1e-3).all() and not (outside < 1e3).any()


@given(alpha=st.floats(1e-3, 4), gamma=st.floats(0, 0.999), curvature=st.floats(0, 10))
def test_the_rate_is_the_spectral_radius_of_the_two_by_two_matrix(alpha, gamma, curvature):
    matrix = [[1 + gamma - alpha * curvature, -gamma], [1, 0]]
    assert convergence_rate(alpha, gamma, curvature) == pytest.approx(np.abs(np.linalg.eigvals(matrix)).max(), abs=1e-7)


@given(alpha=st.floats(1e-3, 10), curvature=st.floats(-10, 10))
def test_without_momentum_the_rate_is_one_minus_alpha_lambda(alpha, curvature):
    assert convergence_rate(alpha, 0, curvature) == pytest.approx(abs(1 - alpha * curvature), rel=1e-14, abs=1e-15)


@given(gamma=st.floats(0.01, 0.99), place=st.floats(0.001, 0.999))
def test_between_the_critical_steps_the_rate_is_the_root_of_gamma(gamma, place):
    low, high = (1 - np.sqrt(gamma)) ** 2, (1 + np.sqrt(gamma)) ** 2
    assert convergence_rate(low + place * (high - low), gamma, 1) == np.sqrt(gamma)


@given(alpha=st.floats(1e-3, 4), gamma=st.floats(0, 0.99), curvature=st.floats(0.1, 10))
def test_momentum_never_beats_the_root_of_gamma(alpha, gamma, curvature):
    assert convergence_rate(alpha, gamma, curvature) >= np.sqrt(gamma) * (1 - 1e-12)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=4))
def test_no_other_alpha_is_better_than_the_best(curvatures):
    def rate(alpha):
        return convergence_rate(alpha, 0, np.array(curvatures)).max()

    alpha, kappa = best_alpha(curvatures), max(curvatures) / min(curvatures)
    assert rate(alpha) == pytest.approx((kappa - 1) / (kappa + 1), abs=1e-12)
    assert min(rate(alpha * factor) for factor in np.geomspace(0.1, 10, 200)) >= rate(alpha) - 1e-12


@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=4))
def test_no_other_alpha_and_gamma_are_better_than_the_best(curvatures):
    alpha, gamma = best_alpha_gamma(curvatures)
    root = np.sqrt(max(curvatures) / min(curvatures))
    assert np.sqrt(gamma) == pytest.approx((root - 1) / (root + 1), abs=1e-12)
    others = convergence_rate(
        (alpha * np.geomspace(0.1, 10, 40))[:, None, None],
        np.linspace(0, 0.99, 40)[:, None],
        np.array(curvatures),
    ).max(axis=-1)
    assert others.min() >= np.sqrt(gamma) - 1e-9
    assert convergence_rate(alpha, gamma, np.array(curvatures)).max() == pytest.approx(np.sqrt(gamma), abs=1e-6)


def test_numbers_of_the_curriculum_at_kappa_100():
    alpha, gamma = best_alpha_gamma([0.01, 1])
    assert (round(gamma, 4), round(alpha, 4), round(np.sqrt(gamma), 3)) == (0.6694, 3.3058, 0.818)
    loss = quadratic([1.0, 100.0])
    distances = np.linalg.norm(path(GradientDescent(best_alpha([1, 100])), loss.gradient, [1, 1], 800), axis=1)
    assert np.flatnonzero(distances <= 1e-6 * distances[0])[0] == 691


def test_the_curvatures_of_the_books_loss_are_5_and_7():
    assert np.linalg.eigvalsh(book_loss.hessian([0, 0])) == pytest.approx([5, 7])
    assert best_alpha([5, 7]) == pytest.approx(1 / 6)


def test_a_single_number_gives_a_number_and_grids_give_grids():
    assert np.shape(convergence_rate(0.1, 0.9, 1.0)) == () and np.shape(largest_alpha(0.9, 2)) == ()
    alpha, gamma = np.linspace(0.1, 4, 5)[:, None], np.linspace(0, 0.9, 3)
    assert convergence_rate(alpha, gamma, 1.0).shape == (5, 3)
    assert best_alpha([[1, 2], [1, 100]]) == pytest.approx([2 / 3, 2 / 101])
    assert best_alpha(4.0) == pytest.approx(0.25)
    assert [part.shape for part in best_alpha_gamma(np.ones((4, 3)))] == [(4,), (4,)]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: convergence_rate(0, 0.9, 1), "alpha"),
        (lambda: convergence_rate(0.1, 1, 1), "gamma"),
        (lambda: convergence_rate(0.1, 0.9, np.nan), "curvature"),
        (lambda: largest_alpha(-0.1, 1), "gamma"),
        (lambda: largest_alpha(0.9, 0), "curvature"),
        (lambda: best_alpha([1, -1]), "curvatures"),
        (lambda: best_alpha_gamma([0, 1]), "curvatures"),
    ],
)
def test_settings_outside_their_range_are_refused_by_name(call, named):
    with pytest.raises(ValueError, match=f"^{named} must be .*, got "):
        call()


def test_divergence_is_seen_at_the_first_loss_beyond_the_limit():
    assert first_divergence([1.0, 4.0, 16.0, 64.0], limit=10) == 2
    assert first_divergence([1.0, np.nan]) == 1 and first_divergence([1.0, 2.0, np.inf]) == 2
    assert first_divergence([1.0, 0.5, 0.25]) is None


def test_to_stay_at_a_loss_of_0_is_no_divergence_and_to_leave_it_is_one():
    assert first_divergence([0.0, 0.0]) is None and first_divergence([0.0, 0.0, 1e-30]) == 2
    assert first_divergence([1.0, 10.0], limit=10) is None, "no more than `limit` times"
