"""Lesson 11-4-3: descent by difference quotients, training with a planted bug, and the check that finds it."""

from functools import cache

import numpy as np

from helpers import network
from helpers.answers.planted_bugs import NAMES, planted
from helpers.differentiation import central_difference, forward_difference, numerical_gradient, relative_error
from helpers.explorers import controls
from helpers.explorers.live import Explorer
from helpers.figures import style
from helpers.figures.descent import DescentPicture
from helpers.figures.gradient_check import ThresholdPicture, TrainingPicture
from helpers.language import say
from helpers.little_images import little_images
from helpers.losses import book_loss
from helpers.optimizers import GradientDescent, path
from helpers.stability import convergence_rate, largest_alpha, side
from helpers.surfaces import contour_grid
from helpers.training import pack, unpack

_DESCENT_STEPS, _DESCENT_ALPHA = 60, 0.1
_NEAR = 1e-9  # a distance from the minimum that is no more than rounding
_TRAINING_STEPS, _TRAINING_ALPHA, _STARTS = 150, 1.0, 5
_SIZES = (9, 5, 3)  # pixels, hidden values, classes
_STEPS = np.geomspace(1e-9, 1e-1, 33)
_THRESHOLDS = {np.float64: 1e-7, np.float32: 1e-3}


def explore_descent_by_differences(with_alpha=False, after=()):
    """Gradient descent on the book's L with a difference quotient beside the exact gradient; live in rule and h.

    `with_alpha` adds a slider for α.
    """
    looks = [(style.EXACT, 3, "-"), (style.BY_QUOTIENTS, 1.6, "--")]
    picture = DescentPicture(["exact gradient", "difference quotient"], looks, "distance from the minimum")
    ground = contour_grid(book_loss, (-4, 5, 121), (-3, 5, 121))

    def redraw():
        picture.draw_background(*ground, book_loss.minimum, ((0, _DESCENT_STEPS), (1e-12, 20)))

    def update(rule, h, alpha=_DESCENT_ALPHA):
        gradients = (book_loss.gradient, lambda W: numerical_gradient(book_loss, W, h, rule))
        paths = [path(GradientDescent(alpha), gradient, (4, 4), _DESCENT_STEPS) for gradient in gradients]
        distances = [np.linalg.norm(way - book_loss.minimum, axis=1) for way in paths]
        picture.move(paths, distances)
        setting = f"h = {h:.1e}" if alpha == _DESCENT_ALPHA else say("α = {alpha:.2f}, h = {h:.1e}", alpha=alpha, h=h)
        exact, end = (way[-1] for way in distances)
        place = say(
            "{setting}: after {steps} steps the descent by differences is {distance} from the minimum",
            setting=setting,
            steps=_DESCENT_STEPS,
            distance=f"{end:.2g}" if end > _NEAR else say("less than {near:.0e}", near=_NEAR),
        )
        return say(_what_comes(alpha, np.linalg.norm(paths[1][-1] - paths[1][-2]), exact, end), place=place)

    rules = {"forward": forward_difference, "central": central_difference}
    moved = {"rule": controls.choice("rule", rules), "h": controls.log_slider("h", 0.1, -4, 0, 0.05)}
    if with_alpha:
        moved["alpha"] = controls.slider("α", _DESCENT_ALPHA, 0.02, 0.4, 0.01, ".3f")
    moved["k"] = controls.film("k", _DESCENT_STEPS)
    return Explorer(picture, moved, update, redraw, after=after)


def _what_comes(alpha, last_step, exact, end):
    """What becomes of a descent on the book's L after its {place}, from theory: its steps shrink by one factor."""
    curvatures = np.linalg.eigvalsh(book_loss.H)
    wall = largest_alpha(0, curvatures.max())
    where = side(alpha, wall)
    if where >= 0:
        swings = "{place} and swings for ever, as the exact one does."
        return "{place} and runs away, as the exact one does." if where else swings
    factor = convergence_rate(alpha, 0, curvatures).max()
    if last_step * factor / (1 - factor) > 0.01 * max(end, _NEAR):  # the way that is still to go
        return "{place}, and still on its way."
    return "{place}, as good as the exact one." if max(exact, end) <= _NEAR else "{place}, and there it stays."


def explore_planted_bugs(after=()):
    """Training with the right backprop and with one that has a bug; live in the number of the bug and the start."""
    picture = TrainingPicture(_TRAINING_STEPS)
    runs = list(map(_train, range(len(NAMES))))

    def update(bug, start):
        losses, shares = ([runs[number][kind][:, start] for number in (0, bug)] for kind in (0, 1))
        picture.move(losses, shares)
        right, wrong = ((loss[-1], _percent(share[-1])) for loss, share in zip(losses, shares, strict=True))
        return say(
            "Bug {bug}, start {start}: after {steps} steps the loss is {loss:.2g} (right code {right_loss:.2g}), "
            "and {share} of fresh images are recognised (right code {right_share}).",
            bug=bug, start=start, steps=_TRAINING_STEPS,
            loss=wrong[0], right_loss=right[0], share=wrong[1], right_share=right[1],
        )  # fmt: skip

    moved = {
        "bug": controls.stops("bug", range(1, len(NAMES)), 1),
        "start": controls.stops("start", range(_STARTS), 0),
        "k": controls.film("k", _TRAINING_STEPS, stride=2),
    }
    return Explorer(picture, moved, update, after=after)


def explore_thresholds(after=()):
    """The relative error of the right code and of all six bugs over h; live in h and dtype."""
    picture = ThresholdPicture(NAMES, _STEPS[0], _STEPS[-1])
    errors = {kind: _relative_errors(kind) for kind in _THRESHOLDS}

    def redraw(kind):
        picture.draw_background(_STEPS, np.clip(errors[kind].T, 1e-11, None), _THRESHOLDS[kind])

    def update(kind, h):
        place = np.abs(np.log(_STEPS / h)).argmin()
        found = errors[kind][place]
        picture.move(_STEPS[place], found)
        limit = _THRESHOLDS[kind]
        measured = say(
            "{dtype}, h = {h:.1e}: the right code is off by {error}, the threshold is {limit:.0e}.",
            dtype=kind.__name__, h=_STEPS[place], error=_on_its_side(found[0], limit), limit=limit,
        )  # fmt: skip
        return _verdict(found, limit, measured)

    kinds = {kind.__name__: kind for kind in _THRESHOLDS}
    moved = {"kind": controls.choice("dtype", kinds), "h": controls.step_slider(1e-3, -9, -1, 0.25)}
    return Explorer(picture, moved, update, redraw, after=after)


def _verdict(found, limit, measured):
    """What the check says of the right code and of the bugs, behind what was measured."""
    missed = [say(NAMES[number]) for number in range(1, len(NAMES)) if found[number] < limit]
    if found[0] >= limit:
        told = "{measured} The right code FAILS: with this h and this threshold the check cannot tell right from wrong."
        return say(told, measured=measured)
    if missed:
        told = "{measured} The right code passes, and these bugs pass too: {missed}."
        return say(told, measured=measured, missed=say(", ").join(missed))
    return say("{measured} The right code passes, and all six bugs are caught.", measured=measured)


def _percent(share):
    """A share of 200 images, which are half a percent each: 100% means all."""
    return f"{share:.1%}".replace(".0%", "%")


def _on_its_side(number, limit):
    """The number with as few digits as show on which side of the limit it lies."""
    texts = (f"{number:.{digits}e}" for digits in range(17))
    return next(text for text in texts if (float(text) < limit) == (number < limit))


@cache  # always the same: a cell that is run again does not wait
def _train(number):
    """(losses, shares) of gradient descent on little images, arrays (steps + 1, starts), by the backprop with this bug.

    All starts run at once.
    """
    backprop = planted(number)
    X, labels = little_images(np.random.default_rng(0), 90)
    fresh, fresh_labels = little_images(np.random.default_rng(1), 200)
    starts = [network.start_weights(np.random.default_rng(start), *_SIZES) for start in range(_STARTS)]
    shapes, W = [part.shape for part in starts[0]], np.stack(list(map(pack, starts)))

    def gradient(W):
        return pack(backprop(unpack(W, shapes), X, labels))

    weights = unpack(path(GradientDescent(_TRAINING_ALPHA), gradient, W, _TRAINING_STEPS), shapes)
    return network.loss(weights, X, labels), network.accuracy(weights, fresh, fresh_labels)


@cache
def _relative_errors(kind):
    """The relative error of each planted backprop for each h, computed in `kind`: an array (steps, 7).

    All weights at all h at once, as so many runs of the network: `numerical_gradient` would call L 9,000 times.
    """
    X, labels = little_images(np.random.default_rng(0), 90)
    X = X.astype(kind)
    weights = tuple(part.astype(kind) for part in network.start_weights(np.random.default_rng(2), *_SIZES))
    gradients = [pack(planted(number)(weights, X, labels)) for number in range(len(NAMES))]
    shapes, W = [part.shape for part in weights], pack(weights)

    def L(W):
        return network.loss(unpack(W, shapes), X, labels)

    h = _STEPS.astype(kind)[:, None]
    step = h[..., None] * np.eye(len(W), dtype=kind)  # one weight is moved in each run
    numerical = (L(W + step) - L(W - step)) / (2 * h)
    return np.array([[relative_error(gradient, row) for gradient in gradients] for row in numerical])
