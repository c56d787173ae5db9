"""The rules once more, number by number and written from the papers, to compare `helpers.optimizers` with.

Each takes one weight's state, a tuple with the weight first, and the gradient as a function of that weight.
"""

import math


def gradient_descent(state, gradient, alpha):
    """Cauchy 1847: against the gradient."""
    return (state[0] - alpha * gradient(state[0]),)


def momentum(state, gradient, alpha, gamma):
    """Polyak 1964, equation 9, with the last two positions: x⁺ = x − α∇f(x) + β(x − x⁻)."""
    x, before = state[0], state[0] - state[1]
    after = x - alpha * gradient(x) + gamma * (x - before)
    return after, after - x


def nesterov(state, gradient, alpha, gamma):
    """Sutskever et al. 2013, equations 3 and 4: v⁺ = μv − ε∇f(θ + μv), θ⁺ = θ + v⁺."""
    theta, v = state
    ahead = theta + gamma * v
    after = gamma * v - alpha * gradient(ahead)
    return theta + after, after


def adagrad(state, gradient, eta0, epsilon):
    """Duchi, Hazan & Singer 2011, figure 1, diagonal: s = ‖g₁, …, g_t‖₂, H = δ + s, x⁺ = x − η g/H."""
    x, squares = state
    g = gradient(x)
    s = math.hypot(math.sqrt(squares), g)
    return x - eta0 * g / (epsilon + s), math.fsum([squares, g * g])


def rmsprop(state, gradient, eta0, alpha, epsilon):
    """Tieleman & Hinton 2012, lecture 6.5, slide 29, with the book's ε: divide the gradient by √MeanSquare."""
    w, mean_square = state
    g = gradient(w)
    mean_square = math.fsum([alpha * mean_square, (1 - alpha) * g * g])
    return w - g * eta0 / (math.sqrt(mean_square) + epsilon), mean_square


def adam(state, gradient, alpha, beta1, beta2, epsilon, bias_correction):
    """Kingma & Ba 2015, Algorithm 1, line by line."""
    theta, m, v, t = state
    t = t + 1
    g = gradient(theta)
    m = math.fsum([beta1 * m, (1 - beta1) * g])
    v = math.fsum([beta2 * v, (1 - beta2) * g * g])
    m_hat = m / (1 - math.pow(beta1, t)) if bias_correction else m
    v_hat = v / (1 - math.pow(beta2, t)) if bias_correction else v
    return theta - alpha * m_hat / (math.sqrt(v_hat) + epsilon), m, v, t
