"""The questions with choices that come back, once more by hand: the right choice, and the numbers of its reason.

A function for each question with choices gives its right choice and the parts of its reason that hold a number.
"""

import math

import numpy as np

from by_hand import in_words, nearest
from key_by_hand_11_4 import central, forward

GAMMA, BETA1, BETA2 = 0.9, 0.9, 0.999


def still_ten_times():
    """The error of the central difference of sin at 1 for both steps, against cos 1."""
    errors = [abs(central(math.sin, 1, h) - math.cos(1)) for h in (1e-3, 1e-4)]
    assert f"{errors[0]:.0e}" == "9e-08"
    share = errors[1] / errors[0]
    choices = {"about 9e-9": 1 / 10, "about 9e-10": 1 / 100, "about 9e-12": 1 / 10_000}
    return nearest(share, choices), ["a tenth of h"]


def still_half_way():
    """The forward difference of 3x² − x at 2 with h = 1/2 is the slope 6x − 1: at which x?"""
    place = (forward(lambda x: 3 * x * x - x, 2, 0.5) + 1) / 6
    choices = {"at x + h/2": 2.25, "at x + h": 2.5}
    return nearest(place, choices), ["with half the step"]


def still_shared_digits():
    """16 digits, of which the first 12 are gone."""
    return {12: "12", 16: "16", 4: "about 4"}[16 - 12], []


def still_too_small_a_step():
    """h²/6 and u/h at h = 1e-9, with u = 2⁻⁵³."""
    h = 1e-9
    return ("what is rounded" if 2.0**-53 / h > h * h / 6 else "what the formula cuts off"), ["grows as 1/h"]


def still_by_backprop():
    """Operations of a network with 1000 inputs and 1000 hidden values: once forward, and back for both factors."""
    forward_pass = 1000 * 1000
    back = 2 * forward_pass
    assert 1 <= back / forward_pass <= 3
    return "as long as one to three passes", []


def still_trains_well():
    """11-4-3: three of six bugs recognised all fresh images after 150 steps."""
    return "not much: with a wrong gradient it may learn, too", []


def still_factor():
    """1 − αλ, its sign and its size."""
    factor = 1 - 0.9 * 2
    side = "the other side" if factor < 0 else "the same side"
    share = {0.2: "a fifth of it is left", 0.8: "four fifths of it are left"}[round(abs(factor), 9)]
    return f"{share}, on {side}", [f"1 − 0.9 · 2 = −{-factor:.1f}:"]


def still_four_times():
    """Steps for one digit with the shrink factor (κ − 1)/(κ + 1)."""
    few, many = (math.log(0.1) / math.log((kappa - 1) / (kappa + 1)) for kappa in (50, 200))
    choices = {"about twice as many": 2, "about four times as many": 4, "about 16 times as many": 16}
    return nearest(many / few, choices), []


def still_steady():
    """The sum of a geometric series, number by number."""
    V = 0.0
    for _ in range(200):
        V = 0.75 * V + 1
    choices = {f"{number:g} times the first one": number for number in (4, 1.75, 0.75)}
    return nearest(V, choices), ["1 + γ + γ²", "1/(1 − γ)."]


def still_lower_gamma():
    """Steps until a tenth is left."""
    before, after = (math.log(0.1) / math.log(gamma) for gamma in (0.9, 0.5))
    lost = f"one {in_words[0.5]} of the old velocity is lost now, not a {in_words[round(1 - 0.9, 9)]}"
    return ("not as long" if after < before else "longer"), [lost]


def still_root():
    """√κ for κ."""
    return f"κ = {math.isqrt(400)}", []


def still_round_bowl():
    """Momentum on w²/2 with α = 1, from 1: after how many steps is it at 0 for good?"""
    last = {}
    for gamma in (0.9, 0.5, 0.0):
        w, V, away = 1.0, 0.0, 0
        for step in range(1, 200):
            V = gamma * V - w
            w += V
            away = step if abs(w) > 1e-9 else away
        last[gamma] = away
    return f"{min(last, key=last.get):g}", ["With a γ above 0"]


def still_hundredth():
    """1 over the root of a hundred squares of 1."""
    return {10: "η₀/10", 100: "η₀/100", 1: "η₀"}[round(math.sqrt(sum(1.0 for _ in range(100))))], ["squares is 100"]


def still_in_grams():
    """Fifty steps of RMSProp on w²/2, and on a thousand times as much."""
    ways = []
    for scale in (1, 1000):
        w, h, way = 1.0, 0.0, []
        for _ in range(50):
            g = scale * w
            h = 0.9 * h + 0.1 * g * g
            w -= 0.1 * g / (math.sqrt(h) + 1e-8)
            way.append(w)
        ways.append(way)
    assert np.allclose(*ways, atol=1e-6)
    return "very nearly nothing", []


def still_corner():
    """Adam's first step by hand: m̂ / √v̂ on each axis."""
    g = np.array([0.01, -50.0])
    m, v = (1 - BETA1) * g, (1 - BETA2) * g**2
    step = m / (1 - BETA1) / np.sqrt(v / (1 - BETA2))
    assert np.allclose(step, [1, -1])
    return "by one α along each axis", ["is +1 or −1"]


def still_without_it():
    """Both means after the first gradient of 1, beside 1."""
    on_top, below = 1 - BETA1, math.sqrt(1 - BETA2)
    choice = "v: they get too long" if on_top / below > 1 else "m: they get too short"
    return choice, [f"only {below:.2f} of what", f"and m {on_top:.1f} of it", "One divides by"]


def _losses(step_of, rates, steps=100):
    """The losses of u²/20 + v² from (−7, 2) after each step, for many rates at once; step_of(k) makes a rule's step."""
    W, found, step = np.array([[-7.0], [2.0]]) * np.ones_like(rates), [], step_of(rates)
    for _ in range(steps):
        W = W + step(W * np.array([[0.1], [2.0]]))
        found.append(W[0] ** 2 / 20 + W[1] ** 2)
    return np.array(found)


def _momentum(rates, gamma=GAMMA):
    V = np.zeros((2, len(rates)))

    def step(g):
        V[:] = gamma * V - rates * g
        return V

    return step


def _rmsprop(rates):
    h = np.zeros((2, len(rates)))

    def step(g):
        h[:] = 0.9 * h + 0.1 * g**2
        return -rates * g / (np.sqrt(h) + 1e-8)

    return step


def still_needle():
    """The best α of Momentum for step 30: the worst loss of the ten steps after it is far larger."""
    rates = np.geomspace(0.001, 3.9, 4000)
    losses = _losses(_momentum, rates)
    best = np.nanargmin(losses[29])
    assert losses[30:40, best].max() > 100 * losses[29, best]
    return "at some α they pass the minimum at just this step", ["of ten steps"]


def still_guessed_rate():
    """How far the rates span that stay below 0.001 from some step up to 100 on."""
    rates, spans = np.geomspace(0.001, 4, 721), {}
    rules = {"gradient descent": lambda rates: _momentum(rates, 0.0), "Momentum": _momentum, "RMSProp": _rmsprop}
    for name, rule in rules.items():
        with np.errstate(all="ignore"):
            good = rates[(_losses(rule, rates, 300)[99:] < 1e-3).all(axis=0)]
        spans[name] = good.max() / good.min() if good.size else 0
    assert spans["RMSProp"] == 0 and spans["Momentum"] > 10 * spans["gradient descent"]
    return max(spans, key=spans.get), []


CHOSEN = {name.replace("_", "-"): by_hand for name, by_hand in list(globals().items()) if name.startswith("still_")}
