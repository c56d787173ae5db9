"""Lesson 11-5-7: backprop by the reader under the gradient check, and two numbers about chance."""

import contextlib
import copy
import io

import numpy as np

from helpers import network
from helpers.answer_forms import as_array
from helpers.answers.planted_bugs import planted, with_slope
from helpers.differentiation import numerical_gradient
from helpers.exercises import FunctionCheck, NumberCheck
from helpers.language import say
from helpers.outcomes import not_yet, said, wrong
from helpers.training import pack, unpack

_MADE_FROM = {"W1": ("X.T", "at_hidden"), "b1": ("at_hidden",), "W2": ("z.T", "at_scores"), "b2": ("at_scores",)}
_NAMES = tuple(_MADE_FROM)
_SIZES = (4, 3, 2)  # pixels, hidden values, classes: all different, so that a wrong transpose does not fit
_TOLERANCE = 5e-9  # entry by entry; for 23 weights this keeps the relative error below 1e-7
_BLANK = "put your formula in the place of the three dots."
_FEW_DIGITS = 1e-6  # float32 has 7 digits


def _networks():
    """Cases (weights, X, labels): little networks whose weights are all different from 0."""
    random = np.random.default_rng(1157)
    for images in (5, 7):
        weights = tuple(part + random.normal(0, 0.3, part.shape) for part in network.start_weights(random, *_SIZES))
        yield weights, random.random((images, _SIZES[0])), random.integers(0, _SIZES[2], images)


def _by_differences(weights, X, labels):
    return pack(numerical_gradient(lambda moved: network.loss(moved, X, labels), weights))


def _which_are_off(result, wanted):
    """What is wrong with gradients that fail the check: too few digits, or which of the four differ."""
    if np.allclose(result, wanted, rtol=_FEW_DIGITS, atol=_FEW_DIGITS):
        told = "it is right to about 7 digits, and 8 are asked for: compute in float64, which X and the weights are"
        return say(told)
    pixels, hidden, classes = _SIZES
    shapes = [(pixels, hidden), (hidden,), (hidden, classes), (classes,)]
    parts = zip(_NAMES, unpack(result, shapes), unpack(wanted, shapes), strict=True)
    off = [name for name, *both in parts if not np.allclose(*both, rtol=_TOLERANCE, atol=_TOLERANCE)]
    one = "the gradient of {names} differs from the central differences"
    several = "the gradients of {names} differ from the central differences"
    return say(several if len(off) > 1 else one, names=say(" and ").join(off))


def _by(backprop):
    return lambda weights, X, labels: pack(backprop(weights, X, labels))


def _uphill(weights, X, labels):
    return tuple(-part for part in network.backprop(weights, X, labels))


def _divided_again(weights, X, labels):
    return tuple(part / len(X) for part in network.backprop(weights, X, labels))


def _tanh_twice(weights, X, labels):
    return with_slope(weights, X, labels, lambda z: 1 - np.tanh(z) ** 2)


_check_gradient = FunctionCheck(
    expected=_by_differences,
    tolerance=_TOLERANCE,
    tell=_which_are_off,
    cases=tuple(_networks()),
    praise="The relative error to the central differences is below 1e-7, at h = 1e-5.",
    mistakes={
        "the gradients are too large by the number of images; error_at_scores has divided already": _by(planted(1)),
        "the slope of tanh is missing: at_hidden needs the factor (1 - z**2)": _by(planted(2)),
        "the slope of tanh is 1 - z**2, not 1 - z": _by(planted(3)),
        "z is tanh already: its slope is 1 - z**2": _by(_tanh_twice),
        "the weights are right and the biases are not: sum over the images, without another mean": _by(planted(4)),
        "the bias gradients are 0, and they should be sums over the images": _by(planted(5)),
        "the signs are turned: that leads uphill": _by(_uphill),
        "all of it is too small by the number of images; error_at_scores has divided already": _by(_divided_again),
    },
)


def check_backprop(answer):
    """The gradient check: the outcome for a backprop(weights, X, labels) that gives four gradients."""
    if answer is ... or answer is None or not callable(answer):
        return _check_gradient(answer)

    def packed(weights, X, labels):
        try:
            parts = answer(weights, X, labels)
        except ValueError as problem:
            if "matmul" in said(problem):
                told = "the shapes in a product @ do not fit; is a .T missing, or the order wrong?"
                raise ValueError(say(told)) from None
            raise
        if parts is ... or any(part is ... for part in parts):
            return ...
        return pack(tuple(map(np.asarray, parts)))

    try:
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            parts = answer(*copy.deepcopy(_check_gradient.cases[0]))
    except (Exception, SystemExit):  # the check calls it again, and says what it raised
        return not_yet(_BLANK) if _has_a_blank(answer) else _check_gradient(packed)
    if parts is None:
        return not_yet("your function gave None: did you return the value?")
    if isinstance(parts, (tuple, list)) and any(part is None for part in parts):
        return not_yet("your function gave None for a gradient: did you return the value?")
    problem = _wrong_shapes(parts, *_check_gradient.cases[0][:2])
    return wrong(problem) if problem else _check_gradient(packed)


def _has_a_blank(function):
    """Do three dots stand in a function? They have no sum and no product: where one is left, it raises."""
    code = getattr(function, "__code__", None)
    return code is not None and any(constant is ... for constant in code.co_consts)


def _wrong_shapes(parts, weights, X):
    """What is wrong with the number, order or shapes of the gradients that the reader's function gave, or None."""
    if parts is ...:
        return None
    if not isinstance(parts, (tuple, list)) or len(parts) != len(weights):
        return "four gradients are asked for: of W1, b1, W2 and b2, in brackets or with commas between them"
    shapes, wanted = [as_array(part).shape for part in parts], [part.shape for part in weights]
    if any(part is ... for part in parts) or shapes == wanted:
        return None
    if sorted(shapes) == sorted(wanted):
        return "the order should be W1, b1, W2, b2"
    pairs = zip(_NAMES, shapes, wanted, strict=True)
    name, shape, right = next((name, shape, right) for name, shape, right in pairs if shape != right)
    told = "in a small network the gradient of {name} has the shape {shape}, and {name} has {right}{why}"
    return say(told, name=name, shape=shape, right=right, why=_why(name, shape, right, len(X)))


def _why(name, shape, right, images):
    """How a gradient may have come to this shape, in words."""
    if shape == right[::-1]:
        return say(": is it transposed? The .T belongs to the other factor, and the factors change places")
    if name.startswith("b"):
        if shape == (1, *right):
            return say(": leave keepdims=True away")
        if shape == (images, *right):
            return say(". Here are {images} images: did you sum over them (axis=0)?", images=images)
        if shape in ((), (images,)):
            return say(": sum over the images alone, which is axis=0")
    return say(": it is made from {parts}", parts=say(" and ").join(_MADE_FROM[name]))


_SHARE, _IMAGES = 0.973, 360

check_binomial = NumberCheck(
    expected=np.sqrt(_SHARE * (1 - _SHARE) / _IMAGES),
    tolerance=5e-5,  # four decimals
    praise="It is about three images: .973 and .974 are a third of an image apart.",
    mistakes={
        "that is the variance; take the root": _SHARE * (1 - _SHARE) / _IMAGES,
        "that is for a single image; divide by the number of images under the root": np.sqrt(_SHARE * (1 - _SHARE)),
        "divide by N under the root, not after it": np.sqrt(_SHARE * (1 - _SHARE)) / _IMAGES,
        "that is the number of images; as a share it is divided by 360": np.sqrt(_IMAGES * _SHARE * (1 - _SHARE)),
        "the factor 1 - p is missing": np.sqrt(_SHARE / _IMAGES),
        "that is one image as a share": 1 / _IMAGES,
        "that is in per cent; as a share it is divided by 100": 100 * np.sqrt(_SHARE * (1 - _SHARE) / _IMAGES),
    },
)

_PER_EPOCH = 22

check_memory = NumberCheck(
    expected=np.log(0.5) / np.log(0.999) / _PER_EPOCH,
    tolerance=0.05,  # one decimal
    praise="Adam's v remembers the start of the training to its end: ten epochs are 220 steps, its half-life is 693.",
    mistakes={
        "that is the half-life in steps; divide by the steps of an epoch": np.log(0.5) / np.log(0.999),
        "half-life is not 1/(1 − β₂); the formula is ln ½ / ln β₂": 1000 / _PER_EPOCH,
        "that is for β₁; v has the decay β₂ = 0.999": np.log(0.5) / np.log(0.9) / _PER_EPOCH,
    },
)
