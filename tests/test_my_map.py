"""The reader's own map: counts of guesses by lesson, where to go on, and the same stored sentence for everyone."""

import re
from pathlib import Path

import pytest

from helpers.answers.predictions import PREDICTIONS
from helpers.explorers.kept_guesses import KeptGuess, keep
from helpers.explorers.my_map import EMPTY, LESSONS, MyMap, show_my_map
from helpers.language import say
from japanese import spoken
from lessons_table import is_lesson

ROOT = Path(__file__).resolve().parents[1]


def guessed(*names, wrong=()):
    return {
        name: KeptGuess(
            PREDICTIONS[name].lesson,
            name,
            "something else" if name in wrong else PREDICTIONS[name].choice,
            name not in wrong,
            "2026-11-26",
        )
        for name in names
    }


def rows(text):
    return dict(re.findall(r"^\| \[(\S+) [^\]]*\]\([^)]*\) \| (.*) \|$", text, re.MULTILINE))


def of(lesson):
    return [name for name, right in PREDICTIONS.items() if right.lesson == lesson]


@pytest.mark.parametrize(("language", "readme", "folder"), [("en", "README.md", ""), ("ja", "README.ja.md", "ja/")])
def test_it_knows_every_lesson_by_the_name_and_the_file_of_the_readme(language, readme, folder):
    page = (ROOT / readme).read_text(encoding="utf-8")
    table = re.findall(rf"^\| \[(\S+) ([^\]]*)\]\(notebooks/{folder}([^/]*)\.ipynb\)", page, re.MULTILINE)
    with spoken(language):
        known = {number: (say(title), file) for number, (title, file) in LESSONS.items()}
    assert {number: (title, file) for number, title, file in table} == known
    assert [file for _, file in LESSONS.values()] == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_every_lesson_is_on_it_with_all_its_guesses_right_not_right_or_open():
    text = MyMap(guessed("halve-h", "exact-for", "best-h", wrong=["exact-for"])).text
    assert list(rows(text)) == [number for number, (_, file) in LESSONS.items() if is_lesson(Path(file))]
    assert rows(text)["11-4-1"] == "1 | 1 | " and rows(text)["11-4-2"] == "1 |  | 1"
    for lesson, row in rows(text).items():
        assert sum(int(count) for count in row.split(" | ") if count.strip()) == len(of(lesson)) > 0


@pytest.mark.parametrize(
    "names, lesson",
    [
        (["steepest"], "11-4-1"),
        (["halve-h"], "11-4-1"),
        (["halve-h", "exact-for"], "11-4-2"),
        (["best-h", "halve-h"], "11-4-1"),  # the newest one is the last
        (of(list(LESSONS)[-2]), "00"),  # after the last lesson before the page to keep
        ([name for name in PREDICTIONS if name != "tiny-h"], "11-4-2"),
    ],
)
def test_it_goes_on_from_the_newest_guess_to_what_is_open(names, lesson):
    title, file = LESSONS[lesson]
    assert MyMap(guessed(*names)).text.endswith(f"\n\n**Go on with** [{lesson} {title}]({file}.ipynb).")


def test_when_all_is_guessed_it_names_the_page_to_keep():
    text = MyMap(guessed(*PREDICTIONS, wrong=["best-h"])).text
    assert text.endswith("**All guesses are made.** To keep: [99 One page to keep](99-one-page.ipynb).")
    assert rows(text)["11-4-2"] == "1 | 1 | "


def test_what_it_does_not_know_is_not_on_it():
    new = KeptGuess("11-9-9", "new-question", "<b>x</b>", True, "2026-11-26")
    again = KeptGuess("11-4-1", "still-halve-h", "a half", False, "2026-11-26")
    assert MyMap({"new-question": new, "still-halve-h": again}).text == EMPTY
    changed = KeptGuess("11-4-2", "best-h", "what was right once", True, "2026-11-26")
    assert rows(MyMap({**guessed("halve-h"), "best-h": changed}).text)["11-4-2"] == " |  | 2"


def test_what_is_stored_is_the_same_for_everyone(kept_in):
    def stored():
        bundle = show_my_map()._repr_mimebundle_()
        del bundle["application/vnd.jupyter.widget-view+json"]
        return bundle

    assert stored() == {"text/plain": EMPTY} and show_my_map().text == EMPTY
    keep("11-4-1", "halve-h", PREDICTIONS["halve-h"].choice, True)
    assert stored() == {"text/plain": EMPTY}
    shown = show_my_map()
    assert rows(shown.text)["11-4-1"] == "1 |  | 1"
    assert shown.panel.outputs[0]["data"]["text/markdown"] == shown.text
    (kept_in() / "guesses.json").write_text("{", encoding="utf-8")
    assert show_my_map().text.startswith("guesses.json is damaged") and stored() == {"text/plain": EMPTY}
