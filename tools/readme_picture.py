"""Make the moving picture of the README from the explorer's own frames: .venv/bin/python tools/readme_picture.py"""

from pathlib import Path

import PIL.Image

from helpers.explorers.difference_quotients import explore_difference_quotients

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "small-steps.gif"
# Down and up again, on the slider's own grid of tenths and twentieths of a decade.
EXPONENTS = [-step / 10 for step in range(31)]


def main():
    explorer = explore_difference_quotients()
    frames = []
    for exponent in EXPONENTS:
        explorer.controls["h"].value = 10**exponent
        frames.append(explorer.frame().resize((900, 380), PIL.Image.Resampling.LANCZOS))
    palette = frames[0].quantize(64)
    frames = [frame.quantize(palette=palette, dither=PIL.Image.Dither.NONE) for frame in frames]
    there_and_back = [*frames, *frames[-2:0:-1]]
    there_and_back[0].save(PICTURE, save_all=True, append_images=there_and_back[1:], duration=90, loop=0, optimize=True)
    print(PICTURE.name, PICTURE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
