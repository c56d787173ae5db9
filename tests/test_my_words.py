"""Words of one's own: kept in my-notes.md, which reads well by itself; whatever lies there, no word is lost."""

import os
import threading
from datetime import date

import pytest

from helpers.explorers import kept_files, my_notes
from helpers.explorers.my_notes import FILE, all_notes, note, notes
from helpers.explorers.my_words import my_words, show_my_words

TODAY = date.today().isoformat()


@pytest.fixture
def page(kept_in):
    """Where this test's words are kept."""
    return kept_in() / FILE


def keep(lesson, text):
    cell = my_words(lesson)
    cell.text.value = text
    cell.button.click()
    return cell


def test_two_lines_are_kept_with_the_day_under_the_lessons_heading(page):
    cell = keep("11-5-4", "RMSPropは、勾配を大きさで割る。\nThe root of a mean of squares.")
    assert cell.text.value == "" and "Kept in my-notes.md." in cell.line.value
    assert page.read_text(encoding="utf-8") == (
        f"# My notes （自分のノート）\n\n## 11-5-4\n\n{TODAY}\n\n"
        "> RMSPropは、勾配を大きさで割る。\\\n> The root of a mean of squares.\n"
    )
    assert notes("11-5-4") == [(TODAY, ["RMSPropは、勾配を大きさで割る。", "The root of a mean of squares."])]


def test_opened_again_it_shows_what_was_kept_and_the_page_to_keep_shows_all():
    keep("11-5-4", "one")
    keep("11-4-2", "two")
    keep("11-5-4", "three")
    again, whole = my_words("11-5-4").line.value, show_my_words().panel.value
    assert again.index("one") < again.index("three") and "two" not in again and TODAY in again
    assert (
        whole.index("11-4-2") < whole.index("two") < whole.index("11-5-4") < whole.index("one") < whole.index("three")
    )


def test_lessons_stand_in_their_order_and_what_an_editor_wrote_stays(page):
    keep("11-5-2", "second")
    page.write_text(page.read_text(encoding="utf-8") + "\n## By hand\n\nmine\n", encoding="utf-8")
    for lesson in ("11-5-10", "11-4-1", "11-5-3"):
        keep(lesson, f"of {lesson}")
    text = page.read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## 11-4-1", "## 11-5-2", "## By hand", "## 11-5-3", "## 11-5-10"]
    assert (
        "\n\nmine\n" in text and "\n\n\n" not in text and list(all_notes()) == ["11-4-1", "11-5-2", "11-5-3", "11-5-10"]
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n", "　"])
def test_empty_is_fine_and_writes_nothing(page, text):
    cell = keep("11-4-1", text)
    assert "Nothing to keep yet." in cell.line.value and not page.exists()


HOSTILE = [
    "# a heading", "## 11-5-7", "---", "===", "> quote", "- list", "* star *and* _more_", "1. one", "```", "~~~",
    "<script>alert(1)</script>", "&lt;b&gt; & <b>", "[link](javascript:alert)", "![x](y)", "\\", "\\n", "a \\", "\\$x",
    "$x_1^2$", "|a|b|", "`code`", "2026-11-26", "https://example.org", "\u202e反対", "😀",
    "a\x0bb", "    indented", "γV − α∇L",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_shown_as_it_is_and_breaks_no_heading(page, text):
    keep("11-5-2", "before")
    cell = keep("11-4-3", f"{text}\nsecond line")
    keep("11-4-3", "after")
    typed = [line.strip() for line in f"{text}\nsecond line".splitlines()]
    assert notes("11-4-3") == [(TODAY, typed), (TODAY, ["after"])]
    assert notes("11-5-2") == [(TODAY, ["before"])] and list(all_notes()) == ["11-4-3", "11-5-2"]
    text_there = page.read_text(encoding="utf-8")
    assert [line for line in text_there.splitlines() if line.startswith("#")] == [
        "# My notes （自分のノート）", "## 11-4-3", "## 11-5-2",
    ]  # fmt: skip
    quoted = [line[2:] for line in text_there.splitlines() if line.startswith("> ")]
    assert not any(line.startswith(("#", "-", "=", "`", "~", ">", "*", "+", "|")) or "<" in line for line in quoted)
    assert "<script" not in cell.line.value + show_my_words().panel.value


def test_markdown_makes_a_quotation_of_it_and_nothing_else(page):
    mistune = pytest.importorskip("mistune")
    for text in HOSTILE:
        keep("11-4-3", f"{text}\nsecond")
    html = mistune.html(page.read_text(encoding="utf-8"))
    for tag in ("<script", "<h3", "<ul", "<ol", "<pre", "<a ", "<img", "<hr", "<em", "<strong", "<code", "<table"):
        assert tag not in html, tag
    assert html.count("<h2") == 1 and html.count("<h1") == 1 and html.count("<blockquote") == len(HOSTILE)


def test_the_same_words_twice_on_one_day_stand_there_once(page):
    keep("11-4-1", "same")
    before = page.read_bytes()
    assert "Kept" in keep("11-4-1", "same").line.value and page.read_bytes() == before


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("日本語のメモ".encode("shift_jis"), "my-notes.md is not stored as UTF-8."),
        ("日本語".encode("utf-16"), "my-notes.md is not stored as UTF-8."),
        (b"x" * (kept_files.LARGEST + 1), "my-notes.md is far too long."),
    ],
    ids=["shift_jis", "utf-16", "huge"],
)
def test_a_page_that_cannot_be_read_stays_as_it_is_and_the_words_stay_in_the_field(page, there, said):
    page.write_bytes(there)
    cell = keep("11-4-1", "mine")
    assert page.read_bytes() == there and cell.text.value == "mine"
    assert (
        f"This could not be kept: {said[:-1]}" in cell.line.value and "your words still stand here." in cell.line.value
    )
    for cell in (my_words("11-4-1").line, show_my_words().panel):
        assert f"What you wrote before cannot be shown: {said[:-1]}" in cell.value


@pytest.mark.parametrize(
    "there", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf# Mine\r\n\r\n## 11-4-1\r\n\r\nby hand\r\n", b"no heading"]
)
def test_what_an_editor_left_there_is_kept_byte_for_byte_around_the_new_words(page, there):
    page.write_bytes(there)
    keep("11-4-1", "first")
    keep("11-4-1", "second")
    after = page.read_bytes()
    assert after.startswith(there.rstrip(b"\r\n")) and [lines for _, lines in notes("11-4-1")] == [
        ["first"],
        ["second"],
    ]
    assert after.count(b"\n") == (after.count(b"\r\n") or after.count(b"\n"))


def test_a_folder_or_a_link_in_its_place_is_told(page):
    page.mkdir()
    assert "my-notes.md is a folder" in keep("11-4-1", "mine").line.value and page.is_dir()
    page.rmdir()
    other = page.with_name("elsewhere.md")
    other.write_text("mine", encoding="utf-8")
    page.symlink_to(other)
    assert "my-notes.md is a link" in keep("11-4-1", "mine").line.value
    assert page.is_symlink() and other.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_loses_nothing_that_was_there(page, monkeypatch):
    keep("11-4-1", "before")
    there = page.read_bytes()

    def full(beside, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cell = keep("11-4-1", "mine")
    assert "could not be kept: No space left on device." in cell.line.value and cell.text.value == "mine"
    assert page.read_bytes() == there and [path.name for path in page.parent.iterdir()] == [FILE]


def test_many_tabs_at_once_lose_nothing(page, many_turns):
    tabs = [threading.Thread(target=lambda n=n: [note("11-5-4", f"tab {n}, {k}") for k in range(5)]) for n in range(4)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert sorted(lines[0] for _, lines in notes("11-5-4")) == [f"tab {n}, {k}" for n in range(4) for k in range(5)]


def test_what_is_stored_is_the_same_for_every_reader():
    def stored():
        return [cell._repr_mimebundle_()["text/plain"] for cell in (my_words("11-4-1"), show_my_words())]

    before = stored()
    keep("11-4-1", "mine")
    assert stored() == before


def test_a_day_of_another_year_stays(monkeypatch):
    class Yesterday(date):
        @classmethod
        def today(cls):
            return cls(2025, 1, 2)

    with monkeypatch.context() as years_ago:
        years_ago.setattr(my_notes, "date", Yesterday)
        keep("11-4-1", "old")
    keep("11-4-1", "new")
    assert notes("11-4-1") == [("2025-01-02", ["old"]), (TODAY, ["new"])]


def test_the_text_is_sent_once_and_before_keep_is_pressed():
    """A browser holds letters back while the kernel is busy, but no press of a button: half of a text would be kept."""
    assert not my_words("11-5-4").text.continuous_update
