"""Lesson 11-5-6 in JupyterLab: naming the four by their answers, and the judge who decides who is first."""

import pytest

pytestmark = pytest.mark.parametrize("lesson", ["11-5-6-four-answers-one-race.ipynb"])


@pytest.fixture
def explorers(awake):
    return dict(zip(("race", "fair", "names", "own"), awake.explorers(), strict=True))


def test_the_four_are_named_by_their_answers(explorers):
    explorer = explorers["names"]
    explorer.show()
    explorer.press("k", "End")
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


def test_each_at_its_best_and_the_judge_decides(explorers):
    explorer = explorers["fair"]
    explorer.show()
    explorer.press("k", "End")
    explorer.drop_down("surface").select_option("u²/20 + v²")
    for judge, first in (
        ("loss at step 30", "RMSProp 5.01e-14 (0.601), Momentum 2.67e-05 (0.686)"),
        ("steps until below 1e-3", "gradient descent 41 (0.9"),
    ):
        explorer.drop_down("judge").select_option(judge)
        explorer.settle()
        explorer.button("each at its best").click()
        explorer.settle()
        assert explorer.sentence().startswith(f"{judge.capitalize()}, learning rates in brackets: {first}")
    explorer.drop_down("whose learning rate").select_option("Adam")
    explorer.drag("learning rate", 1.1)
    assert "Adam" in explorer.sentence() and "(10)" in explorer.sentence()
