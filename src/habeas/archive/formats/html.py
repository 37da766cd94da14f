"""Web pages: our own role-aware reader. The text is the blocks of the report, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser

from habeas.archive.formats import html_scan, pieces
from habeas.archive.formats.decode import decode
from habeas.archive.formats.extract import MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.formats.html_choose import Chosen, choose, root_of
from habeas.archive.formats.html_meta import Meta, meta_of
from habeas.archive.formats.html_walk import Item, items_of
from habeas.archive.formats.judge import Judged, Mark, judge
from habeas.archive.formats.lines import Line
from habeas.archive.formats.pagetime import parse
from habeas.archive.formats.tables import UPDATED
from habeas.model.report import BlockRole, MachineTranslated, PageTime

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_BETWEEN_BLOCKS = re.compile(
    r"</?(?:p|div|li|td|th|h[1-6]|br|article|section|blockquote|tr|ul|ol|table|figcaption|dd|dt|pre)\b[^>]*>"
)
_ANY_TAG = re.compile(r"<[^>]*>")
_MOST_LOST = 5  # one part in so many
_FEW_WORDS = 200
_TRANSLATED_FONTS = 3


class WebPage:
    """Reads HTML. What nobody sees and what stands beside the report is left out; how much of it was prose is told."""

    version = "html 1"

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:
        """The report's blocks joined by line breaks; a page without words is quarantined."""
        decoded = decode(data, hints.charset or _declared(data))
        page = decoded.text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
        scanned = html_scan.scan(page)
        tree = LexborHTMLParser(scanned.html)
        body = tree.body
        if body is None:
            return Quarantined("there is no text in it")
        meta = meta_of(tree, scanned.data)
        chosen = choose(items_of(body, root_of(tree)))
        text, judged = _judged(_titled(chosen.items, meta))
        if not judged.blocks:
            return Quarantined("there is no text on the page" + (", only hidden text" if chosen.hidden else ""))
        losses = (*decoded.losses, *scanned.endless, *_losses(scanned.html, text, chosen))
        published, updated = _times(meta, judged, chosen.items)
        return Extract(
            text=text,
            blocks=judged.blocks,
            extracted_by=self.version,
            language=meta.language,
            title=_title(text, judged, meta),
            publisher=meta.publisher or judged.outlet,
            agencies=judged.agencies,
            published=published,
            updated=updated,
            url=meta.url,
            machine_translated=_translated(meta, judged, scanned),
            losses=losses,
            notes=(*decoded.notes, *_notes(scanned, chosen)),
        )


def _declared(data: bytes) -> str | None:
    found = _XML_CHARSET.search(data[:1024]) or _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _titled(items: Sequence[Item], meta: Meta) -> Sequence[Item]:
    """A page without a main heading may say in its title which line is one."""
    if meta.title is None or any(item.role is BlockRole.HEADLINE for item in items):
        return items
    wanted = meta.title.casefold()
    at = next((at for at, item in enumerate(items[:40]) if item.words.casefold() == wanted), None)
    if at is None:
        return items
    return [*items[:at], Item(items[at].words, BlockRole.HEADLINE), *items[at + 1 :]]


def _judged(items: Sequence[Item]) -> tuple[str, Judged]:
    lines: list[Line] = []
    at = 0
    for item in items:
        words = item.words[: MOST_TEXT - at]
        if not words:
            break
        lines.append(Line(at, at + len(words), words, gap=True, indent=0))
        at += len(words) + 1
    text = "\n".join(line.words for line in lines)
    return text, judge(lines, [Mark(item.role, item.cells) for item in items[: len(lines)]])


def _title(text: str, judged: Judged, meta: Meta) -> str | None:
    headline = next((block for block in judged.blocks if block.role is BlockRole.HEADLINE), None)
    return text[headline.start : headline.end][:500] if headline else meta.title


def _times(meta: Meta, judged: Judged, items: Sequence[Item]) -> tuple[PageTime | None, PageTime | None]:
    """Published and updated: what the page tells machines is finer, what it shows has its place in the text."""
    stamped = [item for item in items if item.stamp and item.role is BlockRole.DATELINE]
    updates = [item for item in stamped if any(word in item.words.lower() for word in UPDATED)]
    first = next((item.stamp for item in stamped if item not in updates), None)
    published = _finer(parse(meta.published or first or ""), judged.published)
    updated = _finer(parse(meta.updated or (updates[0].stamp if updates else None) or ""), judged.updated)
    return published, updated


def _finer(told: PageTime | None, shown: PageTime | None) -> PageTime | None:
    if told is None or shown is None:
        return shown if told is None else PageTime(told.day, told.clock, told.zone, told.offset_minutes)
    if told.clock is None and shown.clock is not None and told.day == shown.day:
        return shown
    span = shown.span if abs((told.day - shown.day).days) <= 1 else None
    return PageTime(told.day, told.clock, told.zone, told.offset_minutes, span)


def _losses(page: str, text: str, chosen: Chosen) -> Iterator[str]:
    """A second opinion: all sentences that stand in the page's source, held against what was kept."""
    everything = sum(_sentences(page))
    kept = len(text) + chosen.beside
    if everything > _FEW_WORDS and (everything - kept) * _MOST_LOST > everything:
        share = round(100 * (everything - kept) / everything)
        hidden = f"; {chosen.hidden:,} characters are hidden on it" if chosen.hidden else ""
        yield f"about {share} % of the sentences on the page are not in the text{hidden}"
    elif chosen.hidden > max(_FEW_WORDS, len(text) // _MOST_LOST):
        yield f"{chosen.hidden:,} characters of hidden text were left out"
    if len(text) >= MOST_TEXT - 1:  # the last line break may be the one that did not fit
        yield f"only the first {len(text):,} characters were read"


def _sentences(page: str) -> Iterator[int]:
    """The sizes of the runs of prose, found without the parser."""
    start = page.lower().find("<body")
    for run in _BETWEEN_BLOCKS.split(page[max(start, 0) :]):
        words = " ".join(_ANY_TAG.sub("", run).split())
        if len(words) >= 80 and pieces.ends_a_sentence(words):
            yield len(words)


def _translated(meta: Meta, judged: Judged, scanned: html_scan.Scanned) -> MachineTranslated:
    if meta.translated or scanned.translated_fonts >= _TRANSLATED_FONTS:
        return MachineTranslated.YES
    return judged.machine_translated


def _notes(scanned: html_scan.Scanned, chosen: Chosen) -> Iterator[str]:
    if scanned.too_deep:
        yield f"{scanned.too_deep:,} elements were nested deeper than {html_scan.DEEPEST}; their words were kept"
    if scanned.too_many_attributes:
        yield f"{scanned.too_many_attributes:,} tags had more than {html_scan.MOST_ATTRIBUTES} attributes"
    if chosen.hidden + scanned.hidden_words > 0 and chosen.hidden <= _FEW_WORDS < chosen.hidden + scanned.hidden_words:
        yield f"{chosen.hidden + scanned.hidden_words:,} characters that a reader does not see were left out"
    if chosen.beside > _FEW_WORDS:
        yield f"{chosen.beside:,} characters beside the report were left out"
