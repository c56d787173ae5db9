"""Parts of the praise and the hints of each check that hold a number: those of a result are computed, by hand.

What stands here as it is belongs to the question or to a formula. A number in words, as five or a tenth, is one too.
"""

import math

from by_hand import in_words
from key_by_hand_11_4 import EPS
from key_by_hand_table import ALPHA, BETA1, GAMMA, TABLE

FLAT, STEEP = 1 / 10, 2  # the curvatures of u²/20 + v²
BEST = 2 / (FLAT + STEEP)
ROOT = math.sqrt(0.9)
UNITS = 1.5e-15 / EPS

SAID = {
    "start_here.check_level_place": [
        f"it is {math.cos(math.acos(0)):.0f} at π/2 = {math.acos(0):.3g}.", f"there the slope is {math.cos(0):.0f},",
        "lies between 0 and 4", "beyond 4", "that is 90 degrees", f"π radians are {math.degrees(math.pi):.0f} degrees",
    ],
    "difference_quotients.check_central_difference": [
        "two points is 2h", "two points are 2h apart", "you divided by 2;", "/ 2 * h divides by 2 and then",
        "/ (2 * h)", "with half the step",
    ],
    "difference_quotients.check_order": [
        "The ratio is 2 to the power", "the base-2 logarithm", "the power of 2 that gives", "which power of 2 is it?",
        "that is the logarithm to base 10;", "that is half the ratio;",
        "right only for the orders 1 and 2",
    ],
    "difference_quotients.check_kink": [
        f"({3 + 1} + (−{3 - 1})) / 2,", "no derivative at 0", "for 3|x| alone", "f(−h) is 3h − h = +2h, since",
        "so the top is 4h − 2h", "between the points is 2h",
    ],
    "step_size.check_stairs": [
        f"h is {UNITS:.2f} ε, which is stored as {round(UNITS)} ε,", f"and 7 ε / h = {7 / UNITS:.3f}.",
        f"but {UNITS:.2f} is nearer to {round(UNITS)}",
    ],
    "step_size.check_best_h": [
        "∛(3u/125) is ", f"{in_words[1 / 5]} of the best h", "five times faster, five times smaller",
        f"here f‴ is {5**3}", "you multiplied by 5;", "that is 1/125 of the one", f"the {5**3} stands under the cube",
        "uses f‴ = 5;", f"uses f‴ = {5**2};", "one more factor 5", "and there are three", "the 3 is missing:",
        "that is ∛ε/5; under the cube root stands 3u/125", "** 1 / 3 divides by 3, so write ** (1 / 3)",
        "that is for float32; float64 has u = 2⁻⁵³",
        "ε = 2⁻⁵² in the place of u = 2⁻⁵³",
    ],
    "step_size.check_richardson": [
        "over 3: the h² terms cancel", "Four times the better value", "h/2", "with the 4", "gets the 4", "not h and 2h",
        "that is for errors in the ratio 2 to 1;", f"here they are {2**2} to 1", f"in the ratio {2**4} to 1,",
        "divide by 3: four derivatives minus one are three", "only the second value was divided by 3",
        "you divided by 4, but four derivatives minus one are three", "whose errors are in the ratio 2 to 1;",
    ],
    "gradient_check.check_gradient": [
        "two points are 2h apart", "/ 2 * h divides by 2 and then", "/ (2 * h)", "take away 2h", "you divided by 2;",
        "two points is 2h",
    ],
    "gradient_check.check_relative_error": ["0/0 is", "CS231n's exercises", "max(…, 1e-8)"],
    "gradient_check.check_bug": [
        "Only b1 and b2 are off", "divided by 90, the number of images", "but are they 0?", f"0 would give {0:.3f}",
        "then W1 and W2 would be off as well", "then W1 would be off",
    ],
    "gradient_descent.check_steps": [
        "to be 1e-6, so k", "a factor below 0 has no", "to base 10 and", "one to base 10:", "is 1 - alpha * curvature",
        "is 1 minus alpha", "the logarithms of 1e-6 and", "both below 0, so their quotient is above 0",
        f"1e-6 is {in_words[-math.log10(1e-6)]} digits",
    ],
    "gradient_descent.check_wall": [
        f"its curvature is {STEEP}: v² is ½·{STEEP}·v².", f"its second derivative, {STEEP}, not 1", "that is 1/λ",
        "u²/20",
    ],
    "gradient_descent.check_best_alpha": [
        f"1 − {BEST * FLAT:.4f} and 1 − {BEST * STEEP:.3f}.", f"the second derivatives {FLAT} and {STEEP}, not",
        "the coefficients 1/20 and 1", "2 over the sum, not 1 over the sum",
    ],
    "momentum.check_step": ["(1 - gamma) * V", "no factor 1 - gamma"],
    "momentum.check_tenth": [
        "to be 1/10.", "that is the half-life;", "here a tenth is to be left", 
        "1/γ hardly changes between 0.9 and 0.99", "1/(1 − γ) is the sum",
        "is above 0, and ln γ", "to base 10 and", "one to base 10:",
        "for a tenth lost; a tenth is to be left",
    ],
    "momentum.check_longest_step": [
        "α|∇L|/(1 − γ):", f"{in_words[round(1 / (1 - 0.8))]} times the step", "the gradient is 3, not 1",
        f"{1 / (1 - 0.9):.0f} times is for γ = 0.9; here γ = 0.8", "divide by 1 − γ,",
    ],
    "momentum_pays._without_decay": ["With γ = 0 it is", "with gamma = 0 ", "as with 0.9:"],
    "momentum_pays.check_best_gamma": [
        f"The root of κ is {5**2 // 5}, so √γ = {5 - 1}/{5 + 1}.", "γ is below 1",
    ],
    "momentum_pays.check_where_it_pays": [
        f"Below κ = {(1 + ROOT) / (1 - ROOT):.0f} well", "ahead of γ = 0.9.", "best γ is 0.9;", "κ is at least 1",
    ],
    "rmsprop.check_step": [
        "a first gradient of 0 gives 0/0", "eta0", "g**2", "g * 2 is twice g;", "the new square by 1 - alpha",
        "the new square counts by 1 - alpha",
    ],
    "rmsprop.check_first_step": [
        "√(1 − α)", f"here a {in_words[round(math.sqrt(1 - 0.99), 9)]} of it", "h starts at 0", "for α = 0.9",
        "counts by 1 − α, not by α",
    ],
    "adam.check_step": [
        "√(1 − β₂ᵗ)/(1 − β₁ᵗ)", "epsilon * np.sqrt(1 - beta2**t)", "divide m by 1 - beta1**t", "and v by 1 - beta2**t",
        "divide v by 1 - beta2**t", "1 - beta1**t and 1 - beta2**t, not 1 - beta1 and 1 - beta2", "of m: 1 - beta1**t",
        "of v: 1 - beta2**t", "1 - beta1**t, not (1 - beta1)**t, and so for beta2", "in the first step t is 1",
        "m with beta1, v with beta2", "with beta1: v needs 1 - beta2**t", "with beta2: m needs 1 - beta1**t",
        "beta1 and beta2 have changed places", "v has the decay beta2, not beta1", "g**2", "in m is 1 - beta1",
        "in v is 1 - beta2", "beta1 and beta2 are the shares", "and 1 - beta those",
    ],
    "adam.check_first_step": [
        f"{in_words[round(0.4 / math.sqrt(1 - 0.9999))]} times too long", "it would be 1;", "for β₁ = 0.9",
        "for β₂ = 0.999", "1 − β₁ on top, √(1 − β₂) below", "(1 − β₁) times",
    ],
    "adam.check_spike": [
        "at t = 1;", "divide by 1", f"m is {1 - 0.9:.1f} times", f"v is a {in_words[round(1 - 0.999, 9)]} of",
        "after 1000 zeros",
    ],
    "four_answers.check_table": [
        "to 1/(1 − γ)", f"1 − γ is {1 - GAMMA:.1g},", "with 1 − β₁ before", f"V = 1 − {GAMMA} V", "1 − γ is for a",
        "it is 1 + γ,", "1 + γ is right", "no 1 − γ before", "1 − β₁ is right", "by 1 + β₁", "divides m by 1 − β₁",
        "not quite 0", "nearly 0", f"{TABLE['flipping'][1]:.3f} is Momentum's", f"1 − β₁ = {1 - BETA1:.1f} before",
        "a gradient of 1,", "V is still 0", f"h is {1 - ALPHA:.1f},", "h starts at 0", f"√h is √{1 - ALPHA:.1f} of",
    ],
    "digits._check_gradient": [
        "below 1e-7, at h = 1e-5.", "(1 - z**2)", "is 1 - z**2", "not 1 - z", "are 0, and",
    ],
    "digits.check_binomial": [
        f"about {in_words[round(math.sqrt(360 * 0.973 * 0.027))]} images", "divided by 360", "1 - p", "divided by 100",
        f".973 and .974 are {in_words[1 / round(1 / (360 * 0.001))]} of an image",
    ],
    "digits.check_memory": [
        f"ten epochs are {10 * 22} steps, its half-life is {math.log(0.5) / math.log(0.999):.0f}.", "1/(1 − β₂)",
        "β₂ = 0.999", "the half-life in steps", "half-life is not",
    ],
}  # fmt: skip
