"""Films: what ▶ plays, where a picture and its sentence stand meanwhile, and the picture at rest."""

import subprocess
import sys

import ipywidgets as widgets
import numpy as np
import pytest

from helpers.answers.predictions import RightChoice
from helpers.explorers.film import LogFilm, StepFilm
from helpers.explorers.gradient_descent import explore_gradient_descent
from helpers.explorers.live import Explorer
from helpers.explorers.name_it import explore_names
from helpers.explorers.predictions import Prediction
from helpers.explorers.races import explore_race
from helpers.figures.picture import Picture
from helpers.probes import PROBES
from states import move

pytestmark = pytest.mark.usefixtures("coarsest")


class TwoCurves(Picture):
    """A curve with a mark at its end, and one without."""

    def __init__(self):
        axes = self.new_axes(height=3)
        axes.set(xlim=(0, 10), ylim=(-10, 10))
        (self.up,) = axes.plot([], [], color="#0072B2")
        (self.end,) = axes.plot([], [], "o", color="#0072B2")
        (self.down,) = axes.plot([], [], color="#D55E00")
        lines = [self.up, self.down]
        self.hand_over(*lines, self.end, pinned=lines, played={self.up: self.end, self.down: None})


@pytest.fixture
def film():
    picture, calls = TwoCurves(), []

    def update(slope):
        calls.append(slope)
        x = np.arange(11)
        picture.up.set_data(x, slope * x)
        picture.end.set_data([10], [10 * slope])
        picture.down.set_data(x, -slope * x)
        return f"slope {slope}."

    moved = {"slope": widgets.FloatSlider(1.0, min=0, max=1, description="slope"), "k": StepFilm("k", 10)}
    explorer = Explorer(picture, moved, update)
    explorer.calls = calls
    return explorer


def drawn(line):
    return [list(numbers) for numbers in line.get_data()]


def test_at_the_end_the_picture_is_the_one_without_a_film(film):
    up, down = film.picture.up, film.picture.down
    assert film.film.value == 10 and film.text == "slope 1.0."
    assert drawn(up) == [list(range(11)), list(range(11))] and drawn(film.picture.end) == [[10], [10]]
    assert all(drawn(artist) == [[], []] for artist in (*film.picture.reel.pale, *film.picture.reel.new_dots))
    at_the_end = film.frame().tobytes()
    film.film.value = 3
    assert film.frame().tobytes() != at_the_end
    film.film.value = 10
    assert film.frame().tobytes() == at_the_end and len(drawn(down)[0]) == 11


@pytest.mark.parametrize("k", [0, 1, 4, 9])
def test_on_the_way_lines_go_to_step_k_with_a_mark_there_and_pale_ones_to_the_end(film, k):
    film.film.value = k
    picture, reel = film.picture, film.picture.reel
    assert drawn(picture.up) == [list(range(k + 1))] * 2 and drawn(picture.end) == [[k], [k]]
    assert drawn(picture.down) == [list(range(k + 1)), [-i for i in range(k + 1)]]
    assert [drawn(dot) for dot in reel.new_dots] == [[[k], [-k]]]
    assert [drawn(pale)[1][-1] for pale in reel.pale] == [10, -10]
    assert film.text == f"k = {k} of 10. The whole run: slope 1.0."


def test_a_mark_beyond_the_axes_points_down_from_their_edge(film):
    film.picture.down.axes.set_ylim(-2.5, 2.5)
    film.film.value = 7
    assert drawn(film.picture.down)[1][-1] == -7
    (dot,) = film.picture.reel.new_dots
    mark = dot.shown(*dot.get_xydata())
    assert (drawn(mark), mark.get_marker()) == ([[7], [-2.5]], "v")


def test_a_race_does_not_tell_its_end():
    explorer = explore_race()
    explorer.film.value = 20
    assert len(explorer.picture.reel.pale) == 8
    assert all(drawn(pale) == [[], []] for pale in explorer.picture.reel.pale)
    assert all(len(line.get_xdata()) == 21 for line in (*explorer.picture.paths, *explorer.picture.curves))


def test_nothing_is_computed_again_while_only_the_film_moves(film):
    for k in (0, 5, 7):
        film.film.value = k
    assert film.calls == [1.0]
    film.controls["slope"].value = 0.5
    assert film.calls == [1.0, 0.5] and drawn(film.picture.up)[1][-1] == 3.5


def test_another_control_may_move_on_the_way(film):
    film.film.value = 5
    film.controls["slope"].value = 0.5
    on_the_way = film.frame().tobytes()
    film.film.value = 10
    film.film.value = 5
    assert film.frame().tobytes() == on_the_way and film.text.startswith("k = 5 of 10. The whole run: slope 0.5")


def test_a_sentence_that_asks_for_the_step_speaks_for_itself():
    picture, seen = TwoCurves(), []
    explorer = Explorer(picture, {"k": StepFilm("k", 10)}, lambda k: seen.append(k) or f"step {k}.")
    explorer.film.value = 4
    assert explorer.text == "step 4." and seen == [10, 4]


def test_it_sleeps_with_the_others_and_tells_nothing():
    guess = Prediction(RightChoice("a", "Because it is so."), ("a", "b"))
    explorer = explore_gradient_descent(after=guess)
    film = explorer.film
    assert film.disabled and film.play.disabled and film.one_step.disabled
    film.value = 3
    assert "The whole run" not in explorer.text
    assert not any(artist.get_visible() for artist in (*explorer.picture.reel.pale, *explorer.picture.reel.new_dots))
    explorer.wake()
    assert not film.disabled and not film.play.disabled and explorer.text.startswith("k = 3 of 30. ")


def test_in_the_words_of_the_picture_only_the_slider_counts(film):
    assert film.words().splitlines() == ["slope = 1.00", "k = 10", "slope 1.0."]


def test_the_bar_stands_below_the_picture_with_the_button_first(film):
    _, _, image, bar, sentence = film.panel.children
    assert image is film.image and sentence is film.sentence
    assert bar.children[:3] == (film.film.play, film.film.one_step, film.film)


def test_a_screen_reader_is_silent_while_it_plays_and_reads_the_last_sentence(film):
    assert 'aria-live="polite"' in film.sentence.value
    film.film.play.value = True
    film.film.value = 2
    assert 'aria-live="off"' in film.sentence.value and "k = 2 of 10" in film.sentence.value
    film.film.play.value = False
    assert 'aria-live="polite"' in film.sentence.value and "k = 2 of 10" in film.sentence.value


@pytest.mark.parametrize(("last", "stride", "stops"), [(3, 1, [0, 1, 2, 3, 0]), (5, 2, [0, 2, 4, 5, 0])])
def test_one_step_goes_on_and_at_the_end_starts_over(last, stride, stops):
    film = StepFilm("k", last, stride=stride)
    seen = []
    for _ in stops:
        film.one_step.click()
        seen.append(film.value)
    assert seen == stops


@pytest.mark.parametrize("make", [lambda: StepFilm("k", 3), lambda: LogFilm("h", 0.1, -4, 0, 0.05)])
def test_a_film_that_is_closed_takes_its_links_along(make):
    film = make()
    assert len(film._links) > 0
    film.close()
    assert all(link.comm is None for link in film._links)


def test_the_film_of_a_longer_run_is_longer():
    explorer = explore_gradient_descent()
    for steps in (100, 10, 1000):
        explorer.controls["steps"].value = steps
        assert explorer.film.value == explorer.film.max == steps == explorer.film._timer.max
    explorer.film.value = 500
    explorer.controls["steps"].value = 300
    assert explorer.film.value == 300
    assert explorer.message.value == ""


@pytest.mark.parametrize(("steps", "pace"), [(10, 300), (30, 100), (200, 60), (0, 300)])
def test_a_long_film_is_quick_and_a_short_one_lasts_three_seconds(steps, pace):
    assert StepFilm("k", steps)._timer.interval == pace


def test_h_plays_from_large_to_small_and_back():
    film, seen = LogFilm("h", 1.0, -4, 0, 0.05), []
    film.observe(lambda change: seen.append(change["new"]), names="value")
    for place in range(1, film._timer.max + 1):
        film._timer.value = place
    lowest = seen.index(min(seen))
    assert seen[lowest] == pytest.approx(1e-4) and seen[-1] == 1.0
    assert np.all(np.diff(seen[: lowest + 1]) < 0) and np.all(np.diff(seen[lowest:]) > 0)


def test_h_plays_on_from_where_the_reader_left_it():
    film = LogFilm("h", 1.0, -4, 0, 0.05)
    film.value = 10**-2.03
    assert film.value == 10**-2.03, "the slider stays where it was put"
    film.one_step.click()
    assert film.value == pytest.approx(10**-2.1)


@pytest.mark.parametrize("film", [LogFilm("h", 1e-9, -17, 0, 0.05), LogFilm("h", 1e-3, -9, -1, 0.25)])
def test_a_film_of_h_goes_to_both_ends_in_160_pictures_at_most(film):
    assert min(film._way) == pytest.approx(10**film.min) and max(film._way) == pytest.approx(10**film.max)
    assert len(film._way) <= 161


@pytest.mark.parametrize("film", [LogFilm("h", 1e-9, -17, 0, 0.05), LogFilm("h", 1e-3, -9, -1, 0.25)])
def test_a_film_of_h_stops_where_its_slider_does(film):
    """The page moves a slider that is told another value to its nearest stop: the film took that for the reader."""
    stops = (np.log10(film._way) - film.min) / film.step
    assert stops == pytest.approx(np.round(stops), abs=1e-6)


def test_where_nothing_plays_the_sentence_says_of_no_run():
    explorer = move(explore_names(), k=5)
    assert explorer.text == "Choose a probe, and see what the four answer."
    assert move(explorer, probe=list(PROBES)[0]).text.startswith("k = 5 of ")


def test_a_panel_with_a_film_needs_ipywidgets_alone():
    """Where numpy is still on its way, as in a browser, a panel shows images already."""
    code = """import sys; sys.modules.update(numpy=None, matplotlib=None)
from helpers.explorers.panel import Panel
from helpers.explorers.film import LogFilm, StepFilm
print(Panel({"k": StepFilm("k", 3)}, "png").words(), LogFilm("h", 0.1, -4, 0, 0.05)._timer.value)"""
    assert subprocess.check_output([sys.executable, "-c", code], encoding="utf-8").split() == ["k", "=", "3", "20"]
