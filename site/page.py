"""The frame of every page: its head with the style sheet, which asks nobody for anything, and the way to its twin."""

import html
import os
from pathlib import Path

from edition import EDITIONS, other

STYLE, STYLE_ON_ONE_SHEET = (
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("style.css", "one_sheet.css")
)

_NAMES = {"en": "English", "ja": "日本語"}


def page(title, body, edition, place, more_style=""):
    """A whole page of HTML at this place of the edition; the title is text, the body HTML.

    Where the site will lie is told by SITE_ADDRESS, as search engines ask for whole addresses of a page's twins.
    """
    up = edition.home + "../" * place.count("/")
    site = os.environ.get("SITE_ADDRESS", "").rstrip("/")
    begin = f"{site}/" if site else up
    twins = "\n".join(
        f'<link rel="alternate" hreflang="{one.language}" href="{html.escape(f"{begin}{one.folder}{place}")}">'
        for one in EDITIONS
    )
    twin = other(edition)
    switch = f'<a lang="{twin.language}" hreflang="{twin.language}" href="{up}{twin.folder}{place}">'
    return f"""<!DOCTYPE html>
<html lang="{edition.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
{twins}
<style>
{STYLE}{more_style}
</style>
</head>
<body>
<nav class="languages">{switch}{_NAMES[twin.language]}</a></nav>
{body}
</body>
</html>
"""
