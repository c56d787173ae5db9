"""The map of lesson 11-5-3: dot, colour, path and theory agree; walls, best settings, the right sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.explorers.rate_map import explore_rate_map
from helpers.functions import quadratic
from helpers.optimizers import Momentum, Nesterov, path
from helpers.stability import (
    best_alpha_gamma,
    convergence_rate,
    critical_alpha,
    largest_alpha,
    rate_of_the_slower_axis,
)
from measured import measured_rates
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def rate_map():
    return explore_rate_map()


def test_dot_colour_and_measured_rate_agree_at_50_positions(rate_map):
    random = np.random.default_rng(50)
    alphas, gammas = random.integers(2, 400, 50) / 100, random.integers(0, 990, 50) / 1000
    kappas, nesterovs = random.choice([2, 10, 100], 50), random.random(50) < 0.3
    rates = {
        rule: measured_rates(rule(alphas[:, None], gammas[:, None]), np.stack([1 / kappas, np.ones(50)], axis=-1), 3000)
        for rule in (Momentum, Nesterov)
    }
    shrinking = 0
    for place, (alpha, gamma, kappa, nesterov) in enumerate(zip(alphas, gammas, kappas, nesterovs.tolist())):
        measured = rates[Nesterov if nesterov else Momentum][place]
        picture = move(rate_map, alpha=alpha, gamma=gamma, kappa=kappa, nesterov=nesterov).picture
        assert picture.dot.get_xydata().tolist() == [[alpha, gamma]]
        row, column = (min(int(share * 200), 199) for share in (gamma, alpha / 4))
        around = picture.image.get_array()[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        if measured < 0.999:
            steps = np.log(0.1) / np.log(measured)
            assert around.min() * 0.97 <= steps <= around.max() * 1.03 or around.mask.any()
            assert shown_rate(rate_map) == pytest.approx(measured, rel=0.02)
            shrinking += 1
        elif measured > 1.001:
            assert around.mask.any() and "past the wall" in rate_map.text
    assert shrinking > 20


def shown_rate(rate_map):
    return float(rate_map.text.split("the shrink factor is ")[1].split(",")[0])


def test_the_loss_is_that_of_the_path_and_the_broad_line_that_of_theory(rate_map):
    picture = move(rate_map, alpha=1.0, gamma=0.9, kappa=10, nesterov=False).picture
    loss = quadratic([0.1, 1.0])
    walked = path(Momentum(1.0, 0.9), loss.gradient, [-8, 4], 200)
    assert np.array_equal(picture.paths[0].get_xydata(), walked)
    np.testing.assert_allclose(picture.curves[0].get_ydata(), np.maximum(loss(walked) / loss(walked[0]), 1e-13))
    np.testing.assert_allclose(picture.foretold.get_ydata(), np.maximum(0.9 ** np.arange(201.0), 1e-13))
    assert picture.paths[1].get_xydata().size == 0, "Nesterov's path is empty"


@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("kappa", [1, 10, 100, 1000])
def test_the_star_stands_where_the_map_is_best_and_the_lines_of_wall_and_damping_meet_it(rate_map, kappa, nesterov):
    picture = move(rate_map, kappa=kappa, nesterov=nesterov).picture
    (alpha,), (gamma,) = picture.star.get_data()
    assert (alpha, gamma) == best_alpha_gamma([1 / kappa, 1.0], nesterov)
    rate = 1 - 2 / np.sqrt(3 * kappa + 1) if nesterov else np.sqrt(gamma)
    assert rate_of_the_slower_axis(alpha, gamma, kappa, nesterov) == pytest.approx(rate, abs=1e-7)
    assert picture.image.get_array().min() >= np.log(0.1) / np.log(max(rate, 1e-300)) * 0.999
    assert np.interp(gamma, *picture.critical.get_data()[::-1]) == pytest.approx(alpha, abs=0.02)
    wall = np.interp(gamma, *picture.wall.get_data()[::-1])
    assert wall == pytest.approx(largest_alpha(gamma, 1.0, nesterov), abs=1e-3) and alpha < wall


@given(gamma=st.floats(0, 0.999), curvature=st.floats(1e-3, 1e3))
def test_on_nesterovs_critical_line_the_polynomial_has_a_double_root(gamma, curvature):
    left = 1 - critical_alpha(gamma, curvature, nesterov=True) * curvature
    assert ((1 + gamma) * left) ** 2 == pytest.approx(4 * gamma * left, rel=1e-9, abs=1e-12)


SENTENCES = [
    ((1.0, 0.0, 1, False), "Momentum, κ = 1, α = 1.00, γ = 0.000: the shrink factor is 0: "
                           "one step leads to the minimum."),
    ((2.0, 0.0, 100, False), "γ = 0.000: on the wall, the shrink factor is 1: in the long run the error "
                             "neither grows nor shrinks."),
    ((4.0, 0.999, 1, False), "past the wall, the shrink factor is 1.0452; diverged at step 86."),
    ((2.01, 0.0, 1000, False), "past the wall, the shrink factor is 1.01; "
                               "after 200 steps not yet a million times the start."),
    ((0.01, 0.999, 1000, False), "the shrink factor is 0.9995, 4,603 steps for one digit."),
    ((0.01, 0.0, 1000, False), "the shrink factor is 0.99999, 230,257 steps for one digit."),
    ((4.0, 0.0, 1000, True), "Nesterov, κ = 1000, α = 4.00, γ = 0.000: past the wall, the shrink factor is 3; "
                             "diverged at step 7."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "words"), SENTENCES)
def test_sentence_of_the_map_is_right_at_the_extremes(rate_map, values, words):
    names = ("alpha", "gamma", "kappa", "nesterov")
    assert move(rate_map, **dict(zip(names, values, strict=True))).text.endswith(words)


@pytest.mark.parametrize(("gamma", "wall"), [(0.0, 2.0), (0.9, 1.357), (0.5, 1.5)])
def test_the_wall_of_nesterov_is_2_times_1_plus_gamma_over_1_plus_2_gamma(gamma, wall):
    assert largest_alpha(gamma, 1.0, nesterov=True) == pytest.approx(wall, abs=5e-4)
    for factor, stable in ((0.999, True), (1.001, False)):
        alpha = factor * largest_alpha(gamma, 3.0, nesterov=True)
        assert (convergence_rate(alpha, gamma, 3.0, nesterov=True) < 1) == stable


def test_the_rate_of_nesterov_is_the_spectral_radius_of_its_matrix_and_the_measured_one():
    random = np.random.default_rng(7)
    alphas, gammas = random.uniform(0.01, 1.6, 40), random.uniform(0, 0.98, 40)
    measured = measured_rates(Nesterov(alphas[:, None], gammas[:, None]), np.ones((40, 2)), 3000)
    for alpha, gamma, seen in zip(alphas, gammas, measured, strict=True):
        left = 1 - alpha
        radius = np.abs(np.linalg.eigvals([[(1 + gamma) * left, -gamma * left], [1, 0]])).max()
        assert convergence_rate(alpha, gamma, 1.0, nesterov=True) == pytest.approx(radius, abs=1e-7)
        if 1e-3 < radius:
            assert seen == pytest.approx(radius, rel=0.02)


def test_numbers_of_the_curriculum_at_kappa_100():
    turn = np.linspace(0, np.pi, 2001)
    starts = np.stack([np.cos(turn), np.sin(turn)], axis=-1)

    def steps(rule):
        walked = path(rule, quadratic([1.0, 100.0]).gradient, starts, 300)
        found = np.argmax(np.hypot(walked[..., 0], walked[..., 1]) <= 1e-6, axis=0)
        return found.min(), found.max(), found[500]

    alpha, gamma = best_alpha_gamma([1.0, 100.0])
    assert steps(Momentum(alpha, gamma))[:2] == (83, 95)
    assert steps(Momentum(0.0331, 0.669))[1:] == (134, 132)
    assert (turn[500], round(0.99 * largest_alpha(gamma, 100.0), 4)) == (pytest.approx(np.pi / 4), round(alpha, 4))


@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("kappa", [1, 2, 10, 100, 1000])
def test_the_best_place_of_each_map_is_yellow_and_the_scale_tells_no_number(rate_map, kappa, nesterov):
    picture = move(rate_map, kappa=kappa, nesterov=nesterov).picture
    steps = picture.image.get_array()
    shades = picture.image.norm(steps)
    assert shades.min() <= 1e-9 and picture.image.norm.vmax == pytest.approx(100 * picture.image.norm.vmin)
    assert picture.image.norm.vmin == pytest.approx(max(steps.min(), 1))
    labels = [label.get_text() for label in picture.colours.ax.get_yticklabels()]
    assert labels == ["best", "3 ×", "10 ×", "30 ×", "100 ×"]
    np.testing.assert_allclose(picture.colours.get_ticks() / picture.image.norm.vmin, [1, 3, 10, 30, 100])


def test_at_the_star_the_path_is_a_power_times_k_and_flies_off_first():
    """Equal roots: the error of the steep axis is √γᵏ(1 + (1 + √γ)k) of its start."""
    for kappa in (2.0, 10.0, 100.0, 1000.0):
        alpha, gamma = best_alpha_gamma([1 / kappa, 1.0])
        v = path(Momentum(alpha, gamma), quadratic([1.0]).gradient, [4.0], 60)[:, 0]
        k, r = np.arange(61), np.sqrt(gamma)
        np.testing.assert_allclose(np.abs(v), 4 * r**k * (1 + (1 + r) * k), rtol=1e-6, atol=1e-12)
    loss = quadratic([0.01, 1.0])
    share = loss(path(Momentum(*best_alpha_gamma([0.01, 1.0])), loss.gradient, [-8, 4], 200)) / loss(np.array([-8, 4]))
    assert (round(share.max(), 1), share.argmax(), np.flatnonzero(share > 1)[-1]) == (13.2, 4, 17)


def test_rounding_alpha_down_and_gamma_up_is_the_safe_way():
    """The shrink factor of the map beyond the star's, with 1, 2 and 3 digits kept."""
    for kappa in (10.0, 100.0, 1000.0):
        alpha, gamma = best_alpha_gamma([1 / kappa, 1.0])
        for digit in (1e-2, 1e-3):
            down, up = (np.floor(alpha / digit) * digit, np.ceil(gamma / digit) * digit)
            safe = rate_of_the_slower_axis(down, up, kappa)
            other = rate_of_the_slower_axis(np.ceil(alpha / digit) * digit, np.floor(gamma / digit) * digit, kappa)
            assert np.sqrt(gamma) - 1e-9 <= safe < other
