"""The digits: every pixel, label and the split as in scikit-learn, and clear words about a broken file."""

import numpy as np
import pytest

from helpers.digits import FILE, load_digits


def test_every_pixel_and_label_and_the_split_are_those_of_scikit_learn():
    from sklearn import datasets  # here: it takes more than a second, in each worker
    from sklearn.model_selection import train_test_split

    X, labels = datasets.load_digits(return_X_y=True)
    places = train_test_split(np.arange(len(labels)), test_size=360, stratify=labels, random_state=0)
    for digits, place in zip(load_digits(), places, strict=True):
        assert np.array_equal(digits.X, X[place] / 16) and np.array_equal(digits.labels, labels[place])


def test_shapes_ranges_and_shares():
    training, test = load_digits()
    assert training.X.shape == (1437, 64) and test.X.shape == (360, 64)
    assert training.X.dtype == float and training.X.min() == 0 and training.X.max() == 1
    assert np.bincount(test.labels).min() >= 34 and set(training.labels) == set(range(10))


def test_the_file_is_small_and_needs_no_pickle():
    assert FILE.stat().st_size <= 150_000
    with np.load(FILE, allow_pickle=False) as stored:
        assert all(stored[name].dtype.kind in "iu" for name in stored)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="^file must be .*none at gone.npz$"):
        load_digits(tmp_path / "gone.npz")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.999])
def test_a_file_that_is_cut_off_is_said(tmp_path, share):
    cut = tmp_path / "cut.npz"
    cut.write_bytes(FILE.read_bytes()[: int(share * FILE.stat().st_size)])
    with pytest.raises(ValueError, match="^file must be a whole digits.npz, got cut.npz"):
        load_digits(cut)


@pytest.mark.parametrize(
    ("name", "value"),
    [("labels", np.zeros(1797)), ("labels", np.zeros(3, int)), ("images", np.full((1797, 8, 8), np.nan))],
)
def test_a_part_of_another_kind_or_shape_is_named(tmp_path, name, value):
    with np.load(FILE, allow_pickle=False) as stored:
        parts = dict(stored)
    np.savez(tmp_path / "other.npz", **{**parts, name: value})
    with pytest.raises(ValueError, match=f"^{name} in other.npz must be whole numbers of shape"):
        load_digits(tmp_path / "other.npz")


def test_a_file_without_one_of_its_parts_is_said(tmp_path):
    np.savez(tmp_path / "less.npz", images=np.zeros((1797, 8, 8), int))
    with pytest.raises(ValueError, match="whole digits.npz, got less.npz"):
        load_digits(tmp_path / "less.npz")
