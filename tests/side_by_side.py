"""Which tests stay together when several workers share them, and which come first."""

import re

from xdist.scheduler import LoadScopeScheduling

# What takes longest: begun last, it would keep one worker busy while the others wait.
LONGEST = (
    "11-5-7-digits.ipynb", "test_digit_races.py", "test_lessons_answered.py", "test_every_explorer.py",
    "test_plain_processor.py", "test_luck.py", "test_trained_anew.py",
)  # fmt: skip


class SideBySide(LoadScopeScheduling):
    """Gives each worker what stays together, in the order of collection."""

    def __init__(self, config, log=None):
        config.option.loadscopereorder = False  # it would begin with what has most tests, which are the shortest
        super().__init__(config, log)

    def _split_scope(self, nodeid):
        return together(nodeid)


def together(nodeid):
    """What a test stays together with: its file (the cells of a lesson need each other), or its explorer."""
    explorer = re.search(r"test_every_explorer\.py::.*\[(\w+\.\w+)\]", nodeid)
    if explorer and not explorer[1].startswith("digits."):  # those share their trainings
        return explorer[1]
    if "test_plain_processor" in nodeid and "11-5-7" in nodeid:
        return "11-5-7 on a plain processor"
    return nodeid.split("::")[0]


def longest_first(items):
    """Put what takes longest first; all else stays in its order."""

    def place(item):
        file = item.nodeid.split("::")[0].split("/")[-1]
        return LONGEST.index(file) if file in LONGEST else len(LONGEST)

    items.sort(key=place)
