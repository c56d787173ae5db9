"""What one move of a slider costs the kernel, beside the usual way (python3 start.py test tests/benchmarks)."""

import json
import statistics

import pytest
from jupyter_client.manager import start_new_kernel

# Both ways draw the very same picture; the usual one makes a new pyplot figure for each value.
EXPLORER = """
from helpers.explorers.difference_quotients import explore_difference_quotients
explorer = explore_difference_quotients()
"""
USUAL = """
%matplotlib inline
import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
from helpers import functions
from helpers.differentiation import central_difference, forward_difference

x, steps = np.linspace(-1.6, 1.6, 321), np.logspace(-4, 0, 161)

def picture(h):
    widths = [1, 0.85, 1.1]
    figure, (left, lens, right) = plt.subplots(1, 3, figsize=(9, 3.8), layout="constrained", width_ratios=widths)
    places = np.linspace(-1.5, 1.5, 61)
    lens.plot(places, (np.exp(h * places) - 1 - h * places) / h**2)
    lens.plot(places[[0, -1]], [0, 0])
    left.plot(x, np.exp(x), label="f")
    left.plot(x, 1 + x, label="tangent")
    for rule, name, points in ((forward_difference, "forward", [0, h]), (central_difference, "central", [-h, h])):
        slope = rule(functions.exp, 0, h)
        left.plot(x, np.exp(points[1]) + slope * (x - points[1]), label=name)
        left.plot(points, np.exp(points), "o")
        ends, dots = h * places[[0, -1]], np.array(points)
        lens.plot(places[[0, -1]], (np.exp(points[1]) + slope * (ends - points[1]) - 1 - ends) / h**2)
        lens.plot(dots / h, (np.exp(dots) - 1 - dots) / h**2, "o")
        right.loglog(steps, abs(rule(functions.exp, 0, steps) - 1))
        right.plot([h], [abs(slope - 1)], "o")
    left.set(ylim=(-0.5, 5.5), xlabel="x", title="f, two secants, the tangent")
    lens.set(xlim=(-1.5, 1.5), ylim=(-0.2, 2.2), xlabel="(x − x₀) / h", title="lens: minus tangent, ÷ h²")
    right.set(xlim=(1e-4, 1), ylim=(1e-11, 10), xlabel="h", title="|error|: how far each is off")
    right.axvline(h)
    for axes in (lens, right):
        axes.grid(True)
    figure.legend(loc="outside upper center", ncols=4)
    plt.show()

slider = widgets.FloatLogSlider(value=1, min=-4, max=0, step=0.05)
output = widgets.interactive_output(picture, {"h": slider})
"""
CPU = """
import json, time
def cpu_per_move(slider, moves):
    started = time.process_time()
    for move in range(moves):
        slider.value = 10 ** (-4 * (move % 97 + 0.5) / 97)
    return (time.process_time() - started) / moves
"""
MEMORY = """
import psutil
process = psutil.Process()
cpu_per_move(explorer.controls["h"], 1000)
before = process.memory_info().rss
cpu_per_move(explorer.controls["h"], 1000)
print(json.dumps(process.memory_info().rss - before))
"""


@pytest.fixture
def run():
    """Run code in a kernel of its own; gives what it printed, as JSON."""
    manager, client = start_new_kernel()

    def run_code(code):
        printed = []
        reply = client.execute_interactive(
            code, timeout=300, output_hook=lambda message: printed.append(message["content"].get("text", ""))
        )
        assert reply["content"]["status"] == "ok", reply["content"]
        return json.loads("".join(printed).strip() or "null")

    yield run_code
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_kernel_cpu_of_one_move_beside_a_new_pyplot_figure(run, capsys):
    run(CPU + EXPLORER + USUAL)
    cost = "print(json.dumps(cpu_per_move({}, {})))"
    # In turns, and the middle of each: the first turn warms up fonts and caches, and a machine's speed changes.
    turns = [[run(cost.format(*way)) for way in (("explorer.controls['h']", 100), ("slider", 10))] for _ in range(5)]
    explorer, usual = (statistics.median(costs) for costs in zip(*turns, strict=True))
    with capsys.disabled():
        print(f"\nkernel CPU of one move: {1000 * usual:.0f} ms with a new pyplot figure, "
              f"{1000 * explorer:.1f} ms with the Explorer: {usual / explorer:.0f} times less")  # fmt: skip
    assert usual / explorer > 40


def test_memory_of_a_thousand_moves(run, capsys):
    run(CPU + EXPLORER)
    grown = run(MEMORY)
    with capsys.disabled():
        print(f"\n1,000 moves after 1,000 of warm-up: memory grew by {grown / 1e6:.2f} MB")
    assert grown < 5e6
