"""A picture as bytes: quick to encode where it is live, exact where it is kept."""

import io

import PIL.Image
from PIL import features


def moving_format():
    """The format of moving pictures: JPEG, which is encoded far quicker than PNG; PNG where Pillow has no JPEG."""
    return "jpeg" if features.check("jpg") else "png"


def image_of(canvas):
    """The pixels of an opaque canvas as an image that shares them, its fourth channel unused: nothing is copied."""
    pixels = canvas.buffer_rgba()
    height, width, _ = pixels.shape
    return PIL.Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)


def moving_frame(image, image_format):
    """An RGB or RGBX image encoded in a `moving_format`, quickly and with the colour of every pixel."""
    if image_format == "jpeg":
        return _encoded(image, "jpeg", quality=92, subsampling=0)
    return _encoded(image.convert("RGB"), "png", compress_level=1)


def kept_picture(image):
    """An RGB image at half its size, as PNG. Each cell waits for one, so it is not `packed`."""
    return _encoded(image.reduce(2), "png")


def packed(picture):
    """The same pixels in the smallest PNG, for what is stored: four times the work, for three percent."""
    return _encoded(PIL.Image.open(io.BytesIO(picture)), "png", optimize=True)


def _encoded(image, image_format, **settings):
    file = io.BytesIO()
    image.save(file, image_format, **settings)
    return file.getvalue()
