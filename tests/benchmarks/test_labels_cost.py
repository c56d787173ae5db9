"""What letters in the place of formulas save: labels of logarithmic axes in a redraw, and the PNG that a cell keeps."""

from time import process_time

from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.frames import kept_picture, packed
from helpers.explorers.races import explore_race
from helpers.explorers.step_size import explore_step_size
from helpers.figures import picture


def redraw(explorers):
    """Draw the backgrounds of some pictures anew, one after another, as a reader does who goes from one to the next."""
    for explorer in explorers:
        explorer._draw_anew()


def pictures():
    """Three pictures with logarithmic axes."""
    return [explore() for explore in (explore_difference_quotients, explore_step_size, explore_race)]


def quickest(*calls, rounds=7):
    """The seconds of each call, the best of some rounds in which they take turns."""
    seconds = [[] for _ in calls]
    for _ in range(rounds):
        for taken, call in zip(seconds, calls, strict=True):
            started = process_time()
            call()
            taken.append(process_time() - started)
    return [min(taken) for taken in seconds]


def test_a_redraw_with_letters_beside_one_with_formulas(capsys, monkeypatch):
    letters = pictures()
    monkeypatch.setattr(picture, "write_powers", lambda axes: None)
    formulas = pictures()
    with_letters, with_formulas = quickest(lambda: redraw(letters), lambda: redraw(formulas))
    with capsys.disabled():
        print(f"\nthree redraws: {with_formulas:.2f} s with formulas, {with_letters:.2f} s with letters, "
              f"{with_formulas / with_letters:.2f} times")  # fmt: skip
    assert with_formulas > 1.1 * with_letters


def test_the_picture_that_a_cell_keeps_beside_the_smallest_one(capsys):
    image = explore_race().frame()
    quick = kept_picture(image)
    kept, small = quickest(lambda: kept_picture(image), lambda: packed(quick))
    with capsys.disabled():
        took = f"{1e3 * small:.0f} ms to pack it, {1e3 * kept:.0f} ms to make it"
        print(f"\na kept picture: {took}, {small / kept:.1f} times")
    assert small > 1.5 * kept
