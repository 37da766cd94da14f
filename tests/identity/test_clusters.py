"""Persons follow from mentions and judgements alone, whatever order those came in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.clusters import (
    PEOPLE_DISAGREE,
    RIVALS,
    MentionNode,
    component,
    persons,
)
from habeas.identity.joining import HUMAN_CLASH, MACHINE_CLASH
from habeas.model.decisions import Author, Judgement, Verdict

EDITOR = Author("Anna Example")
SECOND = Author("Boris Example")
MACHINE = Author("habeas matcher", "spelling-1")


def mention(
    entry: int, name: str = "Anna Example", *, head: int | None = None, report: int | None = None
) -> MentionNode:
    return MentionNode(
        entry, head or entry, name, "Latn", "en", report if report is not None else entry, identifies=True
    )


def pseudonym(entry: int) -> MentionNode:
    return MentionNode(entry, entry, "“Masha”", "Latn", "en", entry, identifies=False)


def judged(left: int, right: int, verdict: Verdict, by: Author = MACHINE, ppm: int = 990_000) -> Judgement:
    return Judgement(left, right, verdict, ppm, (), by)


def groups(mentions: list[MentionNode], *judgements: tuple[int, Judgement]) -> list[tuple[int, ...]]:
    return [person.mentions for person in persons(mentions, judgements).persons]


THREE = [mention(1), mention(2), mention(3)]


def test_a_machine_same_joins_and_the_id_is_the_earliest_entry() -> None:
    clustering = persons(THREE, [(10, judged(2, 3, Verdict.SAME))])
    assert [(person.id, person.mentions) for person in clustering.persons] == [("p1", (1,)), ("p2", (2, 3))]


def test_a_human_different_undoes_a_machine_same_and_holds_against_later_machines() -> None:
    same = (10, judged(1, 2, Verdict.SAME))
    apart = (11, judged(1, 2, Verdict.DIFFERENT, EDITOR))
    later = (12, judged(1, 2, Verdict.SAME))
    assert groups(THREE, same, apart, later) == [(1,), (2,), (3,)]


def test_the_same_persons_latest_word_on_a_pair_stands() -> None:
    apart = (11, judged(1, 2, Verdict.DIFFERENT, EDITOR))
    together = (12, judged(2, 1, Verdict.SAME, EDITOR))
    assert groups(THREE, apart, together) == [(1, 2), (3,)]
    assert groups(THREE, (13, apart[1]), together) == [(1,), (2,), (3,)]


def test_when_two_people_disagree_different_stands_and_the_pair_is_queued() -> None:
    clustering = persons(
        THREE, [(11, judged(1, 2, Verdict.DIFFERENT, EDITOR)), (12, judged(1, 2, Verdict.SAME, SECOND))]
    )
    assert len(clustering.persons) == 3
    assert clustering.conflicts == ((1, 2, PEOPLE_DISAGREE),)


def test_a_human_unsure_takes_the_machines_link_away() -> None:
    assert groups(THREE, (9, judged(1, 2, Verdict.SAME)), (8, judged(1, 2, Verdict.UNSURE, EDITOR))) == [
        (1,),
        (2,),
        (3,),
    ]


def test_a_human_different_blocks_a_transitive_merge_and_queues_it() -> None:
    clustering = persons(
        THREE,
        [
            (10, judged(1, 2, Verdict.SAME, ppm=999_000)),
            (11, judged(2, 3, Verdict.SAME, ppm=960_000)),
            (12, judged(1, 3, Verdict.DIFFERENT, EDITOR)),
        ],
    )
    assert [person.mentions for person in clustering.persons] == [(1, 2), (3,)]
    assert clustering.conflicts == ((2, 3, HUMAN_CLASH),)


def test_a_machine_different_blocks_a_machine_merge_but_not_a_human_one() -> None:
    apart = (12, judged(1, 3, Verdict.DIFFERENT, ppm=1))
    first = (10, judged(1, 2, Verdict.SAME, ppm=999_000))
    clustering = persons(THREE, [first, (11, judged(2, 3, Verdict.SAME, ppm=960_000)), apart])
    assert clustering.conflicts == ((2, 3, MACHINE_CLASH),)
    by_hand = [(10, judged(1, 2, Verdict.SAME, EDITOR)), (11, judged(2, 3, Verdict.SAME, EDITOR))]
    assert groups(THREE, *by_hand, apart) == [(1, 2, 3)]


def test_mentions_of_one_report_with_one_normal_form_are_one_person() -> None:
    assert groups([mention(1), mention(2, head=1, report=1), mention(3)]) == [(1, 2), (3,)]


def test_a_pseudonym_makes_nobody_and_joins_nobody() -> None:
    mentions = [mention(1), pseudonym(2), mention(3)]
    same = [(10, judged(1, 2, Verdict.SAME, EDITOR)), (11, judged(2, 3, Verdict.SAME, EDITOR))]
    assert groups(mentions, *same) == [(1,), (3,)]


def test_a_description_goes_where_the_name_of_its_report_goes() -> None:
    flautist = MentionNode(2, 1, "the flautist", "Latn", "en", 1, identifies=False)
    clustering = persons([mention(1), flautist, mention(3)], [(10, judged(1, 3, Verdict.SAME))])
    assert clustering.persons[0].mentions == (1, 2, 3)
    assert [form.text for form in clustering.persons[0].names] == ["Anna Example"]


def test_judgements_of_hidden_mentions_count_for_nothing() -> None:
    assert groups(THREE, (10, judged(1, 99, Verdict.SAME)), (11, judged(99, 2, Verdict.SAME))) == [(1,), (2,), (3,)]


def test_the_name_shown_is_the_full_one_that_most_reports_use() -> None:
    mentions = [
        mention(1, "Example"),
        mention(2, "Example"),
        mention(3, "A. Example"),
        mention(4, "Hanna Example"),
        mention(5, "Anna Example"),
        mention(6, "Anna Example", report=5),
        mention(7, "Anna Example"),
    ]
    human = [(10 + entry, judged(1, entry, Verdict.SAME, EDITOR)) for entry in range(2, 8)]
    person = persons(mentions, human).persons[0]
    assert person.name == "Anna Example"
    assert [(form.text, form.reports) for form in person.names] == [
        ("Anna Example", 2),
        ("Hanna Example", 1),
        ("Example", 2),
        ("A. Example", 1),
    ]


ENTRIES = range(1, 9)
JUDGEMENTS = st.lists(
    st.builds(
        judged,
        st.sampled_from(ENTRIES),
        st.sampled_from(range(11, 19)),
        st.sampled_from(Verdict),
        st.sampled_from([EDITOR, SECOND, MACHINE]),
        st.sampled_from([960_000, 970_000, 999_000]),
    ).map(lambda row: Judgement(row.left, _near(row), row.verdict, row.probability_ppm, (), row.by)),
    max_size=14,
)
MENTIONS = st.lists(st.tuples(st.sampled_from(ENTRIES), st.booleans()), min_size=8, max_size=8).map(
    lambda rows: [
        MentionNode(entry, min(head, entry), f"Name {head}", "Latn", "en", min(head, entry), identifies)
        for entry, (head, identifies) in zip(ENTRIES, rows, strict=True)
    ]
)


def _near(row: Judgement) -> int:
    other = row.right - 10
    return other if other != row.left else other % 8 + 1


@given(MENTIONS, JUDGEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(mentions: list[MentionNode], rows: list[Judgement], chance) -> None:  # type: ignore[no-untyped-def]
    numbered = list(enumerate(rows, start=100))
    before = persons(mentions, numbered)
    chance.shuffle(mentions)
    chance.shuffle(numbered)
    assert persons(mentions, numbered) == before


@given(MENTIONS, JUDGEMENTS, st.sets(st.sampled_from(ENTRIES), min_size=1, max_size=3))
def test_the_touched_part_alone_gives_what_the_whole_gives(
    mentions: list[MentionNode], rows: list[Judgement], touched: set[int]
) -> None:
    numbered = list(enumerate(rows, start=100))
    whole = persons(mentions, numbered)
    part = component(touched, mentions, numbered)
    alone = persons([node for node in mentions if node.entry in part], numbered)
    assert touched <= part
    assert alone.persons == tuple(person for person in whole.persons if set(person.mentions) & part)
    assert alone.conflicts == tuple(row for row in whole.conflicts if row[0] in part and row[1] in part)


@given(MENTIONS, JUDGEMENTS, JUDGEMENTS)
def test_what_is_outside_the_touched_part_stays_as_it_was(
    mentions: list[MentionNode], before: list[Judgement], added: list[Judgement]
) -> None:
    old = list(enumerate(before, start=100))
    new = old + list(enumerate(added, start=200))
    part = component({entry for row in added for entry in row.pair}, mentions, new)
    kept = [person for person in persons(mentions, old).persons if not set(person.mentions) & part]
    assert kept == [person for person in persons(mentions, new).persons if not set(person.mentions) & part]


@given(MENTIONS, JUDGEMENTS, st.sampled_from(ENTRIES), st.sampled_from(ENTRIES))
def test_merge_then_split_brings_every_claim_back(
    mentions: list[MentionNode], rows: list[Judgement], one: int, other: int
) -> None:
    machine = [row for row in rows if not row.by.is_human and row.pair != (min(one, other), max(one, other))]
    before = list(enumerate(machine, start=100))
    if one == other:
        return
    apart = (200, judged(one, other, Verdict.DIFFERENT, EDITOR))
    merge, split = (201, judged(one, other, Verdict.SAME, EDITOR)), (202, judged(one, other, Verdict.DIFFERENT, EDITOR))
    assert persons(mentions, [*before, apart]) == persons(mentions, [*before, apart, merge, split])


@given(MENTIONS, JUDGEMENTS)
def test_no_claim_is_lost_and_none_is_twice(mentions: list[MentionNode], rows: list[Judgement]) -> None:
    found = [
        entry for person in persons(mentions, list(enumerate(rows, start=100))).persons for entry in person.mentions
    ]
    assert len(found) == len(set(found))
    assert {node.entry for node in mentions if node.identifies} <= set(found)


@given(MENTIONS, JUDGEMENTS)
def test_two_that_a_human_holds_apart_are_never_one(mentions: list[MentionNode], rows: list[Judgement]) -> None:
    numbered = list(enumerate(rows, start=100))
    home = {entry: person.id for person in persons(mentions, numbered).persons for entry in person.mentions}
    able = {node.entry for node in mentions if node.identifies}
    latest = {(row.pair, row.by): row for row in rows if row.by.is_human and set(row.pair) <= able}
    for row in latest.values():
        if row.verdict is Verdict.DIFFERENT:
            assert home[row.left] != home[row.right]


NAMESAKES_APART = (10, judged(1, 2, Verdict.DIFFERENT, ppm=1_000))


def test_of_two_namesakes_neither_gets_what_fits_both_nearly_as_well() -> None:
    better = (11, judged(1, 3, Verdict.SAME, ppm=996_000))
    worse = (12, judged(2, 3, Verdict.SAME, ppm=989_000))
    clustering = persons(THREE, [NAMESAKES_APART, better, worse])
    assert [person.mentions for person in clustering.persons] == [(1,), (2,), (3,)]
    assert (1, 3, RIVALS) in clustering.conflicts


def test_of_two_namesakes_one_gets_what_fits_it_far_better() -> None:
    better = (11, judged(1, 3, Verdict.SAME, ppm=999_900))
    worse = (12, judged(2, 3, Verdict.SAME, ppm=960_000))
    assert groups(THREE, NAMESAKES_APART, better, worse) == [(1, 3), (2,)]


def test_a_rival_by_way_of_a_third_counts() -> None:
    four = [*THREE, mention(4)]
    near = (11, judged(1, 3, Verdict.SAME, ppm=996_000))
    kin = (12, judged(2, 4, Verdict.SAME, ppm=999_990))
    worse = (13, judged(3, 4, Verdict.SAME, ppm=989_000))
    assert groups(four, NAMESAKES_APART, near, kin, worse) == [(1,), (2, 4), (3,)]


def test_whom_a_group_may_not_be_joined_to_is_no_rival() -> None:
    """A person joined 2 to 1, whom both 3 and 4 contradict: that takes nothing from what 3 and 4 have in common."""
    four = [*THREE, mention(4)]
    apart = [(10, judged(1, 3, Verdict.DIFFERENT, ppm=1_000)), (11, judged(1, 4, Verdict.DIFFERENT, ppm=1_000))]
    common = [(12, judged(2, 3, Verdict.SAME, ppm=989_000)), (13, judged(2, 4, Verdict.SAME, ppm=989_000))]
    alike = (14, judged(3, 4, Verdict.SAME, ppm=997_500))
    merged = (15, judged(1, 2, Verdict.SAME, EDITOR))
    assert groups(four, *apart, *common, alike, merged) == [(1, 2), (3, 4)]
