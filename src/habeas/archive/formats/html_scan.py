"""Makes a page safe to parse: one linear pass that keeps the words and only those tags that say what they are.

HTML parsers, ours included, take quadratic time or deep recursion on pages made for it: hundreds of thousands of nested
elements, of attributes on one tag, of unclosed comments. Here scripts and comments go, emphasis goes (the parser would
have to repair it), attributes are reduced to those that are used, and elements nested too deeply lose their tags but
not their words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 512
"""Most elements inside one another; deeper ones lose their tags."""

MOST_ATTRIBUTES = 256
"""Most attributes of a tag that are looked at."""

LONGEST_VALUE = 2048
"""Longer values of attributes (pictures inside the page, as a rule) are left out."""

_LONGEST_TAG = 1 << 16
_MOST_DATA = 20
_LONGEST_DATA = 1 << 18

_NEXT = re.compile(r"<(?:!--|!\[CDATA\[|[!?]|/?[a-zA-Z])")
_COMMENT_END = re.compile(r"--!?>")
_NAME = re.compile(r"/?[a-zA-Z][^\s/>\x00]{0,60}")
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*|))|)", re.DOTALL
)
_TAG_END = re.compile(r"[\s/]*>")
_KEPT_ATTRIBUTES = frozenset({
    "aria-hidden", "charset", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "lang",
    "name", "property", "rel", "role", "style",
})  # fmt: skip
_NO_WORDS_INSIDE = ("script", "style", "iframe", "noembed", "noframes", "template", "noscript", "svg", "math", "object")
_TO_THE_END = frozenset(["script", "style", "iframe", "noembed", "noframes"])
_CLOSE_OF = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE) for name in _NO_WORDS_INSIDE}
# The parser repairs these when they are nested wrongly, again and again; none of them says what a text is.
_LEFT_OUT = frozenset({
    "applet", "b", "big", "code", "em", "font", "frame", "frameset", "i", "input", "keygen", "listing", "marquee",
    "nobr", "optgroup", "option", "plaintext", "s", "select", "small", "strike", "strong", "textarea", "tt", "u",
    "wbr", "xmp",
})  # fmt: skip
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "link", "meta", "param", "source", "track"])
# Closed by the next of their kind, so that they don't nest by being left open.
_CLOSE_THEMSELVES = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body"]
)
_TRANSLATED_FONT = re.compile(r"vertical-align:\s*inherit")


@dataclass(slots=True)
class Scanned:
    """A page that is safe to parse, the data it carries for machines (JSON-LD), and what was met on the way."""

    html: str
    data: list[str] = field(default_factory=list)
    hidden_words: int = 0
    too_deep: int = 0
    too_many_attributes: int = 0
    translated_fonts: int = 0
    endless: list[str] = field(default_factory=list)


class _Scan:
    """One pass over one page."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.out: list[str] = []
        self.scanned = Scanned("")
        self.open: list[str] = []
        self.count: dict[str, int] = {}
        self.dropped: dict[str, int] = {}
        self.unclosed: set[str] = set()

    def run(self) -> Scanned:
        at = 0
        while (found := _NEXT.search(self.page, at)) is not None:
            self.out.append(self.page[at : found.start()])
            at = self._markup(found.start(), found[0])
        self.out.append(self.page[at:])
        self.scanned.html = "".join(self.out)
        return self.scanned

    def _markup(self, start: int, opening: str) -> int:
        """What begins at ``start``; gives where the words go on."""
        if opening == "<!--":
            closing = _COMMENT_END.search(self.page, start + 2)
            return closing.end() if closing else self._hide_rest("comment")
        if opening in ("<!", "<?", "<![CDATA["):
            end = self.page.find(">", start)
            return end + 1 if end >= 0 else len(self.page)
        name_match = _NAME.match(self.page, start + 1)
        if name_match is None:
            self.out.append("&lt;")
            return start + 1
        name = name_match[0].lower()
        if name.startswith("/"):
            self._close(name[1:])
            end = self.page.find(">", name_match.end())
            return end + 1 if end >= 0 else len(self.page)
        attributes, end = self._attributes(name_match.end())
        return self._element(name, attributes, end)

    def _attributes(self, at: int) -> tuple[dict[str, str], int]:
        kept: dict[str, str] = {}
        seen = 0
        while (found := _ATTRIBUTE.match(self.page, at)) is not None and found.end() > at:
            at = found.end()
            seen += 1
            name = found[1].lower()
            value = found[2] or found[3] or found[4] or ""
            if seen <= MOST_ATTRIBUTES and name in _KEPT_ATTRIBUTES and len(value) <= LONGEST_VALUE:
                kept.setdefault(name, value)
        if seen > MOST_ATTRIBUTES:
            self.scanned.too_many_attributes += 1
        end = _TAG_END.match(self.page, at)
        if end is not None:
            return kept, end.end()
        # A stray quotation mark or sign: the tag goes on to the next bracket.
        close = self.page.find(">", at, at + _LONGEST_TAG)
        return kept, close + 1 if close >= 0 else at

    def _element(self, name: str, attributes: dict[str, str], end: int) -> int:
        if name in _CLOSE_OF:
            return self._skip(name, end)
        if name in _LEFT_OUT:
            if name == "font" and _TRANSLATED_FONT.search(attributes.get("style", "")):
                self.scanned.translated_fonts += 1
            return end
        if name not in _VOID and name not in _CLOSE_THEMSELVES:
            if len(self.open) >= DEEPEST:
                self.scanned.too_deep += 1
                self.dropped[name] = self.dropped.get(name, 0) + 1
                return end
            self.open.append(name)
            self.count[name] = self.count.get(name, 0) + 1
        told = "".join(f' {key}="{value.replace(chr(34), "&quot;")}"' for key, value in attributes.items())
        self.out.append(f"<{name}{told}>")
        return end

    def _skip(self, name: str, end: int) -> int:
        """Past an element that holds no words of the page; its data for machines is kept aside."""
        closing = None if name in self.unclosed else _CLOSE_OF[name].search(self.page, end)
        if closing is None:
            self.unclosed.add(name)
            return self._hide_rest(name) if name in _TO_THE_END else end
        inside = self.page[end : closing.start()]
        if name == "script":
            if len(self.scanned.data) < _MOST_DATA and len(inside) <= _LONGEST_DATA and "@type" in inside:
                self.scanned.data.append(inside)
        elif name in ("template", "noscript"):
            self.scanned.hidden_words += len(re.sub(r"<[^>]*>|\s+", "", inside)) if len(inside) < _LONGEST_DATA else 0
        return closing.end()

    def _hide_rest(self, what: str) -> int:
        """As browsers do: what is opened and never closed takes the rest of the page with it."""
        self.scanned.endless.append(f"a {what} that never ends hides the rest of the page")
        return len(self.page)

    def _close(self, name: str) -> None:
        if name in _LEFT_OUT or name in _CLOSE_OF or name in _VOID:
            return
        if self.dropped.get(name):
            self.dropped[name] -= 1
        elif name in _CLOSE_THEMSELVES:
            self.out.append(f"</{name}>")
        elif self.count.get(name):
            while True:
                inner = self.open.pop()
                self.count[inner] -= 1
                if inner == name:
                    break
            self.out.append(f"</{name}>")


def scan(page: str) -> Scanned:
    """The page with nothing in it that a parser could stumble over. Linear in its length.

    >>> scan("<p class=a onclick=x>free<b>!</b><!-- x --><script>y</script>").html
    '<p class="a">free!'
    """
    return _Scan(page).run()
