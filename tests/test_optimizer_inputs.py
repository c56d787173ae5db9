"""What the rules, `states` and `path` take and give: many runs at once, dtypes, shapes, refusals by name."""

import numpy as np
import pytest

from every_rule import ONE_OF_EACH, made, ranges_of, rule_and_setting
from helpers.functions import book_loss, quadratic, rosenbrock, valley
from helpers.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, path, states


def double(W):
    """The gradient of W²."""
    return 2.0 * W


def in_columns(rule, names, number):
    """A rule with these settings as columns, from one end of their ranges to the other."""
    return made(rule, **{name: ranges_of(rule)[name].spread(number)[:, None] for name in names})


def in_row(many, row):
    """The rule in this row of those columns."""
    alone = {name: value[row, 0] if isinstance(value, np.ndarray) else value for name, value in vars(many).items()}
    return type(many)(**alone)


# NumPy raises an array to a power and a number to a power in two ways that may differ in the last bit.
RAISED_TO_A_POWER = {(Adam, "beta1"), (Adam, "beta2")}


def exactly_alike_in_columns(rule):
    numbers = [name for name, allowed in ranges_of(rule).items() if allowed.spread]
    return [name for name in numbers if (rule, name) not in RAISED_TO_A_POWER]


@pytest.mark.parametrize("rule", OPTIMIZERS)
@pytest.mark.parametrize("loss", [valley, book_loss, rosenbrock])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_cell_of_a_grid_equals_its_single_run_bit_for_bit(rule, loss, dtype):
    start, many = np.array([-1.5, 0.7], dtype), in_columns(rule, exactly_alike_in_columns(rule), 5)
    all_at_once = path(many, loss.gradient, np.tile(start, (5, 1)), 60)
    assert all_at_once.dtype == dtype
    for row in range(5):
        run = path(in_row(many, row), loss.gradient, start, 60)
        assert np.array_equal(all_at_once[:, row], run, equal_nan=True)


@pytest.mark.parametrize(("rule", "name"), sorted(RAISED_TO_A_POWER, key=str))
def test_where_a_power_of_a_setting_is_taken_a_cell_equals_its_single_run_to_the_last_digits(rule, name):
    many = in_columns(rule, [name], 7)
    all_at_once = path(many, valley.gradient, np.tile([-7.0, 2.0], (7, 1)), 5)
    for row in range(7):
        run = path(in_row(many, row), valley.gradient, [-7.0, 2.0], 5)
        np.testing.assert_allclose(all_at_once[:, row], run, rtol=1e-15)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=rule_and_setting)
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


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=rule_and_setting)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (3,), (2, 3), (4, 0, 2)])
def test_a_path_has_the_shape_of_w_behind_the_steps(rule, shape):
    assert path(rule, double, np.ones(shape), 4).shape == (5, *shape)
    assert path(rule, double, np.ones(shape), 0).shape == (1, *shape)


@pytest.mark.parametrize("rule", ONE_OF_EACH, ids=rule_and_setting)
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
