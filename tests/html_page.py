"""A page of HTML as the tests look at it."""

from html.parser import HTMLParser

EMPTY = {"img", "br", "meta", "link", "hr", "input"}  # these have no end


class Page(HTMLParser):
    """What a page links to, holds and shows."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.links, self.places, self.images, self.words, self._code = [], [], set(), [], [], 0
        self.japanese, self.twins, self._open = [], {}, []
        self.feed(path.read_text(encoding="utf-8"))

    def _language(self):
        return self._open[-1][1] if self._open else None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in EMPTY:
            self._open.append((tag, attributes.get("lang", self._language())))
        if tag == "link":
            self.twins[attributes["hreflang"]] = attributes["href"]
        self.tags.append(tag)
        self._code += tag in {"pre", "code", "style"}
        if "id" in attributes:
            self.places.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append(attributes)

    def handle_endtag(self, tag):
        while tag not in EMPTY and self._open and self._open.pop()[0] != tag:
            pass  # a browser closes what was left open within it
        self._code -= tag in {"pre", "code", "style"}

    def handle_data(self, data):
        if not self._code:
            (self.japanese if self._language() == "ja" else self.words).append(data)
