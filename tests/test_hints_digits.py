"""Mistakes in 11-5-7 as a reader would write them, with numpy: each gets the hint that names it, and none raises."""

from itertools import combinations

import numpy as np
import pytest

from as_written import solution_of, written
from helpers.answers.digits import check_backprop

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
    ([("1 - z**2", "1 - np.tanh(z) ** 2")], "z is tanh already"),
    ([("at_hidden.sum(axis=0)", "np.zeros(b1.shape)"), ("at_scores.sum(axis=0)", "0 * b2")],
     "the bias gradients are 0"),
    ([("at_hidden.sum(axis=0)", "at_hidden.mean(axis=0)"), ("at_scores.sum(axis=0)", "at_scores.mean(axis=0)")],
     "the weights are right and the biases are not"),
    ([("network.error_at_scores(s, X, labels)", "network.error_at_scores(s, X, labels) / len(X)")],
     "too small by the number of images"),
    ([("network.error_at_scores(s, X, labels)", "len(X) * network.error_at_scores(s, X, labels)")],
     "too large by the number of images"),
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


def wrong_functions():
    """(name of the check, check, function) for each of them."""
    return [("digits._check_gradient", check_backprop, written(BACKPROP, *changes)) for changes, _ in IN_BACKPROP]


def test_backprop_as_a_list_is_right_and_one_that_is_off_by_a_little_never_raises():
    assert check_backprop(written(BACKPROP, (RETURN, "return [dW1, db1, dW2, db2]"))).verdict == "right"
    for size in 10.0 ** np.arange(-16, 1):
        changed = written(BACKPROP, (RETURN, f"return dW1 * (1 + {size}), db1 - {size}, dW2, db2"))
        outcome = check_backprop(changed)
        assert outcome.verdict == ("right" if size < 4e-9 else "wrong"), size


FILLED = {
    "at_hidden = ...": "at_hidden = at_scores @ W2.T * (1 - z**2)",
    "dW1, db1 = ...,": "dW1, db1 = X.T @ at_hidden,",
    "dW2, db2 = ...,": "dW2, db2 = z.T @ at_scores,",
}


@pytest.mark.parametrize("blanks", [names for n in (1, 2, 3) for names in combinations(FILLED, n)])
def test_with_a_blank_left_the_answer_is_not_yet_there_and_no_error_is_told(blanks):
    """A blank is an Ellipsis, which has no sum and no product: that raised in the reader's function."""
    emptied = written(BACKPROP, *((FILLED[blank], blank) for blank in blanks))
    assert repr(check_backprop(emptied)) == "Not yet: put your formula in the place of the three dots."
