"""Lesson 11-5-3 in JupyterLab: a rule that the reader writes joins the picture."""

import pytest

pytestmark = pytest.mark.parametrize("lesson", ["11-5-3-when-momentum-pays.ipynb"])

RULE = """class MyRule:
    def __init__(self, alpha, gamma):
        self.alpha, self.gamma = alpha, gamma

    def start(self, W):
        return W, np.zeros_like(W)

    def step(self, state, gradient):
        W, V = state
        V = self.gamma * V - self.alpha * gradient(W)
        return W + V, V


check_own_rule(MyRule)"""


def test_a_rule_of_ones_own_joins_the_picture(awake):
    assert awake.answer("check_own_rule(MyRule)", RULE).startswith("Right. ")
    awake.answer("explore_book_loss(own=MyRule)", "explore_book_loss(own=MyRule)")
    assert awake.explorers()[-1].sentence().endswith("Momentum is at 3.27, your own is at 3.27.")
