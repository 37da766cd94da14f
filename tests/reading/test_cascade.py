"""The cascade over whole reports: who is who, what belongs together, what stays unread."""

from __future__ import annotations

import pytest

from habeas.errors import HabeasError
from habeas.model import Certainty, Kind, Mention, Reading, Role, TraitKind
from habeas.reading.cascade import Cascade
from habeas.reading.language import guess
from habeas.reading.languages import available
from habeas.reading.reader import Reader
from habeas.reading.word_order.language import load
from tests.reading.reports import report

NEWS = (
    "Anna Example free\n"
    "According to official figures, ruler Rudolf Muster has released 123 political prisoners in Ruritania. "
    "Opposition and human rights activists said that among them were prominent figures such as Anna Example "
    "and Nobel Peace Prize winner Boris Sample.\n"
    "The leadership in Strelsau also announced that the reason for the step was the lifting of the sanctions against "
    "the tobacco industry.\n"
    "Example was arrested in May 2020 and a year later sentenced to six years in prison for conspiracy. "
    "She is considered a political prisoner. Hundreds of Muster’s critics are still in prison.\n"
)


def _read(text: str, **given: str) -> Reading:
    return Cascade().read(report(text, **given))  # type: ignore[arg-type]


def test_it_is_a_reader() -> None:
    reader: Reader = Cascade()
    assert (reader.name, "en" in reader.languages) == ("cascade", True)


def test_a_name_is_given_its_fullest_form_in_the_report() -> None:
    (arrested,) = [claim for claim in _read(NEWS).claims if claim.kind is Kind.ARRESTED]
    assert isinstance(arrested.about, Mention)
    assert (arrested.about.name, arrested.about.normal) == ("Example", "Anna Example")


def test_people_among_a_group_carry_the_group_and_the_joint_voice() -> None:
    among = [claim for claim in _read(NEWS).claims if claim.read_by.rule == "among-them"]
    assert [claim.about.normal for claim in among if isinstance(claim.about, Mention)] == [
        "Anna Example",
        "Boris Sample",
    ]
    for claim in among:
        assert claim.kind is Kind.RELEASED
        assert claim.member_of is not None
        assert str(claim.member_of.quantity) == "123"
        assert claim.said_by[-1].roles == (Role.OPPOSITION, Role.RIGHTS_GROUP)
        assert not claim.said_by[-1].named


def test_a_year_later_counts_from_the_event_before() -> None:
    (sentenced,) = [claim for claim in _read(NEWS).claims if claim.kind is Kind.SENTENCED]
    assert sentenced.when is not None
    assert sentenced.when.value == "2021-05~"
    assert sentenced.term is not None
    assert sentenced.term.years == 6


def test_a_release_because_something_was_lifted_is_a_deal() -> None:
    text = "The palace said the pardon came after a visit and was granted because Ruritania had lifted its ban on wool."
    (deal,) = _read(text).deals
    assert (deal.gives_span.words, deal.gets_span.words) == ("the pardon", "Ruritania had lifted its ban on wool")


def test_what_is_had_in_a_deal_ends_before_the_voice() -> None:
    (deal,) = _read("Forty people were freed in Ruritania under the deal with the king, several papers say.").deals
    assert deal.gets_span.words == "the deal with the king"


def test_both_sides_of_a_deal_have_their_words() -> None:
    (deal,) = _read(NEWS).deals
    assert deal.gives_span.words == "the step"
    assert deal.gets_span.words == "the lifting of the sanctions against the tobacco industry"
    assert deal.certainty is Certainty.REPORTED
    assert deal.said_by[0].role is Role.OFFICIAL


def test_fresh_news_without_a_date_is_of_the_reports_day_and_background_is_not() -> None:
    text = "Ruritania has freed Anna Example.\nBoris Sample was released recently.\n"
    fresh, background = _read(text, published="2024-05-08").claims
    assert fresh.when is not None
    assert (fresh.when.value, fresh.when.span) == ("2024-05-08", None)
    assert background.when is not None
    assert background.when.approximate
    assert not background.when.is_day


def test_a_sentence_with_a_trigger_and_no_claim_is_unread_with_the_reason() -> None:
    (unread,) = _read("Human rights groups called for the release of Anna Example.").unread
    assert "demand" in unread.why


def test_a_report_in_a_language_without_a_folder_is_unread_as_a_whole() -> None:
    reading = _read("Anna Example on vangistatud.", language="et")
    assert reading.claims == ()
    assert [("et" in unread.why, unread.span.words) for unread in reading.unread] == [
        (True, "Anna Example on vangistatud.")
    ]


def test_the_prize_and_the_age_beside_a_name_are_traits() -> None:
    found = _read("Police arrested Nobel laureate Anna Example, 54, on Monday.").traits
    assert {(trait.kind, trait.value) for trait in found} == {
        (TraitKind.PRIZE, "Nobel laureate"),
        (TraitKind.AGE, "54"),
    }


def test_a_refusal_to_leave_is_an_observation() -> None:
    (seen,) = _read("Anna Example refused to leave prison.").observations
    assert (seen.kind.value, seen.about.normal) == ("refused_release", "Anna Example")


def test_what_is_observed_is_in_the_words_of_whoever_tells_it() -> None:
    (seen,) = _read("Anna Example refused to leave prison, her lawyer said.").observations
    assert [voice.role for voice in seen.said_by] == [Role.LAWYER]
    assert seen.certainty is Certainty.REPORTED


def test_languages_load_once_and_only_when_there_is_a_folder() -> None:
    assert load("en") is load("en")
    assert "en" in available()
    with pytest.raises((KeyError, HabeasError)):
        load("xx")


def test_the_language_is_guessed_among_the_six() -> None:
    assert guess("Милиция задержала нескольких журналистов в столице.") == "ru"
    assert guess("Die Polizei nahm mehrere Journalisten in der Hauptstadt fest.") == "de"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police arrested Ivan Primerov (born on 3 March 1971) on Monday.", "born on 3 March 1971"),
        ("Ivan Primerov, born in 1998, was sentenced to five years in prison.", "born in 1998"),
        ("Ивана Примерова, 1998 года рождения, приговорили к трём годам колонии.", "1998 года рождения"),
        ("Ивана Примерова (12.03.1998 г. р.) приговорили к трём годам колонии.", "12.03.1998 г. р."),
        ("Суд асудзіў Івана Прымерава (1990 г. н.) на тры гады калоніі.", "1990 г. н."),
    ],
)
def test_a_birth_right_behind_a_name_is_a_trait(text: str, words: str) -> None:
    found = [trait for trait in _read(text).traits if trait.kind is TraitKind.BIRTH]
    assert [(trait.value, trait.span.words) for trait in found] == [(words, words)]


def test_a_year_of_something_else_behind_a_name_is_no_birth() -> None:
    for text in ("Ivan Primerov, in 1998 a student, was arrested.", "Ивана Примерова 3 марта 1998 года задержали."):
        assert not [trait for trait in _read(text).traits if trait.kind is TraitKind.BIRTH]


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Primerov (name changed) was arrested on 2 March 2025. Primerov was released on Friday.",
        "Ivan Primerov (not his real name) was arrested on 2 March 2025.",
        "Ивана Примерова (имя изменено из соображений безопасности) приговорили к трём годам колонии.",
        "Ивана Примерова (имя изменено) приговорили к трём годам колонии. Иван Примеров был осуждён судом.",
        "Суд асудзіў Івана Прымерава (імя зменена) на тры гады калоніі.",
    ],
)
def test_a_name_that_the_report_says_is_changed_identifies_nobody(text: str) -> None:
    abouts = [claim.about for claim in _read(text).claims]
    assert abouts
    assert not [about for about in abouts if isinstance(about, Mention) and about.nature.identifies]


def test_a_changed_given_name_is_not_whoever_the_report_names_in_full() -> None:
    found = [claim.about for claim in _read(
        "Ivan (not his real name) was detained on 2 March 2025. Ivan Primerov was released on Friday."
    ).claims]  # fmt: skip
    assert {(one.normal, one.nature.value) for one in found if isinstance(one, Mention)} == {
        ("Ivan", "pseudonym"),
        ("Ivan Primerov", "name"),
    }


@pytest.mark.parametrize("initial", ["A.", "I.", "J."])
def test_an_initial_is_part_of_the_name_also_where_it_could_be_a_word(initial: str) -> None:
    for text in ("{} Primerova was sentenced to five years in prison.", "Police arrested {} Primerova on Monday."):
        [claim] = _read(text.format(initial)).claims
        assert isinstance(claim.about, Mention)
        assert claim.about.name == f"{initial} Primerova"
