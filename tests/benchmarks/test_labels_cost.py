"""What letters in the place of formulas save: labels of logarithmic axes in a redraw, and the PNG that a cell keeps."""

import io
from time import process_time

from matplotlib.ticker import LogFormatterSciNotation

from helpers.explorers.difference_quotients import explore_difference_quotients
from helpers.explorers.frames import kept_picture
from helpers.explorers.races import explore_race
from helpers.explorers.step_size import explore_step_size
from helpers.figures.powers import Powers


def redraw(explorers):
    """Draw the backgrounds of some pictures anew, one after another, as a reader does who goes from one to the next."""
    for explorer in explorers:
        explorer._draw_anew()


def formulas_in(explorer):
    """Give its logarithmic axes matplotlib's own labels back."""
    for axes in explorer.picture.figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if isinstance(axis.get_major_formatter(), Powers):
                axis.set_major_formatter(LogFormatterSciNotation())
            if isinstance(axis.get_minor_formatter(), Powers):
                axis.set_minor_formatter(LogFormatterSciNotation())
    return explorer


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


def test_a_redraw_with_letters_beside_one_with_formulas(capsys):
    letters, formulas = pictures(), [formulas_in(explorer) for explorer in pictures()]
    with_letters, with_formulas = quickest(lambda: redraw(letters), lambda: redraw(formulas))
    with capsys.disabled():
        print(f"\nthree redraws: {with_formulas:.2f} s with formulas, {with_letters:.2f} s with letters, "
              f"{with_formulas / with_letters:.2f} times")  # fmt: skip
    assert with_formulas > 1.1 * with_letters


def test_the_picture_that_a_cell_keeps_beside_the_smallest_one(capsys):
    image = explore_race().frame()

    def smallest():
        image.reduce(2).save(io.BytesIO(), "png", optimize=True)

    kept, packed = quickest(lambda: kept_picture(image), smallest)
    with capsys.disabled():
        print(f"\na kept picture: {1e3 * packed:.0f} ms if it is packed, {1e3 * kept:.0f} ms, {packed / kept:.1f} times")
    assert packed > 1.5 * kept
