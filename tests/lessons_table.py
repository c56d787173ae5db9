"""The table of lessons, as the README and the start page show it."""

import re

DEEPER = "## Going deeper"  # what comes before it in a lesson answers its question


def is_lesson(path):
    """Is it a lesson? A page to keep, whose name begins with 99, has no guess, no exercise and no minutes."""
    return not path.name.startswith("99")


def lessons_table(page):
    """(number, name of the file, question, minutes) of each row; the minutes are text: 10, or 30 + 20."""
    row = r"^\| \[(\S+) [^\]]*\]\((?:notebooks/)?(.*)\.ipynb\) \| (.*) \| (\d+(?: \+ \d+)?) \|$"
    return re.findall(row, page, re.MULTILINE)


def of_the_core(minutes):
    """30 of 30 + 20."""
    return int(minutes.split(" + ")[0])
