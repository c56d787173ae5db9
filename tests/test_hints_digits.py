"""Mistakes in 11-5-7 as a reader would write them, with numpy: each gets the hint that names it, and none raises."""

import numpy as np
import pytest

from as_written import solution_of, written
from helpers.answers.digits import check_backprop, check_binomial, check_memory

BACKPROP, RETURN = solution_of("11-5-7", "exercise-backprop"), "return dW1, db1, dW2, db2"
IN_BACKPROP = [
    ([("X.T @ at_hidden", "at_hidden.T @ X")], "of W1 has the shape (3, 4), and W1 has (4, 3): is it transposed?"),
    ([("z.T @ at_scores", "at_scores.T @ z")], "of W2 has the shape (2, 3), and W2 has (3, 2): is it transposed?"),
    ([("z.T @ at_scores", "X.T @ at_scores")], "it is made from z.T and at_scores"),
    ([("z.T @ at_scores", "s.T @ at_scores")], "it is made from z.T and at_scores"),
    ([("X.T @ at_hidden", "z.T @ at_hidden")], "it is made from X.T and at_hidden"),
    ([("at_hidden.sum(axis=0)", "at_hidden.sum(axis=0, keepdims=True)")], "leave keepdims=True away"),
    ([("at_scores.sum(axis=0)", "np.sum(at_scores, axis=0, keepdims=True)")], "leave keepdims=True away"),
    ([("at_hidden.sum(axis=0)", "at_hidden")], "Here are 5 images: did you sum over them (axis=0)?"),
    ([("at_scores.sum(axis=0)", "at_scores")], "Here are 5 images: did you sum over them (axis=0)?"),
    ([("at_hidden.sum(axis=0)", "at_hidden.sum()")], "sum over the images alone, which is axis=0"),
    ([("at_hidden.sum(axis=0)", "at_hidden.sum(axis=1)")], "sum over the images alone, which is axis=0"),
    ([("at_hidden.sum(axis=0)", "at_scores.sum(axis=0)")], "it is made from at_hidden"),
    ([("X.T @", "X @")], "the shapes in a product @ do not fit"),
    ([(RETURN, "return dW1, dW2, db1, db2")],
     "the order should be W1, b1, W2, b2"),
    ([(RETURN, "return dW1, db1, dW2")], "four gradients are asked for"),
    ([(" * (1 - z**2)", "")], "the slope of tanh is missing"),
    ([("1 - z**2", "1 - z")], "not 1 - z"),
    ([("at_hidden.sum(axis=0)", "at_hidden.mean(axis=0)"), ("at_scores.sum(axis=0)", "at_scores.mean(axis=0)")],
     "the weights are right and the biases are not"),
    ([("network.error_at_scores(s, X, labels)", "network.error_at_scores(s, X, labels) / len(X)")],
     "too small by the number of images"),
    ([("network.error_at_scores(s, X, labels)", "-network.error_at_scores(s, X, labels)")], "that leads uphill"),
    ([(RETURN, "gradients = dW1, db1, dW2, db2")], "gave None: did you return the value?"),
    ([(RETURN, "return dW1, None, dW2, db2")], "gave None for a gradient"),
    ([(RETURN, "return tuple(np.float32(d) for d in (dW1, db1, dW2, db2))")], "compute in float64"),
    ([("scores(weights, X)", "scores([np.float32(w) for w in weights], np.float32(X))")], "compute in float64"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "hint"), IN_BACKPROP, ids=[hint for _, hint in IN_BACKPROP])
def test_a_mistake_in_backprop_is_named(changes, hint):
    said = repr(check_backprop(written(BACKPROP, *changes)))
    assert hint in said and ("axis=0" not in said or "axis=0" in hint), "no hint asks for what is done"


def test_backprop_as_a_list_is_right_and_one_that_is_off_by_a_little_never_raises():
    assert check_backprop(written(BACKPROP, (RETURN, "return [dW1, db1, dW2, db2]"))).verdict == "right"
    for size in 10.0 ** np.arange(-16, 1, 0.5):
        changed = written(BACKPROP, (RETURN, f"return dW1 * (1 + {size}), db1 - {size}, dW2, db2"))
        outcome = check_backprop(changed)
        assert outcome.verdict == ("right" if size < 4e-9 else "wrong"), size


@pytest.mark.parametrize(
    ("check", "answer", "hint"),
    [
        (check_binomial, np.sqrt(360 * 0.973 * 0.027), "as a share it is divided by 360"),
        (check_binomial, 0.973 * 0.027 / 360, "take the root"),
        (check_memory, np.log(0.5) / np.log(0.999), "divide by the steps of an epoch"),
        (check_memory, 1000 / 22, "half-life is not 1/(1 − β₂)"),
    ],
)
def test_a_wrong_number_is_named(check, answer, hint):
    assert hint in repr(check(answer))


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (check_binomial, (0.0085, 0.00854), (0.0086, 0.0084)),
        (check_memory, (31.5, 31.49), (31.3, 31.6)),
    ],
)
def test_a_number_is_as_near_as_the_digits_that_are_asked_for(check, right, wrong):
    assert {check(answer).verdict for answer in right} == {"right"}
    assert {check(answer).verdict for answer in wrong} == {"wrong"}
