"""From a page's tree to its items: each run of words that stands by itself, with what its elements say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from selectolax.lexbor import LexborNode

from habeas.archive.formats.pagetime import find
from habeas.archive.formats.tables import CLASSES
from habeas.model.report import BlockRole

_BLOCKS = frozenset({
    "address", "article", "aside", "audio", "blockquote", "body", "button", "canvas", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "map", "menu", "nav", "ol", "p",
    "picture", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video",
})  # fmt: skip
_RUNNING_TEXT = frozenset(["p", "li", "dd", "dt", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"])
_NOISE_TAGS = frozenset(["nav", "form", "button", "dialog", "menu", "canvas", "video", "audio"])
_NOISE_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar"])
_ASIDE_TAGS = frozenset(["aside", "footer"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ROLE_OF_TAG = {
    "h1": BlockRole.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockRole.SUBHEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockRole.LIST_ITEM),
}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_NAMING = ("class", "id", "itemprop", "rel")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_LONGEST_MARKED = 300


@dataclass(frozen=True, slots=True)
class Item:
    """Words that stand by themselves. ``role`` is what the elements say, ``None`` when they say nothing.

    ``linked`` is how many of the characters are in links; ``cells`` are the places of a row's cells in ``words``;
    ``aside`` says that it stands beside the text, ``noise`` that it is none, ``hidden`` that nobody sees it,
    ``inside`` that it is within the element that holds the article.
    """

    words: str
    role: BlockRole | None = None
    linked: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    aside: bool = False
    noise: bool = False
    hidden: bool = False
    inside: bool = True
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around say."""

    role: BlockRole | None = None
    aside: bool = False
    noise: bool = False
    hidden: bool = False
    linked: bool = False
    running: bool = False
    inside: bool = False
    kept_lines: bool = False
    stamp: str | None = None


@dataclass(slots=True)
class _Walk:
    root: LexborNode | None
    whole: int
    items: list[Item] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    context: _Context = field(default_factory=_Context)

    def flush(self) -> None:
        """The words so far are an item."""
        if not self.words:
            return
        joined, linked = "".join(self.words), self.linked
        self.words, self.linked = [], 0
        context = self.context
        for line in _lines(joined):
            role = context.role if _may_be(context.role, line) else None
            self.items.append(
                Item(
                    line,
                    role,
                    linked=min(linked, len(line)),
                    aside=context.aside,
                    noise=context.noise,
                    hidden=context.hidden,
                    inside=context.inside,
                    stamp=context.stamp,
                )
            )

    def node(self, node: LexborNode, context: _Context) -> None:
        """Everything in ``node``, in order; the depth is bounded by the scan before."""
        child = node.child
        while child is not None:
            self._one(child, context)
            child = child.next

    def _one(self, node: LexborNode, context: _Context) -> None:
        tag = node.tag
        if tag == "-text":
            self._say(node.text_content or "", context)
        elif tag == "br":
            self._say("\n", replace(context, kept_lines=True))
        elif tag is not None and not tag.startswith(("-", "!")):
            inner = self._context(node, tag, context)
            if tag == "table" and (rows := list(table_rows(node))):
                self.flush()
                self.items += [
                    replace(row, noise=inner.noise, hidden=inner.hidden, inside=inner.inside) for row in rows
                ]
                return
            apart = tag in _BLOCKS or inner.role is not context.role or inner.hidden != context.hidden
            if apart:
                self.flush()
            self.node(node, inner)
            if apart:
                self.flush()

    def _say(self, words: str, context: _Context) -> None:
        self.context = context
        said = words if context.kept_lines else words.replace("\n", " ")
        self.words.append(said)
        if context.linked:
            self.linked += len(said.strip())

    def _context(self, node: LexborNode, tag: str, around: _Context) -> _Context:
        attributes = node.attributes
        marks = _marks(" ".join(attributes.get(name) or "" for name in _NAMING))
        named = tag not in ("body", "article", "main") and tag not in _HEADINGS
        beside = tag in _ASIDE_TAGS or (named and bool(marks & CLASSES["aside"]))
        noise = tag in _NOISE_TAGS or attributes.get("role") in _NOISE_ROLES
        noise = noise or (named and bool(marks & CLASSES["noise"]))
        role = _role(tag, marks, around)
        return _Context(
            role=role,
            aside=around.aside or (beside and not self._is_most_of(node)),
            noise=around.noise or (noise and not self._is_most_of(node)),
            hidden=around.hidden or _is_hidden(attributes, marks),
            linked=around.linked or tag == "a",
            running=around.running or tag in _RUNNING_TEXT,
            inside=around.inside or (self.root is not None and node.mem_id == self.root.mem_id),
            kept_lines=tag == "pre" or (around.kept_lines and tag not in _BLOCKS),
            stamp=attributes.get("datetime") or (around.stamp if tag not in _BLOCKS else None),
        )

    def _is_most_of(self, node: LexborNode) -> bool:
        """Whether the page's words are in it: a form or a "menu-open" around everything says nothing of the text."""
        return len(node.text(deep=True)) * 2 > self.whole


def items_of(body: LexborNode, root: LexborNode | None) -> list[Item]:
    """The items of a page in order; those inside ``root`` (the element that holds the article) say so."""
    walk = _Walk(root, len(body.text(deep=True)))
    walk.node(body, _Context(inside=root is None or root.mem_id == body.mem_id))
    walk.flush()
    return walk.items


@lru_cache(maxsize=4096)
def _marks(named: str) -> frozenset[str]:
    """The words in an element's names: "articleBody" holds article, body and itself."""
    return frozenset([*named.lower().split(), *(word.lower() for word in _WORD.findall(named[:1000]))])


def _role(tag: str, marks: frozenset[str], around: _Context) -> BlockRole | None:
    in_picture = around.role in (BlockRole.CAPTION, BlockRole.CREDIT)
    if in_picture and marks & (CLASSES["credit"] | {"source", "quelle", "author", "agency", "rights"}):
        return BlockRole.CREDIT
    if in_picture:
        return around.role
    if tag in ("figure", "figcaption") or marks & CLASSES["caption"]:
        return BlockRole.CAPTION
    if marks & CLASSES["credit"] and tag not in ("article", "body", "main", "section"):
        return BlockRole.CREDIT
    if (tag == "time" and not around.running) or (marks & CLASSES["date"] and tag not in ("article", "body", "main")):
        return BlockRole.DATELINE
    if marks & CLASSES["byline"] and tag not in ("article", "body", "main", "section"):
        return BlockRole.BYLINE
    return _ROLE_OF_TAG.get(tag, around.role)


def _may_be(role: BlockRole | None, words: str) -> bool:
    """Whether these words can be what a class name says of them: a long credit is none, nor a date without a day."""
    if role is BlockRole.DATELINE:
        return len(words) <= _LONGEST_MARKED and bool(find(words))
    if role in (BlockRole.BYLINE, BlockRole.CREDIT):
        return len(words) <= _LONGEST_MARKED
    return True


def _is_hidden(attributes: dict[str, str | None], marks: frozenset[str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or marks & CLASSES["hidden"]:
        return True
    return _INVISIBLE.search(attributes.get("style") or "") is not None


def _lines(joined: str) -> Iterator[str]:
    """The lines of an item: a break inside a sentence does not end one."""
    lines: list[str] = []
    for raw in joined.split("\n"):
        line = _SPACES.sub(" ", raw).strip()
        if not line:
            lines.append("")
        elif lines and lines[-1] and line[0].islower() and lines[-1][-1] not in ".!?…:;":
            lines[-1] += " " + line
        else:
            lines.append(line)
    return (line for line in lines if line)


def table_rows(table: LexborNode) -> Iterator[Item]:
    """The rows of a table of data; nothing for a table that only lays out the page."""
    rows = [row for row in table.css("tr") if _table_of(row) == table.mem_id]
    cells = [[cell for cell in _children(row) if cell.tag in ("td", "th")] for row in rows]
    if table.css_first("table table, td p + p, td h1, td h2, td ul, td div p") or len(rows) < 2:
        return
    if max((len(row) for row in cells), default=0) < 2 or table.attributes.get("role") == "presentation":
        return
    for row in cells:
        texts = [" ".join((cell.text(deep=True, separator=" ") or "").split()) for cell in row]
        if any(texts):
            yield _row(texts)


def _row(texts: list[str]) -> Item:
    places, at = [], 0
    for text in texts:
        places.append((at, at + len(text)))
        at += len(text) + 1
    return Item("\t".join(texts), BlockRole.TABLE_ROW, cells=tuple(places))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _table_of(row: LexborNode) -> int | None:
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent.mem_id if parent is not None else None
