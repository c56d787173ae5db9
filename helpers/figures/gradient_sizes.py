"""How many weights of a layer have a gradient of which size: two staircases over a logarithmic axis."""

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture

_LAYERS = {"W1, from the pixels": style.GRADIENT_DESCENT, "W2, to the digits": style.FORWARD}


class GradientSizesPicture(Picture):
    """One staircase for each layer, and a bar over each: nine tenths of its weights are below the bar."""

    def __init__(self, edges):
        self.axes, self.edges = self.new_axes(height=3.4), np.asarray(edges)
        style.label(self.axes, "share of the weights, in %", "|g|, the size of the gradient of one weight")
        self.axes.set(xlim=(edges[0], edges[-1]), xscale="log", ylim=(0, 41))
        style.grid(self.axes)
        self.stairs, self.fills, self.bars = [], [], []
        for name, colour in _LAYERS.items():
            self.stairs += self.axes.plot([], [], color=colour, lw=1.6, label=name)
            self.fills.append(self.axes.stairs(np.zeros(len(edges) - 1), edges, fill=True, color=colour, alpha=0.25))
            self.bars += self.axes.plot([], [], color=colour, lw=3, marker="|", ms=14, mew=3)
        self.hand_over(*self.fills, *self.stairs, *self.bars, pinned=self.stairs)
        self.legend(self.stairs)

    def move(self, layers, bars):
        """The sizes of each layer, those above 0; and for each the two ends of its bar."""
        places = zip(layers, bars, self.stairs, self.fills, self.bars, (38, 34.5), strict=True)
        for sizes, ends, stairs, fill, bar, height in places:
            counted, _ = np.histogram(np.clip(sizes, self.edges[0], self.edges[-1]), self.edges)
            share = 100 * counted / len(sizes)
            stairs.set_data(np.repeat(self.edges, 2), [0, *np.repeat(share, 2), 0])
            fill.set_data(share)
            bar.set_data(ends, [height, height])
