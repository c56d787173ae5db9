"""What the reader guessed, in guesses.json beside the notebook: written when a guess is locked in, never before."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from helpers.explorers.kept_files import LARGEST, alone, contents, set_aside, why, write
from helpers.language import say

FILE = "guesses.json"
VERSION = 1


@dataclass(frozen=True)
class KeptGuess:
    """One guess: its lesson "11-4-2", the question's name, the reader's words, were they right, the day 2026-11-26."""

    lesson: str
    question: str
    choice: str
    right: bool
    day: str


def keep(lesson, question, choice, right):
    """Add this guess of today to the file. Returns "", or one sentence if it could not be kept, or not there."""
    guess = KeptGuess(lesson, question, choice, bool(right), date.today().isoformat())
    sentence = ""
    try:
        with alone(FILE):  # and read again now: another tab may have added a guess
            try:
                whole = _whole()
            except ValueError:
                aside = set_aside(FILE, guess.day)
                whole = None
                told = "{file} was damaged. It is called {aside} now, and a new {file} has this guess."
                sentence = say(told, file=FILE, aside=aside)
            whole = whole or {"version": VERSION, "guesses": []}
            write(FILE, _text({**whole, "guesses": [*whole["guesses"], asdict(guess)]}))
    except OSError as error:
        told = "This guess could not be kept for next time ({why}). It counts as long as this lesson runs."
        return say(told, why=why(error))
    return sentence


def kept_guesses():
    """{question: KeptGuess}, the newest of each question, and the newest of all last.

    {} where there is no file, or none that can be read.
    """
    try:
        whole = _whole() or {"guesses": []}
    except (OSError, ValueError):
        return {}
    newest = {}
    for guess in filter(None, map(_guess, whole["guesses"])):
        newest.pop(guess.question, None)
        newest[guess.question] = guess
    return newest


def trouble():
    """One sentence if there is a file that cannot be read, else ""."""
    try:
        _whole()
    except OSError as error:
        return say("The guesses kept so far cannot be read ({why}).", why=why(error))
    except ValueError:
        told = "{file} is damaged, so the guesses kept so far cannot be read. The next guess sets it aside."
        return say(told, file=FILE)
    return ""


def _whole():
    """All that the file has, {"guesses": [...], ...}, or None without a file. Raises OSError, or ValueError if damaged.

    What this version does not know stays in it, and is written again.
    """
    data = contents(FILE)
    if data is None:
        return None
    if len(data) > LARGEST:
        raise ValueError("far larger than a reader's guesses are")
    try:
        whole = json.loads(data.decode("utf-8").removeprefix("\ufeff"))
        _text(whole)  # what cannot be written again is damaged, too
    except RecursionError as error:
        raise ValueError("lists in lists without end") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("guesses"), list):
        raise ValueError("no list of guesses")
    return whole


def _text(whole):
    # A lone half of a character becomes \ud800, which is what it was in the file.
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _guess(entry):
    """That entry as a guess, or None: somebody else's entries stop nothing."""
    if not isinstance(entry, dict):
        return None
    words = [entry.get(key) for key in ("lesson", "question", "choice", "day")]
    if not all(isinstance(word, str) for word in words) or not isinstance(entry.get("right"), bool):
        return None
    lesson, question, choice, day = words
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    return KeptGuess(lesson, question, choice, entry["right"], day)
