"""A picture as bytes: quick to encode while it moves, small and exact where it is kept."""

import io

from PIL import features


def moving_format():
    """The format of moving pictures: JPEG, which is encoded far quicker than PNG; PNG where Pillow has no JPEG."""
    return "jpeg" if features.check("jpg") else "png"


def moving_frame(image, image_format):
    """An RGB image encoded in a `moving_format`."""
    quick = {"quality": 92, "subsampling": 0} if image_format == "jpeg" else {"compress_level": 1}
    return _encoded(image, image_format, **quick)


def kept_picture(image):
    """An RGB image at half its size, as PNG."""
    return _encoded(image.reduce(2), "png", optimize=True)


def _encoded(image, image_format, **settings):
    file = io.BytesIO()
    image.save(file, image_format, **settings)
    return file.getvalue()
