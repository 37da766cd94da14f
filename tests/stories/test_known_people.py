"""Three people of Ruritania are known before any report names them, through the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from habeas.cli.options import opened
from habeas.model import Marking
from tests.cli.shell import Done, Shell

LIST = """name;aliases;born;id;wikidata;sex;address
Анна Примерова;Ann Example;1980;1;Q900001;f;Secret street 1
Борис Образцов;;5.11.1975;2;;m;
Клара Хольм;Clara Holm;1960;3;;f;
"""
PAGE = """Union organiser freed in Ruritania

STRELSAU, 3 May 2024 (ZNA) - {name} was released from prison on Friday, the rights group Open Door said.
"""


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """An empty register."""
    made = Shell(capsys, tmp_path / "register")
    assert made("init", made.register).code == 0
    return made


def imported(shell: Shell, text: str | bytes = LIST, *words: str, name: str = "list.csv") -> Done:
    path = shell.register.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return shell("people", "import", path, "--register", shell.register, "--source", "Open Door", "--json", *words)


def added(shell: Shell, *words: str) -> Done:
    return shell("people", "add", "--register", shell.register, *words, "--json")


def page(shell: Shell, name: str) -> None:
    path = shell.register.parent / f"{len(list(shell.register.parent.iterdir()))}.txt"
    path.write_text(PAGE.format(name=name), "utf-8")
    assert shell("add", path, "--published", "2024-05-03", register=True).code == 0


def card(shell: Shell, *asked: str) -> Any:
    return shell("person", "--json", *asked, register=True).json["person"]


def people(shell: Shell) -> dict[str, str]:
    """The ids of known people as they are now, with the person each is."""
    told = shell("people", "--json", register=True).json["people"]
    return {"+".join(one["ids"]) or one["names"][0]["text"]: one["person"] for one in told}


def position(shell: Shell) -> int:
    return int(shell("person", "--json", "open-door:1", register=True).json["ledger_position"])


def digest(shell: Shell) -> str:
    assert shell("verify", register=True).code == 0
    made = shell("rebuild", "--json", register=True).json
    assert made["before"] == made["after"]
    return str(made["after"])


def queue(shell: Shell) -> list[tuple[int, int]]:
    register = opened(shell.register)
    try:
        with register.store.reading() as view:
            return [(row["left"], row["right"]) for _, row in view.rows("queue", Marking.INTERNAL)]
    finally:
        register.close()


@pytest.mark.parametrize("report_first", [False, True])
def test_a_report_in_another_script_names_the_same_person(shell: Shell, report_first: bool) -> None:
    if report_first:
        page(shell, "Anna Primerova")
    assert imported(shell).json["numbers"] == {"added": 3, "changed": 0, "already there": 0, "refused": 0}
    if not report_first:
        page(shell, "Anna Primerova")
    told = card(shell, "wikidata:Q900001")
    assert {name["text"] for name in told["names"]} == {"Анна Примерова", "Ann Example", "Anna Primerova"}
    assert [row["kind"] for row in told["timeline"]] == ["released"]
    assert told["known"][0]["ids"] == ["open-door:1", "wikidata:Q900001"]
    assert told["id"] == card(shell, "Ann", "Example")["id"] == card(shell, "open-door:1")["id"]
    assert len(set(people(shell).values())) == 3
    digest(shell)


def test_somebody_known_is_not_said_to_be_held_or_free(shell: Shell) -> None:
    imported(shell)
    told = shell("held", "--json", register=True).json
    assert not any(told[part] for part in ("held", "reported_free", "disputed", "unknown"))
    assert card(shell, "open-door:3")["status"]["liberty"]["value"] == "unknown"


def test_a_report_names_somebody_by_an_alias(shell: Shell) -> None:
    imported(shell)
    page(shell, "Ann Example")
    assert [row["kind"] for row in card(shell, "open-door:1")["timeline"]] == ["released"]


def test_ids_that_agree_are_one_person_whatever_the_spelling(shell: Shell) -> None:
    imported(shell)
    assert added(shell, "Hanna", "Beispiel", "--id", "wikidata:Q900001").json["added"][0]["same"] == 1
    now = people(shell)
    assert now["wikidata:Q900001"] == now["open-door:1+wikidata:Q900001"]
    assert queue(shell) == []
    digest(shell)


@pytest.mark.parametrize("name", ["Анна Примерова", "Anna Primerova"])
def test_ids_that_differ_over_equal_names_are_two_people_and_a_question(shell: Shell, name: str) -> None:
    imported(shell)
    assert added(shell, name, "--id", "open-door:99").json["added"][0]["unsure"] == 1
    now = people(shell)
    assert now["open-door:99"] != now["open-door:1+wikidata:Q900001"]
    first, second = (int(now[key][1:]) for key in ("open-door:1+wikidata:Q900001", "open-door:99"))
    assert (first, second) in queue(shell)
    digest(shell)


def test_namesakes_with_ids_of_their_own_are_never_joined_by_a_report(shell: Shell) -> None:
    imported(shell)
    added(shell, "Анна Примерова", "--id", "open-door:99")
    page(shell, "Anna Primerova")
    now = people(shell)
    assert now["open-door:99"] != now["open-door:1+wikidata:Q900001"]
    digest(shell)


def test_births_far_apart_keep_namesakes_of_two_lists_apart(shell: Shell) -> None:
    imported(shell)
    added(shell, "Anna Primerova", "--born", "1950")
    assert len(set(people(shell).values())) == 4


def test_the_same_list_again_adds_nothing_and_a_changed_row_is_recorded_anew(shell: Shell) -> None:
    imported(shell)
    before, whole = position(shell), digest(shell)
    assert imported(shell).json["numbers"]["already there"] == 3
    assert (position(shell), digest(shell)) == (before, whole)
    ids = people(shell)
    changed = imported(shell, LIST.replace("Clara Holm", "Klara Holm").replace("Анна Примерова", "Анна Новая"))
    assert changed.json["numbers"] == {"added": 0, "changed": 2, "already there": 1, "refused": 0}
    assert people(shell) == ids
    told = card(shell, "open-door:1")
    assert {name["text"] for name in told["names"]} == {"Анна Новая", "Ann Example"}
    digest(shell)


def test_what_a_list_no_longer_says_links_nobody(shell: Shell) -> None:
    imported(shell)
    page(shell, "Anna Primerova")
    assert len(card(shell, "open-door:1")["timeline"]) == 1
    imported(shell, LIST.replace("Анна Примерова", "Мария Другая"))
    assert card(shell, "open-door:1")["timeline"] == []
    assert len(card(shell, "Anna Primerova")["timeline"]) == 1
    digest(shell)


def test_taking_somebody_back_brings_everything_back(shell: Shell) -> None:
    page(shell, "Anna Primerova")
    page(shell, "Ann Example")
    apart = {name: card(shell, name) for name in ("Primerova", "Ann Example")}
    before = queue(shell)
    imported(shell)
    assert card(shell, "Primerova")["id"] == card(shell, "Ann Example")["id"]
    assert shell("people", "withdraw", "--register", shell.register, "open-door:1", "--why", "a mistake").code == 0
    assert {name: card(shell, name) for name in apart} == apart
    assert queue(shell) == before
    assert "open-door:1+wikidata:Q900001" not in people(shell)
    assert shell("person", "wikidata:Q900001", register=True).code == 1
    assert imported(shell).json["numbers"]["added"] == 1
    assert card(shell, "Primerova")["id"] == card(shell, "Ann Example")["id"]
    digest(shell)


def test_what_is_confidential_shows_to_nobody_below(shell: Shell) -> None:
    page(shell, "Anna Primerova")
    before = card(shell, "Primerova")
    imported(shell, LIST, "--marking", "confidential")
    assert (people(shell), card(shell, "Primerova")) == ({}, before)
    assert shell("person", "open-door:1", register=True).code == 1
    assert shell("person", "Ann", "Example", register=True).code == 1
    confidential = shell("people", "--json", "--clearance", "confidential", register=True).json["people"]
    assert len(confidential) == 3
    digest(shell)


def test_a_list_that_is_there_for_others_only_comes_in_as_if_it_were_not(shell: Shell) -> None:
    imported(shell, LIST, "--marking", "confidential")
    told = imported(shell, LIST.replace("Ann Example", "Ann Other"), "--marking", "public")
    assert [told.json["numbers"][became] for became in ("added", "changed", "already there")] == [3, 0, 0]
    assert len(people(shell)) == 3
    assert [row["same"] for row in told.json["rows"]] == [0, 0, 0]
    seen = card(shell, "--clearance", "confidential", "open-door:1")
    assert {name["text"] for name in seen["names"]} == {"Анна Примерова", "Ann Example", "Ann Other"}
    assert "Ann Example" not in {name["text"] for name in card(shell, "open-door:1")["names"]}
    digest(shell)


def withdrawn(shell: Shell, asked: str, *words: str) -> Done:
    return shell("people", "withdraw", asked, "--register", shell.register, "--why", "a mistake", *words)


def test_who_is_hidden_is_withdrawn_only_by_those_who_see_them(shell: Shell) -> None:
    made = shell(
        "people", "add", "Тайный Примеров", "--id", "safe:9", "--marking", "confidential", "--json", register=True
    )
    entry = str(made.json["added"][0]["entry"])
    for asked, absent in ((entry, "99999"), ("safe:9", "safe:8")):
        hidden, nobody = withdrawn(shell, asked), withdrawn(shell, absent)
        assert (hidden.code, hidden.out, hidden.err.replace(asked, absent)) == (nobody.code, nobody.out, nobody.err)
        assert nobody.code == 1
    assert withdrawn(shell, "safe:9", "--clearance", "confidential").code == 0
    assert shell("people", "--json", "--clearance", "confidential", register=True).json["people"] == []


def test_what_others_know_more_of_somebody_stays_when_the_rest_is_withdrawn(shell: Shell) -> None:
    assert added(shell, "Jane", "Example", "--id", "safe:7").code == 0
    assert (
        added(
            shell, "Jane", "Example", "--id", "safe:7", "--note", "hides", "--replace", "--marking", "confidential"
        ).code
        == 0
    )
    assert withdrawn(shell, "safe:7").code == 0
    assert people(shell) == {}
    (left,) = shell("people", "--json", "--clearance", "confidential", register=True).json["people"]
    assert left["note"] == "hides"
    digest(shell)


def test_a_preview_records_nothing_and_says_what_would_be(shell: Shell) -> None:
    page(shell, "Anna Primerova")
    before = digest(shell)
    told = imported(shell, LIST + "=1+1;;;4;;;\nБорис Образцов;;;2;;;\n", "--dry-run")
    assert told.code == 1
    assert [(row["row"], row["became"], row["same"]) for row in told.json["rows"]] == [
        (2, "added", 1),
        (3, "added", 0),
        (4, "added", 0),
        (5, "refused", 0),
        (6, "refused", 0),
    ]
    assert told.json["left_out"] == ["address"]
    assert digest(shell) == before
    assert people(shell) == {}


def test_what_was_not_known_yet_is_not_on_the_card(shell: Shell) -> None:
    page(shell, "Anna Primerova")
    imported(shell)
    told = card(shell, "--known", "2024-05-04", "open-door:1")
    assert (told["known"], [name["reports"] for name in told["names"]]) == ([], [0])


def test_by_hand_another_of_that_name_is_asked_about_before_it_replaces(shell: Shell) -> None:
    assert added(shell, "Jane", "Example").code == 0
    assert added(shell, "Jane", "Example").json["added"][0]["became"] == "already there"
    refused = added(shell, "Jane", "Example", "--note", "a baker")
    assert (refused.code, refused.out) == (2, "")
    assert "--replace" in refused.err
    assert added(shell, "Jane", "Example", "--note", "a baker", "--replace").json["added"][0]["became"] == "changed"
    assert len(people(shell)) == 1


@pytest.mark.parametrize(
    "again",
    [
        ["Jane", "Example"],
        ["Example,", "jane"],
        ["Jane", "Example", "--born", "1980-05-01"],
        ["Jane", "Example", "--id", "safe:7"],
        ["Jane", "Sample"],
        ["Джейн", "Экзампл"],
    ],
)
def test_by_hand_nobody_is_entered_twice_by_name_alias_or_script_with_or_without_an_id(
    shell: Shell, again: list[str]
) -> None:
    first = ["Jane", "Example", "--alias", "Jane Sample", "--alias", "Джейн Экзампл", "--id", "safe:7"]
    assert added(shell, *first, "--born", "1980-05-01").code == 0
    (told,) = added(shell, *again).json["added"]
    assert (told["became"], told["name"]) == ("already there", "Jane Example")
    refused = added(shell, *again, "--note", "a baker")
    assert (refused.code, refused.out) == (2, "")
    assert all(word in refused.err for word in ("Jane Example (entry", "--replace", "--namesake"))
    assert len(people(shell)) == 1


def test_another_spelling_that_the_matcher_calls_the_same_is_not_entered_twice(shell: Shell) -> None:
    assert added(shell, "Ганна", "Прымерава").code == 0
    assert added(shell, "Hanna", "Prymierava").code == 2
    assert added(shell, "Hanna", "Prymierava", "--namesake").code == 0
    assert added(shell, "Марыя", "Прымерава").json["added"][0]["became"] == "added"


def test_births_genders_and_ids_tell_namesakes_apart_by_hand(shell: Shell) -> None:
    added(shell, "Jane", "Example", "--born", "1980", "--gender", "female", "--id", "safe:7")
    for other in (["--id", "safe:8", "--born", "1960"], ["--born", "1950"], ["--born", "1970", "--gender", "male"]):
        assert added(shell, "Jane", "Example", *other).json["added"][0]["became"] == "added"
    digest(shell)


def test_a_namesake_is_entered_when_it_is_said_and_then_a_name_alone_is_unclear(shell: Shell) -> None:
    added(shell, "Jane", "Example")
    assert added(shell, "Jane", "Example", "--namesake").json["added"][0]["became"] == "added"
    told = shell("people", "--json", register=True).json["people"]
    assert len({one["entry"] for one in told}) == 2
    for words in ([], ["--replace"], ["--note", "a baker"]):
        unclear = added(shell, "Jane", "Example", *words)
        assert unclear.code == 2
        assert "2 people on that list may be meant" in unclear.err
    assert added(shell, "Jane", "Example", "--replace", "--namesake").code == 2
    digest(shell)


def test_a_correction_keeps_the_person_whatever_it_corrects_and_needs_somebody_to_correct(shell: Shell) -> None:
    assert added(shell, "Jane", "Example", "--replace").code == 1
    entry = added(shell, "Jane", "Example", "--born", "1980").json["added"][0]["entry"]
    for words in (["--born", "1981"], ["--born", "1981", "--id", "safe:7"], ["--note", "a baker"]):
        assert added(shell, "Jane", "Example", *words, "--replace").json["added"][0]["became"] == "changed"
        assert set(people(shell).values()) == {f"p{entry}"}
    digest(shell)


def test_whom_another_list_has_may_be_entered_and_it_is_told_which(shell: Shell) -> None:
    imported(shell)
    (told,) = added(shell, "Clara", "Holm").json["added"]
    assert (told["became"], [one["source"] for one in told["elsewhere"]]) == ("added", ["Open Door"])
    assert added(shell, "Clara", "Holm", "--born", "1999", "--namesake").json["added"][0]["elsewhere"] == []
    said = shell("people", "add", "Borys", "Obraztsov", "--register", shell.register).out
    assert "Open Door has Борис Образцов already (entry " in said
    shell("people", "add", "Тайный Примеров", "--source", "Safe", "--marking", "confidential", register=True)
    hidden = shell("people", "add", "Тайный Примеров", "--register", shell.register)
    assert "already" not in hidden.out


BARE = "name;born\nАнна Примерова;\nБорис Образцов;1975\n"


@pytest.mark.parametrize(
    "newer",
    [
        BARE.replace("Анна Примерова;", "Анна Примерова;1980"),
        BARE.replace("1975", "1975-11-05"),
        BARE.replace("1975", ""),
        BARE.replace("Анна Примерова", "Примерова, Анна"),
        "id;name;born\n1;Анна Примерова;\n2;Борис Образцов;1975\n",
        "name;born\nБорис Образцов;1975-11\nАнна Примерова;1980\n",
    ],
)
def test_a_newer_edition_of_a_list_without_ids_doubles_nobody(shell: Shell, newer: str) -> None:
    imported(shell, BARE)
    before = sorted(people(shell).values())
    preview = imported(shell, newer, "--dry-run").json["numbers"]
    numbers = imported(shell, newer).json["numbers"]
    assert (preview, numbers["added"], numbers["refused"]) == (numbers, 0, 0)
    assert numbers["changed"] >= 1
    assert sorted(people(shell).values()) == before
    assert imported(shell, newer).json["numbers"]["already there"] == 2
    digest(shell)


def test_two_rows_of_a_list_are_two_people_and_a_row_that_may_be_either_is_refused(shell: Shell) -> None:
    both = "name;born\nАнна Примерова;1980\nАнна Примерова;1950\n"
    imported(shell, both)
    assert len(set(people_by_entry(shell).values())) == 2
    unclear = imported(shell, "name;born\nАнна Примерова;\n")
    assert unclear.json["numbers"]["refused"] == 1
    assert "it may be any of 2 people of that name" in unclear.err
    third = imported(shell, both + "Анна Примерова;\n").json["numbers"]
    assert (third["already there"], third["added"]) == (2, 1)
    assert imported(shell, both + "Анна Примерова;\n").json["numbers"]["already there"] == 3
    digest(shell)


def people_by_entry(shell: Shell) -> dict[int, str]:
    return {one["entry"]: one["person"] for one in shell("people", "--json", register=True).json["people"]}


@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_is_found_by_its_id_is_nobody_else_s_by_name(shell: Shell, turned: bool) -> None:
    imported(shell, "id;name\n1;Анна Примерова\n")
    rows = ["1;Анна Примерова\n", ";Анна Примерова\n"]
    told = imported(shell, "id;name\n" + "".join(rows[::-1] if turned else rows)).json
    assert (told["numbers"]["already there"], told["numbers"]["added"]) == (1, 1)
    assert len(people(shell)) == 2
    digest(shell)


@pytest.mark.parametrize(
    "words", [["--id", "Q42"], ["--id", "wikidata:42"], ["--born", "soon"], ["--marking", "secret"], ["--alias", "="]]
)
def test_what_cannot_be_meant_is_said_and_nothing_recorded(shell: Shell, words: list[str]) -> None:
    assert added(shell, "Jane", "Example", *words).code == 2
    assert people(shell) == {}


HOSTILE = {
    "formulas": b'name;born\n=HYPERLINK("http://example.org");1980\n+1;1980\n@x;1980\n-2;1980\n',
    "a cell of a megabyte": b"name;born\n" + b"a" * 1_000_000 + b";1980\n",
    "nothing characters": b"name;born\nAnna\0 Example;1980\nBo\0;1\n",
    "ragged rows": b"name;born\nAnna Example;1980;more;and more\n;;;;\n",
    "an open quotation mark": b'name;born\n"Anna Example;1980\nBo Example;1970\n',
    "bytes of no charset": b"name;born\n\xff\xfe\xfa\x81;1980\n",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_rows_are_refused_one_by_one(shell: Shell, data: bytes) -> None:
    told = imported(shell, data + b"Jane Sample;1990\n" if not data.endswith(b"1970\n") else data)
    assert told.code in (0, 1)
    numbers = told.json["numbers"]
    assert numbers["refused"] or numbers["added"] <= 2
    assert shell("verify", register=True).code == 0
    assert all(len(name) < 250 for name in people(shell))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"name;name\nAnna;Bo\n",
        b"born\n1980\n",
        b"PK\x03\x04" + bytes(99),
        b"%PDF-1.7\n",
        b"no;id;name\n1;2;Bo\n",
    ],
)
def test_a_file_that_is_no_such_list_is_refused_whole_and_not_kept(shell: Shell, data: bytes) -> None:
    told = imported(shell, data)
    assert (told.code, told.out) == (2, "")
    assert not [path for path in (shell.register / "vault").rglob("*") if path.is_file()]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_list_is_the_same_in_any_charset(shell: Shell, charset: str) -> None:
    assert imported(shell, LIST.encode(charset)).json["numbers"]["added"] == 3
    assert card(shell, "open-door:2")["name"] == "Борис Образцов"


def test_who_is_confidential_shines_through_no_message_to_who_enters_people(shell: Shell) -> None:
    shell("people", "add", "Тайный Примеров", "--id", "safe:9", "--marking", "confidential", register=True)
    namesake = shell("people", "add", "Тайный Примеров", "--born", "1970", register=True)
    assert "on record" not in namesake.out
    by_id = shell("people", "add", "Boris Example", "--id", "safe:9", register=True)
    assert (by_id.code, "Boris Example: added" in by_id.out, by_id.err) == (0, True, ""), by_id
    assert "on record" not in by_id.out
