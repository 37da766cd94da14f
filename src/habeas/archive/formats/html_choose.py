"""Which of a page's items are the report: what is beside it is left out or marked, and on doubt everything stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from habeas.archive.formats import pieces
from habeas.archive.formats.html_walk import Item
from habeas.model.report import BlockRole

_ROOTS = "article, main, [role=main], [itemprop=articleBody]"
_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """The items of the report, and how many characters of prose were left out because they are hidden or beside it."""

    items: tuple[Item, ...]
    hidden: int
    beside: int


def root_of(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article, where one holds most of the page's words; else ``None``."""
    body = tree.body
    if body is None:
        return None
    whole = _size(body)
    sizes = sorted(((_size(node), at, node) for at, node in enumerate(tree.css(_ROOTS)[:40])), key=lambda one: one[:2])
    holders = [node for size, _, node in sizes if size * 2 >= whole]
    # The smallest that holds most of it: an article inside main, not the list of teasers around it.
    return holders[0] if holders else None


def choose(items: Sequence[Item]) -> Chosen:
    """The items that belong to the report, those that lead elsewhere marked as such."""
    seen: list[Item] = []
    hidden = beside = 0
    has_headline = any(item.role is BlockRole.HEADLINE and item.inside and not item.noise for item in items)
    for item in items:
        outside = not item.inside and (has_headline or item.role is not BlockRole.HEADLINE)
        if item.hidden:
            hidden += prose(item)
        elif item.noise or (outside and not pieces.is_translation_notice(item.words[:300])):
            beside += prose(item)
        else:
            seen.append(item)
    return Chosen(tuple(_marked(seen)), hidden, beside)


def prose(item: Item) -> int:
    """How many characters of prose it holds: whole sentences that are not links."""
    sentence = len(item.words) >= _SENTENCE and (
        pieces.ends_a_sentence(item.words) or pieces.holds_sentences(item.words)
    )
    return len(item.words) if sentence and item.linked * 2 < len(item.words) else 0


def _marked(items: list[Item]) -> list[Item]:
    first = next((at for at, item in enumerate(items) if item.role is BlockRole.HEADLINE or prose(item)), 0)
    last = max((at for at, item in enumerate(items) if prose(item)), default=len(items))
    marked: list[Item] = []
    for at, item in enumerate(items):
        led_to = bool(marked) and marked[-1].role is BlockRole.RELATED
        elsewhere = at < first or at > last or led_to
        marked.append(replace(item, role=BlockRole.RELATED) if _leads_away(item, elsewhere=elsewhere) else item)
    return marked


def _leads_away(item: Item, *, elsewhere: bool) -> bool:
    if item.role in (BlockRole.HEADLINE, BlockRole.TABLE_ROW, BlockRole.CAPTION, BlockRole.DATELINE):
        return False
    if pieces.is_related(item.words):
        return True
    if item.aside and not pieces.ends_a_sentence(item.words) and item.role is not BlockRole.LIST_ITEM:
        return True
    linked = item.linked * 10 >= len(item.words.replace(" ", "")) * 7
    # People are linked as well, and a list of names must never be lost.
    return linked and (elsewhere or item.aside) and not _may_name(item.words)


def _may_name(words: str) -> bool:
    return not set(words) & set("|»›") and pieces.is_name_line(
        words.split(",", maxsplit=1)[0].split(" – ", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip()
    )


def _size(node: LexborNode) -> int:
    return len(node.text(deep=True))
