"""Begin a new lesson: python3 start.py new 11-6-1 shrinking-steps "Should a step shrink?"

From the templates in tools/lesson come a notebook that runs, in English and in Japanese, with all headings and a stub
below each; an explorer with one slider; a check; a test; and the entry of a prediction. What stands in them is an
example: TODO marks what to write.
"""

import re
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "tools/lesson"
LESSON = ("lesson.md", "lesson.ja.md")
PREDICTIONS = ROOT / "helpers/answers/predictions.py"
EXAMPLE = 'new 11-6-1 shrinking-steps "Should a step shrink?"'
STILL_TO_DO = """
Then, in any order (CONTRIBUTING.md, "Add a lesson", has the laws that the tests hold):
- write what TODO stands for, and a link to this lesson at the end of the one before;
- python3 start.py refresh {notebook}
- a row in the tables of README.md ("The lessons", "For teachers"), of notebooks/00-start-here.ipynb and of
  helpers/explorers/my_map.py;
- the right choice, and the right answer with its mistakes, once more by other means in one of tests/key_by_hand_*.py;
- python3 start.py test

And in Japanese, when the English stands:
- the texts of notebooks/ja/{notebook}, and its rows in README.ja.md and in 00;
- what the helpers say, with its Japanese, into helpers/words/ja, and new letters of pictures by tools/japanese_font.py;
- .venv/bin/python tools/editions.py {notebook}"""


def main(words):
    if len(words) != 3:
        raise SystemExit(f"Say the number, the name and the question: {EXAMPLE}")
    number, name, question = words
    if not re.fullmatch(r"\d+-\d+-\d+", number):
        raise SystemExit(f"The number must be like 11-6-1, got {number!r}.")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise SystemExit(f"The name must be small letters and single hyphens, like shrinking-steps, got {name!r}.")
    module = name.replace("-", "_")
    holes = {"name": name, "module": module, "number": number, "question": question, "title": sentence_of(name)}
    lessons = [ROOT / f"notebooks/{edition}{number}-{name}.ipynb" for edition in ("", "ja/")]
    templates = {
        f"helpers/explorers/{module}.py": "explorer.py.txt",
        f"helpers/answers/{module}.py": "answers.py.txt",
        f"tests/test_{module}.py": "test.py.txt",
    }
    there = [path for path in (*lessons, *(ROOT / place for place in templates)) if path.exists()]
    if there:
        raise SystemExit(f"There is already {there[0].relative_to(ROOT).as_posix()}.")
    files = dict(zip(lessons, editions(holes)))
    files |= {ROOT / place: filled(template, holes) for place, template in templates.items()}
    files[PREDICTIONS] = with_entry(PREDICTIONS.read_text(encoding="utf-8"), filled("prediction.py.txt", holes))
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print("wrote" if path != PREDICTIONS else "added to", path.relative_to(ROOT).as_posix())
    print(STILL_TO_DO.format(notebook=f"{number}-{name}.ipynb"))


def sentence_of(name):
    return name.replace("-", " ").capitalize()


def filled(template, holes):
    return Template((TEMPLATES / template).read_text(encoding="utf-8")).substitute(holes)


def editions(holes):
    """The lesson in English and in Japanese, as files have them: the same cells, and each text knows what it tells."""
    import nbformat  # takes seconds: words that will not do are refused before
    from editions import SPEAK, SPEAK_JAPANESE, hash_of

    english, japanese = (nbformat.v4.new_notebook(cells=[*cells_of(filled(name, holes))]) for name in LESSON)
    texts = {cell.id: cell for cell in japanese.cells}
    japanese.cells = []
    for cell in english.cells:
        if cell.cell_type == "markdown":
            texts[cell.id].metadata["translates"] = hash_of(cell.source)
        japanese.cells.append(texts.get(cell.id, cell))
    japanese.cells.insert(1, nbformat.v4.new_code_cell(SPEAK_JAPANESE, id=SPEAK))
    return nbformat.writes(english) + "\n", nbformat.writes(japanese) + "\n"


def cells_of(text):
    """The cells of a template: `+++ id` begins one; one that is a block of Python is a code cell."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    for part in re.split(r"^\+\+\+ ", text, flags=re.MULTILINE)[1:]:
        name, source = (piece.strip() for piece in part.split("\n", 1))
        code = re.fullmatch(r"```python\n(.*)\n```", source, re.DOTALL)
        yield new_code_cell(code[1], id=name) if code else new_markdown_cell(source, id=name)


def with_entry(text, entry):
    """The module of predictions with one entry more at the end of its dictionary."""
    before, brace, after = text.rpartition("\n}\n")
    if not brace or after:
        raise SystemExit("helpers/answers/predictions.py does not end with its dictionary any more.")
    return f"{before}\n{entry.rstrip()}{brace}"


if __name__ == "__main__":
    main(sys.argv[1:])
