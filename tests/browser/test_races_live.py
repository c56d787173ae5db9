"""Lesson 11-5-6 in JupyterLab: naming the four, the races at every end of every rate, and how quickly they follow."""

import pytest

from timing import assert_nothing_complains, show_delays, timed_keys

RULES = ("gradient descent", "Momentum", "RMSProp", "Adam")


@pytest.fixture(scope="module")
def lesson(open_awake):
    return open_awake("11-5-6-four-answers-one-race.ipynb")


@pytest.fixture(scope="module")
def explorers(lesson):
    return dict(zip(("names", "race", "fair", "own"), lesson.explorers(), strict=True))


def test_the_four_are_named_by_their_answers(explorers):
    explorer = explorers["names"]
    explorer.show()
    explorer.drop_down("probe").select_option("flipping")
    explorer.settle()
    answers = dict(part.split(" ", 1) for part in explorer.sentence().split(": ")[1].split(". Name")[0].split(", "))
    last = {letter: answer.split(" … ") for letter, answer in answers.items()}
    signatures = {("1", "1"): "gradient descent", ("1", "0.526"): "Momentum", ("3.16", "1"): "RMSProp"}
    for letter in "ABCD":
        explorer.drop_down(letter).select_option(signatures.get(tuple(last[letter]), "Adam"))
    explorer.settle()
    assert explorer.sentence().startswith("Right, all four")
    explorer.drop_down("A").select_option("?")


@pytest.mark.parametrize("surface", ["x²/20 + y²", "turned by 45°", "saddle", "Rosenbrock"])
def test_every_rate_to_both_ends_on_every_surface(explorers, surface):
    explorer = explorers["race"]
    explorer.show()
    if surface == "x²/20 + y²":
        assert explorer.sentence().startswith("Loss at step 30: gradient descent 0.0133 (rate 0.95), Momentum 0.0479")
    explorer.drop_down("surface").select_option(surface)
    for rule in RULES:
        explorer.drop_down("whose rate").select_option(rule)
        explorer.settle()
        explorer.press("rate", "End")
        assert f"{rule} " in explorer.sentence() and "(rate 10)" in explorer.sentence()
        explorer.press("rate", "Home")
        assert "(rate 1e-06)" in explorer.sentence()
    assert explorer.red_line() == []


def test_each_at_its_best_and_the_judge_decides(explorers):
    explorer = explorers["fair"]
    explorer.show()
    for judge, first in (
        ("loss at step 30", "RMSProp 5.01e-14 (rate 0.601), Momentum 2.67e-05 (rate 0.686)"),
        ("steps until below 1e-3", "gradient descent 41 (rate 0.9"),
    ):
        explorer.drop_down("judge").select_option(judge)
        explorer.settle()
        explorer.button("each at its best").click()
        explorer.settle()
        assert explorer.sentence().startswith(f"{judge.capitalize()}: {first}")
    explorer.drop_down("whose rate").select_option("Adam")
    explorer.drag("rate", 1.1)
    assert "Adam" in explorer.sentence() and "(rate 10)" in explorer.sentence()


def test_pictures_follow_quickly_and_nothing_complains(lesson, explorers, capsys):
    timed = {}
    for name in ("race", "fair"):
        explorers[name].show()
        explorers[name].drop_down("surface").select_option("x²/20 + y²")
        explorers[name].settle()
        explorers[name].press("rate", "End")
        timed[f"{name}, rate"] = timed_keys(explorers[name], "rate", "ArrowLeft")
        explorers[name].watch()
        for surface in ("saddle", "Rosenbrock", "turned by 45°", "x²/20 + y²"):
            explorers[name].drop_down("surface").select_option(surface)
            lesson.page.wait_for_timeout(700)
        timed[f"{name}, surface"] = explorers[name].watched()["delays"]
    show_delays(capsys, timed)
    assert_nothing_complains([lesson], explorers)
