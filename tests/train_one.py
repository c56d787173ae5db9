"""Training with one rule, where the tests need no others beside it."""

from helpers.training import train_together


def train(rule, *setup, **more):
    """The `History` of one rule; all else as in `train_together`."""
    return train_together({"": rule}, *setup, **more)[""]
