"""Known bodies are found by their names as news inflects them, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import SourceTableError
from habeas.model import Role
from habeas.reading.cascade import Cascade
from habeas.reading.gazetteer import Found, Gazetteer, KnownSource, basic_form, known_sources
from habeas.reading.sourcetables import LANGUAGES, Row, load_rows, read_rows
from tests.reading.reports import report

FRAMES = {
    "en": "On Friday, {} said so.",
    "be": "У пятніцу {} паведаміла.",
    "ru": "В пятницу {} сообщило.",
    "uk": "У п’ятницю {} повідомило.",
    "pl": "W piątek {} podał.",
    "de": "Am Freitag teilte {} mit.",
}


def found(text: str, language: str) -> list[Found]:
    return list(known_sources(language).find(text, 0, len(text)))


def named(text: str, language: str) -> list[tuple[str, str]]:
    return [(one.id, text[one.start : one.end]) for one in found(text, language)]


def names(row: Row, language: str) -> tuple[str, ...]:
    return row.names.get(language, ()) + row.names.get("any", ())


def example(*written: str) -> Gazetteer:
    source = KnownSource("example", "Example", Role.MEDIA, None, state_run=False, kind="newspaper", country="RU")
    return Gazetteer((name, source) for name in written)


def words(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[one.start : one.end] for one in gazetteer.find(text, 0, len(text))]


# --- the tables -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_is_found_by_each_of_its_names(language: str) -> None:
    missed = []
    for row in load_rows():
        for name in names(row, language):
            text = FRAMES[language].format(basic_form(name))
            if [one.id for one in found(text, language)] != [row.id]:
                missed.append((row.id, name, named(text, language)))
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_belongs_to_two_bodies(language: str) -> None:
    owners: dict[str, set[str]] = {}
    for row in load_rows():
        for name in names(row, language):
            owners.setdefault(name.replace("*", "").strip("|"), set()).add(row.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_twice_in_an_entry(language: str) -> None:
    assert [row.id for row in load_rows() if len(set(names(row, language))) < len(names(row, language))] == []


def test_there_are_bodies_of_many_countries_in_every_language() -> None:
    rows = load_rows()
    assert len(rows) >= 250
    assert len({row.country for row in rows}) >= 20
    for language in LANGUAGES:
        assert sum(1 for row in rows if names(row, language)) >= 150


def test_a_state_stands_behind_offices_and_media_it_runs_and_nobody_else() -> None:
    (belta,) = found("the agency BelTA", "en")
    assert (belta.role, belta.state, belta.source.state_run) == (Role.AGENCY, "BY", True)
    (zerkalo,) = found("the site Zerkalo", "en")
    assert (zerkalo.role, zerkalo.state, zerkalo.source.country) == (Role.MEDIA, None, "BY")
    (viasna,) = found("the group Viasna", "en")
    assert (viasna.role, viasna.state) == (Role.RIGHTS_GROUP, None)
    (fsb,) = found("die Behörde FSB", "de")
    assert (fsb.role, fsb.state) == (Role.OFFICIAL, "RU")
    (experts,) = found("the Working Group on Arbitrary Detention", "en")
    assert (experts.role, experts.state, experts.source.country) == (Role.OFFICIAL, None, None)


# --- inflected, quoted, hyphened --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "По данным «Вясны», их 12.", [("viasna", "Вясны")]),
        ("ru", "сообщили в правозащитном центре «Вясна»", [("viasna", "правозащитном центре «Вясна»")]),
        ("ru", "со ссылкой на Следственный комитет России", [("ru-sk", "Следственный комитет России")]),
        ("ru", "источник в Следственном комитете Беларуси", [("by-sk", "Следственном комитете Беларуси")]),
        ("ru", "пресс-службы ФСБ и УФСИН", [("fsb", "ФСБ"), ("fsin", "УФСИН")]),
        ("ru", "рассказала «Новой газете Европа»", [("novaya-gazeta-europe", "Новой газете Европа")]),
        ("ru", "рассказала «Новой газете»", [("novaya-gazeta", "Новой газете")]),
        ("be", "праваабаронцы «Вясны» паведамілі", [("viasna", "Вясны")]),
        ("be", "паводле Беларускай асацыяцыі журналістаў", [("baj", "Беларускай асацыяцыі журналістаў")]),
        ("be", "піша «Наша Ніва»", [("nasha-niva", "Наша Ніва")]),
        ("uk", "у Координаційному штабі підтвердили", [("ua-coordination-headquarters", "Координаційному штабі")]),
        ("uk", "за словами речника Офісу Президента", [("ua-president-office", "Офісу Президента")]),
        ("pl", "jak podała Wiasna", [("viasna", "Wiasna")]),
        ("pl", "aktywiści Wiasny", [("viasna", "Wiasny")]),
        ("de", "laut einer dpa-Meldung", [("dpa", "dpa")]),
        ("de", "das Menschenrechtszentrum Wjasna", [("viasna", "Menschenrechtszentrum Wjasna")]),
        ("en", "Viasna's lawyers", [("viasna", "Viasna")]),
        ("en", "VIASNA: 12 FREED", [("viasna", "VIASNA")]),
        ("en", "Radio Free Europe/Radio Liberty", [("rfe-rl", "Radio Free Europe/Radio Liberty")]),
        ("en", "the U.S. State Department", [("us-state-department", "U.S. State Department")]),
    ],
)
def test_names_are_found_as_news_writes_them(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the ap of the phone, Ap and aP"),
        ("en", "an APEC summit, AP-7, AP_2, @AP, x.AP, pre-AP"),
        ("en", "Lincoln Memorial Hospital opened"),
        ("en", "at the Vietnam Memorial in Washington"),
        ("en", "a memorial for the dead, the memorial"),
        ("ru", "Пришла вясна; рядом дождь, медуза, зеркало и мемориал"),
        ("ru", "Дождь шёл, Зеркало разбилось"),
        ("be", "Вясна прыйшла позна"),
        ("ru", "скачал скр, сбой, СБЕР"),
    ],
)
def test_common_words_are_nobody(language: str, text: str) -> None:
    assert named(text, language) == []


# --- the notation -----------------------------------------------------------------------------------------------------


def test_an_ending_is_up_to_five_letters() -> None:
    names = example("Пример*")
    assert words(names, "Пример Примера Примерами Примерамиями") == ["Пример", "Примера", "Примерами"]
    assert words(names, "Пример2 Примерам1") == []


def test_capitals_of_the_table_are_capitals_of_the_text() -> None:
    assert words(example("eXample Paper"), "eXample Paper EXAMPLE PAPER example paper") == [
        "eXample Paper",
        "EXAMPLE PAPER",
    ]


def test_quotation_marks_of_the_table_stand_around_the_words_in_any_style() -> None:
    names = example("«Пример*»")
    assert words(names, 'Пример, «Примера», „Примеру“, "Пример"') == ["Примера", "Примеру", "Пример"]


def test_the_longest_name_counts() -> None:
    assert words(example("Example", "Example News", "Example News of Ruritania"), "Example News of Example") == [
        "Example News",
        "Example",
    ]


def test_a_name_may_be_broken_between_lines_but_not_between_paragraphs() -> None:
    assert words(example("Example News"), "Example\nNews, Example\n\nNews") == ["Example\nNews"]


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "Example Example Example"
    assert [one.start for one in example("Example").find(text, 3, 20)] == [8]


def test_bars_ask_that_no_capital_stands_beside() -> None:
    names = example("|Example|")
    assert words(names, "Dear Anna Example. Example Hospital. The Example said: Example.") == ["Example", "Example"]


@pytest.mark.parametrize(
    "text", ["Example " * 30_000, "«" * 200_000, "Примерамии" * 20_000, "Ex-" * 60_000, "|*" * 90_000]
)
def test_hostile_texts_end(text: str) -> None:
    list(known_sources("en").find(text, 0, len(text)))
    list(example("Example Example Example", "Пример*", "Example*").find(text, 0, len(text)))


# --- what an editor may get wrong -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('id = "a"\nrole = "media"\nkind = "k"\nen = ["A"]', "state_run"),
        ('id = "a"\nrole = "official"\nkind = "k"\nstate_run = true\nen = ["A"]', "state_run"),
        ('id = "a"\nrole = "media"\nkind = "k"\nstate_run = "no"\nen = ["A"]', "true or false"),
        ('id = "a"\nrole = "press"\nkind = "k"\nen = ["A"]', "role 'press'"),
        ('id = "a"\nrole = "official"\nkind = "k"', "no names"),
        ('id = "a"\nrole = "official"\nkind = "k"\nfr = ["A"]', "'fr'"),
        ('id = "a"\nrole = "official"\nkind = "k"\nen = "A"', "list of names"),
        ('id = "a"\nrole = "official"\nkind = "k"\nen = ["* A"]', "star"),
        ('id = "a"\nrole = "official"\nkind = "k"\nen = ["Ab*c*"]', "star"),
        ('id = "a"\nrole = "official"\nkind = "k"\nen = ["«»"]', "without letters"),
        ('role = "official"\nkind = "k"\nen = ["A"]', "id, role and kind"),
        ('id = "a', "can't be read"),
    ],
)
def test_a_wrong_entry_is_told_with_its_file(tmp_path: Path, entry: str, told: str) -> None:
    (tmp_path / "xx.toml").write_text(f"[[source]]\n{entry}\n", "utf-8")
    with pytest.raises(SourceTableError, match=r"xx\.toml") as refused:
        read_rows(tmp_path)
    assert told in str(refused.value)


def test_two_bodies_of_one_id_are_told(tmp_path: Path) -> None:
    for code in ("xx", "xy"):
        (tmp_path / f"{code}.toml").write_text('[[source]]\nid="a"\nrole="official"\nkind="k"\nen=["A"]\n', "utf-8")
    with pytest.raises(SourceTableError, match="'a'"):
        read_rows(tmp_path)


# --- voices -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speaker", "role", "state"),
    [
        ("The state news agency BelTA", Role.AGENCY, "BY"),
        ("BelTA", Role.AGENCY, "BY"),
        ("The Kremlin", Role.OFFICIAL, "RU"),
        ("Al-Ahram", Role.MEDIA, "EG"),
        ("Mada Masr", Role.MEDIA, None),
        ("Viasna", Role.RIGHTS_GROUP, None),
        ("The United Transitional Cabinet", Role.OPPOSITION, None),
        ("The BBC", Role.MEDIA, None),
        ("Foro Penal", Role.RIGHTS_GROUP, None),
    ],
)
def test_english_voices_have_the_role_and_the_state_of_a_known_body(
    speaker: str, role: Role, state: str | None
) -> None:
    reading = Cascade().read(report(f"{speaker} said on Friday that Anna Example was released from prison in Zenda."))
    (claim,) = reading.claims
    assert [(voice.role, voice.state, voice.named) for voice in claim.said_by] == [(role, state, True)]


def test_a_person_of_a_known_body_has_its_role() -> None:
    text = "Maria Sample of Prisoners Defenders said that Anna Example was arrested on Friday in Zenda."
    (claim,) = Cascade().read(report(text)).claims
    assert [(voice.name, voice.role) for voice in claim.said_by] == [("Maria Sample", Role.RIGHTS_GROUP)]


def test_words_beside_a_known_body_may_tell_another_role() -> None:
    (claim,) = Cascade().read(report("A lawyer for Viasna said that Anna Example was arrested in Zenda.")).claims
    assert claim.said_by[0].role is Role.LAWYER
