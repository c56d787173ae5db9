"""The frame of every page: its head with the style sheet, which asks nobody for anything."""

import html
from pathlib import Path

STYLE, STYLE_ON_ONE_SHEET = (
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("style.css", "one_sheet.css")
)


def page(title, body, more_style=""):
    """A whole page of HTML with this title, which is text, and this body, which is HTML."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
<style>
{STYLE}{more_style}
</style>
</head>
<body>
{body}
</body>
</html>
"""
