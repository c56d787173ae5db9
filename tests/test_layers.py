"""The pixels of a picture: what is kept and what moves, at full size, and with half as many each way while it moves."""

import numpy as np
import PIL.Image
import pytest

from helpers.explorers.gradient_descent import explore_rate
from helpers.explorers.layers import Layers
from helpers.explorers.point import explore_point
from helpers.figures import style
from helpers.figures.style import new_figure, our_look, point
from pixels import few_pixels
from test_every_explorer import EXPLORERS

NAMES = [
    "difference_quotients.explore_difference_quotients", "gradient_descent.explore_one_step",
    "momentum_valley.explore_velocity", "digit_strip.explore_digit_strip",
]  # fmt: skip


def pixels(image):
    return np.asarray(image.convert("RGB")).astype(int)


@pytest.fixture(scope="module", params=NAMES)
def explorer(request):
    explorer = EXPLORERS[request.param]()
    explorer.wake()
    return explorer


def both(explorer):
    """The picture at half its size, and the coarse one."""
    with our_look():
        coarse = pixels(explorer._layers.image(explorer.picture.moving, coarse=True))
    height, width, _ = coarse.shape
    return pixels(explorer.frame().reduce(2))[:height, :width], coarse


def test_a_coarse_picture_is_the_crisp_one_at_half_its_size_but_for_rounding_at_edges_of_what_moves(explorer):
    crisp, coarse = both(explorer)
    off = abs(crisp - coarse).max(axis=-1)
    assert off.mean() < 1.5 and (off > 128).mean() < 0.005
    with pytest.MonkeyPatch.context() as patch:
        for artist in explorer.picture.moving:
            patch.setattr(artist, "draw", lambda renderer: None)
        crisp, coarse = both(explorer)
    assert np.array_equal(crisp, coarse), "the background is not drawn anew"


def test_after_coarse_pictures_the_crisp_one_is_what_it_was_before(explorer):
    before = explorer.frame().tobytes()
    for _ in range(2):
        both(explorer)
        assert explorer.frame().tobytes() == before


def test_a_coarse_picture_leaves_nothing_of_the_one_before():
    figure = new_figure(width=2, height=1)
    line = figure.subplots().plot([0, 1], [0, 1], animated=True)[0]
    layers = Layers(figure)
    with our_look():
        empty = pixels(layers.image([], coarse=True))
        drawn = pixels(layers.image([line], coarse=True))
        again = pixels(layers.image([], coarse=True))
    assert np.array_equal(empty, again) and not np.array_equal(empty, drawn)


def test_a_picture_of_an_odd_number_of_pixels_has_a_coarse_one_too():
    figure = new_figure(width=2, height=1.00501)  # older matplotlibs cut what is after the point
    figure.subplots()
    layers = Layers(figure)
    with our_look():
        crisp, coarse = layers.image([]).convert("RGB"), layers.image([], coarse=True).convert("RGB")
    assert crisp.size == (400, 201) and coarse.size == (200, 100)
    assert np.array_equal(pixels(crisp.reduce(2))[:100], pixels(coarse))


def test_arrows_are_seen_and_have_heads_whatever_the_number_of_dots():
    figure = new_figure(width=2, height=2)
    axes = figure.subplots()
    arrows = [style.arrow(axes, "k") for _ in range(3)]
    shown = []
    for dots in (style.DOTS_PER_INCH, style.DOTS_PER_INCH / 2):
        figure.dpi = dots
        for arrow, length in zip(arrows, (1e-3, 0.02, 0.5), strict=True):
            point(arrow, (0.1, 0.1), (length, 0))
        shown.append([(arrow.get_visible(), round(arrow.get_mutation_scale(), 9)) for arrow in arrows])
    assert shown[0] == shown[1] and [seen for seen, _ in shown[0]] == [False, True, True]
    inches = 0.02 * axes.get_position().width * 2
    assert [head for _, head in shown[0][1:]] == [pytest.approx(72 * inches), 15], "no head is longer than its arrow"


def test_only_the_figures_drawn_last_keep_their_pixels():
    figures = [new_figure(width=1, height=1) for _ in range(4)]
    for figure in figures:
        figure.subplots()
    layers = [Layers(figure) for figure in figures]
    with our_look():
        for one in layers:
            one.draw_background()
    assert [one.kept for one in layers] == [False, False, True, True]
    with our_look():
        assert isinstance(layers[0].image([], coarse=True), PIL.Image.Image)
    assert [one.kept for one in layers] == [True, False, False, True]


def test_a_picture_that_gave_its_pixels_back_is_drawn_anew_to_the_last_pixel():
    first = explore_rate()
    frame, shown = first.frame().tobytes(), first.image.value
    others = [explore_point() for _ in range(3)]
    assert not first._layers.kept
    assert first.frame().tobytes() == frame and not others[0]._layers.kept
    for other in others[:2]:
        other.frame()
    assert not first._layers.kept
    alpha = first.controls["alpha"]
    there = alpha.value
    alpha.value = alpha.max
    alpha.value = there
    assert first.image.value == shown and first.message.value == ""


@pytest.mark.parametrize("change", [
    {"text": "other words"}, {"fontsize": 20}, {"fontweight": "bold"}, {"rotation": 60}, {"ha": "right"}, {"va": "top"},
    {"linespacing": 3}, {"multialignment": "right"}, {"parse_math": False}, {"rotation_mode": "anchor"},
], ids=str)  # fmt: skip
def test_small_pictures_ask_fonts_anew_for_a_text_that_is_another_in_anything(change):
    def places(text):
        text.figure.canvas.draw()
        box, lines, *_ = text._get_layout(text.figure.canvas.get_renderer())
        return [*box.extents, *np.ravel([where for *_, where in lines])]

    def made(**settings):
        words = {"s": "a line with $x$\nand more", "rotation": 30}
        return new_figure(width=2, height=2).text(0.5, 0.5, **(words | settings))

    changed = {"s" if name == "text" else name: value for name, value in change.items()}
    asked = places(made()), places(made(**changed))
    with few_pixels():
        small = places(made()), places(made()), places(made(**changed)), places(made(**changed))
    assert asked[0] != asked[1] and small[0] == small[1] != small[2] == small[3]
