"""What one picture of a film costs the kernel, beside drawing the same picture anew, as the usual way does.

That is less than the usual way costs: nothing is computed again, no artist is made, and no message sent.
"""

import asyncio
import io
import itertools
import time

import numpy as np

from test_every_explorer import EXPLORERS

# How many times less it costs at least: by much where most of the picture is kept, by little where most of it moves.
AT_LEAST, WHERE_MOST_MOVES = 8, {"digit_strip.explore_digit_strip": 3, "digits.explore_decay_map": 5}


def cpu_of(act, arguments):
    """The median CPU time of one call, in milliseconds."""
    spent = []
    for argument in arguments:
        started = time.process_time()
        act(argument)
        spent.append(time.process_time() - started)
    return 1000 * float(np.median(spent))


def draw_anew(figure):
    """Lay out and draw a whole figure into a PNG of the usual size, as `plt.show()` does."""
    figure.set_layout_engine("constrained")
    figure.set_dpi(100)
    figure.savefig(io.BytesIO(), format="png")


async def cost_of_films(capsys):
    """{name: how many times less}; a loop of events runs, as in a kernel."""
    ratios = {}
    for name, explore in EXPLORERS.items():
        explorer = explore()
        film = explorer.film
        if film is None:
            continue
        places = np.unique(np.linspace(film._timer.min, film._timer.max, 60).round()).astype(int).tolist()
        film._go_to(places[-1])
        ours = cpu_of(film._go_to, itertools.islice(itertools.cycle(places), 60))
        for artist in explorer.picture.moving:
            artist.set_animated(False)
        anew = cpu_of(draw_anew, [explorer.picture.figure] * 3)
        ratios[name] = anew / ours
        with capsys.disabled():
            print(f"\n{name}: {ours:.1f} ms, drawn anew {anew:.0f} ms: {anew / ours:.0f} times less", end="")
    return ratios


def test_kernel_cpu_of_one_picture_of_each_film(capsys):
    ratios = asyncio.run(cost_of_films(capsys))
    assert len(ratios) > 20
    assert all(ratio > WHERE_MOST_MOVES.get(name, AT_LEAST) for name, ratio in ratios.items()), ratios
