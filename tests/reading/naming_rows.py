"""Tables of fictional people's names in every case, and what must hold of each row."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.naming import name_readings, normal_form

_CASES = {case.name.lower(): case for case in (Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC) if case.name}
_CASES["voc"] = Case.NOM
_GENDERS = {"m": Gender.MASC, "f": Gender.FEM}


@dataclass(frozen=True, slots=True)
class Written:
    """A name as a text writes it in a case, and what it is in the nominative."""

    words: str
    normal: str
    case: Case
    gender: Gender


def written(table: str) -> list[Written]:
    """The rows of a table: ``gender | nominative | case form | case form …``, a line for each person."""
    rows = []
    for line in table.strip().splitlines():
        gender, normal, *forms = (cell.strip() for cell in line.split("|"))
        rows.append(Written(normal, normal, Case.NOM, _GENDERS[gender]))
        for form in forms:
            case, _, words = form.partition(" ")
            rows.append(Written(words.strip(), normal, _CASES[case], _GENDERS[gender]))
    return rows


def check(row: Written, language: str) -> None:
    """The name is led back to its nominative, and the reading that does so has the case and gender meant."""
    assert normal_form(row.words, language) == row.normal
    same = [one for one in name_readings(tuple(row.words.split()), language) if one.normal == row.normal]
    assert any(row.case in one.cases and row.gender & one.gender for one in same), same


def check_stays(normal: str, language: str) -> None:
    """A nominative stays itself, and can be read as one."""
    assert normal_form(normal, language) == normal
    readings = name_readings(tuple(normal.split()), language)
    assert any(one.normal == normal and Case.NOM in one.cases for one in readings)
