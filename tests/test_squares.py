"""The squares that RMSProp remembers: they add up to h, on one scale, whatever the step and the gradient."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.explorers.squares import explore_squares
from helpers.functions import valley
from helpers.optimizers import RMSProp, states
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")

KINDS = ("constant", "of the valley")
DECAYS = [0.0, 0.5, 0.9, 0.999, 0.9999]


@pytest.fixture(scope="module")
def explorer():
    return explore_squares()


def run_of(kind, alpha, k):
    """(W before step k, h with its gradient) of a run by hand."""
    gradient = valley.gradient if kind == "of the valley" else lambda W: np.array([-1.0, 4.0])
    run = states(RMSProp(0.1, alpha), gradient, [-7, 2] if kind == "of the valley" else [-7, 3.5])
    *_, (before, _), (_, h) = (next(run) for _ in range(k + 1))
    return before, h


@settings(max_examples=40)
@given(kind=st.sampled_from(KINDS), k=st.integers(1, 60), alpha=st.sampled_from(DECAYS))
def test_the_squares_add_up_to_h_and_give_the_learning_rates(explorer, kind, k, alpha):
    picture = move(explorer, kind=kind, k=k, alpha=alpha).picture
    before, h = run_of(kind, alpha, k)
    sums = picture.sums.get_sizes()
    np.testing.assert_allclose(sums, picture.scale * h, rtol=1e-9)
    shares = picture.shares.get_sizes().reshape(2, -1).sum(axis=1)
    if k <= picture.most:
        np.testing.assert_allclose(shares, sums, rtol=1e-9)
    else:
        assert (shares <= sums * (1 + 1e-9)).all()
    for line, entry in zip(picture.etas, 0.1 / (np.sqrt(h) + 1e-8), strict=True):
        drawn, (low, top) = line.get_ydata()[-1], line.axes.get_ylim()
        assert drawn == pytest.approx(entry) if low < entry < top else not low < drawn < top
    assert picture.path.get_xydata()[-1] == pytest.approx(before)


def test_one_scale_for_all_steps_gradients_and_decays(explorer):
    areas, numbers = [], []
    for kind in KINDS:
        for k in (1, 3, 12, 25, 60):
            for alpha in DECAYS[:3]:
                areas += list(move(explorer, kind=kind, k=k, alpha=alpha).picture.sums.get_sizes())
                numbers += list(run_of(kind, alpha, k)[1])
    assert np.ptp(np.array(areas) / numbers) < 1e-9 * explorer.picture.scale


def test_the_largest_square_fits_into_its_column(explorer):
    """The first g² along v is the largest that there is: no gradient of this way is larger."""
    assert max(abs(valley.gradient([-7.0, 2.0]))) == 4
    side = np.sqrt(move(explorer, kind="of the valley", k=1, alpha=0.0).picture.sums.get_sizes().max())
    axes = explorer.picture.middle
    points = axes.figure.dpi / 72
    place = axes.transData.transform(explorer.picture.sums.get_offsets()[1])
    box = axes.get_window_extent()
    assert (place - side * points / 2 > [box.x0, box.y0]).all() and (place + side * points / 2 < [box.x1, box.y1]).all()


def test_with_a_constant_gradient_h_only_grows_and_in_the_valley_it_grows_and_shrinks(explorer):
    def sizes(kind):
        return np.array([move(explorer, kind=kind, k=k, alpha=0.9).picture.sums.get_sizes() for k in range(1, 61)])

    assert (np.diff(sizes("constant"), axis=0) > 0).all()
    for column in sizes("of the valley").T:
        assert 0 < column.argmax() < 60 and column[-1] < 0.6 * column.max()


def test_what_the_lesson_says_of_the_old_squares_of_v(explorer):
    """In the valley, from step 25 on, the older a square of v is, the larger; with a constant gradient the smaller."""
    for kind, sign in (("of the valley", 1), ("constant", -1)):
        for k in (25, 40, 60):
            shares = move(explorer, kind=kind, k=k, alpha=0.9).picture.shares.get_sizes().reshape(2, -1)[1]
            assert (sign * np.diff(shares) > 0).all() or kind == "of the valley" and shares[-1] > 3 * shares[0]


def test_sentence_of_the_squares_is_right_at_the_extremes(explorer):
    assert move(explorer, kind="of the valley", k=1, alpha=0.9).text == (
        "Step 1, α = 0.9: h = (0.049, 1.6), so √h = (0.2214, 1.265) and η = (0.4518, 0.07906). "
        "The gradient (−0.7, 4) gives the step (0.316, −0.316)."
    )
    assert "√h = (0.7, 4)" in move(explorer, k=1, alpha=0.0).text
    assert "√h = (1, 4) and η = (0.1, 0.025)" in move(explorer, kind="constant", k=60, alpha=0.5).text


def test_the_newest_square_is_whole(explorer):
    """At α = 0 all of h is the newest gradient, and its square stands at age 0, nothing of it beyond the axes."""
    picture = move(explorer, kind="constant", k=8, alpha=0.0).picture
    half = np.sqrt(picture.shares.get_sizes().max()) / 2 * picture.figure.dpi / 72
    box = picture.middle.get_window_extent()
    for x, y in picture.middle.transData.transform([(0, 0.3), (0, 0.92)]):
        assert box.x0 < x - half and box.y0 < y - half
