"""What a page says about itself to machines: meta elements, links, and data in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_MOST_NODES = 5_000
_LONGEST = 500
_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "WebPage",
    "Report",
    "SocialMediaPosting",
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts for machines, as written; each may be missing, and any may be wrong."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str = "und"
    translated: bool = False


def meta_of(tree: LexborHTMLParser, data: Iterable[str]) -> Meta:
    """What the page and its JSON-LD blocks say; the page's own meta elements come first."""
    told = _meta_elements(tree)
    linked = _from_data(data)
    html = tree.css_first("html")
    language = _LANGUAGE.match((html.attributes.get("lang") or "").strip()) if html else None
    classes = (html.attributes.get("class") or "") if html else ""
    canonical = tree.css_first('link[rel="canonical"]')
    url = (canonical.attributes.get("href") if canonical else None) or told.get("og:url")
    title = tree.css_first("title")
    return Meta(
        title=told.get("og:title") or linked.get("headline") or (_short(title.text()) if title else None),
        publisher=told.get("og:site_name") or linked.get("publisher"),
        published=_first(
            told, "article:published_time", "datepublished", "date", "dc.date", "pubdate", "dcterms.created"
        )
        or linked.get("datePublished"),
        updated=_first(told, "article:modified_time", "og:updated_time", "datemodified", "last-modified")
        or linked.get("dateModified"),
        url=url.strip() if url and re.match(r"https?://\S{3,2000}\Z", url.strip()) else None,
        language=language[0].lower() if language else "und",
        translated="translated-ltr" in classes or "translated-rtl" in classes,
    )


def _meta_elements(tree: LexborHTMLParser) -> dict[str, str]:
    told: dict[str, str] = {}
    for element in tree.css("meta")[:300]:
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = _short(attributes.get("content"))
        if name and content:
            told.setdefault(name.strip().lower(), content)
    return told


def _first(told: dict[str, str], *names: str) -> str | None:
    return next((told[name] for name in names if name in told), None)


def _from_data(blocks: Iterable[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for block in blocks:
        try:
            whole: object = json.loads(block.strip().removeprefix("<![CDATA[").removesuffix("]]>"))
        except (ValueError, RecursionError):
            continue  # pages carry broken data; what it would have said is in the page as well
        for node in _nodes(whole):
            if not _is_article(node.get("@type")):
                continue
            facts = {name: _short(node.get(name)) for name in ("headline", "datePublished", "dateModified")}
            facts["publisher"] = _name_of(node.get("publisher"))
            for name, fact in facts.items():
                if fact:
                    told.setdefault(name, fact)
    return told


def _nodes(whole: object) -> Iterator[dict[str, object]]:
    """Every object in the data, breadth first, as many as are worth looking at."""
    queue: list[object] = [whole]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue += list(node.values())[:200]
        elif isinstance(node, list):
            queue += node[:200]


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one in _ARTICLES for one in kinds)


def _name_of(publisher: object) -> str | None:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _short(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _short(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value[: _LONGEST * 2].split())[:_LONGEST] or None
