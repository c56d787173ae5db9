"""What is run in the cells of the first lesson on the site, in Pyodide: pure Python only."""

LESSON = "00-start-here.ipynb"

# One grey pixel as PNG, and a slider that says how grey, and plays.
GREY = """import struct, zlib
from helpers.explorers.film import StepFilm
from helpers.explorers.panel import Panel

def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

class Grey(Panel):
    def _react(self, name):
        grey = self.values()["grey"]
        if grey == 255:
            raise ValueError("<b>too bright</b>")
        head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
        parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes([0, grey]))), chunk(b"IEND", b"")
        self.present(b"\\x89PNG\\r\\n\\x1a\\n" + b"".join(parts), f"grey = {grey}.")

explorer = Grey({"grey": StepFilm("grey", 255, value=77, stride=2)}, "png")
explorer.follow("grey")
explorer.panel"""

CHECK = """from helpers.installation import check_installation

check_installation()"""

THREAD = """import threading

def start():
    try:
        threading.Thread(target=print).start()
    except RuntimeError as error:
        return str(error)

start()"""

# Where the kernel works, whether the lesson lies there, and what is kept beside it.
BESIDE = f"""# in the place of check_sliders()
import json, os
from pathlib import Path

kept = json.loads(Path("guesses.json").read_text(encoding="utf-8"))["guesses"]
left = sorted(path.name for path in Path().glob("guesses*"))
os.getcwd(), Path("{LESSON}").exists(), left, [guess["choice"] for guess in kept]"""

# Everything was imported that pictures need, and no name of it is the reader's.
AHEAD = """# in the place of check_sliders()
import sys

{"helpers.explorers.live", "matplotlib.backends.backend_agg"} <= sys.modules.keys(), "asyncio" in globals()"""
