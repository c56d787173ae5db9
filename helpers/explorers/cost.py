"""Lesson 11-4-3: how long a gradient takes by backprop and by difference quotients, on this computer."""

import time

import ipywidgets as widgets
import numpy as np

from helpers import network
from helpers.differentiation import numerical_gradient
from helpers.language import say


class Cost:
    """The times as a live sentence. They differ from computer to computer, so none of them is stored."""

    def __init__(self, sentence):
        self.panel = widgets.HTML(sentence)

    def _repr_mimebundle_(self, **kwargs):
        """The live sentence; a stored notebook says only how to get it."""
        return {
            **self.panel._repr_mimebundle_(**kwargs),
            "text/plain": say("Run this cell to see the times on your computer."),
        }


def show_cost():
    """Time one gradient of a 64-32-10 network on 64 random images in both ways."""
    random = np.random.default_rng(0)
    X, labels = random.normal(size=(64, 64)), random.integers(0, 10, 64)
    weights = network.start_weights(random, 64, 32, 10)
    count = sum(part.size for part in weights)
    calls = (lambda: network.loss(weights, X, labels), lambda: network.backprop(weights, X, labels))

    def times():
        """A pass and a backprop in turn, 50 times: a busy moment of the computer meets both."""
        return [[_seconds(call) for call in calls] for _ in range(50)]

    before = times()
    by_quotients = _seconds(lambda: numerical_gradient(lambda W: network.loss(W, X, labels), weights))
    a_pass, by_backprop = np.median([*before, *times()], axis=0)
    sentence = say(
        "{count:,} weights. Backprop: {backprop:.2g} ms, the time of {passes:.1f} passes. "
        "Central differences, {calls:,} passes: {quotients:,.0f} ms. That is <b>{times:,.0f} times</b> as long.",
        count=count,
        backprop=1000 * by_backprop,
        passes=by_backprop / a_pass,
        calls=2 * count,
        quotients=1000 * by_quotients,
        times=by_quotients / by_backprop,
    )
    return Cost(sentence)


def _seconds(call):
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
