"""What the README, CONTRIBUTING and the workflows name is there."""

import json
import re
from pathlib import Path

import pytest
import yaml

from lessons_table import is_lesson, lessons_table, of_the_core

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md"]
PAGES += ["site/README.md", "tests/README.md", "tools/class/README.md"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ROOMS = "helpers|tests|site|starting|tools|notebooks"


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def headings(page):
    return {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall("^#+ (.*)$", page, re.M)
    }


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file_or_a_heading_that_is_there(name):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text(name)) if "://" not in link]
    for link in links:
        file, _, place = link.partition("#")
        page = (ROOT / name).parent / file if file else ROOT / name
        assert page.exists(), link
        assert not place or place in headings(page.read_text(encoding="utf-8")), link
    assert links or "README" not in name.split("/")[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_file_and_folder_that_is_named_is_there(name):
    named = re.findall(rf"(?:^|[ `/])((?:{ROOMS})/[\w./-]*)", text(name), re.MULTILINE)
    for place in named:
        assert (ROOT / place).exists(), place


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_first_screen_has_a_moving_picture_the_commands_and_the_other_language(name):
    first = "\n".join(text(name).splitlines()[:20])
    for sign in (".github/small-steps.gif", "python3 start.py ", "python3 start.py ja", "python3 start.py test"):
        assert sign in first
    assert f"]({'README.ja.md' if name == 'README.md' else 'README.md'})" in first


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_class_plan_has_every_lesson_once_and_its_minutes_add_up(name):
    minutes = {number: of_the_core(told) for number, _, _, told in lessons_table(text(name))}
    hours = re.findall(r"^\| \d+ \| ([\d, -]+) \| (\d+) \|$", text(name), re.MULTILINE)
    planned = [lesson for lessons, _ in hours for lesson in lessons.split(", ")]
    assert planned == list(minutes)
    assert len(planned) == sum(map(is_lesson, (ROOT / "notebooks").glob("*.ipynb")))
    for lessons, told in hours:
        assert sum(minutes[lesson] for lesson in lessons.split(", ")) == int(told) <= 50


def test_the_japanese_table_has_the_same_lessons_and_minutes_under_titles_that_stand_above_the_lessons():
    rows = [lessons_table(text(name)) for name in ("README.md", "README.ja.md")]
    assert [(number, f"ja/{file}", minutes) for number, file, _, minutes in rows[0]] == [
        (number, file, minutes) for number, file, _, minutes in rows[1]
    ]
    for title, file in re.findall(r"^\| \[(.*)\]\(notebooks/(ja/.*\.ipynb)\)", text("README.ja.md"), re.MULTILINE):
        first = json.loads(text(f"notebooks/{file}"))["cells"][0]["source"]
        assert title.split(" ", 1)[1] in first[0], file


def test_the_version_has_an_entry_among_the_changes():
    version = re.search(r'^version = "(.*)"$', text("pyproject.toml"), re.MULTILINE)[1]
    assert f"## {version} " in text("CHANGELOG.md")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_run_the_commands_of_the_readme_on_tests_that_are_there(path):
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    commands = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    started = [command.split() for command in commands if command.startswith("python start.py")]
    assert started
    for words in started:
        assert words[2] in {"test", "site"}
        assert all((ROOT / word).exists() for word in words[3:] if word.startswith("tests/"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_may_do_more_than_read_but_for_the_one_that_publishes(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, job in workflow["jobs"].items():
        assert name == "publish" or job.get("permissions", workflow.get("permissions")) == {"contents": "read"}


def test_the_job_that_publishes_may_write_pages_and_nothing_else():
    jobs = yaml.safe_load(text(".github/workflows/pages.yml"))["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
