"""What the reader wrote in words of their own: my-notes.md beside the notebook, a page that reads well by itself."""

import html
import re
from datetime import date

from helpers.answers.still_known import place_of
from helpers.explorers.kept_files import LARGEST, alone, contents, why, write
from helpers.language import say

FILE = "my-notes.md"
_TITLE = "# My notes （自分のノート）\n"
_BOM = "\ufeff"  # some editors put it in front; it stays
_MARKS = re.compile(r"(?=[#\-=+*~`|\\_\[\]!$])|(?<=\d)(?=[.)])")  # what Markdown would take for its own
_HEADING = re.compile(r"^## (.+?)[ \t]*\r?$", re.MULTILINE)


class Unreadable(Exception):
    """The page is there, and is no text that can be read and written again without a loss."""


def note(lesson, text):
    """Add this text of today below the lesson's heading. Returns "", or one sentence why it could not be kept."""
    lines = [line.strip() for line in text.replace("\x00", "").splitlines()]
    lines = [line for line in lines if line]
    if not lines:
        return ""
    try:
        with alone(FILE):  # and read again now: another tab may have added a note
            page, newline = _read()
            if lines in [kept for day, kept in _entries(page, lesson) if day == date.today().isoformat()]:
                return ""
            write(FILE, _with(page, lesson, _entry(lines)).replace("\n", newline).encode("utf-8", "replace"))
    except (OSError, Unreadable) as problem:
        told = "This could not be kept: {why}. Nothing was changed, and your words still stand here."
        return say(told, why=_because(problem))
    return ""


def notes(lesson):
    """[(day, lines), …] kept for this lesson, oldest first. Raises OSError or Unreadable where they cannot be read."""
    return _entries(_read()[0], lesson)


def all_notes():
    """{lesson: [(day, lines), …]} in the order of the file. Raises OSError or Unreadable where it cannot be read."""
    page = _read()[0]
    found = {lesson: _entries(page, lesson) for lesson in _HEADING.findall(page)}
    return {lesson: entries for lesson, entries in found.items() if entries}


def trouble(problem):
    """One sentence about a page that cannot be read."""
    return say("What you wrote before cannot be shown: {why}.", why=_because(problem))


def _because(problem):
    return why(problem) if isinstance(problem, OSError) else str(problem)


def _read():
    """(the page with plain line ends, the line end that it has); empty where there is none."""
    data = contents(FILE)
    if data is None:
        return "", "\n"
    if len(data) > LARGEST:
        raise Unreadable(say("{file} is far too long", file=FILE))
    try:
        page = data.decode("utf-8")
    except UnicodeDecodeError:
        told = "{file} is not stored as UTF-8. Open it in an editor and save it as UTF-8"
        raise Unreadable(say(told, file=FILE)) from None
    return page.replace("\r\n", "\n"), "\r\n" if "\r\n" in page else "\n"


def _entry(lines):
    """A day and its lines as a quotation in which nothing is a heading, a list or HTML."""
    quoted = "\\\n".join("> " + _MARKS.sub(r"\\", html.escape(line, quote=False)) for line in lines)
    return f"{date.today().isoformat()}\n\n{quoted}\n"


def _entries(page, lesson):
    """The (day, lines) below this heading; what an editor added there between them is left alone."""
    section = _section(page, lesson)
    found = []
    for line in page[slice(*section)].split("\n") if section else ():
        if re.fullmatch(r"\d{4}-\d\d-\d\d[ \t]*", line):
            found.append((line.strip(), []))
        elif line.startswith(">") and found:
            found[-1][1].append(_plain(line[1:].strip()))
    return [(day, lines) for day, lines in found if lines]


def _plain(quoted):
    """A quoted line as it was typed: without the break at its end, the one backslash there that has no partner."""
    if (len(quoted) - len(quoted.rstrip("\\"))) % 2:
        quoted = quoted[:-1]
    return html.unescape(re.sub(r"\\([!-/:-@[-`{-~])", r"\1", quoted))


def _section(page, lesson):
    """(begin, end) of what stands below the lesson's heading, or None."""
    headings = list(_HEADING.finditer(page))
    ends = [heading.start() for heading in headings[1:]] + [len(page)]
    for heading, end in zip(headings, ends, strict=False):
        if heading[1] == lesson:
            return heading.end(), end
    return None


def _with(page, lesson, entry):
    """The page with the entry at the end of the lesson's part; a new part stands before those of later lessons."""
    if not page.strip(_BOM + " \t\n"):
        page += _TITLE
    section = _section(page, lesson)
    if section:
        place = section[1]
    else:
        later = [heading.start() for heading in _HEADING.finditer(page) if _is_later(heading[1], lesson)]
        place, entry = min(later, default=len(page)), f"## {lesson}\n\n{entry}"
    before, after = page[:place].rstrip("\n"), page[place:].lstrip("\n")
    return f"{before}\n\n{entry}" + (f"\n{after}" if after else "")


def _is_later(heading, lesson):
    try:
        return place_of(heading) > place_of(lesson)
    except ValueError:  # a heading of the reader's own
        return False
