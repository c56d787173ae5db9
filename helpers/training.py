"""Training many networks at once: every seed with every setting, all side by side.

The weights of a run are one row of numbers (2410 for images of 64 pixels), so that the update rules of
`helpers.optimizers` work on them as they are. Runs stand in an array: the axes of the settings first, then the seeds.
"""

from dataclasses import dataclass

import numpy as np

from helpers import network
from helpers.optimizers import states
from helpers.ranges import real_numbers, whole

HIDDEN, CLASSES, BATCH = 32, 10, 64


@dataclass(eq=False)
class History:
    """What came out, for the start and for each finished epoch: arrays (epochs + 1, *grid, seeds).

    `loss` is that of all training images, `accuracy` the share of test images that is recognised.
    """

    loss: np.ndarray
    accuracy: np.ndarray
    interrupted: bool = False

    @property
    def epochs(self):
        """How many epochs are finished."""
        return len(self.loss) - 1


def train_together(rules, seeds, epochs, training, test, grid=(), progress=None, batch=BATCH):
    """{name: History} for rules {name: rule}: all of them go through the same epochs, side by side.

    Settings that are arrays have the shape (*grid, 1, 1): `Momentum(alphas[:, None, None])` with `grid=(8,)`.
    Each run starts with W ~ N(0, 1/fan_in) and b = 0, and shuffles the images anew in each epoch, both by its seed.
    The last images of an epoch that fill no batch are left out. `progress(epoch, epochs)` is called after each epoch.
    An interrupt keeps the epochs that all rules have finished.
    Raises ValueError or TypeError: epochs or seeds are not whole, a batch is empty or larger than the data, X is not
    made of finite numbers, one row for each image, the test images have another number of pixels than the training
    images, labels are not whole numbers from 0 to 9.
    """
    epochs, batch, seeds = whole("epochs", epochs), whole("batch", batch), _seeds(seeds)
    X, labels = _images("training", training)
    test_X, test_labels = _images("test", test)
    if test_X.shape[1] != X.shape[1]:
        raise ValueError(f"test.X must have the {X.shape[1]} pixels of training.X in a row, got {test_X.shape[1]}")
    if epochs == 0:
        raise ValueError("epochs must be at least 1, got 0")
    if not 0 < batch <= len(X):
        raise ValueError(f"batch must be from 1 to {len(X)}, the number of training images, got {batch}")
    runs = [_epochs(rule, seeds, grid, X, labels, test_X, test_labels, batch) for rule in rules.values()]
    finished, interrupted = [[next(run) for run in runs]], False
    try:
        for epoch in range(1, epochs + 1):
            finished.append([next(run) for run in runs])
            if progress:
                progress(epoch, epochs)
    except KeyboardInterrupt:
        interrupted = True
    return {
        name: History(*map(np.stack, zip(*scores, strict=True)), interrupted)
        for name, scores in zip(rules, zip(*finished, strict=True), strict=True)
    }


def start_weights_of_runs(seeds, inputs):
    """(W1, b1, W2, b2) with one run for each seed along the first axis."""
    runs = [network.start_weights(np.random.default_rng(seed), inputs, HIDDEN, CLASSES) for seed in seeds]
    return tuple(np.stack(parts) for parts in zip(*runs, strict=True))


def pack(weights):
    """The weights (W1, b1, W2, b2) of each run as one row: an array (…, N)."""
    runs = weights[-1].shape[:-1]
    return np.concatenate([part.reshape(*runs, -1) for part in weights], axis=-1)


def unpack(W, shapes):
    """The rows of `pack` as arrays of these shapes behind the axes of the runs."""
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
    parts = np.split(W, ends, axis=-1)
    return tuple(part.reshape(*W.shape[:-1], *shape) for part, shape in zip(parts, shapes, strict=True))


def weights_of_epochs(rule, seeds, X, labels, grid=(), batch=BATCH):
    """The weights (W1, b1, W2, b2) of all runs at the start and after each epoch, without end.

    Each run starts and shuffles by its seed, as in `train_together`, which also says what `grid` and `batch` are.
    """
    shapes = [(X.shape[1], HIDDEN), (HIDDEN,), (HIDDEN, CLASSES), (CLASSES,)]
    batches = _batches(seeds, len(X), batch)

    def gradient(W):
        places = next(batches)
        return pack(network.backprop(unpack(W, shapes), X[places], labels[places]))

    start = pack(start_weights_of_runs(seeds, X.shape[1]))
    run = states(rule, gradient, np.broadcast_to(start, (*grid, *start.shape)))
    W = next(run)[0]
    while True:
        yield unpack(W, shapes)
        for _ in range(len(X) // batch):
            W = next(run)[0]


def _epochs(rule, seeds, grid, X, labels, test_X, test_labels, batch):
    """(loss, accuracy) of all runs at the start and after each epoch, without end."""
    for weights in weights_of_epochs(rule, seeds, X, labels, grid, batch):
        yield _mean(network.loss, weights, X, labels), _mean(network.accuracy, weights, test_X, test_labels)


def _mean(score, weights, X, labels):
    """score(weights, X, labels) of all runs, a mean over the images, taken over 128 images after the other.

    Larger products of matrices are shared out among processors, which costs more than it saves on a busy machine.
    """
    parts = [slice(first, first + 128) for first in range(0, len(X), 128)]
    with np.errstate(all="ignore"):
        found = [score(weights, X[part], labels[part]) for part in parts]
    return np.average(found, axis=0, weights=[len(X[part]) for part in parts])


def _batches(seeds, images, batch):
    """Places (seeds, batch) of the images of one batch after another, without end."""
    randoms = {seed: np.random.default_rng([seed, 1]) for seed in seeds}
    while True:
        orders = {seed: random.permutation(images) for seed, random in randoms.items()}
        order = np.stack([orders[seed] for seed in seeds])
        for first in range(0, images - batch + 1, batch):
            yield order[:, first : first + batch]


def _seeds(seeds):
    seeds = list(seeds)
    if not seeds:
        raise ValueError("seeds must be at least one whole number, got none")
    return [whole("seeds", seed) for seed in seeds]


def _images(name, images):
    X, labels = real_numbers(f"{name}.X", images.X), np.asarray(images.labels)
    if X.ndim != 2 or not np.isfinite(X).all():
        raise ValueError(f"{name}.X must be finite numbers, one row for each image, got an array of shape {X.shape}")
    if labels.shape != (len(X),) or labels.dtype.kind not in "iu" or not ((labels >= 0) & (labels < CLASSES)).all():
        raise ValueError(f"{name}.labels must be whole numbers from 0 to {CLASSES - 1}, one for each row of {name}.X")
    return X, labels
