"""The questions that come back at last: three from 11-5-5, and three from 11-5-6."""

from helpers.answers.recall import RecallChoice, RecallFormula

QUESTIONS = {
    "still-corner": RecallChoice(
        lesson="11-5-5",
        about="first-way",
        question="The first gradient that Adam sees is (0.01, −50). Where does its first step lead?",
        choices=("nearly along the second axis", "by one α along each axis", "nearly along the first axis"),
        choice="by one α along each axis",
        reason="m̂ is the gradient then, and √v̂ its size, entry by entry: one divided by the other is +1 or −1.",
    ),
    "still-without-it": RecallChoice(
        lesson="11-5-5",
        about="no-correction",
        question="Adam without the bias correction, with the usual β₁ and β₂. Which mean spoils its first steps most?",
        choices=("m: they get too short", "neither: it cancels", "v: they get too long"),
        choice="v: they get too long",
        reason="At first √v is only 0.03 of what it should be, and m 0.1 of it. One divides by √v.",
    ),
    "still-m-hat": RecallFormula(
        lesson="11-5-5",
        question="Adam's bias correction: m̂ after t steps.",
        letters=("m", "beta1", "t"),
        answer="m / (1 - beta1**t)",
        cases=((0.2, 0.9, 3.0), (-1.5, 0.5, 2.0), (0.7, 0.8, 5.0)),
        reason="1 − β₁ᵗ is the sum of the shares in m.",
        mistakes={
            "the correction fades with t: beta1**t": "m / (1 - beta1)",
            "m is too small at first: divide, do not multiply": "m * (1 - beta1**t)",
            "the power belongs to beta1 alone": "m / (1 - beta1) ** t",
            "1 - beta1**t is all below: put it into brackets": "m / 1 - beta1**t",
            "below stands 1 minus that": "m / beta1**t",
            "beta1 to the power t, not times t": "m / (1 - beta1 * t)",
        },
    ),
    "still-needle": RecallChoice(
        lesson="11-5-6",
        about="fair-loss",
        question="Each at its best for the loss at step 30, Momentum and Adam are very low in the valley. Why?",
        choices=(
            "at some α they pass the minimum at just this step",
            "they have come to rest at the minimum",
            "they have no wall",
        ),
        choice="at some α they pass the minimum at just this step",
        reason="Some steps later they are far higher again. The worst loss of ten steps would not be fooled like that.",
    ),
    "still-guessed-rate": RecallChoice(
        lesson="11-5-6",
        about="fair-settle",
        question="In the valley u²/20 + v² you have to guess the learning rate. Which of these forgives most?",
        choices=("gradient descent", "Momentum", "RMSProp"),
        choice="Momentum",
        reason="Its bar of good learning rates was by far the widest of these, and RMSProp had none at all.",
    ),
    "still-flipping": RecallFormula(
        lesson="11-5-6",
        question="The gradient flips between +1 and −1, and α = 1. How long is a step of Momentum in the long run?",
        letters=("gamma",),
        answer="1 / (1 + gamma)",
        cases=((0.9,), (0.5,), (0.2,)),
        reason="It is the sum 1 − γ + γ² − …",
        mistakes={
            "that is for a gradient that stays; this one flips": "1 / (1 - gamma)",
            "one divides by it (and a sum below a line needs brackets)": "1 + gamma",
            "that is Adam's m: the book's V has no 1 - gamma on top": "(1 - gamma) / (1 + gamma)",
            "that is the size of the second step; the next adds gamma**2": "1 - gamma",
        },
    ),
}
