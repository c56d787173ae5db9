"""Real images: 1797 handwritten digits of 8 × 8 pixels with 17 shades, and their split into training and test.

Origin: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998),
https://doi.org/10.24432/C50P49, the test part, licence CC BY 4.0. Stored unchanged in digits.npz beside this file,
together with the places of 1437 training and 360 test images in which every digit has its share. That split is a random
one: the images are by 13 people, one after the other in the file, and each of them is in both parts.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("digits.npz")
TRAINING_IMAGES, TEST_IMAGES = 1437, 360
# Here the last three of the 14 blocks of writers begin (scikit-learn's course, "Sample grouping", has their borders).
_NEW_WRITERS = 1415
_SHAPES = {"images": (1797, 8, 8), "labels": (1797,), "training": (TRAINING_IMAGES,), "test": (TEST_IMAGES,)}


@dataclass(frozen=True, eq=False)
class Digits:
    """Images as rows X of 64 numbers from 0 to 1, and their labels from 0 to 9."""

    X: np.ndarray
    labels: np.ndarray


def load_digits(file=FILE, new_writers=False):
    """(training, test), each a `Digits` of 1437 and 360 images, by the same 13 writers.

    With `new_writers` 1415 and 382 images: those at the end of the file, whose writers come after all others, are the
    test.
    Raises FileNotFoundError where there is no file, and ValueError for one that is not whole.
    """
    file = Path(file)
    if not file.exists():
        raise FileNotFoundError(f"file must be the digits.npz of the helpers, and there is none at {file.name}")
    try:
        with np.load(file, allow_pickle=False) as stored:
            parts = {name: stored[name] for name in _SHAPES}
    except Exception as problem:  # a cut-off file fails in many ways: zip, zlib, numpy, a missing part
        raise ValueError(f"file must be a whole digits.npz, got {file.name} ({problem})") from problem
    for name, shape in _SHAPES.items():
        if parts[name].shape != shape or parts[name].dtype.kind not in "iu":
            raise ValueError(f"{name} in {file.name} must be whole numbers of shape {shape}, got {parts[name].shape}")
    X, labels = parts["images"].reshape(-1, 64) / 16, parts["labels"].astype(int)
    places = [parts["training"], parts["test"]]
    if new_writers:
        places = [slice(_NEW_WRITERS), slice(_NEW_WRITERS, None)]
    return tuple(Digits(X[place], labels[place]) for place in places)
