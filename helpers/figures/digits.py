"""Images of digits: many of one kind side by side, and their mean."""

import numpy as np

from helpers.figures import style
from helpers.figures.picture import Picture

ROWS, COLUMNS = 3, 10


class DigitsPicture(Picture):
    """Left: a page of images. Right: the mean of all images of the digit. Ink is dark."""

    def __init__(self):
        self.page, self.mean = self.new_axes(1, 2, height=2.9, width_ratios=[3.3, 1])
        look = {"cmap": "gray_r", "vmin": 0, "vmax": 1, "interpolation": "nearest"}
        self.images = self.page.imshow(np.zeros((9 * ROWS + 1, 9 * COLUMNS + 1)), **look)
        self.average = self.mean.imshow(np.zeros((8, 8)), **look)
        for axes, title in ((self.page, "the images"), (self.mean, "mean of all of them")):
            style.title(axes, title)
            axes.set(xticks=[], yticks=[])
        self.hand_over(self.images, self.average)

    def move(self, images, mean):
        """At most 30 images (N, 8, 8), and their mean (8, 8); a place without an image is light grey."""
        sheet = np.full((ROWS, COLUMNS, 9, 9), 0.12)
        places = sheet.reshape(-1, 9, 9)
        places[: len(images), 1:, 1:] = images
        wall = np.full((9 * ROWS + 1, 9 * COLUMNS + 1), 0.12)
        wall[:-1, :-1] = sheet.swapaxes(1, 2).reshape(9 * ROWS, 9 * COLUMNS)
        self.images.set_data(wall)
        self.average.set_data(mean)
