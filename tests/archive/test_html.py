"""Web pages: the report is kept with its roles, what is beside it is left out or marked, and losses are told."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.formats import html
from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.formats.html import WebPage
from habeas.archive.formats.html_walk import items_of
from habeas.model.report import MachineTranslated

HINTS = Hints("text/html")
BODY = "Anna Example was freed on Saturday, her lawyer said. She is in Ruritania."
MORE = "The court had sentenced her to five years. She had denied everything, said the lawyer."


def read(page: str | bytes) -> Extract:
    result = WebPage().extract(page if isinstance(page, bytes) else page.encode(), HINTS)
    assert isinstance(result, Extract), result
    return result


def roles(page: str | bytes) -> list[tuple[str, str]]:
    extract = read(page)
    return [(block.role.value, extract.text[block.start : block.end]) for block in extract.blocks]


def article(middle: str, head: str = "") -> str:
    text = f"<h1>Freed</h1><p>{BODY}</p>{middle}<p>{MORE}</p>"
    return f"<html><head>{head}</head><body><article>{text}</article></body></html>"


def inside(middle: str) -> list[tuple[str, str]]:
    return [told for told in roles(article(middle)) if told[1] not in ("Freed", BODY, MORE)]


def test_the_parts_of_a_page_have_their_roles() -> None:
    page = article(
        """<p class="date">Published <time datetime="2025-12-13T18:55:00+03:00">13 December 2025, 6:55 p.m.</time></p>
        <span class="byline">By Bo Sample</span>
        <figure><img src=x><figcaption>Anna in court. <span class=credit>Bo/Agency</span></figcaption></figure>
        <h2>Who else is free</h2><blockquote>She is well.</blockquote><p>Text. (xyz/dpa)</p>"""
    )
    assert roles(page)[2:-1] == [
        ("dateline", "Published 13 December 2025, 6:55 p.m."),
        ("byline", "By Bo Sample"),
        ("caption", "Anna in court."),
        ("credit", "Bo/Agency"),
        ("subheading", "Who else is free"),
        ("paragraph", "She is well."),
        ("paragraph", "Text."),
        ("agency", "(xyz/dpa)"),
    ]
    extract = read(page)
    assert (extract.title, extract.agencies) == ("Freed", ("dpa",))
    assert extract.published is not None
    assert (extract.published.zone, extract.published.offset_minutes) == ("+03:00", 180)
    assert extract.published.span is not None
    assert extract.published.span.words == "13 December 2025, 6:55 p.m."


def test_a_lead_is_kept_whatever_its_class() -> None:
    for name in ("lead", "chapo", "intro", "standfirst", "article-teaser", "summary", "vorspann"):
        assert ("paragraph", "She is the last of them, says the ministry in the capital.") in roles(
            article(f"<p class='{name}'>She is the last of them, says the ministry in the capital.</p>")
        ), name


@pytest.mark.parametrize(
    "caption",
    [
        "<figcaption>Anna in court.<span>Image: agency</span></figcaption>",
        "<figcaption>Anna in court.Image: agency</figcaption>",
        "<div class='image-caption'>Anna in court. <small class='copyright'>Image: agency</small></div>",
        "<div class=pic><span>Anna in court.</span><span>Image: agency</span></div>",
        "<figure><figcaption><p>Anna in court.</p><cite>Image: agency</cite></figcaption></figure>",
    ],
)
def test_a_caption_and_its_credit_are_two_blocks(caption: str) -> None:
    assert inside(caption) == [("caption", "Anna in court."), ("credit", "Image: agency")]


NAMES = [f"{first} {last}" for first in ("Anna", "Bo", "Cid", "Dana", "Ed") for last in ("Example", "Sample", "Muster")]
LAYOUTS = {
    "ul": "<ul>" + "".join(f"<li>{name}</li>" for name in NAMES) + "</ul>",
    "unclosed": "<ol>" + "".join(f"<li>{name}" for name in NAMES) + "</ol>",
    "linked": "<ul>" + "".join(f"<li><a href=/p>{name}</a></li>" for name in NAMES) + "</ul>",
    "nested": "<ul><li>Freed:<ul>" + "".join(f"<li>{name}</li>" for name in NAMES) + "</ul></li></ul>",
    "table": "<table>"
    + "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for number, name in enumerate(NAMES))
    + "</table>",
    "one column": "<table>" + "".join(f"<tr><td>{name}</td></tr>" for name in NAMES) + "</table>",
    "br": "<p>" + "<br>".join(NAMES) + "</p>",
    "br in div": "<div>" + "<br/>\n".join(NAMES) + "</div>",
    "cards": "".join(f"<div class=card><h3><a href=/p>{name}</a></h3></div>" for name in NAMES),
    "definitions": "<dl>" + "".join(f"<dt>{name}</dt><dd>freed</dd>" for name in NAMES) + "</dl>",
    "paragraphs": "".join(f"<p>{name}</p>" for name in NAMES),
    "linked inline": "<p>" + ", ".join(f"<a href=/p>{name}</a>" for name in NAMES) + "</p>",
    "aside": "<aside><h3>Freed</h3><ul>" + "".join(f"<li>{name}</li>" for name in NAMES) + "</ul></aside>",
    "widget": "<div class=widget>" + "".join(f"<li><a href=/p>{name}</a></li>" for name in NAMES) + "</div>",
    "pre": "<pre>" + "\n".join(NAMES) + "</pre>",
    "select": "<div><span>" + "</span><br><span>".join(NAMES) + "</span></div>",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("last", [True, False])
def test_no_name_of_a_list_is_ever_lost(layout: str, *, last: bool) -> None:
    page = f"<html><body><h1>Freed</h1><p>{BODY}</p>{layout}</body>" if last else article(layout)
    extract = read(page)
    prose = [extract.text[block.start : block.end] for block in extract.blocks if block.role.is_prose]
    assert [name for name in NAMES if not any(name in words for words in prose)] == []


def test_the_cells_of_a_table_have_their_places() -> None:
    extract = read(article("<table><tr><th>Name<th>Day<tr><td>Anna &amp; Bo<td><tr><td>Cid<td>13 December</table>"))
    rows = [[extract.text[start:end] for start, end in block.cells] for block in extract.blocks if block.cells]
    assert rows == [["Name", "Day"], ["Anna & Bo", ""], ["Cid", "13 December"]]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    cell = f"<h1>Freed</h1><p>{BODY}</p><p>{MORE}</p>"
    page = f"<table><tr><td>Menu</td><td>{cell}</td></tr><tr><td>x</td><td>y</td></tr></table>"
    assert ("paragraph", BODY) in roles(page)
    assert ("headline", "Freed") in roles(page)


BESIDE = {
    "nav": "<nav><ul><li><a href=/>World</a></li><li><a href=/>Sport</a></li></ul></nav>",
    "cookies": "<div class='cookie-banner'>We and our partners use cookies to show you what you like to see.</div>",
    "share": "<div class='share-buttons'><a href=/>Share</a> <a href=/>Tweet</a></div>",
    "form": "<form><input><p>Write to us, and we will send you every morning what happened.</p></form>",
    "newsletter": "<div class=newsletter>Every morning in your letter box: what happened overnight, in brief.</div>",
    "script": "<script>var words = 'Every morning in your letter box.';</script><style>p { color: red }</style>",
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE.keys())
def test_what_is_beside_the_report_is_left_out(beside: str) -> None:
    assert inside(beside) == []
    assert roles(beside + article("")) == [("headline", "Freed"), ("paragraph", BODY), ("paragraph", MORE)]


def test_what_leads_elsewhere_is_marked_so() -> None:
    page = article("<p><a href=/x>Read more: Who is free?</a></p><ul><li><a href=/a>Envoy: more could go</a></ul>")
    assert [role for role, _ in roles(page)] == ["headline", "paragraph", "related", "related", "paragraph"]


def test_a_form_or_a_menu_around_the_whole_page_is_no_reason_to_lose_it() -> None:
    for around in ("<form id=aspnet>", "<div class='menu-open nav'>", "<div class=search-page>"):
        assert ("paragraph", BODY) in roles(f"<body>{around}<h1>Freed</h1><p>{BODY}</p><p>{MORE}</p>")


@pytest.mark.parametrize(
    "start",
    [
        "<div hidden>",
        "<div style='display: none'>",
        "<div aria-hidden=true>",
        "<div class=sr-only>",
        "<noscript>",
        "<template>",
    ],
)
def test_what_nobody_sees_is_not_in_the_text_and_is_told_when_it_was_much(start: str) -> None:
    name = start[1:].split(maxsplit=1)[0].rstrip(">")
    extract = read(article(f"{start}<p>Secretly she was never freed, they claim.</p></{name}>"))
    assert "Secretly" not in extract.text
    much = read(article(f"{start}<p>{'Secretly she was never freed, they claim. ' * 20}</p></{name}>"))
    assert "Secretly" not in much.text
    assert any("hidden" in words or "does not see" in words for words in (*much.losses, *much.notes))


def test_a_page_whose_text_is_mostly_hidden_is_read_in_part() -> None:
    hidden = f"<div style='display:none'>{f'<p>{MORE}</p>' * 20}</div>"
    assert any("hidden" in loss or "not in the text" in loss for loss in read(article(hidden)).losses)


def test_sentences_that_the_reader_loses_are_told_by_the_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "items_of", lambda body, root: items_of(body, root)[:2])
    assert read(article(f"<p>{MORE}</p>" * 5)).losses == (
        "about 85 % of the sentences on the page are not in the text",
    )


def test_a_page_with_nothing_lost_has_no_losses() -> None:
    extract = read(article(f"<p>{MORE}</p>" * 5 + BESIDE["nav"] + BESIDE["cookies"]))
    assert extract.losses == ()


META = {
    "meta": '<meta property="article:published_time" content="2025-12-13T14:00:00Z">'
    '<meta property="article:modified_time" content="2025-12-13T15:00:00Z">'
    '<meta property="og:site_name" content="Example Post">',
    "linked data": '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished":'
    ' "2025-12-13T14:00:00Z", "dateModified": "2025-12-13T15:00:00Z", "publisher":'
    ' {"name": "Example Post"}}]}</script>',
}


@pytest.mark.parametrize("head", META.values(), ids=META.keys())
def test_what_a_page_tells_machines_is_read(head: str) -> None:
    extract = read(article("", head))
    assert extract.published is not None
    assert extract.updated is not None
    assert extract.published.instant(UTC).isoformat() == "2025-12-13T14:00:00+00:00"
    assert (str(extract.updated.clock), extract.updated.zone, extract.publisher) == ("15:00:00", "Z", "Example Post")


def test_broken_data_for_machines_costs_nothing() -> None:
    for broken in (  # the last is sound, and of somebody else
        "{",
        '{"@type": "NewsArticle", "datePublished": 5}',
        "[" * 100_000 + '"@type"',
        '{"@type": "Person", "datePublished": "2020-01-01"}',
    ):
        extract = read(article("", f'<script type="application/ld+json">{broken}</script>'))
        assert extract.published is None


def test_the_title_of_a_page_without_a_heading_may_be_a_line_of_it() -> None:
    page = f'<meta property="og:title" content="Anna is free"><div>Anna is free</div><div>{BODY}</div><div>{MORE}</div>'
    assert roles(page)[0] == ("headline", "Anna is free")
    assert read(f"<title>Anna is free - Example Post</title><p>{BODY}</p>").title == "Anna is free - Example Post"


@pytest.mark.parametrize(
    "page",
    [
        f'<html class="translated-ltr" lang="en"><body><p>{BODY}</p>',
        f"<html><body><p>{BODY}</p><p>This page was automatically translated.</p>",
        "<html><body>" + f"<p><font style='vertical-align: inherit;'>{BODY}</font></p>" * 3,
    ],
)
def test_a_page_that_a_machine_translated_says_so(page: str) -> None:
    assert read(page).machine_translated is MachineTranslated.YES
    assert read(article("")).machine_translated is MachineTranslated.NO


def test_language_and_address_are_hints_of_the_page() -> None:
    extract = read(f'<html lang="be-BY"><link rel="canonical" href="https://x.example/a"><p>{BODY}</p>')
    assert (extract.language, extract.url) == ("be", "https://x.example/a")
    assert read(f'<link rel="canonical" href="javascript:x"><p>{BODY}</p>').url is None


@pytest.mark.parametrize(
    "page",
    [
        f"<meta charset=windows-1251><p>Освобождена</p><p>{BODY}</p>".encode("cp1251"),
        f'<META http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Освобождена</p><p>{BODY}</p>'.encode(
            "koi8-r"
        ),
        f"<meta charset=windows-1251><p>Освобождена</p><p>{BODY}</p>".encode(),
        f"<p>Освобождена</p><p>{BODY}</p>".encode("utf-16"),
    ],
)
def test_the_charset_that_a_page_declares_is_believed_where_it_fits(page: bytes) -> None:
    assert "Освобождена" in read(page).text


def test_words_divided_by_inline_elements_stay_whole() -> None:
    assert inside("<p>Anna <b>Exam</b>ple&nbsp;was <i>fre</i>ed<wbr>.</p>") == [
        ("paragraph", "Anna Example was freed.")
    ]


def test_a_break_inside_a_sentence_ends_none() -> None:
    assert inside("<p>Anna Example was<br>freed.<br>Bo was not.</p>") == [
        ("paragraph", "Anna Example was freed."),
        ("paragraph", "Bo was not."),
    ]


def test_a_page_without_words_is_quarantined() -> None:
    for page in ("<html></html>", "<p> </p>", "<script>x</script>", "<div hidden>x</div>"):
        assert isinstance(WebPage().extract(page.encode(), HINTS), Quarantined)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "<li>",
        "<ul>",
        "</ul>",
        "<table>",
        "<td>",
        "<br>",
        "<h1>",
        "&amp;",
        "<",
        ">",
        '"',
    ]
)
WORDS = st.lists(
    st.one_of(TAGS, st.sampled_from([BODY, "Anna", "13 December 2025", "Photo: x"]), st.text(max_size=5)), max_size=30
)


@given(WORDS)
def test_blocks_fill_the_text_and_never_overlap(parts: list[str]) -> None:
    result = WebPage().extract("".join(parts).encode(errors="replace"), HINTS)
    if isinstance(result, Quarantined):
        return
    at = 0
    for block in result.blocks:
        assert at <= block.start < block.end <= len(result.text)
        assert not result.text[at : block.start].strip() or block.role.value == "list_item"
        at = block.end
    assert not result.text[at:].strip()
