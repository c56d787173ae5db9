"""Lessons 11-5-4 and 11-5-5 in JupyterLab: every control to its ends, and how quickly the pictures follow."""

import pytest

from timing import assert_nothing_complains, show_delays, timed_keys


@pytest.fixture(scope="module")
def rmsprop(open_awake):
    return open_awake("11-5-4-rmsprop.ipynb")


@pytest.fixture(scope="module")
def adam(open_awake):
    return open_awake("11-5-5-adam.ipynb")


@pytest.fixture(scope="module")
def explorers(rmsprop, adam):
    names = ("units", "squares", "turned", "end", "first", "silence", "box")
    return dict(zip(names, [*rmsprop.explorers(), *adam.explorers()], strict=True))


def test_units_to_every_extreme(explorers):
    explorer = explorers["units"]
    explorer.show()
    explorer.press("s", "End")
    start = "s = 1e+06, η₀ = 0.1: gradient descent diverges (step 1), Momentum diverges (step 1), "
    assert explorer.sentence() == start + "RMSProp stays on its path."
    explorer.drag("s", -0.1)
    assert explorer.sentence().endswith("RMSProp leaves its path by 0.0058.")
    explorer.press("η₀", "End")
    explorer.press("s", "End")
    assert explorer.sentence().startswith("s = 1e+06, η₀ = 10: ")
    explorer.drag("η₀", -0.1)
    assert explorer.sentence().startswith("s = 1e+06, η₀ = 1e-06: ")


def test_squares_to_every_extreme(explorers):
    explorer = explorers["squares"]
    explorer.show()
    explorer.press("k", "End")
    explorer.press("α", "End")
    assert explorer.sentence().startswith("Step 60, α = 0.9999: √h = (")
    explorer.drag("α", -0.1)
    explorer.drag("k", -0.1)
    assert explorer.sentence().startswith("Step 0, α = 0: √h = (0.7, 4), so η = (0.14, 0.025).")
    explorer.press("η₀", "End")
    explorer.press("k", "End")
    explorer.drag("η₀", -0.1)
    assert explorer.sentence().startswith("Step 60, α = 0: ")


def test_turned_axes_to_both_ends(explorers):
    explorer = explorers["turned"]
    explorer.show()
    explorer.press("angle", "End")
    assert explorer.sentence().startswith("Turned by 90°") and explorer.sentence().endswith(
        "RMSProp 0.00118, Adam 0.102."
    )
    explorer.drag("angle", 0.5)
    assert "gradient descent 0.0133, Momentum 0.0479" in explorer.sentence()


def test_the_end_to_every_extreme(explorers):
    explorer = explorers["end"]
    explorer.show()
    assert explorer.sentence().endswith("it has arrived, and jumps between +½η₀ and −½η₀ for ever.")
    explorer.press("η₀", "End")
    explorer.press("α", "End")
    assert explorer.sentence().endswith("w has become exactly 0: the computer has no smaller number.")
    explorer.drag("η₀", -0.1)
    explorer.drag("α", -0.1)
    assert explorer.sentence() == "η₀ = 1e-06, α = 0: after 300 steps it is still on its way, at 1."


def test_first_steps_to_every_extreme(explorers):
    explorer = explorers["first"]
    explorer.show()
    explorer.box("bias correction").uncheck()
    explorer.settle()
    assert explorer.sentence().endswith("the first step is 3.16 α long, the longest of 50 is 6.57 α (step 12).")
    for slider in ("α", "β₁", "β₂"):
        explorer.press(slider, "End")
    assert explorer.sentence().endswith("the first step is 0.01 α long, the longest of 50 is 0.0706 α (step 50).")
    for slider in ("α", "β₁", "β₂"):
        explorer.drag(slider, -0.1)
    assert explorer.sentence().endswith("without bias correction: each step is 1e-06, one α long, from the first on.")
    explorer.box("bias correction").check()


def test_silence_to_every_extreme(explorers):
    explorer = explorers["silence"]
    explorer.show()
    explorer.press("zeros", "End")
    assert "after 10000 zeros: a spike gives a step of 3.16 α" in explorer.sentence()
    explorer.press("β₁", "End")
    assert explorer.sentence().endswith("There is no bound at all.")
    explorer.drag("β₁", -0.1)
    explorer.drag("β₂", 1.1)
    assert explorer.sentence().endswith("No gradients make it longer than 100 α.")
    explorer.drag("zeros", -0.1)
    explorer.drag("β₂", -0.1)
    assert (
        "after 0 zeros: a spike gives a step of 1 α; if the gradient stays on, up to 1 α within" in explorer.sentence()
    )


def test_box_to_every_extreme(explorers):
    explorer = explorers["box"]
    explorer.show()
    explorer.press("β₁", "Home")
    explorer.press("β₂", "Home")
    assert explorer.sentence().endswith("w is on the WRONG side, at 1.00.")
    explorer.press("β₂", "End")
    explorer.drag("β₁", 1.1)
    assert explorer.sentence().startswith("β₂ = 0.9999, β₁ = 0.9999: after 3000 steps w is ")


def test_pictures_follow_quickly_and_nothing_complains(rmsprop, adam, explorers, capsys):
    timed = {}
    for name, slider, key in (
        ("units", "s", "ArrowRight"),
        ("squares", "k", "ArrowRight"),
        ("squares", "α", "ArrowRight"),
        ("turned", "angle", "ArrowRight"),
        ("end", "η₀", "ArrowRight"),
        ("first", "α", "ArrowRight"),
        ("silence", "zeros", "ArrowRight"),
        ("silence", "β₂", "ArrowRight"),
        ("box", "β₂", "ArrowRight"),
    ):
        explorers[name].show()
        explorers[name].press(slider, "Home")
        timed[f"{name}, {slider}"] = timed_keys(explorers[name], slider, key)
    show_delays(capsys, timed)
    assert_nothing_complains([rmsprop, adam], explorers)
