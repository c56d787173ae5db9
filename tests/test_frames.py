"""Frames: JPEG where Pillow has it, PNG where not."""

import io

import numpy as np
import PIL.Image
import pytest
from PIL import features

from helpers.explorers.frames import kept_picture, moving_format, moving_frame
from helpers.explorers.point import explore_point


def decoded(frame):
    return PIL.Image.open(io.BytesIO(frame))


@pytest.fixture
def image():
    return PIL.Image.fromarray(np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8))


def test_a_frame_is_jpeg_where_pillow_has_it_and_has_the_colour_of_every_pixel(image):
    assert moving_format() == "jpeg"
    frame = decoded(moving_frame(image, "jpeg"))
    assert frame.format == "JPEG" and frame.size == image.size
    assert [component[1:3] for component in frame.layer] == [(1, 1), (1, 1), (1, 1)]


@pytest.mark.parametrize("image_format", ["jpeg", "png"])
def test_a_frame_of_a_canvas_is_that_of_its_copy(image_format):
    explorer = explore_point()
    shared = explorer._layers.image(explorer.picture.moving)
    assert moving_frame(shared, image_format) == moving_frame(explorer.frame(), image_format)


def test_without_jpeg_an_explorer_shows_the_same_picture_as_png(monkeypatch):
    monkeypatch.setattr(features, "check", lambda name: name != "jpg")
    explorer = explore_point()
    frame = decoded(explorer.image.value)
    assert explorer.image.format == "png" and frame.format == "PNG"
    assert np.array_equal(frame, explorer.frame())
    explorer.wake()
    explorer.controls["x"].value += 1
    assert np.array_equal(decoded(explorer.image.value), explorer.frame()) and explorer.message.value == ""


def test_what_is_kept_is_png_at_half_the_size(image):
    picture = decoded(kept_picture(image))
    assert picture.format == "PNG" and picture.size == (30, 20)
    assert np.array_equal(picture, image.reduce(2))
