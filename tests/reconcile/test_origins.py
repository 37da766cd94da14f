"""Pages are never counted: copies, rewrites and reports of one wire are one origin."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Basis, Role, Side, Voice
from habeas.reconcile.origins import HOLDERS, ReportFacts, canonical, group, is_direct, origin_of
from tests.reconcile.day import DAY, SISTER, WATCH

WORDS = [f"word{number}" for number in range(400)]
STORY = " ".join(WORDS[:80])
OTHER = " ".join(WORDS[200:280])


def page(
    entry: int,
    text: str = "short",
    *,
    agencies: tuple[str, ...] = (),
    url: str | None = None,
    after: int = 0,
    names: tuple[str, ...] = (),
    sha256: str | None = None,
) -> ReportFacts:
    return ReportFacts(entry, text, agencies, None, url, DAY + timedelta(days=after), names, sha256)


def together(*pages: ReportFacts) -> set[tuple[int, ...]]:
    return {origin.reports for origin in group(pages).values()}


def test_reports_of_one_wire_within_three_days_are_one() -> None:
    found = group([page(1, agencies=("NWA",)), page(2, agencies=("sda", "nwa"), after=3)])
    assert found[1] == found[2]
    assert (found[1].key, found[1].reports) == ("wire:nwa", (1, 2))
    assert found[1].why == "they carry the agency code nwa within 3 days"


def test_a_wires_days_do_not_chain_into_weeks() -> None:
    weeks = [page(number, agencies=("nwa", f"desk{number % 3}"), after=number) for number in range(1, 22)]
    members = together(*weeks)
    assert max(max(reports) - min(reports) for reports in members) <= 3
    assert len(members) > 4


def test_dispatches_of_two_wires_that_meet_keep_the_day_of_the_earlier_one() -> None:
    first, second = page(9, agencies=("nwa",)), page(2, agencies=("sda",), after=2)
    both, late = page(3, agencies=("nwa", "sda"), after=3), page(4, agencies=("sda",), after=5)
    assert together(first, second, both, late) == {(2, 3, 9), (4,)}


def test_half_the_wording_of_the_shorter_one_is_a_copy() -> None:
    shortened = " ".join(WORDS[:45])
    mixed = " ".join([*WORDS[:30], *WORDS[300:330]])
    assert together(page(1, STORY), page(2, shortened), page(3, OTHER)) == {(1, 2), (3,)}
    assert together(page(1, STORY), page(2, mixed)) == {(1,), (2,)}


def test_short_texts_are_never_called_copies() -> None:
    short = " ".join(WORDS[:39])
    assert together(page(1, short), page(2, short)) == {(1,), (2,)}


def test_a_copy_of_a_copy_and_a_thousandth_copy_are_still_one() -> None:
    many = [page(number, STORY) for number in range(1, HOLDERS * 3)]
    assert len(together(*many)) == 1
    chain = [page(1, " ".join(WORDS[:80])), page(2, " ".join(WORDS[35:115])), page(3, " ".join(WORDS[70:150]))]
    assert together(*chain) == {(1, 2, 3)}


def test_a_copy_without_a_credit_counts_with_its_wire() -> None:
    found = group([page(1, STORY), page(2, STORY, agencies=("nwa",))])
    assert found[1].key == "wire:nwa"


def test_the_same_address_and_the_same_bytes_are_one() -> None:
    assert together(
        page(1, url="https://www.example.org/a/?utm_source=x"), page(2, url="http://example.org/a"), page(3)
    ) == {(1, 2), (3,)}
    assert together(page(1, sha256="a"), page(2, sha256="a"), page(3, sha256="b")) == {(1, 2), (3,)}
    assert canonical("https://example.org/a?id=1") != canonical("https://example.org/a?id=2")


def test_the_same_names_in_the_same_order_are_one_list_until_refuted() -> None:
    names = ("Anna Example", "Boris Sample", "Clara Muster", "Dora Beispiel")
    assert together(page(1, names=names), page(2, names=names)) == {(1, 2)}
    assert together(page(1, names=names), page(2, names=names[::-1])) == {(1,), (2,)}
    assert together(page(1, names=names[:3]), page(2, names=names[:3])) == {(1,), (2,)}
    assert together(page(1, names=names), page(2, names=names, after=9)) == {(1,), (2,)}


def test_a_named_voice_is_an_origin_wherever_it_is_quoted() -> None:
    groups = group([page(1, agencies=("nwa",)), page(2)])
    assert origin_of((WATCH,), 1, groups) == origin_of((WATCH,), 2, groups) == "voice:example rights watch"


def test_one_body_is_one_origin_whatever_language_calls_it() -> None:
    bodies = {"example rights watch": "watch", "надзор примеров": "watch"}
    russian = Voice("«Надзор Примеров»", Role.RIGHTS_GROUP, named=True)
    assert origin_of((WATCH,), 1, {}, bodies) == origin_of((russian,), 2, {}, bodies) == "voice:watch"


def test_the_first_to_say_it_counts_not_who_passes_it_on() -> None:
    passed_on = (Voice("Example Times", Role.MEDIA, named=True), WATCH)
    assert origin_of(passed_on, 1, {}) == "voice:example rights watch"


def test_unnamed_voices_and_the_author_come_with_the_upstream_of_the_page() -> None:
    groups = group([page(1, agencies=("nwa",)), page(2), page(3)])
    for chain in ((), (SISTER,), (Voice("activists", Role.RIGHTS_GROUP),)):
        assert origin_of(chain, 1, groups) == "wire:nwa"
        assert origin_of(chain, 2, groups) == "report:2"


def test_a_named_agency_is_its_wire() -> None:
    groups = group([page(1, agencies=("nwa",)), page(2)])
    agency = Voice("NWA", Role.AGENCY, named=True)
    assert origin_of((agency,), 2, groups) == origin_of((), 1, groups) == "wire:nwa"
    assert origin_of((Voice("the NWA news agency", Role.AGENCY, named=True),), 1, groups) == "wire:nwa"


def test_who_speaks_from_direct_basis() -> None:
    receiving = Voice("the headquarters", Role.OFFICIAL, side=Side.RECEIVING)
    detaining = Voice("the press service", Role.OFFICIAL, side=Side.DETAINING)
    witness = Voice("a passer-by", Role.ANONYMOUS, basis=Basis.SAW)
    lawyer = Voice("the lawyer", Role.LAWYER)
    assert all(is_direct((WATCH, voice)) for voice in (SISTER, receiving, witness, lawyer))
    paper = Voice("a paper over there", Role.MEDIA, side=Side.RECEIVING)
    assert not any(is_direct(chain) for chain in ((), (WATCH,), (detaining,), (paper,), (SISTER, WATCH)))


pages = st.lists(
    st.builds(
        page,
        st.integers(1, 10_000),
        st.sampled_from(["short", STORY, OTHER, " ".join(WORDS[40:120])]),
        agencies=st.lists(st.sampled_from(["nwa", "sda", "dpa"]), max_size=2).map(tuple),
        after=st.integers(0, 12),
        url=st.sampled_from([None, "https://example.org/a"]),
    ),
    unique_by=lambda one: one.entry,
    max_size=12,
)


@given(pages)
def test_the_order_of_reports_does_not_matter(reports: list[ReportFacts]) -> None:
    shuffled = sorted(reports, key=lambda report: report.entry * 7919 % 101)
    assert group(shuffled) == group(reports)


@given(pages)
def test_every_report_stands_in_its_own_origin(reports: list[ReportFacts]) -> None:
    found = group(reports)
    assert set(found) == {report.entry for report in reports}
    assert all(entry in origin.reports for entry, origin in found.items())
