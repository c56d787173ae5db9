"""Races on the digits: what holds for the five seeds (others: elsewhere/test_luck), and what pictures say of them."""

import numpy as np
import pytest

from helpers.digit_races import ALPHAS, GAMMAS, RATES, TUNED, USUAL, decay_map, good_rates, race, sweep
from helpers.explorers import digits as explorers
from helpers.explorers.digits import explore_decay_map, explore_digit_race, explore_digit_rates, explore_digits
from helpers.optimizers import GradientDescent, Momentum
from helpers.training import History
from states import move

pytestmark = pytest.mark.usefixtures("unpainted")


@pytest.fixture(scope="module")
def usual():
    """The race at the usual rates, ten epochs, five seeds."""
    return race(USUAL, 10)


def ends(histories):
    return {name: history.accuracy[-1] for name, history in histories.items()}


def test_usual_rates_gradient_descent_is_last_in_every_seed(usual):
    shares = ends(usual)
    for name, mean, spread in (
        ("gradient descent", 0.61, 0.09),
        ("Momentum", 0.92, 0.025),
        ("RMSProp", 0.90, 0.03),
        ("Adam", 0.90, 0.03),
    ):
        assert shares[name].mean() == pytest.approx(mean, abs=0.01)
        assert np.abs(shares[name] - mean).max() < spread
    others = [share for name, share in shares.items() if name != "gradient descent"]
    assert (shares["gradient descent"] < np.min(others, axis=0) - 0.15).all()


def test_at_one_rate_for_all_the_rate_decides():
    swept = ends(sweep())
    names, places = list(swept), [list(RATES).index(rate) for rate in (0.001, 0.01, 0.1, 1.0)]
    shares = np.stack(list(swept.values()))[:, places]  # (rules, rates, seeds)
    descent, momentum = names.index("gradient descent"), names.index("Momentum")
    others = [names.index("RMSProp"), names.index("Adam")]
    assert (shares[:, :2].argmin(axis=0) == descent).all(), "last at .001 and .01 in every seed"
    assert (shares[:, 3].argmax(axis=0) == descent).all(), "first at 1 in every seed"
    assert shares[:, 2].mean(axis=-1).argmax() == momentum
    assert shares[[descent, momentum], 3].mean(axis=-1) == pytest.approx([0.959, 0.883], abs=0.12)
    # At 1 the other two jump about: a seed ends anywhere from .1 to .7, and the last bit of a processor moves it.
    assert shares[others, 3].mean(axis=-1) == pytest.approx([0.369, 0.269], abs=2 * shares[others, 3].std(ddof=1))
    assert shares[others, 3].max() < 0.8
    assert shares[momentum, 2].mean() == pytest.approx(0.966, abs=0.006)


def test_tuned_the_means_are_less_than_01_apart():
    shares = ends(race(TUNED, 20))
    means = [share.mean() for share in shares.values()]
    assert means == pytest.approx([0.971, 0.973, 0.971, 0.974], abs=0.005)
    assert max(means) - min(means) < 0.01
    assert 0.001 < np.mean([share.std(ddof=1) for share in shares.values()]) < 0.008


def test_ten_times_the_rate_is_momentum_only_while_steps_are_small():
    def loss(rule):  # those of the lesson, which are stored; for other seeds: elsewhere/test_luck
        return race({"": rule}, 10)[""].loss[-1]

    def both(alpha):
        return loss(GradientDescent(alpha / (1 - 0.9))), loss(Momentum(alpha))

    descent, momentum = both(0.01)
    assert np.abs(descent / momentum - 1).max() < 0.1
    descent, momentum = both(0.5)
    assert (descent / momentum).min() > 100
    # At α = .2 gradient descent is at its wall: the loss is anything from .25 to 25, by seed.
    descent, momentum = both(0.2)
    assert descent.mean() > 50 * momentum.mean()


def test_the_map_is_the_single_races_and_gradient_descent_stands_beside_it():
    alphas, gammas = np.array([0.01, 0.1]), np.array([0.0, 0.9])
    momentum, descent = decay_map(alphas, gammas, epochs=1)
    assert momentum.loss.shape == descent.loss.shape == (2, 2, 2, 3)
    for i, j in np.ndindex(2, 2):
        alone = race({"V": Momentum(alphas[i], gammas[j])}, 1, range(3))["V"]
        control = race({"": GradientDescent(alphas[i] / (1 - gammas[j]))}, 1, range(3))[""]
        np.testing.assert_allclose(momentum.loss[:, i, j], alone.loss, rtol=1e-9)
        np.testing.assert_allclose(descent.loss[:, i, j], control.loss, rtol=1e-9)


def test_two_settings_with_the_same_larger_rate_are_one_rule_to_the_last_bit():
    _, descent = decay_map([0.1, 0.2], [0.9, 0.95], epochs=3, seeds=range(1))
    one, other = descent.loss[:, 1, 0], descent.loss[:, 0, 1]
    assert 0.2 / (1 - 0.9) != 0.1 / (1 - 0.95) and np.array_equal(one, other, equal_nan=True)


def test_alpha_over_one_minus_gamma_is_nearly_the_same_along_the_drawn_diagonal_and_the_same_on_every_third():
    reach = ALPHAS[:, None] / (1 - GAMMAS)
    spans = [np.ptp(np.log(np.diagonal(reach[::-1], k))) for k in range(-7, 5)]
    assert max(spans) < 0.5 and sum(span < 1e-9 for span in spans) == 4


def test_good_rates_are_those_around_the_best_between_which_little_is_lost():
    rates, shares = np.array([0.01, 0.1, 1.0, 10.0]), np.array([0.5, 0.9, 0.98, 0.58])
    low, high = good_rates(rates, shares, less=0.02)
    assert low == pytest.approx(10**-0.25, rel=1e-3) and high == pytest.approx(10**0.05, rel=1e-3)
    assert good_rates(rates, shares, less=1.0) == pytest.approx((0.01, 10.0)), "up to the ends"


def test_rules_are_trained_side_by_side_so_an_interrupt_leaves_all_equally_far():
    def stop(epoch, epochs):
        if epoch == 2:
            raise KeyboardInterrupt

    histories = race(USUAL, 5, range(2), progress=stop, anew=True)
    assert {history.epochs for history in histories.values()} == {2}
    assert all(history.interrupted for history in histories.values())


@pytest.mark.parametrize("explore", [explore_digit_race, explore_digit_rates, explore_decay_map])
def test_after_an_interrupt_the_picture_shows_the_finished_epochs_and_says_so(explore, monkeypatch):
    whole = {"race": explorers.race, "sweep": explorers.sweep, "decay_map": explorers.decay_map}

    def cut(history):
        return History(history.loss[:4], history.accuracy[:4], interrupted=True)

    def cut_all(name):
        def run(*arguments, **settings):
            found = whole[name](*arguments, **settings)
            return {k: cut(h) for k, h in found.items()} if isinstance(found, dict) else tuple(map(cut, found))

        return run

    for name in whole:
        monkeypatch.setattr(explorers, name, cut_all(name))
    explorer = explore()
    assert explorer.text.endswith(". Interrupted after epoch 3 of 10.")
    assert (explorer.film.min, explorer.film.value, explorer.film.max) == (0, 3, 3)
    assert explorer.message.value == ""


def test_the_race_picture_shows_means_spreads_and_every_seed(usual):
    explorer, shares = explore_digit_race(), [1 - share for share in ends(usual).values()]
    picture = explorer.picture
    for line, dots, bar, share in zip(picture.lines, picture.seeds, picture.means, shares, strict=True):
        assert line.get_ydata()[-1] == pytest.approx(share.mean())
        assert dots.get_ydata() == pytest.approx(share)
        sd = share.std(ddof=1)
        assert bar.get_ydata() == pytest.approx([share.mean() - sd, share.mean(), share.mean() + sd])
    best = min(share.mean() for share in shares)
    low, high = picture.chance.get_y(), picture.chance.get_y() + picture.chance.get_height()
    assert ((low + high) / 2, (high - low) / 2) == pytest.approx((best, np.sqrt(best * (1 - best) / 360)))
    move(explorer, epoch=0)
    assert explorer.text.startswith("Epoch 0, images recognised: gradient descent ")
    move(explorer, epoch=10)
    told = [f"{1 - share.mean():.1%} ± {share.std(ddof=1):.1%}" for share in shares]
    assert [words for words in told if words not in explorer.text] == []
    move(explorer, epoch=0)
    assert list(picture.place.get_xdata()) == [0, 0]


def test_all_rules_of_a_race_start_alike():
    explorer = move(explore_digit_race(), epoch=0)
    assert len({tuple(dots.get_ydata()) for dots in explorer.picture.seeds}) == 1


def test_the_curves_over_the_rates_pass_through_the_dots():
    explorer = explore_digit_rates()
    for rate in (0.0001, 0.01, 5.0):
        move(explorer, rate=rate, epoch=7)
        for line, bar in zip(explorer.picture.lines, explorer.picture.means, strict=True):
            assert np.interp(rate, *line.get_data()) == pytest.approx(bar.get_ydata()[1], abs=1e-6)


def test_the_dot_of_the_map_has_the_colour_of_its_mean_loss():
    explorer = move(explore_decay_map(), alpha=0.2, gamma=0.9)
    picture = explorer.picture
    drawn = picture.image.get_array()[picture.dot.get_ydata()[0], picture.dot.get_xdata()[0]]
    assert drawn == pytest.approx(np.mean([line.get_ydata()[-1] for line in picture.momentum]))
    move(explorer, gamma=0.0)
    assert ", the same rule)" in explorer.text
    for one, other in zip(picture.momentum, picture.descent, strict=True):
        np.testing.assert_allclose(one.get_ydata(), other.get_ydata(), rtol=1e-9)


def test_pages_of_digits_hold_every_image_once():
    explorer, inked = explore_digits(), 0.0
    for page in range(1, 8):
        move(explorer, digit=8, page=page)
        inked += np.sum(explorer.picture.images.get_array() != 0.12)
    assert explorer.text.startswith("Digit 8: 174 of 1,797 images, ")
    assert inked == 174 * 64
    assert explorer.text.endswith(" to test with. They end on page 6.")
    move(explorer, digit=3)
    assert explorer.text.endswith(" to test with.")
