"""Formulas of 11-5-1 to 11-5-4 with a mistake, as a reader would write them, and words of the hints they should get."""

import math

import numpy as np


def steps(logarithm, upper, lower):
    """A formula of exercise 3 of 11-5-1 with this logarithm, or with two of them."""
    above, below = logarithm if isinstance(logarithm, tuple) else (logarithm, logarithm)
    return lambda alpha, curvature: above(upper) / below(lower(alpha, curvature))


def factor(alpha, curvature):
    return abs(1 - alpha * curvature)


STEPS = [
    (steps(np.log, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps(math.log, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps(math.log10, 1e-6, lambda alpha, curvature: 1 - alpha * curvature), "take abs"),
    (steps((np.log10, np.log), 1e-6, factor), "the upper logarithm is to base 10"),
    (steps((math.log, math.log10), 1e-6, factor), "the upper logarithm is to base e"),
    (steps(np.log, 1e-6, lambda alpha, curvature: abs(1 - alpha)), "the curvature is missing"),
    (steps(np.log, 1e-6, lambda alpha, curvature: 1 + alpha * curvature), "not plus"),
    (lambda alpha, curvature: np.log(factor(alpha, curvature)) / np.log(1e-6), "upside down"),
    (steps(np.log, 1e6, factor), "the sign is wrong"),
    (lambda alpha, curvature: -np.log(1e-6) / np.log(factor(alpha, curvature)), "the sign is wrong"),
    (lambda alpha, curvature: (1 - 1e-6) / (1 - factor(alpha, curvature)), "not by a fixed amount"),
    (steps(np.log10, 0.1, factor), "that is for one digit"),
    (lambda alpha, curvature: np.log(1e-6) / (2 * np.log(factor(alpha, curvature))), "that is for the loss"),
    (lambda alpha, curvature: math.ceil(math.log(1e-6) / math.log(factor(alpha, curvature))), "leave the rounding"),
    (lambda alpha, curvature: round(math.log(1e-6) / math.log(factor(alpha, curvature))), "leave round away"),
    (lambda alpha, curvature: int(math.log(1e-6) / math.log(factor(alpha, curvature))), "leave int or floor away"),
]
TENTH = [
    (lambda gamma: np.log(0.5) / np.log(gamma), "that is the half-life"),
    (lambda gamma: np.log(gamma) / np.log(0.1), "upside down"),
    (lambda gamma: 1 / gamma, "1/γ hardly changes"),
    (lambda gamma: 1 / (1 - gamma), "1/(1 − γ) is the sum"),
    (lambda gamma: np.log(10) / np.log(gamma), "the sign is wrong"),
    (lambda gamma: -math.log(0.1, gamma), "the sign is wrong"),
    (lambda gamma: np.log10(0.1) / np.log(gamma), "the upper logarithm is to base 10"),
    (lambda gamma: -1 / np.log(gamma), "the upper logarithm is to base 10"),
    (lambda gamma: np.log(0.1) / np.log10(gamma), "the upper logarithm is to base e"),
    (lambda gamma: (1 - 0.1) / (1 - gamma), "not by a fixed amount"),
    (lambda gamma: np.log(0.9) / np.log(gamma), "for a tenth lost"),
    (lambda gamma: int(np.ceil(math.log(0.1) / math.log(gamma))), "leave the rounding"),
    (lambda gamma: round(math.log(0.1) / math.log(gamma)), "leave round away"),
    (lambda gamma: int(math.log(0.1) / math.log(gamma)), "leave int or floor away"),
]


def late(W, V, gradient, alpha, gamma):
    W_new = W + V
    V = gamma * V - alpha * gradient(W)
    return W_new, V


def uphill(W, V, gradient, alpha, gamma):
    V = gamma * V + alpha * gradient(W)
    return W + V, V


def without_gamma(W, V, gradient, alpha, gamma):
    V -= alpha * gradient(W)
    return W + V, V


def forgetful(W, V, gradient, alpha, gamma):
    V = -alpha * gradient(W)
    return W + V, V


def what_is_lost(W, V, gradient, alpha, gamma):
    V = (1 - gamma) * V - alpha * gradient(W)
    return W + V, V


def minus_twice(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W)
    return W - V, V


def nesterov(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W + gamma * V)
    return W + V, V


def keras_nesterov(W, V, gradient, alpha, gamma):
    g = gradient(W)
    V = gamma * V - alpha * g
    return W + gamma * V - alpha * g, V


def without_alpha(W, V, gradient, alpha, gamma):
    V = gamma * V - gradient(W)
    return W + V, V


def pytorch(W, V, gradient, alpha, gamma):
    V = gamma * V + gradient(W)
    return W - alpha * V, V


def other_sign(W, V, gradient, alpha, gamma):
    V = gamma * V + alpha * gradient(W)
    return W - V, V


def running_mean(W, V, gradient, alpha, gamma):
    V = gamma * V + (1 - gamma) * gradient(W)
    return W - alpha * V, V


def running_mean_of_pushes(W, V, gradient, alpha, gamma):
    V = gamma * V - (1 - gamma) * alpha * gradient(W)
    return W + V, V


def exchanged(W, V, gradient, alpha, gamma):
    V = gamma * V - alpha * gradient(W)
    return V, W + V


def moved_before(W, V, gradient, alpha, gamma):
    W += V
    V = gamma * V - alpha * gradient(W)
    return W, V


ONE_STEP_OF_MOMENTUM = [
    (late, "moved by the old velocity"),
    (lambda W, V, gradient, alpha, gamma: (W, gamma * V - alpha * gradient), "gradient is a function: call it, with"),
    (uphill, "the gradient points uphill"),
    (without_gamma, "multiply it by gamma"),
    (forgetful, "plain gradient descent"),
    (what_is_lost, "not (1 - gamma) * V"),
    (minus_twice, "W + V, not W - V"),
    (nesterov, "that is Nesterov's rule: take the gradient at W"),
    (keras_nesterov, "that is Nesterov's rule as Keras writes it"),
    (without_alpha, "alpha is missing"),
    (pytorch, "that is PyTorch's form"),
    (other_sign, "your V has the other sign"),
    (running_mean, "that is a running mean, as in Adam"),
    (running_mean_of_pushes, "the new push has no factor 1 - gamma"),
    (exchanged, "W comes first, then V"),
    (moved_before, "the gradient belongs to the old W"),
]


def rms(mean, step=lambda w, h, g, eta0, epsilon: w - eta0 / (np.sqrt(h) + epsilon) * g):
    """One step of RMSProp with this mean of h, g and alpha, and this step."""

    def one_step(w, h, g, eta0, alpha, epsilon):
        h = mean(h, g, alpha)
        return step(w, h, g, eta0, epsilon), h

    return one_step


def rms_step(step):
    return rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g**2, step)


def with_the_old_h(w, h, g, eta0, alpha, epsilon):
    w = w - eta0 / (np.sqrt(h) + epsilon) * g
    return w, alpha * h + (1 - alpha) * g**2


def h_first(w, h, g, eta0, alpha, epsilon):
    h = alpha * h + (1 - alpha) * g * g
    return h, w - eta0 * g / (math.sqrt(h) + epsilon)


ONE_STEP_OF_RMSPROP = [
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / np.sqrt(h + epsilon)), "epsilon stands outside the root"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / (h + epsilon)), "the root is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / h**0.5), "epsilon is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - (eta0 / np.sqrt(h) + epsilon) * g), "put it in brackets"),
    (rms_step(lambda w, h, g, eta0, epsilon: w + eta0 * g / (h**0.5 + epsilon)), "it goes uphill"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 / (np.sqrt(h) + epsilon)), "the gradient is missing"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - g / (np.sqrt(h) + epsilon)), "eta0 is missing"),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g), "the mean is one of squares: g**2."),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g,
         lambda w, h, g, eta0, epsilon: w - eta0 / (math.sqrt(h) + epsilon) * g), "the mean is one of squares: g**2."),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * abs(g)), "not the size of g"),
    (rms(lambda h, g, alpha: alpha * h + (1 - alpha) * g * 2), "g * 2 is twice g"),
    (rms(lambda h, g, alpha: (1 - alpha) * h + alpha * g**2), "alpha is the share that stays"),
    (rms(lambda h, g, alpha: alpha * h + g**2), "the new square counts by 1 - alpha"),
    (rms(lambda h, g, alpha: h + (1 - alpha) * g**2), "the old h counts by alpha"),
    (rms(lambda h, g, alpha: h + g * g), "that is AdaGrad's sum"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - eta0 * g / np.sqrt(h) + epsilon), "divide by (np.sqrt(h) + epsilon)"),
    (rms_step(lambda w, h, g, eta0, epsilon: w - (eta0 * g / np.sqrt(h) + epsilon)), "write eta0 * g / (np.sqrt(h) +"),
    (lambda w, h, g, eta0, alpha, epsilon: w - eta0 * g, "2 values are asked for, with commas between them, and"),
    (lambda w, h, g, eta0, alpha, epsilon: [w, h, g], "and your function gave 3: [1, 0.5, 3]."),
    (lambda w, h, g, eta0, alpha, epsilon: (w - g / h(1 + alpha), h), "Is there a * in each product, as in 2 * (1 +"),
    (with_the_old_h, "your step uses the old h"),
    (h_first, "w comes first, then h"),
]  # fmt: skip
