"""Lessons 11-5-2 and 11-5-3 in JupyterLab: every control by key and by mouse, and how quickly the pictures follow."""

import pytest

from timing import assert_nothing_complains, show_delays, timed_keys


@pytest.fixture(scope="module")
def momentum(open_awake):
    return open_awake("11-5-2-momentum.ipynb")


@pytest.fixture(scope="module")
def pays(open_awake):
    return open_awake("11-5-3-when-momentum-pays.ipynb")


@pytest.fixture(scope="module")
def explorers(momentum, pays):
    names = ("lengths", "velocity", "turns", "overshoot", "map", "book", "larger", "own")
    return dict(zip(names, [*momentum.explorers(), *pays.explorers()], strict=True))


def test_lengths_to_every_extreme(explorers):
    explorer = explorers["lengths"]
    explorer.show()
    explorer.press("γ", "End")
    assert explorer.sentence().endswith("1000 times α; 90 % of it not within 160 steps.")
    explorer.drag("γ", -0.1)
    assert explorer.sentence().endswith("each step is α long: plain gradient descent.")
    explorer.drop_down("∇L").select_option("flipping")
    explorer.drag("α", 1.1)
    assert explorer.sentence().endswith("the step settles at α/(1 + γ) = 0.1, 1.000 times α.")


def test_turns_to_every_extreme(explorers):
    explorer = explorers["turns"]
    explorer.show()
    assert explorer.sentence().endswith("83.7° off, and below 45° from step 7 on.")
    explorer.press("γ", "End")
    assert explorer.sentence().endswith("89.3° off, and below 45° from step 75 on.")
    explorer.drop_down("∇L").select_option("stopping")
    explorer.press("α", "End")
    assert explorer.sentence().endswith("V halves every ln ½ / ln γ = 693 steps.")
    explorer.drag("γ", -0.1)
    assert explorer.sentence().endswith("nothing is remembered.")


def test_velocity_to_every_extreme(explorers):
    explorer = explorers["velocity"]
    explorer.show()
    assert explorer.sentence().endswith("plain gradient descent.")
    explorer.press("k", "End")
    explorer.press("γ", "End")
    assert explorer.sentence().startswith("γ = 0.999, step 60: γV = (") and "Together: " in explorer.sentence()
    explorer.drag("γ", -0.1)
    assert explorer.sentence().startswith("γ = 0.000, step 60: γV is 0")


def test_overshoot_to_every_extreme(explorers):
    explorer = explorers["overshoot"]
    explorer.show()
    explorer.press("α", "End")
    explorer.press("γ", "End")
    assert "so w overshoots; it first passes 0 at step " in explorer.sentence()
    explorer.drag("γ", -0.1)
    assert explorer.sentence().endswith("w never passes 0; overshooting begins at α = 1.")
    explorer.drag("α", -0.1)
    assert explorer.sentence().startswith("γ = 0.000, α = 0.0001: w never passes 0")


def test_map_to_every_extreme(explorers):
    explorer = explorers["map"]
    explorer.show()
    explorer.press("α", "End")
    assert "past the wall" in explorer.sentence() and "diverged at step " in explorer.sentence()
    explorer.press("γ", "End")
    explorer.press("κ", "End")
    assert explorer.sentence().startswith("Momentum, κ = 1000, α = 4.00, γ = 0.999: past the wall, the rate is 1.04")
    explorer.drag("α", -0.1)
    assert explorer.sentence().endswith("the rate is 0.9995, 4,603 steps for one digit.")
    explorer.drag("γ", -0.1)
    explorer.drag("κ", -0.1)
    assert explorer.sentence().endswith("the rate is 0.99, 229.1 steps for one digit.") or "229 steps" in (
        explorer.sentence()
    )
    explorer.box("Nesterov").check()
    explorer.press("α", "End")
    assert explorer.sentence().startswith("Nesterov, κ = 1, α = 4.00, γ = 0.000: past the wall, the rate is 3;")
    explorer.box("Nesterov").uncheck()


def test_book_and_larger_alpha_to_every_extreme(explorers):
    explorer = explorers["book"]
    explorer.show()
    assert explorer.sentence().endswith("gradient descent is at 0.000805, Momentum is at 3.27.")
    explorer.press("γ", "End")
    explorer.press("α", "End")
    assert explorer.sentence().endswith("has diverged (at step 8), Momentum has diverged (at step 17).")
    explorer = explorers["larger"]
    explorer.show()
    explorer.press("α", "End")
    explorer.press("γ", "End")
    assert "has diverged (at step " in explorer.sentence()
    explorer.drag("α", -0.1)
    explorer.drag("γ", -0.1)
    assert explorer.sentence().startswith("α = 0.001, γ = 0.000: after 100 steps gradient descent with 0.001 is at ")


def test_a_rule_of_ones_own_joins_the_picture(pays):
    rule = (
        "class MyRule:\n"
        "    def __init__(self, alpha, gamma):\n        self.alpha, self.gamma = alpha, gamma\n\n"
        "    def start(self, W):\n        return W, np.zeros_like(W)\n\n"
        "    def step(self, state, gradient):\n        W, V = state\n"
        "        V = self.gamma * V - self.alpha * gradient(W)\n        return W + V, V\n\n\n"
        "check_own_rule(MyRule)"
    )
    assert pays.answer("check_own_rule(MyRule)", rule).startswith("Right. ")
    pays.answer("explore_book_loss(own=MyRule)", "explore_book_loss(own=MyRule)")
    assert pays.explorers()[-1].sentence().endswith("Momentum is at 3.27, your own is at 3.27.")


def test_pictures_follow_quickly_and_nothing_complains(momentum, pays, explorers, capsys):
    timed = {}
    for name, slider, key, back in (
        ("lengths", "γ", "ArrowRight", "Home"),
        ("velocity", "k", "ArrowRight", "Home"),
        ("overshoot", "γ", "ArrowRight", "Home"),
        ("map", "α", "ArrowRight", "Home"),
        ("map", "γ", "ArrowRight", "Home"),
        ("map", "κ", "ArrowRight", "Home"),
        ("larger", "α", "ArrowRight", "Home"),
        ("book", "γ", "ArrowRight", "Home"),
    ):
        explorers[name].show()
        explorers[name].press(slider, back)
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, key)
    show_delays(capsys, timed)
    assert_nothing_complains([momentum, pays], explorers)
