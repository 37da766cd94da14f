"""What holds for every history; each test is named after the sentence it proves, and the histories are fictional."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Axis, ObservationKind, ReviewVerdict, Sighting
from habeas.model import TermKind as Length
from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from habeas.register import card
from habeas.register.evidence import Effect, effect_of
from tests.register.people import Certainty, Kind, group, replace, says, sees, years

START, TODAY = date(2020, 1, 1), date(2026, 1, 15)
FREE, DEAD = {"free", "reported free"}, {"dead", "reported dead"}
SUPPORTING = [Certainty.ASSERTED, Certainty.REPORTED, Certainty.HEDGED]

some_day = st.dates(START, date(2025, 12, 31))
some_when = st.one_of(
    st.none(),
    some_day.map(str),
    some_day.map(lambda day: f"{day:%Y-%m}"),
    some_day.map(lambda day: f"{day:%Y}~"),
    some_day.map(lambda day: f"since {day}"),
)
some_term = st.one_of(
    st.none(), st.builds(years, st.integers(0, 25), st.sampled_from([Length.PRISON, Length.SUSPENDED, Length.FINE]))
)


@st.composite
def claims(draw: st.DrawFn, certainties: list[Certainty] | None = None) -> Told:
    """Any claim about the person; its entry is set by the history it stands in."""
    kind = draw(st.sampled_from(list(Kind)))
    return says(
        1,
        kind,
        draw(some_when),
        certainty=draw(st.sampled_from(certainties or list(Certainty))),
        origin=draw(st.sampled_from(["wire:a", "report:2", "voice:c"])),
        approved=draw(st.booleans()),
        direct=draw(st.booleans()),
        report=draw(st.integers(1, 4)),
        told=str(draw(some_day)),
        mode=draw(st.sampled_from([None, None, "bail", "expelled", "in absentia"])),
        term=draw(some_term) if kind in (Kind.SENTENCED, Kind.CONVICTED) else None,
        again=draw(st.booleans()) if kind in (Kind.ARRESTED, Kind.DETAINED) else False,
    )


def numbered(told: list[Told], start: int = 1) -> list[Told]:
    return [replace(one, entry=number) for number, one in enumerate(told, start)]


histories = st.lists(claims(), max_size=7).map(numbered)
sightings = st.lists(
    st.builds(
        sees, st.just(1), st.sampled_from(list(ObservationKind)), some_when, certainty=st.sampled_from(list(Certainty))
    ),
    max_size=2,
).map(lambda seen: [replace(one, entry=900 + number) for number, one in enumerate(seen)])
days = st.dates(START, date(2050, 1, 1))


def liberty(told: list[Told], on: date, seen: list[Sighting] | None = None) -> Axis:
    return card(told, [], seen or [], on=on, today=TODAY).status.liberty


def answer(axis: Axis) -> tuple[object, ...]:
    """What an axis says, without the entries that say so."""
    return axis.value, axis.why, axis.rule, axis.since, axis.last_evidence, axis.origins


@given(histories, sightings, days, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(told: list[Told], seen: list[Sighting], on: date, chance: object) -> None:
    shuffled = told[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first = card(told, [], seen, on=on, today=TODAY)
    assert card(shuffled, [], seen[::-1], on=on, today=TODAY) == first


@given(histories, days, st.lists(some_when, min_size=1, max_size=3))
def test_a_pardon_alone_frees_nobody(told: list[Told], on: date, pardons: list[str | None]) -> None:
    pardoned = [says(50 + n, Kind.PARDONED, when, approved=True, direct=True) for n, when in enumerate(pardons)]
    assert liberty([*told, *pardoned], on) == liberty(told, on)


@given(histories, days, st.sampled_from(list(Kind)), some_when)
def test_an_unnamed_groups_release_changes_no_person(told: list[Told], on: date, kind: Kind, when: str | None) -> None:
    unnamed = says(50, kind, when, about=group(), approved=True, direct=True)
    assert card([*told, unnamed], [], [], on=on, today=TODAY) == card(told, [], [], on=on, today=TODAY)


@given(histories, days, st.data())
def test_counting_pages_is_not_corroboration(told: list[Told], on: date, data: st.DataObject) -> None:
    copied = data.draw(st.lists(st.sampled_from(told), max_size=4)) if told else []
    copies = [replace(one, report=90 + n) for n, one in enumerate(numbered(copied, 100))]
    assert answer(liberty([*told, *copies], on)) == answer(liberty(told, on))


@given(histories, days)
def test_approving_the_source_does_not_make_one_page_two_origins(told: list[Told], on: date) -> None:
    page = [replace(one, origin="wire:a", approved=True, direct=True) for one in told]
    axis = liberty(page, on)
    assert axis.value not in {"free", "dead"}
    assert axis.origins <= 1


@given(histories, days)
def test_without_an_approved_source_nothing_is_confirmed(told: list[Told], on: date) -> None:
    assert liberty([replace(one, approved=False) for one in told], on).value not in {"free", "dead"}


@given(histories, days)
def test_who_hedges_confirms_nothing(told: list[Told], on: date) -> None:
    hedged = [replace(one, claim=replace(one.claim, certainty=Certainty.HEDGED)) for one in told]
    assert liberty(hedged, on).value not in {"free", "dead"}


@given(st.lists(claims([Certainty.DENIED, Certainty.CONDITIONAL, Certainty.FUTURE]), max_size=6).map(numbered), days)
def test_denied_conditional_and_future_claims_never_support(told: list[Told], on: date) -> None:
    axis = liberty(told, on)
    assert (axis.rule, axis.for_) == ("nothing known", ())


@given(histories, days, st.lists(claims([Certainty.CONDITIONAL, Certainty.FUTURE]), min_size=1, max_size=3))
def test_what_may_yet_happen_changes_nothing(told: list[Told], on: date, perhaps: list[Told]) -> None:
    more = [*told, *numbered(perhaps, 50)]
    assert card(more, [], [], on=on, today=TODAY).status == card(told, [], [], on=on, today=TODAY).status


@given(histories, days, claims([Certainty.DENIED]))
def test_a_denial_can_only_make_a_standing_disputed(told: list[Told], on: date, denial: Told) -> None:
    before, after = liberty(told, on), liberty([*told, replace(denial, entry=50)], on)
    assert after.value in {before.value, "disputed"}
    assert 50 not in after.for_


@given(histories, days)
def test_past_the_end_of_the_term_nobody_is_shown_free(told: list[Told], on: date) -> None:
    inside = [one for one in told if effect_of(one.claim) not in (Effect.OUT, Effect.DEAD)]
    assert liberty(inside, on + timedelta(days=365 * 60)).value not in FREE | DEAD


@given(histories, days)
def test_nobody_is_free_held_or_dead_on_whom_no_claim_says_so(told: list[Told], on: date) -> None:
    effects = {effect_of(one.claim) for one in told if one.claim.certainty.supports}
    value = liberty(told, on).value
    assert value not in FREE or Effect.OUT in effects
    assert value not in DEAD or Effect.DEAD in effects
    assert value != "held" or effects & {Effect.TAKEN, Effect.INSIDE, Effect.SENTENCED}


@given(histories, days, claims())
def test_what_a_reviewer_rejected_counts_for_nothing(told: list[Told], on: date, wrong: Told) -> None:
    rejected = replace(wrong, entry=50, review=ReviewVerdict.REJECTED)
    assert card([*told, rejected], [], [], on=on, today=TODAY) == card(told, [], [], on=on, today=TODAY)


@given(histories, some_day, st.integers(1, 400), days)
def test_nobody_is_dead_and_free_later_without_a_conflict(told: list[Told], died: date, later: int, on: date) -> None:
    freed = died + timedelta(days=later)
    both = [
        *told,
        says(50, Kind.DIED, str(died), told=str(died), approved=True, direct=True),
        says(51, Kind.RELEASED, str(freed), told=str(freed)),
    ]
    whole = card(both, [], [], on=on, today=TODAY)
    assert any({50, 51} <= set(one.entries) for one in whole.conflicts)
    assert whole.status.liberty.value not in DEAD


@given(histories, sightings, days)
def test_every_card_says_why_and_rests_on_entries_that_were_handed_in(
    told: list[Told], seen: list[Sighting], on: date
) -> None:
    status = card(told, [], seen, on=on, today=TODAY).status
    known = {one.entry for one in told} | {one.entry for one in seen}
    for axis in (status.liberty, status.place, status.legal, *status.recognition):
        assert axis.why
        assert "{" not in axis.why
        assert "None" not in axis.why
        assert known.issuperset(axis.for_ + axis.against)
        assert not set(axis.for_) & set(axis.against)
        assert axis.last_evidence is None or axis.last_evidence <= on


@given(histories)
def test_every_supporting_claim_of_a_life_stands_in_one_episode_at_most(told: list[Told]) -> None:
    entries = [entry for one in card(told, [], [], on=None, today=TODAY).episodes for entry in one.entries]
    assert len(entries) == len(set(entries))
