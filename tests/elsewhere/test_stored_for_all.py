"""What a lesson stores is the same for every reader, whatever the one who runs it has kept beside it."""

import json

from helpers.answers.predictions import PREDICTIONS
from test_kept_guesses import left_in
from test_notebooks import LESSONS, run_nbval


def up_to_its_last_guess(lesson):
    """The lesson as long as pictures wait for a guess in it, and its last cell."""
    begun = json.loads(lesson.read_text(encoding="utf-8"))
    *cells, last = begun["cells"]
    end = max(place for place, cell in enumerate(cells) if "(after=" in "".join(cell["source"]))
    begun["cells"] = [*cells[: end + 1], last]
    return begun


def test_what_a_lesson_stores_does_not_depend_on_the_guesses_and_the_notes_that_are_there(tmp_path):
    """A map, predictions and their pictures, questions that come back, and words of one's own."""
    lessons = [path for path in LESSONS if path.stem in {"00-start-here", "11-5-1-gradient-descent"}]
    for lesson in lessons:
        (tmp_path / lesson.name).write_text(json.dumps(up_to_its_last_guess(lesson)), encoding="utf-8")
    guesses = [
        {"lesson": right.lesson, "question": name, "choice": right.choice, "right": True, "day": "2026-11-26"}
        for name, right in PREDICTIONS.items()
    ]
    file = tmp_path / "guesses.json"
    file.write_text(json.dumps({"version": 1, "guesses": guesses}), encoding="utf-8")
    notes = tmp_path / "my-notes.md"
    notes.write_text("# My notes\n\n## 11-5-1 Gradient descent\n\n2026-11-26\n\nsmall steps\n", encoding="utf-8")
    before = file.read_bytes(), notes.read_bytes()
    ran = run_nbval(tmp_path)
    assert ran.returncode == 0, ran.stdout
    assert (file.read_bytes(), notes.read_bytes()) == before
    assert left_in(file) == sorted([file.name, notes.name, *(lesson.name for lesson in lessons)])
