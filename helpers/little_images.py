"""Made-up images of 3 × 3 pixels for a network so small that every weight can be checked."""

import numpy as np

# One line of three bright pixels: class 0 a row, class 1 a column, class 2 a diagonal.
_LINES = [(0, [0, 1, 2]), (0, [3, 4, 5]), (0, [6, 7, 8]), (1, [0, 3, 6]), (1, [1, 4, 7]), (1, [2, 5, 8]),
          (2, [0, 4, 8]), (2, [2, 4, 6])]  # fmt: skip
DEAD_PIXEL = 2


def little_images(random, count):
    """(X, labels): `count` noisy images as rows of 9 pixels, and their classes 0, 1 or 2.

    The top right pixel is dead: it is 0 in every image, as the corners of real images often are.
    """
    chosen = random.integers(0, len(_LINES), count)
    X = np.abs(random.normal(0, 0.15, (count, 9)))
    for image, line in zip(X, chosen, strict=True):
        image[_LINES[line][1]] += 1
    X[:, DEAD_PIXEL] = 0
    return X, np.array([_LINES[line][0] for line in chosen])
