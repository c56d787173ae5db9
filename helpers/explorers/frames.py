"""A picture as bytes: quick to encode while it moves, crisp when it rests, small and exact where it is kept."""

import io

import PIL.Image
from PIL import features

# JPEG has the colour of two by two pixels once, which is half the work; crisp is the colour of every pixel.
_MOVING, _CRISP = {"quality": 92, "subsampling": 2}, {"quality": 92, "subsampling": 0}


def moving_format():
    """The format of moving pictures: JPEG, which is encoded far quicker than PNG; PNG where Pillow has no JPEG."""
    return "jpeg" if features.check("jpg") else "png"


def image_of(canvas):
    """The pixels of an opaque canvas as an image that shares them, its fourth channel unused: nothing is copied."""
    pixels = canvas.buffer_rgba()
    height, width, _ = pixels.shape
    return PIL.Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)


def moving_frame(image, image_format, crisp=False):
    """An RGB or RGBX image encoded in a `moving_format`, quickly, or with all its colours where it is to be `crisp`."""
    if image_format == "jpeg":
        return _encoded(image, "jpeg", **(_CRISP if crisp else _MOVING))
    return _encoded(image.convert("RGB"), "png", compress_level=1)


def kept_picture(image):
    """An RGB image at half its size, as PNG."""
    return _encoded(image.reduce(2), "png", optimize=True)


def _encoded(image, image_format, **settings):
    file = io.BytesIO()
    image.save(file, image_format, **settings)
    return file.getvalue()
