"""The two editions of the site: where their lessons and pages lie, and what their pages say around the lessons."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"


@dataclass(frozen=True)
class Lesson:
    """A lesson as the table of its README has it."""

    title: str
    name: str
    question: str
    minutes: str


@dataclass(frozen=True)
class Edition:
    """An edition in one language: its pages lie in `folder` of the site, its lessons in that of notebooks/."""

    language: str
    folder: str  # "" or "ja/"
    readme: str
    intro: str  # HTML
    start: str
    move: str
    move_this: str
    move_this_page: str
    read: str
    minutes: str
    to_keep: str
    ways: str  # HTML
    after_the_guess: str

    @property
    def home(self):
        """The way from a page in `folder` up to where the site begins."""
        return "../" * self.folder.count("/")

    @property
    def notebooks(self):
        """Where its lessons lie."""
        return NOTEBOOKS / self.folder

    def notebook(self, name):
        """The lesson or page of this name."""
        return nbformat.read(self.notebooks / f"{name}.ipynb", as_version=4)

    def live(self, name):
        """The address of the lesson in JupyterLite, as seen from where the site begins."""
        return f"live/{self.folder}lab/index.html?path={self.folder}{name}.ipynb"

    def lessons(self):
        """The rows of its README's table."""
        rows = re.findall(
            rf"^\| \[(.*)\]\(notebooks/{self.folder}([^/]*)\.ipynb\) \| (.*) \| (\d+(?: [+＋] \d+)?) \|$",
            (ROOT / self.readme).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        return [Lesson(*row) for row in rows]

    def pages_to_keep(self):
        """The notebooks that are no lessons: their names begin with 99."""
        return sorted(path.stem for path in self.notebooks.glob("99-*.ipynb"))

    def title(self, name):
        """The heading of the lesson or page."""
        return re.match("# (.*)", self.notebook(name).cells[0].source)[1]


ENGLISH = Edition(
    language="en",
    folder="",
    readme="README.md",
    intro="<p>Numerical differentiation and the optimizers beyond gradient descent, in lessons where you guess first, "
    "move a slider, and see why.</p>",
    start="Start in your browser",
    move="Move the sliders",
    move_this="Move the sliders of this lesson",
    move_this_page="Move the sliders of this page",
    read="Read",
    minutes="{minutes} minutes",
    to_keep="{page}, to print on one sheet of paper.",
    ways="<p><b>Move the sliders</b> opens a lesson in JupyterLab, here in your browser, with nothing to install. The "
    "first time it fetches Python itself, which takes a while; the lesson can be read meanwhile. What you write stays "
    "in this browser. To keep it in files, install the course on your computer: the README of the repository says how, "
    "in two commands. <b>Read</b> is for a phone or for paper.</p>",
    after_the_guess="After the guess",
)

JAPANESE = Edition(
    language="ja",
    folder="ja/",
    readme="README.ja.md",
    intro="<p>数値微分と、勾配降下法の先にある最適化手法。まず予想し、スライダーを動かして、なぜそうなるのかを確かめます。</p>",
    start="ブラウザーで始める",
    move="スライダーを動かす",
    move_this="このレッスンのスライダーを動かす",
    move_this_page="このページのスライダーを動かす",
    read="読む",
    minutes="{minutes}分",
    to_keep="{page}（1枚の紙に印刷できます）",
    ways="<p><b>スライダーを動かす</b>を選ぶと、このブラウザーの中でJupyterLabのレッスンが開きます。インストールするものはありません。"
    "初めてのときはPython自体を取ってくるので、しばらくかかります。その間もレッスンは読めます。書いたものは、このブラウザーの中に残ります。"
    "ファイルとして残したいときは、自分のコンピューターにインストールしてください。方法はリポジトリのREADMEにあり、コマンドは二つです。"
    "<b>読む</b>は、スマートフォンや紙のためのページです。</p>",
    after_the_guess="予想のあと",
)

EDITIONS = (ENGLISH, JAPANESE)


def other(edition):
    """The other edition."""
    return JAPANESE if edition is ENGLISH else ENGLISH
