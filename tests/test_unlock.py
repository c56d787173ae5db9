"""Training unlocks: by the gradient check, or by "Just show me"; and the bar above a long training."""

import numpy as np
import pytest

from helpers import network
from helpers.answers.digits import check_backprop
from helpers.answers.planted_bugs import planted
from helpers.answers.predictions import RightChoice
from helpers.explorers import progress
from helpers.explorers.point import explore_point
from helpers.explorers.predictions import Prediction
from helpers.explorers.progress import Progress
from helpers.explorers.unlock import Unlock
from helpers.training import History

pytestmark = pytest.mark.usefixtures("unpainted")

WISH = "written a backprop that passes"


def right_backprop(weights, X, labels):
    W1, b1, W2, b2 = weights
    z, s = network.scores(weights, X)
    at_scores = network.error_at_scores(s, X, labels)
    at_hidden = at_scores @ W2.T * (1 - z**2)
    return X.T @ at_hidden, at_hidden.sum(axis=0), z.T @ at_scores, at_scores.sum(axis=0)


def test_a_right_backprop_unlocks_and_no_other_does():
    assert Unlock(check_backprop, right_backprop, WISH).done
    for number in range(1, 6):
        unlock = Unlock(check_backprop, planted(number), WISH)
        assert not unlock.done and "Not quite: " in unlock.line.value
    blank = Unlock(check_backprop, lambda weights, X, labels: ..., WISH)
    assert not blank.done and f"Locked until you have {WISH}. Not yet: " in blank.line.value


def test_the_check_is_a_gradient_check_and_names_the_gradients_that_are_off():
    def off(place):
        def backprop(*case):
            parts = list(right_backprop(*case))
            parts[place] = parts[place] + 1e-5
            return tuple(parts)

        return backprop

    for place, name in enumerate(("W1", "b1", "W2", "b2")):
        outcome = check_backprop(off(place))
        assert repr(outcome) == f"Not quite: the gradient of {name} differs from the central differences."


def test_number_order_and_shapes_of_the_gradients_get_a_hint_of_their_own():
    def said(change):
        return repr(check_backprop(lambda *case: change(*right_backprop(*case), *case)))

    assert said(lambda W1, b1, W2, b2, *_: (W1, W2, b1, b2)) == "Not quite: the order should be W1, b1, W2, b2."
    assert said(lambda W1, b1, W2, b2, *_: (W1, b1, W2)).startswith("Not quite: four gradients are asked for")
    assert said(lambda *_: np.float64(3)).startswith("Not quite: four gradients are asked for")
    assert "the gradient of b1 has the shape (5, 3), and b1 has (3,)." in said(
        lambda W1, b1, W2, b2, *_: (W1, np.ones((5, 1)) * b1, W2, b2)
    )
    assert "is a .T missing, or the order wrong?" in said(lambda W1, b1, W2, b2, w, X, y: (X @ X, b1, W2, b2))
    assert said(lambda *_: (...,) * 4).startswith("Not yet: ")


def test_an_explorer_sleeps_until_both_the_exercise_and_the_prediction_are_done():
    prediction = Prediction(RightChoice("a", "so"), ("a", "b"))
    unlock = Unlock(check_backprop, planted(5), WISH)
    explorer = explore_point(after=(prediction, unlock))
    assert explorer.text.startswith(f"These controls wake up when you have locked in your prediction above and {WISH}.")
    prediction.buttons[1].value = True
    prediction.lock.click()
    assert explorer.asleep
    unlock.show.click()
    assert not explorer.asleep and "Unlocked, without the exercise." in unlock.line.value
    assert not explore_point(after=(prediction, unlock)).asleep
    assert not explore_point(after=Unlock(check_backprop, right_backprop, WISH)).asleep


def test_what_is_stored_of_an_unlock_is_its_line():
    stored = Unlock(check_backprop, planted(5), WISH)._repr_mimebundle_()
    assert stored["text/plain"].startswith(f"Locked until you have {WISH}. Not quite: ")


def test_the_words_of_a_check_are_escaped():
    def raises(*case):
        raise ValueError("<img src=x onerror=alert(1)>")

    assert "&lt;img" in Unlock(check_backprop, raises, WISH).line.value


def test_the_bar_moves_and_hides_and_after_an_interrupt_stays_and_says_how_far_it_came():
    bar = Progress("70 networks", 10)
    bar(3, 10)
    assert (bar.bar.value, bar.bar.max) == (3, 10) and "70 networks: epoch 3 of 10" in bar.line.value
    bar.finish(History(np.zeros((11, 1)), np.zeros((11, 1))))
    assert bar.panel.layout.display == "none"
    bar = Progress("70 networks", 10)
    bar(3, 10)
    bar.finish(History(np.zeros((4, 1)), np.zeros((4, 1)), interrupted=True))
    assert bar.panel.layout.display is None
    assert "interrupted: what was trained until then is shown, 3 of 10 epochs." in bar.line.value


def test_a_bar_that_is_interrupted_in_the_first_epoch_knows_how_many_there_were_to_be():
    bar = Progress("70 networks", 10)
    bar.finish(History(np.zeros((1, 1)), np.zeros((1, 1)), interrupted=True))
    assert "is shown, 0 of 10 epochs." in bar.line.value


@pytest.mark.parametrize("inside", [True, False])
def test_the_bar_is_displayed_once_in_a_notebook_and_never_outside(inside, monkeypatch):
    shown = []
    monkeypatch.setattr(progress, "display", shown.append)
    monkeypatch.setattr(progress.InteractiveShell, "initialized", lambda: inside)
    bar = Progress("70 networks", 10)
    for epoch in range(1, 11):
        bar(epoch, 10)
    bar.finish(History(np.zeros((11, 1)), np.zeros((11, 1))))
    assert shown == ([bar] if inside else [])
    assert bar._repr_mimebundle_()["text/plain"] == "70 networks"
