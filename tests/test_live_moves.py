"""The Explorer while it moves: one callback at a time, and grey curves that stay behind what moves over them."""

import threading
import time

import ipywidgets as widgets

from helpers.explorers.live import Explorer
from helpers.explorers.point import explore_point
from pixels import few_pixels, kept, plain
from test_live import OnePoint


@few_pixels(laid_out=False)
def test_one_callback_at_a_time():
    """Those of two sliders may come on two threads, and matplotlib's text layout is shared by all figures."""
    inside, met = [], []

    def update(x, height):
        met.append(len(inside))
        inside.append(x)
        time.sleep(0.01)
        inside.pop()
        return f"x = {x}."

    sliders = {name: widgets.IntSlider(description=name) for name in ("x", "height")}
    explorers = [Explorer(OnePoint(), sliders, update), Explorer(OnePoint(), {**sliders}, update)]

    def move(name):
        for value in range(1, 6):
            sliders[name].value = value

    threads = [threading.Thread(target=move, args=[name]) for name in sliders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(met) == 2 + 2 * 2 * 5 and set(met) == {0}
    assert not any(explorer.message.value for explorer in explorers)


@few_pixels(laid_out=False)
def test_over_grey_curves_too_the_kept_picture_is_the_plain_one():
    explorer = explore_point()
    explorer.pin.value = True
    for x in (-2.0, 1.0, 0.5):
        explorer.controls["x"].value = x
    assert kept(explorer) == plain(explorer)
