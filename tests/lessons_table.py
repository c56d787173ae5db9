"""The table of lessons, as the README and the start page show it."""

import re


def lessons_table(page):
    """(number, name of the file, question, minutes) of each row."""
    row = r"^\| \[(\S+) [^\]]*\]\((?:notebooks/)?(.*)\.ipynb\) \| (.*) \| (\d+) \|$"
    return re.findall(row, page, re.MULTILINE)
