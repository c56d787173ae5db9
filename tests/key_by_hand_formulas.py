"""The formulas that come back, once more by hand: in another writing, as readers type them, and with their mistakes."""

import math

import numpy as np

# Each formula in another writing, in Python.
FORMULAS = {
    "still-central": lambda f, x, h: f(x + h) / (2 * h) - f(x - h) / (2 * h),
    "still-best-h": lambda u, f, f3: np.cbrt(f * u / (f3 / 3)),
    "still-relative-error": lambda a, n: np.ptp([a, n]) / np.abs([a, n]).max(),
    "still-shrink": lambda alpha, lam: 1.0 - alpha * (0.5 * lam * 1.001**2 - 0.5 * lam * 0.999**2) / 0.002,
    "still-velocity": lambda gamma, V, alpha, g: -(alpha * g - V * gamma),
    "still-wall": lambda gamma, lam: (2 + 2 * gamma) / lam,
    "still-rmsprop": lambda eta0, h, epsilon, g: g * eta0 / (epsilon + math.sqrt(h)),
    "still-m-hat": lambda m, beta1, t: m / ((1 - beta1) * sum(beta1**k for k in range(int(t)))),
    "still-flipping": lambda gamma: sum((-gamma) ** k for k in range(2000)),
}

# How a reader types what is right, beside the answer that stands in the bank.
TYPED = {
    "still-central": (
        "(f(x+h)-f(x-h))/2/h",
        "ｆ（ｘ＋ｈ）／（２＊ｈ）－ｆ（ｘ－ｈ）／（２＊ｈ）",
        "slope = 0.5 / h * (f(x + h) - f(x − h))",
    ),
    "still-best-h": ("cbrt(3*u*f/f3)", "h = (3 * u * abs(f / f3)) ** (1 / 3)", "np.cbrt(3 * u * f / f3)"),
    "still-relative-error": ("abs(n - a) / max(abs(n), abs(a))", "np.abs(a-n)/np.maximum(np.abs(a),np.abs(n))"),
    "still-shrink": ("1 − α·λ", "1 - alpha*lambda", "-(alpha * lam - 1)"),
    "still-velocity": ("V ← γ·V − α·∇L", "V = gamma*V - alpha*gradient", "return -alpha * g + V * gamma"),
    "still-wall": ("2*(1+γ)/λ", "(2 + 2 * gamma) / lam"),
    "still-rmsprop": ("η0·g/(√h + ε)", "g * eta0 / (h**0.5 + epsilon)", "η₀ / (np.sqrt(h) + eps) * g"),
    "still-m-hat": ("m / (1 - β₁ᵗ)", "m̂ = m/(1 − β1**t)", "1 / (1 - beta1**t) * m"),
    "still-flipping": ("1/(1+γ)", "(1 + gamma) ** -1"),
}  # fmt: skip

# Wrong ones as a reader types them, and words of the hint that each should get.
WRONG = {
    "still-central": [
        ("(f(x+h) - f(x)) / h", "forward difference"), ("(f(x+h)-f(x-h))/h", "2h apart"),
        ("(f(x+h)-f(x-h))/2", "you divided by 2"), ("(f(x+h)-f(x-h))/2*h", "multiplies by h"),
        ("f(x+h)-f(x-h)/(2*h)", "around the top"), ("(f(x-h)-f(x+h))/(2*h)", "changed places"),
        ("(f(x+h)+f(x-h))/(2*h)", "do not add"),
    ],
    "still-best-h": [
        ("cbrt(u*f/f3)", "the 3 under the root"), ("cbrt(3*u*f3/f)", "changed places"), ("√(3*u*f/f3)", "square root"),
        ("(3*u*f/f3)**1/3", "divides by 3"), ("2*√(u*f/f3)", "forward"), ("3*u*f/f3", "the root is missing"),
        ("cbrt(3*u/f3)", "f is missing"),
    ],
    "still-relative-error": [
        ("abs(a-n)", "how far"), ("abs(a-n)/(abs(n)+abs(a))", "not their sum"), ("abs((a-n)/n)", "n may be"),
        ("abs(1 - n/a)", "a may be"), ("abs(a-n)/min(abs(a),abs(n))", "not min"),
        ("(a-n)/max(abs(a),abs(n))", "no sign"), ("abs(a-n)/max(a,n)", "without a sign"),
    ],
    "still-shrink": [
        ("1+α*λ", "minus"), ("α*λ", "what is left"), ("α*λ-1", "turned over"),
        ("-α*λ", "step alone"),
        ("abs(1-α*λ)", "keep the sign"), ("1-α", "lam times w"), ("1-α*λ/2", "without the half"),
    ],
    "still-velocity": [
        ("γ*V+α*g", "minus"), ("(1-γ)*V-α*g", "that stays"), ("γ*V-(1-γ)*α*g", "running mean"),
        ("γ*(V-α*g)", "fades the old V only"), ("γ*V-g", "learning rate is missing"), ("V-α*g", "gamma is missing"),
        ("γ*V+∇L", "PyTorch"),
    ],
    "still-wall": [
        ("2/λ", "gradient descent"), ("2*(1-γ)/λ", "not in"), ("(1+γ)/λ", "the 2 is missing"),
        ("2/(1-γ)/λ", "moves by less"), ("2*(1+γ)*λ", "divide by lam"), ("2*(1+γ)/(1+2*γ)/λ", "Nesterov"),
        ("2*1+γ/λ", "brackets"),
    ],
    "still-rmsprop": [
        ("η0/√(h+ε)*g", "outside the root"), ("η0/(h+ε)*g", "the root is missing"),
        ("η0/(√h+ε)", "gradient is missing"),
        ("η0/√h*g", "epsilon is missing"), ("η0/√h+ε*g", "into brackets"), ("-η0*g/(√h+ε)", "the minus is said"),
        ("g/(√h+ε)", "eta0 is missing"), ("η0/((√h+ε)*g)", "g stands on top"),
    ],
    "still-m-hat": [
        ("m/(1-β1)", "fades with t"), ("m*(1-β1ᵗ)", "do not multiply"), ("m/(1-β1)**t", "beta1 alone"),
        ("m/1-β1ᵗ", "all below"), ("m/β1ᵗ", "1 minus"), ("m/(1-β1*t)", "to the power t"),
    ],
    "still-flipping": [
        ("1/(1-γ)", "this one flips"), ("1+γ", "one divides by it"), ("1/1+γ", "one divides by it"),
        ("(1-γ)/(1+γ)", "Adam"), ("1-γ", "second step"),
    ],
}  # fmt: skip
