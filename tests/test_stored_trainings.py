"""What lesson 11-5-7 shows at once is what its functions train; all else is trained as ever."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from helpers import digit_races, optimizers
from helpers.digit_races import TUNED, USUAL, decay_map, race, sweep
from helpers.optimizers import GradientDescent, Momentum
from helpers.stored_trainings import FILE, name_of, stored

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("store_trainings", ROOT / "tools/store_trainings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def trained(monkeypatch):
    """A list of the rules that are trained from now on, with no training at all."""
    rules = []
    monkeypatch.setattr(digit_races, "train_together", lambda of, *setup, **more: rules.append(of) or dict(of))
    return rules


def test_what_is_stored_is_what_the_helpers_train_in_the_first_epoch(tool):
    """In all of them: elsewhere/test_trained_anew.py."""
    assert tool.what_differs(most=1) == [], tool.STALE


def test_a_changed_number_and_what_is_missing_too_much_or_damaged_is_found(tool, tmp_path, monkeypatch):
    request = tool.Request({"": GradientDescent(0.5)}, 2, range(2))
    monkeypatch.setattr(tool, "requests", lambda: [request])
    tool.store(tmp_path / "it.npz")
    assert tool.what_differs(tmp_path / "it.npz") == []
    with np.load(tmp_path / "it.npz") as file:
        parts = dict(file)
    name = name_of(GradientDescent(0.5))
    assert set(parts) == {f"{name} loss", f"{name} accuracy", f"{name} sure"} and (parts[f"{name} sure"] == 2).all()
    for part, place in (("loss", (2, 0)), ("accuracy", (1, 0))):
        wrong = {key: values.copy() for key, values in parts.items()}
        wrong[f"{name} {part}"][place] += 1e-5
        np.savez(tmp_path / "wrong.npz", **wrong)
        assert tool.what_differs(tmp_path / "wrong.npz") == [name]
    np.savez(tmp_path / "wrong.npz", **{f"{name} loss": parts[f"{name} loss"]})
    assert tool.what_differs(tmp_path / "wrong.npz") == [name]
    np.savez(tmp_path / "wrong.npz", **parts, other=np.zeros(1))
    assert tool.what_differs(tmp_path / "wrong.npz") == ["other"]
    (tmp_path / "wrong.npz").write_bytes(FILE.read_bytes()[:5000])
    assert len(tool.what_differs(tmp_path / "wrong.npz")) == len(tool.what_differs(tmp_path / "gone.npz")) == 1


def test_most_is_sure_and_all_of_it_where_the_lesson_compares_numbers(tool):
    with np.load(FILE) as file:
        sure = {name: np.mean(file[f"{name} sure"] == len(file[f"{name} loss"]) - 1) for name in
                (key.removesuffix(" sure") for key in file if key.endswith(" sure"))}  # fmt: skip
    for rules, new_writers in ((USUAL, False), (TUNED, False), (TUNED, True)):
        assert [sure[name_of(rule, new_writers)] for rule in rules.values()] == [1, 1, 1, 1]
    assert np.mean(list(sure.values())) > 0.8, "beyond a wall a run is chaos"


def test_all_that_the_lesson_trains_at_length_is_stored_and_comes_without_training(tool, trained):
    for request in tool.requests():
        race(request.rules, request.epochs, request.seeds, new_writers=request.new_writers)
    sweep()
    decay_map()
    assert trained == [] and FILE.stat().st_size < 300_000


def test_fewer_seeds_and_epochs_are_part_of_what_is_stored():
    whole = race(TUNED, 20, range(10))["Momentum"]
    part = race({"V": TUNED["Momentum"]}, 3, (4, 1))["V"]
    assert np.array_equal(part.loss, whole.loss[:4, [4, 1]])
    assert np.array_equal(part.accuracy, whole.accuracy[:4, [4, 1]])
    assert part.epochs == 3 and not part.interrupted


@dataclass(frozen=True)
class MyMomentum(Momentum):
    """The reader's own, with the same settings."""


MyMomentum.__name__ = MyMomentum.__qualname__ = "Momentum"


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        ("again", {"anew": True}),
        ("an own rule", {"rules": {"mine": MyMomentum(0.2)}}),
        ("an own rule beside another", {"rules": {"mine": MyMomentum(0.2), **TUNED}}),
        ("another rate", {"rules": {"V": Momentum(0.2000001)}}),
        ("more epochs", {"epochs": 21}),
        ("more seeds", {"seeds": range(11)}),
        ("a seed that would count from the end", {"seeds": [-1]}),
        ("no whole number", {"seeds": [0.0]}),
        ("no epoch", {"epochs": 0}),
    ],
)
def test_all_else_is_trained(words, settings, trained):
    race(**{"rules": TUNED, "epochs": 20, **settings})
    assert trained == [settings.get("rules", TUNED)], words


def test_anew_reaches_the_sweep_and_the_map_from_their_pictures(trained, monkeypatch):
    explorers = importlib.import_module("helpers.explorers.digits")
    for explore in (explorers.explore_digit_race, explorers.sweep_with_a_bar, explorers.explore_decay_map):
        with pytest.raises(Exception):  # noqa: B017 - no History came out
            explore(anew=True)
    assert [len(rules) for rules in trained] == [4, 4, len(digit_races.map_rules()[0])]


def test_where_the_file_is_gone_or_damaged_nothing_is_stored(tmp_path):
    assert stored(TUNED, range(5), 20, file=tmp_path / "gone.npz") is None
    (tmp_path / "cut.npz").write_bytes(FILE.read_bytes()[:9000])
    assert stored(TUNED, range(5), 20, file=tmp_path / "cut.npz") is None
    assert stored(TUNED, range(5), 20) is not None


def test_every_rule_of_the_helpers_has_a_name_with_all_digits_and_no_other_has():
    assert name_of(Momentum(0.1 + 0.2)) == "Momentum(alpha=0.30000000000000004, gamma=0.9)"
    assert (
        name_of(GradientDescent(np.array([[0.5], [1]])), True) == "GradientDescent(alpha=[[0.5], [1.0]]), new writers"
    )
    assert name_of(MyMomentum(0.2)) is None and name_of(Momentum) is None
    assert name_of(optimizers.Scheduled(Momentum(0.2), "alpha", lambda k: 0.2)) is None
