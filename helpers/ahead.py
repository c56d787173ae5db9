"""On the site: import what every picture needs while the reader is still reading, not below the first explorer.

Python in a browser compiles numpy and matplotlib anew in each kernel: six seconds. The site names this file as
PYTHONSTARTUP: IPython runs it when a kernel starts, among the reader's own names, and it leaves none there.
"""

import asyncio
import importlib

# A cell that is run meanwhile waits for one of them at most: after those before it each takes a second or less.
PARTS = (
    "numpy", "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PpmImagePlugin",
    "PIL.PngImagePlugin", "pyparsing", "dateutil.parser", "matplotlib", "matplotlib.font_manager",
    "matplotlib.mathtext", "matplotlib.patches", "matplotlib.text", "matplotlib.collections", "matplotlib.offsetbox",
    "matplotlib.axis", "matplotlib.dates", "matplotlib.tri", "matplotlib.axes", "mpl_toolkits.mplot3d",
    "matplotlib.figure", "matplotlib.backends.backend_agg", "ipywidgets", "helpers.explorers.predictions",
    "helpers.explorers.live",
)  # fmt: skip


async def import_ahead(parts=PARTS):
    """Import them one after another; between them whatever else waits has its turn.

    It ends at the first that cannot be imported: whoever needs that one will hear why.
    """
    for part in parts:
        await asyncio.sleep(0.02)
        try:
            importlib.import_module(part)
        except ImportError:
            return


if __name__ == "__main__":
    import_ahead = importlib.import_module("helpers.ahead").import_ahead
    asyncio.get_running_loop().create_task(import_ahead(), name="small-steps-ahead")
    del asyncio, importlib, PARTS, import_ahead
