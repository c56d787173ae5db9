"""A page of HTML as the tests look at it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a page links to, holds and shows."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.links, self.places, self.images, self.words, self._code = [], [], set(), [], [], 0
        self.japanese, self._in_japanese = [], False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self._in_japanese = attributes.get("lang") == "ja"  # an element that holds nothing but words
        self.tags.append(tag)
        self._code += tag in {"pre", "code", "style"}
        if "id" in attributes:
            self.places.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append(attributes)

    def handle_endtag(self, tag):
        self._in_japanese = False
        self._code -= tag in {"pre", "code", "style"}

    def handle_data(self, data):
        if not self._code:
            (self.japanese if self._in_japanese else self.words).append(data)
