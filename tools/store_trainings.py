"""Train beforehand what lesson 11-5-7 trains at length: python3 start.py refresh does so when it is no longer true.

helpers/trainings.npz holds for each rule its losses and accuracies, arrays (epochs + 1, *grid, seeds), and how many
epochs are `sure`, an array (*grid, seeds). Beyond a wall a run is chaos: another processor, with other last bits, ends
elsewhere. So each rule is trained twice, the second time with a setting moved by a millionth of a millionth, ten
thousand last bits, and sure is what then stays.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from helpers.digit_races import MAP_SEEDS, SEEDS, TUNED, USUAL, map_rules, sweep_rules
from helpers.digits import load_digits
from helpers.optimizers import GradientDescent, Momentum
from helpers.stored_trainings import FILE, name_of
from helpers.training import train_together

STALE = "helpers/trainings.npz is not what these helpers train: python3 start.py refresh trains anew, in two minutes"
TOLERANCE = 1e-6  # of a loss, relative; the lesson prints two digits


@dataclass(frozen=True)
class Request:
    """Rules {name: rule} that are trained together, as in `race`, `sweep` and `decay_map`."""

    rules: dict
    epochs: int
    seeds: range
    grid: tuple = ()
    new_writers: bool = False

    def trained(self, seeds=None, change=lambda rule: rule, most=None):
        """{name of what is stored: History}, with all seeds or some of them, all epochs or at most so many."""
        images = load_digits(new_writers=self.new_writers)
        rules = {name_of(rule, self.new_writers): change(rule) for rule in self.rules.values()}
        epochs = min(self.epochs, most or self.epochs)
        return train_together(rules, seeds or self.seeds, epochs, *images, grid=self.grid)


def requests():
    """All that is stored."""
    pairs = {}
    for alpha, gamma in ((0.01, 0.9), (0.001, 0.99), (0.2, 0.9), (0.5, 0.9)):
        pairs["descent", alpha] = GradientDescent(alpha / (1 - gamma))
        pairs["Momentum", alpha] = Momentum(alpha, gamma)
    races = {name_of(rule) for rule in (*USUAL.values(), *TUNED.values())}
    pairs = {name: rule for name, rule in pairs.items() if name_of(rule) not in races}
    usual = dict(USUAL)
    default = {"Adam": usual.pop("Adam")}  # the lesson asks for it for longer
    sweep, (of_the_map, _) = sweep_rules(), map_rules()
    return [
        Request(usual, 10, SEEDS),
        Request(default, 80, SEEDS),
        Request(TUNED, 20, range(10)),
        Request(TUNED, 20, SEEDS, new_writers=True),
        Request(pairs, 10, SEEDS),
        Request(sweep, 10, SEEDS, grid=sweep["Adam"].alpha.shape[:1]),
        Request(of_the_map, 10, MAP_SEEDS, grid=of_the_map["descent", 0].alpha.shape[:1]),
    ]


def store(file=FILE):
    """Train all of it and write the file."""
    parts = {}
    for request in requests():
        moved = request.trained(change=_moved)
        for name, history in request.trained().items():
            parts[f"{name} loss"], parts[f"{name} accuracy"] = history.loss, history.accuracy
            same = agree(history, moved[name].loss, moved[name].accuracy)
            parts[f"{name} sure"] = (np.logical_and.accumulate(same).sum(axis=0) - 1).astype(np.int8)
    np.savez_compressed(file, **parts)


def agree(history, loss, accuracy):
    """Is each loss the same but for `TOLERANCE`, and each accuracy to the image? Booleans of their shape."""
    return np.isclose(history.loss, loss, rtol=TOLERANCE, atol=0, equal_nan=True) & np.isclose(
        history.accuracy, accuracy, rtol=0, atol=1e-6
    )


def _moved(rule):
    """The rule with its learning rate, the first of its settings, larger by a millionth of a millionth."""
    rate = fields(rule)[0].name
    return replace(rule, **{rate: getattr(rule, rate) * (1 + 1e-12)})


def what_differs(file=FILE, most=None):
    """Names of what is stored and is not what a training gives now, as far as it is sure.

    Of each rule, at all its settings and epochs, or at so many of the first, one of its seeds is trained, request by
    request the next one.
    """
    differing = []
    try:
        with np.load(file, allow_pickle=False) as stored:
            parts = dict(stored)
    except Exception as problem:  # none there, or a damaged one
        return [str(problem)]
    for number, request in enumerate(requests()):
        seed = number % len(request.seeds)
        for name, history in request.trained(request.seeds[seed : seed + 1], most=most).items():
            shape = (request.epochs + 1, *request.grid, len(request.seeds))
            kept = [parts.pop(f"{name} {part}", np.empty(0)) for part in ("loss", "accuracy", "sure")]
            if [part.shape for part in kept] != [shape, shape, shape[1:]]:
                differing.append(name)
                continue
            epochs = np.arange(len(history.loss)).reshape(-1, *[1] * (kept[0].ndim - 1))
            loss, accuracy = (part[: len(epochs), ..., seed : seed + 1] for part in kept[:2])
            sure = kept[2][..., seed : seed + 1]
            if not (agree(history, loss, accuracy) | (epochs > sure)).all():
                differing.append(name)
    return differing + list(parts)


def renew():
    """Store the trainings anew if the helpers train something else now; says so."""
    differing = what_differs()
    if differing:
        print(f"trainings of 11-5-7: {len(differing)} differ; training anew, two minutes", flush=True)
        store()
    print(FILE.name, "changed" if differing else "as before")


if __name__ == "__main__":
    renew()
