"""Lesson 11-5-5: Adam's step after a silence, and an example on which it ends on the wrong side."""

import numpy as np

from helpers.adam_steps import THE_ROUND, first_step_after, largest_step, steps_after, steps_of_a_round, walk_in_the_box
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures.box import BoxPicture
from helpers.figures.silence import SilencePicture
from helpers.language import say
from helpers.optimizers import Adam

_AFTER_SILENCE, _BOX_STEPS, _BOX_END = 60, 3000, 300
_AFTER = {0: "at the very first step", 1: "after 1 zero"}
_SILENCES = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


def explore_silence(after=()):
    """The steps after some gradients of 0, when one gradient of 1 comes or stays on; live in the silence, β₁ and β₂."""
    picture = SilencePicture(_AFTER_SILENCE, _SILENCES[-1])
    silences = np.array([0, *np.unique(np.geomspace(1, _SILENCES[-1], 100).round())])

    def update(silence, beta1, beta2):
        spike, staying = (steps_after(silence, beta1, beta2, stays, _AFTER_SILENCE) for stays in (False, True))
        bound, firsts = largest_step(beta1, beta2), [first_step_after(n, beta1, beta2) for n in silences]
        picture.move(spike, staying, silence, silences, firsts, bound)
        bounded = "No gradients make it longer than {bound:.3g} α."
        limit = say(bounded, bound=bound) if np.isfinite(bound) else say("There is no bound at all.")
        once = (
            "β₁ = {beta1:.4g}, β₂ = {beta2:.4g}, {zeros}: a spike gives a step of {spike:.3g} α; if the gradient "
            "stays on, up to {longest:.3g} α within {steps} steps. {limit}"
        )
        longer_later = (
            "β₁ = {beta1:.4g}, β₂ = {beta2:.4g}, {zeros}: a spike gives a step of {spike:.3g} α, and later one of "
            "{later:.3g} α; if the gradient stays on, up to {longest:.3g} α within {steps} steps. {limit}"
        )
        return say(
            longer_later if f"{spike.max():.3g}" != f"{spike[0]:.3g}" else once,
            **{"beta1": beta1, "beta2": beta2, "steps": _AFTER_SILENCE, "limit": limit},
            **{"spike": spike[0], "later": spike.max(), "longest": staying.max()},
            zeros=say(_AFTER.get(silence, "after {silence:,} zeros"), silence=silence),
        )

    moved = {
        "silence": controls.stops("zeros", _SILENCES, 100),
        "beta1": controls.decay_slider("β₁", 0.9),
        "beta2": controls.decay_slider("β₂", 0.999),
        "k": controls.film("k", _AFTER_SILENCE, first=1),
    }
    return Explorer(picture, moved, update, after=after)


def explore_box(after=()):
    """The gradient is +3 at every third step, else −1; w stays in the box from −1 to 1. Live in β₂ and β₁."""
    picture = BoxPicture(_BOX_STEPS, THE_ROUND)

    def update(beta2, beta1):
        way = walk_in_the_box(Adam(0.01, beta1, beta2), _BOX_STEPS)
        steps, last = steps_of_a_round(beta1, beta2), way[-_BOX_END:]
        drift = steps.sum()
        picture.move(way, steps, drift)
        low, high = f"{last.min():.2f}", f"{last.max():.2f}"
        return say(
            "β₂ = {beta2:.4g}, β₁ = {beta1:.4g}: in the long run three steps together are {drift} α, so w goes "
            "{where}. In the last {last} of {steps} steps it is {seen}.",
            **{"beta2": beta2, "beta1": beta1, "drift": f"{drift:.2f}", "last": _BOX_END, "steps": _BOX_STEPS},
            where=say("towards −1, where it should") if drift < 0 else say("towards 1, the WRONG side"),
            seen=say("at {low}", low=low) if low == high else say("between {low} and {high}", low=low, high=high),
        )

    moved = {
        "beta2": controls.decay_slider("β₂", 0.999),
        "beta1": controls.decay_slider("β₁", 0.9),
        "k": controls.film("k", _BOX_STEPS, stride=20),
    }
    return Explorer(picture, moved, update, after=after)
