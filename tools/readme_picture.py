"""Make the moving picture of the README from the explorer's own frames: .venv/bin/python tools/readme_picture.py"""

from pathlib import Path

import PIL.Image

from helpers.explorers.races import explore_race

PICTURE = Path(__file__).resolve().parent.parent / ".github" / "small-steps.gif"
STEPS = [*range(31), *range(32, 61, 2), *range(65, 101, 5)]  # in the end little happens
STEP, REST = 90, 2500  # milliseconds


def main():
    explorer, frames = explore_race(), []
    for step in STEPS:
        explorer.film.value = step
        frame = explorer.frame()
        frames.append(frame.resize((900, frame.height // 2), PIL.Image.Resampling.LANCZOS))
    palette = frames[10].quantize(128, method=PIL.Image.Quantize.MAXCOVERAGE)  # all four are on their way there
    first, *others = [frame.quantize(palette=palette, dither=PIL.Image.Dither.NONE) for frame in frames]
    times = [STEP] * len(others) + [REST]
    first.save(PICTURE, save_all=True, append_images=others, duration=times, loop=0, optimize=True)
    print(PICTURE.name, PICTURE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
