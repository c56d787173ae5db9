"""The key to 11-5-5 to 11-5-7 once more, by hand; its parts are those of `key_by_hand_11_4`."""

import json
import math
import re

import numpy as np

from as_written import NOTEBOOKS
from by_hand import in_words, nearest
from helpers.digit_races import race
from helpers.functions import valley
from helpers.optimizers import THE_FOUR, GradientDescent, Momentum
from helpers.races import RATES, losses_over_rates, steps_until_below

BETA1, BETA2, START = 0.9, 0.999, (-7, 2)
KAPPA = 2 / (1 / 10)  # of u²/20 + v²


def no_correction():
    """m = 1 − β₁ᵗ and v = 1 − β₂ᵗ for gradients of 1, and the step is m/√v."""
    t = np.arange(1, 30)
    m, v = 1 - BETA1**t, 1 - BETA2**t
    sizes = {0: "just right", 1: "too long", -1: "too short"}
    (choice,) = {sizes[side] for side in np.sign(m / np.sqrt(v) - 1)}
    told = [f"With β₁ = {BETA1} and β₂ = {BETA2} m and v", f"for g = 1 they are {m[0]:.1g} and {v[0]:.1g}."]
    return choice, [*told, f"divided by √v = {np.sqrt(v[0]):.1g},"]


def after_silence():
    """1000 zeros, then a gradient of 1: m = 0.1 and v = 0.001, each divided by its 1 − βᵗ with t = 1001."""
    t, m, v = 1001, 1 - BETA1, 1 - BETA2
    below_m, below_v = 1 - BETA1**t, 1 - BETA2**t
    step = (m / below_m) / math.sqrt(v / below_v)
    told = [f"At t = {t} the correction divides m by {below_m:.0f} and v by {below_v:.2f},"]
    told += [
        f"not by {m:.1g} and {v:.1g} as",
        "kept m and v at 0 while t grew",
        f"With β₁ = {BETA1} and β₂ = {BETA2},",
    ]
    return nearest(step, {"less than 1 α": 0.1, "1 α": 1, "2.5 α": 2.5, "1000 α": 1000}), told


def first_way():
    """At (−7, 2) of u²/20 + v² the gradient is (u/10, 2v); t = 1, so m̂ = g and v̂ = g²."""
    u, v = START
    g = np.array([u / 10, 2 * v])
    along, across = np.abs(((1 - BETA1) * g / (1 - BETA1)) / np.sqrt((1 - BETA2) * g**2 / (1 - BETA2)))
    assert along == across == 1
    told = ["+1 or −1 on each axis", "one α along u and one α along v"]
    choices = {"nearly straight across the valley": 0.1, "as far along the valley as across it": 1,
               "nearly straight along the valley": 10}  # fmt: skip
    return nearest(along / across, choices), [*told, "Move t to 1,", "the three panels."]


def memory_alone():
    """m starts at 0 and takes (1 − β₁) g of the first gradient; gradient descent takes g."""
    share = BETA1 * 0 + (1 - BETA1) * 1
    told = [f"At β₁ = {BETA1} the mean m takes a {in_words[round(share, 9)]} of", "there 1 − β₁ is missing"]
    return nearest(share, {"a tenth as long": 0.1, "just as long": 1, "ten times as long": 10}), told


def hand_picked():
    """The four at the rates of the question, 30 steps on u²/20 + v²; and RMSProp's rate moved to 0.3."""
    losses = _losses_at_30({"gradient descent": 0.95, "Momentum": 0.1, "RMSProp": 0.1, "Adam": 0.3})
    moved = losses | _losses_at_30({"RMSProp": 0.3})
    assert min(moved, key=moved.get) == "RMSProp"
    told = ["With 0.1 it is still on its way at step 30.", "On u²/20 + v², move", "rate to 0.3,"]
    return max(losses, key=losses.get), told


def _losses_at_30(rates):
    return {name: losses_over_rates(THE_FOUR[name], valley, START, [rate], 30)[30, 0] for name, rate in rates.items()}


def fair_loss():
    """The best loss at step 30 over the 721 rates. A needle between two of them can only make the others' lower."""
    rate = np.linspace(0.5, 1, 100_001)  # of gradient descent the loss is known for each rate, and there is no needle
    descent = np.min(49 / 20 * (1 - rate / 10) ** 60 + 4 * (1 - 2 * rate) ** 60)
    others = {name: losses_over_rates(THE_FOUR[name], valley, START, RATES, 30)[30].min()
              for name in THE_FOUR if name != "gradient descent"}  # fmt: skip
    lowest = {"gradient descent": descent, **others}
    told = ["On u²/20 + v²", "just at step 30,", "after step 30."]
    return max(lowest, key=lowest.get), told


def fair_settle():
    """The fewest steps until the loss stays below 1e-3, over the 721 rates; and κ from which γ = 0.9 pays."""
    fewest = {name: steps_until_below(losses_over_rates(rule, valley, START, RATES, 300)).min()
              for name, rule in THE_FOUR.items()}  # fmt: skip
    pays = (1 + math.sqrt(0.9)) / (1 - math.sqrt(0.9))
    assert KAPPA < pays
    return min(fewest, key=fewest.get), [
        f"κ is {KAPPA:.0f} on u²/20 + v², and below {pays:.0f} ",
        "ahead of γ = 0.9 in",
    ]


def stored(cell_id):
    """What a cell of 11-5-7 prints, as it is stored: five networks each, too many to train here."""
    (path,) = NOTEBOOKS.glob("11-5-7-*.ipynb")
    (cell,) = (cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["id"] == cell_id)
    return "".join(line for output in cell["outputs"] for line in output["text"])


def usual_rates():
    """The shares recognised after 10 epochs; and 1/(1 − γ), by which Momentum makes a step longer."""
    shares = {name: float(share) for name, share in re.findall(r"^(.+): ([\d.]+)$", stored("showed-code"), re.M)}
    told = ["A step of 0.01 times", f"up to {in_words[round(1 / (1 - 0.9))]} times as long"]
    assert shares.keys() == THE_FOUR.keys()
    return min(shares, key=shares.get), told


def one_rate():
    """Who is first at which rate."""
    first = dict(re.findall(r"^([\d.]+): first is (.+)$", stored("rates-code"), re.M))
    told = ["At 1, RMSProp", "up to 1 and more", "the epoch at 10,", f"at 0.1 {first['0.1']} is first."]
    return first["1"], told


def tuned_rates():
    """How far the best mean is from the worst, with five seeds and with five more, of 360 images."""
    apart = [float(share) for share in re.findall(r"worst mean: ([\d.]+) apart", stored("chance-code"))]
    assert len(apart) == 2 and max(apart) < 4 / 360
    choices = {"less than 0.01": (0, 0.01), "about 0.05": (0.03, 0.07), "more than 0.1": (0.1, 1)}
    (choice,) = (name for name, (low, high) in choices.items() if all(low <= share < high for share in apart))
    return choice, ["the four are alike", "less than four images of 360 apart", "with five seeds", "Look at race 3,"]


def ten_times():
    """Three networks each, at α/(1 − γ) and at α."""
    alpha, gamma = 0.2, 0.9
    larger = round(alpha / (1 - gamma), 9)
    pair = race({"descent": GradientDescent(larger), "Momentum": Momentum(alpha, gamma)}, 10, range(3))
    ratio = pair["descent"].loss[-1].mean() / pair["Momentum"].loss[-1].mean()
    choices = {"Momentum's by far": 100, "about the same": 1, "gradient descent's by far": 0.01}
    return nearest(ratio, choices), [f"α = {larger:g} is beyond", f"At γ = {gamma}, move α from 0.01 to {alpha}:"]


PREDICTED = {
    "no-correction": no_correction,
    "after-silence": after_silence,
    "first-way": first_way,
    "memory-alone": memory_alone,
    "hand-picked": hand_picked,
    "fair-loss": fair_loss,
    "fair-settle": fair_settle,
    "usual-rates": usual_rates,
    "one-rate": one_rate,
    "tuned-rates": tuned_rates,
    "ten-times": ten_times,
}


def _longest(beta1, beta2):
    """The longest of the steps (1 − β₁ᵗ)/√(1 − β₂ᵗ) under a steady gradient."""
    return max((1 - beta1**t) / math.sqrt(1 - beta2**t) for t in range(1, 100))


WRONG_NUMBERS = {
    "adam.check_first_step": [  # β₁ = 0.6 and β₂ = 0.9999
        (1, "with the correction it would be 1", (0.4 / 0.4) / math.sqrt(0.0001 / 0.0001)),
        (10, "that is for β₁ = 0.9", (1 - 0.9) / math.sqrt(1 - 0.9999)),
        (12.65, "that is for β₂ = 0.999", (1 - 0.6) / math.sqrt(1 - 0.999)),
        (4000, "v stands under a root", (1 - 0.6) / (1 - 0.9999)),
        (0.025, "1 − β₁ on top, √(1 − β₂) below", math.sqrt(1 - 0.9999) / (1 - 0.6)),
        (60, "m is (1 − β₁) times the gradient", 0.6 / math.sqrt(1 - 0.9999)),
    ],
    "adam.check_spike": [
        (1, "that would be so at t = 1", (0.1 / 0.1) / math.sqrt(0.001 / 0.001)),
        (7.27, "that is the bound for all gradients", 0.1 / math.sqrt(0.001 * (1 - 0.81 / 0.999))),
        (100, "v stands under a root", 0.1 / 0.001),
        (0.1, "m is 0.1 times the gradient", 1 - 0.9),
        (2.52, "that is after 1000 zeros", (0.1 / (1 - 0.9**1001)) / math.sqrt(0.001 / (1 - 0.999**1001))),
        (6.57, "while the gradient stays on", _longest(0.9, 0.999)),
    ],
    "digits.check_binomial": [  # p = 0.973, N = 360
        (7.3e-5, "that is the variance", 0.973 * 0.027 / 360),
        (0.1621, "that is for a single image", math.sqrt(0.973 * 0.027)),
        (0.00045, "divide by N under the root, not after it", math.sqrt(0.973 * 0.027) / 360),
        (3.0753, "that is the number of images", math.sqrt(360 * 0.973 * 0.027)),
        (0.052, "the factor 1 - p is missing", math.sqrt(0.973 / 360)),
        (0.0028, "that is one image as a share", 1 / 360),
        (0.854, "that is in per cent", 100 * math.sqrt(0.973 * 0.027 / 360)),
    ],
    "digits.check_memory": [
        (692.8, "that is the half-life in steps", math.log(0.5) / math.log(0.999)),
        (45.5, "half-life is not 1/(1 − β₂)", 1 / (1 - 0.999) / 22),
        (0.3, "that is for β₁", math.log(0.5) / math.log(0.9) / 22),
    ],
}  # fmt: skip
RIGHT_NUMBERS = {
    "adam.check_first_step": ([40, 40.09, 0.4 / 0.01], [40.2, 39.8]),
    "adam.check_spike": ([3.16, 3.17, 0.1 / math.sqrt(0.001)], [3.15, 3.18]),
    "digits.check_binomial": ([0.0085, 0.00854, math.sqrt(0.973 * 0.027 / 360)], [0.0086, 0.0084]),
    "digits.check_memory": ([31.5, 31.49, math.log(0.5) / math.log(0.999) / 22], [31.4, 31.6]),
}
