"""The reading edition: each lesson as one page with its stored pictures, no script and no request to any other host."""

import base64
import copy
import html
import re

import nbformat
from latex2mathml.converter import convert
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.formatters import HtmlFormatter

from page import STYLE_ON_ONE_SHEET, page
from pictures import stored_pictures

# Kana, kanji, and the full-width signs between them.
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+")


class OnePage(IPythonRenderer):
    """Markdown whose formulas the browser draws itself, and whose Japanese on an English page is said to be Japanese.

    Where nothing says so, a browser may choose the Chinese forms of kanji, and a screen reader reads them as English.
    A quotation, a paragraph or an item of a list that is a Japanese sentence is so as a whole, with its digits and
    formulas.
    """

    language = "en"

    def text(self, text):
        shown = super().text(text)
        return shown if self.language == "ja" else JAPANESE.sub(r'<span lang="ja">\g<0></span>', shown)

    def block_quote(self, text):
        return self._whole(super().block_quote(text))

    def paragraph(self, text):
        return self._whole(super().paragraph(text))

    def list_item(self, text, **more):
        return self._whole(super().list_item(text, **more))

    def _whole(self, block):
        """The block, said to be Japanese as a whole if a Japanese sentence ends it."""
        words = re.sub("<[^>]*>", "", block).strip()
        if self.language == "ja" or not re.search("[。」]$", words):
            return block
        return block.replace(">", ' lang="ja">', 1).replace('<span lang="ja">', "<span>")

    def inline_math(self, body):
        return convert(body)

    def block_math(self, body):
        return _on_its_own_line(body)

    def latex_environment(self, name, body):
        return _on_its_own_line(rf"\begin{{{name}}}{body}\end{{{name}}}")


def _on_its_own_line(body):
    """A formula in a box that scrolls where it does not fit: a formula itself scrolls in Chromium alone."""
    return f'<span class="formula">{convert(body, display="block")}</span>'


def reading_page(name, notebook, awake, edition):
    """The notebook of the edition's lesson with this name as a whole page of HTML.

    `awake` holds what its explorers show after the guess, folded below what is stored.
    """
    to_keep = name.startswith("99")  # one sheet of paper
    move = edition.move_this_page if to_keep else edition.move_this
    title, notebook = re.match(r"# (.*)", notebook.cells[0].source)[1], copy.deepcopy(notebook)
    for output in stored_pictures(notebook):
        output.metadata["image/png"] = {"alt": output.data["text/plain"].splitlines()[-1]}
    notebook.cells = [cell for before in notebook.cells for cell in (before, *_after_the_guess(before, awake, edition))]
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    exporter.register_filter("markdown2html", lambda source: _one_page(source, edition.language))
    body, _ = exporter.from_notebook_node(notebook)
    return page(
        f"{title} · Small Steps",
        f'<nav><a href="../index.html">Small Steps</a> '
        f'<a href="../{edition.home}{edition.live(name)}">{move}</a></nav>\n'
        f"<main>\n{_between_pages(body)}\n</main>",
        edition,
        f"read/{name}.html",
        HtmlFormatter(style="default").get_style_defs(".highlight") + STYLE_ON_ONE_SHEET * to_keep,
    )


def _after_the_guess(cell, awake, edition):
    """A folded picture with its sentence, if the cell's picture waits for a guess."""
    if cell.id in awake:
        picture, sentence = awake[cell.id]
        address = "data:image/png;base64," + base64.b64encode(picture).decode("ascii")
        words = html.escape(sentence)
        yield nbformat.v4.new_markdown_cell(
            f'<details class="after">\n<summary>{edition.after_the_guess}</summary>\n'
            f'<img src="{address}" alt="{words}">\n<p>{words}</p>\n</details>',
            id=f"{cell.id}-after",
        )


def _one_page(source, language):
    renderer = OnePage(escape=False)
    renderer.language = language
    return MarkdownWithMath(renderer=renderer).render(source)


def _between_pages(body):
    """Links from lesson to lesson lead from page to page."""
    return re.sub(r'href="([\w-]+)\.ipynb(#[^"]*)?"', r'href="\1.html\2"', body)
