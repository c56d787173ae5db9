"""Lesson 11-5-5: two tanks that fill, Adam on its way through the valley, and the rules that its parts make."""

from itertools import islice

import numpy as np

from helpers.adam_parts import running_means, with_parts
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.explorers.words import pair
from helpers.figures import style
from helpers.figures.adam_walk import AdamWalkPicture
from helpers.figures.tanks import TanksPicture
from helpers.figures.three_ticks import ThreeTicksPicture
from helpers.language import say
from helpers.losses import valley
from helpers.optimizers import Adam, Momentum, RMSProp, path, states
from helpers.surfaces import contour_grid

_STEPS, _EPSILON, _TINY = 60, 1e-8, 1e-12
_START, _ALPHA = np.array([-7.0, 2.0]), 0.3
_BESIDE = {"Momentum": Momentum(0.1), "RMSProp": RMSProp(0.3)}
_SMALLEST = 1e-6  # a loss below is not told: hundreds of digits more say nothing


def explore_tanks(after=()):
    """m and v as tanks that fill, with their corrected twins, and the step that they give; live in ∇L, β₁, β₂ and t."""
    picture, t = TanksPicture(_STEPS), np.arange(_STEPS)
    kinds = {
        "constant": np.ones(_STEPS),
        "flipping": (-1.0) ** t,
        "stopping": np.where(t < _STEPS // 2, 1.0, 0.0),
    }

    def redraw(kind, beta1, beta2):
        picture.draw_background(_lengths(*running_means(kinds[kind], beta1, beta2))[0].max())

    def update(kind, beta1, beta2, t):
        m, v, m_hat, v_hat = running_means(kinds[kind], beta1, beta2)
        steps = _lengths(m, v, m_hat, v_hat)
        m, m_hat = np.abs(m), np.abs(m_hat)
        picture.move([m, m_hat, v, v_hat], steps, t)
        now = {"m": m, "root": np.sqrt(v), "plain": steps[0]}
        now |= {"m_hat": m_hat, "root_hat": np.sqrt(v_hat), "corrected": steps[1]}
        return say(
            "t = {t}, β₁ = {beta1:.4g}, β₂ = {beta2:.4g}: |m| = {m} and √v = {root} give a step of {plain} α; "
            "corrected, |m̂| = {m_hat} and √v̂ = {root_hat} give {corrected} α.",
            **{"t": t, "beta1": beta1, "beta2": beta2},
            **{name: f"{numbers[t - 1]:.3g}" for name, numbers in now.items()},
        )

    moved = {
        "kind": controls.choice("∇L", {name: name for name in kinds}),
        "beta1": controls.decay_slider("β₁", 0.9),
        "beta2": controls.decay_slider("β₂", 0.999),
        "t": controls.film("t", _STEPS, first=1),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def _lengths(m, v, m_hat, v_hat):
    """The lengths in α of the steps without and with the correction."""
    return [np.abs(mean) / (np.sqrt(square) + _EPSILON) for mean, square in ((m, v), (m_hat, v_hat))]


def explore_adam_walk(after=()):
    """Adam on u²/20 + v² with α = 0.3: m̂, √v̂ and the step, beside RMSProp and Momentum; live in t, β₁ and β₂."""
    names = [*_BESIDE, "Adam"]
    picture = AdamWalkPicture(names, [(style.FOUR_LOOKS[name][0], 1.6, "-") for name in names])
    beside = [path(rule, valley.gradient, _START, _STEPS) for rule in _BESIDE.values()]

    def redraw():
        picture.draw_background(*contour_grid(valley, (-9, 5, 121), (-4, 4, 81)), valley.minimum)

    def update(t, beta1, beta2):
        run = islice(states(Adam(_ALPHA, beta1, beta2), valley.gradient, _START), t + 1)
        ways = np.array([state[0] for state in run])
        gradients = valley.gradient(ways[:-1])
        m_hat, v_hat = (rows[-1] for rows in running_means(gradients, beta1, beta2)[2:])
        size, step = np.sqrt(v_hat), ways[-1] - ways[-2]
        picture.move([*(way[:t] for way in beside), ways[:-1]], step, gradients[-1], m_hat, size)
        picture.move_divided(step / _ALPHA)
        return say(
            "t = {t}, β₁ = {beta1:.4g}, β₂ = {beta2:.4g}: m̂ = {m_hat} and √v̂ = {root_hat}. The step is {step} α, so W "
            "goes from {start} to {end}.",
            **{"t": t, "beta1": beta1, "beta2": beta2},
            **{"m_hat": pair(m_hat, 3, _TINY), "root_hat": pair(size, 3, _TINY)},
            **{"step": pair(step / _ALPHA), "start": pair(ways[-2]), "end": pair(ways[-1])},
        )

    moved = {
        "t": controls.film("t", _STEPS, first=1, value=12),
        "beta1": controls.decay_slider("β₁", 0.9),
        "beta2": controls.decay_slider("β₂", 0.999),
    }
    return Explorer(picture, moved, update, redraw, after=after)


def explore_three_ticks(after=()):
    """Adam's memory, size and correction, each on or off, on u²/20 + v² with α = 0.3; live in them, β₁, β₂ and t."""
    picture = ThreeTicksPicture()

    def redraw():
        ground = contour_grid(valley, (-9, 5, 121), (-8, 4, 101))
        picture.draw_background(*ground, valley.minimum, ((0, _STEPS), (1e-3, 1e2)))

    def update(memory, size, correction, beta1, beta2):
        way = path(with_parts(memory, size, correction, _ALPHA, beta1, beta2), valley.gradient, _START, _STEPS)
        steps = np.abs(np.diff(way, axis=0)) / _ALPHA
        picture.move_parts(way, steps, memory, size, correction)
        loss = valley(way[-1])
        return say(
            "{rule}. {remark}The first step is {along_u:.3g} α along u and {along_v:.3g} α along v; the loss at step "
            "{steps} is {end}.",
            remark=say("With β₁ = 0 nothing is remembered, as without this tick. ") if memory and beta1 == 0 else "",
            rule=say(_NAMES[memory, size, correction], beta1=beta1, beta2=beta2),
            **{"along_u": steps[0, 0], "along_v": steps[0, 1], "steps": _STEPS},
            end=f"{loss:.3g}" if loss >= _SMALLEST else say("below {smallest:g}", smallest=_SMALLEST),
        )

    moved = {
        "memory": controls.tick_box("memory"),
        "size": controls.tick_box("size"),
        "correction": controls.tick_box("correction"),
        "beta1": controls.decay_slider("β₁", 0.9),
        "beta2": controls.decay_slider("β₂", 0.999),
        "t": controls.film("t", _STEPS),
    }
    return Explorer(picture, moved, update, redraw, after=after)


# The name of each corner: (memory, size, correction).
_NAMES = {
    (False, False, False): "Nothing ticked: gradient descent",
    (False, False, True): "The correction alone has nothing to correct: gradient descent",
    (True, False, False): "Memory: Momentum with γ = β₁ = {beta1:.4g} and the learning rate (1 − β₁) α",
    (True, False, True): "Memory, corrected, with β₁ = {beta1:.4g}: no rule with a name",
    (False, True, False): "Size: RMSProp with the decay rate β₂ = {beta2:.4g}",
    (False, True, True): "Size, corrected, with β₂ = {beta2:.4g}: Adam with β₁ = 0",
    (True, True, False): "Memory and size, with β₁ = {beta1:.4g} and β₂ = {beta2:.4g}: Adam without its correction",
    (True, True, True): "All three, with β₁ = {beta1:.4g} and β₂ = {beta2:.4g}: Adam",
}
