"""What the rules, `states` and `path` take and give: many runs at once, dtypes, shapes, refusals by name."""

import numpy as np
import pytest

from helpers.functions import book_loss, quadratic, rosenbrock, valley
from helpers.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, Nesterov, RMSProp, path, states

ONE_OF_EACH = tuple(rule(0.1) for rule in OPTIMIZERS)


def name_of(rule):
    return type(rule).__name__


def double(W):
    """The gradient of W²."""
    return 2.0 * W


@pytest.mark.parametrize(
    "many",
    [
        GradientDescent(np.geomspace(1e-3, 2, 5)[:, None]),
        Momentum(np.geomspace(1e-3, 2, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        Nesterov(np.geomspace(1e-3, 0.5, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        RMSProp(np.geomspace(1e-3, 2, 5)[:, None], np.linspace(0, 0.99, 5)[:, None]),
        Adam(np.geomspace(1e-3, 2, 5)[:, None]),
    ],
    ids=name_of,
)
@pytest.mark.parametrize("loss", [valley, book_loss, rosenbrock])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_cell_of_a_grid_equals_its_single_run_bit_for_bit(many, loss, dtype):
    start = np.array([-1.5, 0.7], dtype)
    all_at_once = path(many, loss.gradient, np.tile(start, (5, 1)), 60)
    assert all_at_once.dtype == dtype
    for cell in range(5):
        alone = {name: value[cell, 0] if isinstance(value, np.ndarray) else value for name, value in vars(many).items()}
        run = path(type(many)(**alone), loss.gradient, start, 60)
        assert np.array_equal(all_at_once[:, cell], run, equal_nan=True)


def test_with_arrays_of_beta_a_cell_equals_its_single_run_to_the_last_digits():
    beta1, beta2 = np.linspace(0, 0.99, 7)[:, None], np.linspace(0.5, 0.9999, 7)[:, None]
    all_at_once = path(Adam(0.01, beta1, beta2), valley.gradient, np.tile([-7.0, 2.0], (7, 1)), 5)
    for cell in range(7):
        run = path(Adam(0.01, beta1[cell, 0], beta2[cell, 0]), valley.gradient, [-7.0, 2.0], 5)
        np.testing.assert_allclose(all_at_once[:, cell], run, rtol=1e-15)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_integers_and_lists_become_float64_and_float32_stays(rule):
    wanted = path(rule, valley.gradient, np.array([-7.0, 2.0]), 9)
    for start in ([-7, 2], (-7, 2), np.array([-7, 2]), np.array([-7, 2], np.int8)):
        assert np.array_equal(path(rule, valley.gradient, start, 9), wanted)
    single = path(rule, valley.gradient, np.array([-7, 2], np.float32), 9)
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, wanted, rtol=1e-4, atol=1e-5)
    run = states(rule, valley.gradient, np.array([-7, 2], np.float32))
    for _ in range(3):
        assert all(part.dtype == np.float32 for part in next(run) if not isinstance(part, int))


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (3,), (2, 3), (4, 0, 2)])
def test_a_path_has_the_shape_of_w_behind_the_steps(rule, shape):
    assert path(rule, double, np.ones(shape), 4).shape == (5, *shape)
    assert path(rule, double, np.ones(shape), 0).shape == (1, *shape)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=name_of)
def test_the_callers_array_is_never_touched(rule):
    W = np.array([-7.0, 2.0])
    W.flags.writeable = False
    rows = path(rule, valley.gradient, W, 5)
    assert np.array_equal(W, [-7, 2]) and not np.shares_memory(rows, W)
    assert np.array_equal(path(rule, valley.gradient, W, 5), rows), "nothing is shared between runs"


def test_settings_in_float64_arrays_do_not_widen_float32_weights():
    start = np.ones((3, 2), np.float32)
    assert path(Adam(np.full((3, 1), 0.1)), valley.gradient, start, 2).dtype == np.float32
    assert path(Momentum(np.float64(0.1)), valley.gradient, start, 2).dtype == np.float32


def test_divergence_is_quiet_and_reaches_inf_and_nan(recwarn):
    run = path(GradientDescent(4.0), quadratic([1.0, 1.0]).gradient, [1.0, -1.0], 1000)
    assert not np.isfinite(run[-1]).any()
    assert len(recwarn) == 0 and np.geterr()["over"] == "warn"


def test_a_rule_of_the_reader_with_start_and_step_runs_too():
    class Signs:
        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            return (state[0] - 0.5 * np.sign(gradient(state[0])),)

    assert np.array_equal(path(Signs(), double, [2.0, -1.0], 2), [[2, -1], [1.5, -0.5], [1, 0]])


def test_a_rule_that_changes_its_weights_in_place_still_gives_its_path():
    class InPlace:
        def start(self, W):
            return (W,)

        def step(self, state, gradient):
            (W,) = state
            W -= 0.5
            return (W,)

    assert np.array_equal(path(InPlace(), double, [2.0], 2), [[2], [1.5], [1]])


RATES = [(GradientDescent, "alpha"), (Momentum, "alpha"), (Nesterov, "alpha"), (RMSProp, "eta0"), (Adam, "alpha")]
EPSILONS = [(RMSProp, "epsilon"), (Adam, "epsilon")]
DECAYS = [(Momentum, "gamma"), (Nesterov, "gamma"), (RMSProp, "alpha"), (Adam, "beta1"), (Adam, "beta2")]
NOT_NUMBERS = (True, "0.1", None, 1j, [0.1, True], [[0.1], 0.1], {})


def with_setting(rule, name, value):
    needed = {"eta0": 0.1} if rule is RMSProp else {"alpha": 0.1}
    return rule(**{**needed, name: value})


@pytest.mark.parametrize(("rule", "name"), RATES + EPSILONS)
@pytest.mark.parametrize("value", [0, -0.1, np.nan, np.inf, [0.1, -1.0], np.array([0.1, np.nan])])
def test_a_rate_that_is_not_positive_is_refused_by_name(rule, name, value):
    with pytest.raises(ValueError, match=f"^{name} must be finite and > 0, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize(("rule", "name"), DECAYS)
@pytest.mark.parametrize("value", [1, 1.5, -1e-9, np.nan, np.inf, [0.5, 1.0]])
def test_a_decay_outside_its_range_is_refused_by_name(rule, name, value):
    with pytest.raises(ValueError, match=f"^{name} must be at least 0 and below 1, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize(("rule", "name"), DECAYS)
def test_a_decay_may_be_0(rule, name):
    assert getattr(with_setting(rule, name, 0), name) == 0


@pytest.mark.parametrize(("rule", "name"), RATES + EPSILONS + DECAYS)
@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_a_setting_that_is_not_a_number_is_refused_by_name(rule, name, value):
    with pytest.raises(TypeError, match=f"^{name} must be .*, got "):
        with_setting(rule, name, value)


@pytest.mark.parametrize("value", [1, 0, "yes", None, [True]])
def test_bias_correction_is_true_or_false(value):
    with pytest.raises(TypeError, match="^bias_correction must be True or False, got "):
        Adam(bias_correction=value)


@pytest.mark.parametrize("steps", [-1, -3000])
def test_negative_steps_are_refused(steps):
    with pytest.raises(ValueError, match="^steps must be at least 0, got -"):
        path(GradientDescent(0.1), double, 1.0, steps)


@pytest.mark.parametrize("steps", [1.0, 2.5, True, "3", None, np.nan])
def test_steps_that_are_not_whole_are_refused(steps):
    with pytest.raises(TypeError, match="^steps must be a whole number, got "):
        path(GradientDescent(0.1), double, 1.0, steps)


@pytest.mark.parametrize("W", [True, "W", None, [1j], [[1.0], 2.0]], ids=repr)
def test_weights_that_are_not_numbers_are_refused(W):
    with pytest.raises(TypeError, match="^W must be "):
        states(GradientDescent(0.1), double, W)


def test_a_gradient_that_is_no_function_or_gives_no_gradient_is_refused():
    with pytest.raises(TypeError, match="gradient must be a function of W, got ndarray"):
        path(GradientDescent(0.1), np.ones(2), [1.0, 2.0], 1)
    with pytest.raises(TypeError, match="gradient must give real numbers, got NoneType"):
        path(GradientDescent(0.1), lambda W: None, [1.0, 2.0], 1)
    with pytest.raises(ValueError, match=r"gradient must give W's shape \(2,\), got \(\)"):
        path(GradientDescent(0.1), lambda W: 1.0, [1.0, 2.0], 1)


def test_settings_of_another_shape_than_the_weights_are_refused():
    with pytest.raises(ValueError, match=r"GradientDescent must give a tuple.* in W's shape \(2,\)"):
        path(GradientDescent(np.full((3, 1), 0.1)), double, [1.0, 2.0], 1)


def test_a_rule_that_gives_no_tuple_is_refused():
    class Forgot(GradientDescent):
        def step(self, state, gradient):
            return state[0]

    with pytest.raises(ValueError, match="Forgot must give a tuple, the weights first"):
        path(Forgot(0.1), double, [1.0, 2.0], 1)
