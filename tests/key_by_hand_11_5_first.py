"""The key to 11-5-1 to 11-5-4 once more, by hand; its parts are those of `key_by_hand_11_4`."""

import math

import numpy as np

from by_hand import in_words, nearest


def way_of_momentum(gradient, W, alpha, gamma, steps):
    """The weights of each step, the start first: an array (steps + 1, n)."""
    W, V = np.array(W, dtype=float), np.zeros(len(W))
    way = [W]
    for _ in range(steps):
        V = gamma * V - alpha * gradient(W)
        W = W + V
        way.append(W)
    return np.array(way)


def steps_for_a_millionth(rate):
    """rateᵏ = 1e-6"""
    return math.log(1e-6) / math.log(rate)


def past_one_over():
    """v is multiplied by 1 − αλ: below 0 it changes sides, and below 1 in size it comes nearer."""
    alpha, curvature = 1.5, 1
    factor = 1 - alpha * curvature
    choice = {
        (False, True): "it comes nearer without a jump",
        (True, True): "it jumps over the minimum each time, and comes nearer",
        (True, False): "it runs away",
    }[factor < 0, abs(factor) < 1]
    told = [f"At α = {alpha} the factor is 1 − {alpha} = −{-factor}:", {0.5: "the size halves."}[-factor]]
    return choice, [*told, f"through {1 / curvature:g} and {2 / curvature:g},"]


def ten_times_kappa():
    """The steps for six digits at the best shrink factor (κ − 1)/(κ + 1), for κ = 10 and 100."""
    steps = {kappa: steps_for_a_millionth((kappa - 1) / (kappa + 1)) for kappa in (10, 100)}
    choices = {"about as many": 1, "about 3 times": 3, "about 10 times": 10, "about 100 times": 100}
    assert (1e4 - 1) / (1e4 + 1) - (1 - 2 / 1e4) < 1e-7, "about 1 − 2/κ"
    return nearest(steps[100] / steps[10], choices), ["(κ − 1)/(κ + 1), about 1 − 2/κ"]


def constant_gradient():
    """V ← γV + α·1, again and again."""
    alpha, gamma, V = 0.01, 0.9, 0
    for _ in range(1000):
        V = gamma * V + alpha
    told = [f"At γ = {gamma} and α = {alpha} each step is {gamma} of the last one plus {alpha}."]
    lost = in_words[round(1 - gamma, 9)]
    return f"{V:.3g}", [*told, f"the {lost} that is lost", f"the {alpha} that is added"]


def sharp_turn():
    """80 gradients along the first axis, then along the second: the first step that is nearer to the second."""
    gamma, V = 0.9, np.zeros(2)
    for _ in range(80):
        V = gamma * V + [1, 0]
    length, after = V[0], 0
    while V[1] <= V[0]:
        V, after = gamma * V + [0, 1], after + 1
    faded = in_words[round(1 - gamma, 9)]
    told = [f"At γ = {gamma}", f"is {in_words[round(length)]} pushes long", f"by a {faded} in each step"]
    return f"the {after}th", told


def larger_gamma():
    """γᵏ is left after k steps without a gradient."""
    small, large = 0.9, 0.99
    later = math.log(0.01) / math.log(large) - math.log(0.01) / math.log(small)
    return {-1: "sooner", 0: "at the same time", 1: "later"}[np.sign(later)], [f"{large} of V remains"]


def best_momentum():
    """Steps until both axes are below a millionth, at the α and γ whose rate is the best, (√κ − 1)/(√κ + 1)."""
    kappa = 100
    rate = (math.sqrt(kappa) - 1) / (math.sqrt(kappa) + 1)
    curvatures = np.array([1 / kappa, 1])
    W = way_of_momentum(lambda W: curvatures * W, [1, 1], (1 + rate) ** 2, rate**2, 1000)
    steps = np.flatnonzero(np.abs(W).max(axis=1) > 1e-6)[-1] + 1
    choices = {"about 600": 600, "about 350": 350, "about 90": 90, "about 10": 10}
    return nearest(steps, choices), [f"here {math.sqrt(kappa):.0f} in the place of {kappa}.", f"Leave κ at {kappa}."]


def book_gamma():
    """20 steps on 3u² + 3v² − uv + 7u − 7v + 10 from (4, 4): the loss above its lowest, 3, at (−1, 1)."""
    H, alpha = np.array([[6, -1], [-1, 6]]), 0.05
    ends = {}
    for gamma in (0, 0.26, 0.9):
        away = way_of_momentum(lambda W: H @ (W - [-1, 1]), [4, 4], alpha, gamma, 20)[-1] - [-1, 1]
        ends[gamma] = away @ H @ away / 2
    assert min(ends, key=ends.get) == 0.26 and max(ends.values()) > 100 * min(ends[0], ends[0.9]), "by far"
    flat, steep = np.linalg.eigvalsh(H)
    told = [f"At α = {alpha} and γ = 0.9", f"κ = {steep / flat:g},", "neither 0.9 nor 0."]
    return "γ = 0" if ends[0] < ends[0.9] else "γ = 0.9, by far", told


def _fault(measure):
    """What one sees of w ← w − η₀ g / measure(gradients of this weight up to now) on u²/20 + v², in 30 steps."""
    eta0, W, seen, lengths = 0.3, [-7.0, 2.0], [[], []], []
    for _ in range(30):
        steps = []
        for entry, curvature in enumerate((1 / 10, 2)):
            seen[entry].append(curvature * W[entry])
            steps.append(eta0 * seen[entry][-1] / measure(seen[entry]))
            W[entry] -= steps[-1]
        lengths.append([abs(step) / eta0 for step in steps])
    if max(lengths[0]) > 5:
        return "its first step is far too long", lengths
    if all(math.isclose(length, 1) for pair in lengths for length in pair):
        return "its steps keep their length, so it never settles", lengths
    shorter = all(after <= before for pair in zip(lengths, lengths[1:], strict=False) for before, after in zip(*pair))
    assert shorter and max(lengths[-1]) < 0.2 and abs(W[0]) > 4, "the steps are short, and the way is still long"
    return "its steps get short too soon", lengths


def by_size():
    choice, lengths = _fault(lambda seen: abs(seen[-1]))
    return choice, ["+1 or −1", f"stays at {in_words_of_one[round(lengths[-1][0], 6)]} η₀"]


def by_sum():
    choice, _ = _fault(lambda seen: math.sqrt(sum(g * g for g in seen)))
    return choice, ["leave η₀ at 0.3,"]


def by_mean():
    def mean(seen):
        h = 0.0
        for g in seen:
            h = 0.9 * h + 0.1 * abs(g)
        return h

    choice, lengths = _fault(mean)
    return choice, [f"starts at {0} and takes {1 - 0.9:.1f} of", f"g is {lengths[0][0]:.0f}."]


in_words_of_one = {1.0: "one"}


def thousand_times():
    """The walls are 2/λ and 2(1 + γ)/λ with λ = 2s."""
    s, steep = 1000, 2 * 1000
    walls = 2, round(2 * (1 + 0.9), 9)
    beyond = 0.3 > 20 * walls[0] / steep, 0.05 > 20 * walls[1] / steep
    told = [f"At s = {s} their walls are at {walls[0]}/{steep} and {walls[1]}/{steep},", "and 0.3 and 0.05 are far"]
    choice = {(True, True): "both run away", (True, False): "gradient descent runs away, Momentum arrives"}[beyond]
    return choice, [*told, "Leave η₀ at 0.1", f"move s to {s} and to {1 / s},"]


def fixed_eta():
    """RMSProp on w²/2 from 1, 2000 steps: where its last steps lead."""
    alpha, eta0, w, h, way = 0.9, 0.1, 1.0, 0.0, []
    for _ in range(2000):
        h = alpha * h + (1 - alpha) * w**2
        w = w - eta0 / math.sqrt(h) * w
        way.append(w)
    jumps = math.isclose(way[-1], -way[-2]) and math.isclose(abs(way[-1]), eta0 / 2)
    assert min(map(abs, way[:100])) < 1e-3 * eta0, "first far lower"
    told = [f"at α = {alpha} the step", f"With η₀ = {eta0},", f"up from {eta0}:"]
    return "it jumps to and fro between +½η₀ and −½η₀" if jumps else "at 0", told


PREDICTED = {
    "past-one-over": past_one_over,
    "ten-times-kappa": ten_times_kappa,
    "constant-gradient": constant_gradient,
    "sharp-turn": sharp_turn,
    "larger-gamma": larger_gamma,
    "best-momentum": best_momentum,
    "book-gamma": book_gamma,
    "by-size": by_size,
    "by-sum": by_sum,
    "by-mean": by_mean,
    "thousand-times": thousand_times,
    "fixed-eta": fixed_eta,
}

FLAT, STEEP, ROOT = 0.1, 2.0, math.sqrt(0.9)
WRONG_NUMBERS = {
    "gradient_descent.check_wall": [
        (20, "the wall of the flat axis", 2 / FLAT),
        (2, "the curvature of v² is its second derivative", 2 / 1),
        (0.5, "that is 1/λ", 1 / STEEP),
        (40, "the curvature of u²/20 is its second derivative", 2 / (1 / 20)),
        (0.952, "that is the best α", 2 / (FLAT + STEEP)),
    ],
    "gradient_descent.check_best_alpha": [
        (0.5, "the best for the steep axis alone", 1 / STEEP),
        (10, "the best for the flat axis alone", 1 / FLAT),
        (1, "that is the wall", 2 / STEEP),
        (1.905, "not the coefficients 1/20 and 1", 2 / (1 / 20 + 1)),
        (0.476, "2 over the sum, not 1", 1 / (FLAT + STEEP)),
        (1.053, "not their difference", 2 / (STEEP - FLAT)),
        (0.905, "that is the shrink factor", (20 - 1) / (20 + 1)),
    ],
    "momentum.check_longest_step": [  # α = 0.05, γ = 0.8, and the gradient is 3
        (0.15, "that is the step of gradient descent", 0.05 * 3),
        (1.5, "10 times is for γ = 0.9", 0.05 * 3 / (1 - 0.9)),
        (0.25, "the gradient is 3, not 1", 0.05 / (1 - 0.8)),
        (0.083, "a gradient that flips its sign", 0.05 * 3 / (1 + 0.8)),
        (0.1875, "divide by 1 − γ, not by γ", 0.05 * 3 / 0.8),
        (0.03, "do not multiply", 0.05 * 3 * (1 - 0.8)),
        (-0.75, "that is V", -0.05 * 3 / (1 - 0.8)),
    ],
    "momentum_pays.check_best_gamma": [  # κ = 25, whose root is 5
        (0.667, "that is √γ", (5 - 1) / (5 + 1)),
        (0.852, "the formula has √κ, not κ", ((25 - 1) / (25 + 1)) ** 2),
        (0.923, "the best shrink factor of gradient descent", (25 - 1) / (25 + 1)),
        (2.25, "that is upside down", ((5 + 1) / (5 - 1)) ** 2),
    ],
    "momentum_pays.check_where_it_pays": [
        (19, "the shrink factor of Momentum is √γ, not γ", (1 + 0.9) / (1 - 0.9)),
        (1442, "the κ whose best γ is 0.9", ((1 + ROOT) / (1 - ROOT)) ** 2),
        (0.0263, "that is upside down", (1 - ROOT) / (1 + ROOT)),
    ],
    "rmsprop.check_first_step": [  # η₀ = 0.01, α = 0.99, and the gradient is 5
        (0.01, "that is η₀;", 0.01),
        (1, "the root is missing", 0.01 / (1 - 0.99)),
        (0.0316, "that is for α = 0.9", 0.01 / math.sqrt(1 - 0.9)),
        (0.001, "do not multiply", 0.01 * math.sqrt(1 - 0.99)),
        (0.05, "that is η₀ times the gradient", 5 * 0.01),
        (0.01005, "counts by 1 − α, not by α", 0.01 / math.sqrt(0.99)),
        (0.5, "the size of the gradient does not matter", 5 * 0.01 / math.sqrt(1 - 0.99)),
    ],
    "rmsprop.check_angle": [
        (0.076, "that is the angle of the gradient", math.degrees(math.atan(0.004 / 3))),
        (0.08, "that is along the first axis", round(math.degrees(0.004 / 3), 2)),
        (0.785, "in degrees, please", math.atan(1)),
        (0, "that is along the first axis", math.degrees(math.atan(0))),
        (90, "the large entry counts as much", math.degrees(math.atan(math.inf))),
    ],
}  # fmt: skip
RIGHT_NUMBERS = {
    "gradient_descent.check_wall": ([1, 2 / STEEP], [0.999, 1.001]),
    "gradient_descent.check_best_alpha": ([0.952, 0.9524, 2 / (FLAT + STEEP)], [0.953, 0.9515]),
    "momentum.check_longest_step": ([0.75, 0.05 * 3 / (1 - 0.8)], [0.751, 0.749]),
    "momentum_pays.check_best_gamma": ([0.444, 4 / 9], [0.445, 0.443]),
    "momentum_pays.check_where_it_pays": ([38, 37.97, (1 + ROOT) / (1 - ROOT)], [37.9, 38.1]),
    "rmsprop.check_first_step": ([0.1, 0.01 / math.sqrt(1 - 0.99)], [0.101, 0.099]),
    "rmsprop.check_angle": ([45, 45.4], [44.4, 45.6]),
}
