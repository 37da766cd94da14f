"""Temporary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

import pymorphy3


class Case(Flag):
    NOM = auto()
    GEN = auto()
    DAT = auto()
    ACC = auto()
    INS = auto()
    LOC = auto()


class Gender(Flag):
    MASC = auto()
    FEM = auto()
    NEUT = auto()


@dataclass(frozen=True, slots=True)
class NameReading:
    normal: str
    cases: Case
    gender: Gender
    weight: int


_C = {
    "nomn": Case.NOM,
    "gent": Case.GEN,
    "datv": Case.DAT,
    "accs": Case.ACC,
    "ablt": Case.INS,
    "loct": Case.LOC,
    "gen2": Case.GEN,
    "loc2": Case.LOC,
    "voct": Case.NOM,
}
ALL = Case.NOM | Case.GEN | Case.DAT | Case.ACC | Case.INS | Case.LOC


@cache
def _m():
    return pymorphy3.MorphAnalyzer()


@cache
def _parse(word):
    out = {}
    for p in _m().parse(word):
        t = p.tag
        if not ({"Name", "Surn", "Patr"} & t.grammemes) or "plur" in t:
            continue
        c = _C.get(t.case)
        if c is None:
            continue
        g = Gender.FEM if t.gender == "femn" else Gender.MASC
        n = p.inflect({"nomn", "sing"})
        base = n.word if n else p.normal_form
        key = (base, g)
        out[key] = out.get(key, Case(0)) | (ALL if "Fixd" in t else c)
    return tuple((b, g, c) for (b, g), c in out.items())


def _title(b):
    return "-".join(x.capitalize() for x in b.split("-"))


@cache
def name_readings(words, language):
    per = [_parse(w) or ((w.lower(), Gender.MASC | Gender.FEM, ALL),) for w in words]
    best = []

    def go(i, acc, c, g):
        if i == len(per):
            best.append(NameReading(" ".join(acc), c, g, 0))
            return
        for b, gg, cc in per[i]:
            if c & cc and g & gg:
                go(i + 1, [*acc, words[i] if words[i].endswith(".") else _title(b)], c & cc, g & gg)

    go(0, [], ALL, Gender.MASC | Gender.FEM)
    return tuple(best) or (NameReading(" ".join(words), ALL, Gender.MASC | Gender.FEM, 0),)


def normal_form(s, language):
    return name_readings(tuple(s.split()), language)[0].normal


def normal_of(mentions: Sequence[str], language):
    r = {m: name_readings(tuple(m.split()), language) for m in mentions}
    out = {}
    nom = {x.normal for rs in r.values() for x in rs if " " in x.normal}
    words = {w for n in nom for w in n.split()}
    for m, rs in r.items():
        out[m] = next((x.normal for x in rs if any(w in words for w in x.normal.split())), rs[0].normal)
    return out


@cache
def is_given(word, language):
    return tuple(
        Gender.MASC if p.tag.gender == "masc" else Gender.FEM
        for p in _m().parse(word)
        if "Name" in p.tag and p.score > 0.05
    )


@cache
def is_surname_like(word, language):
    return any("Surn" in p.tag for p in _m().parse(word)) or word.lower().endswith(
        (
            "ов",
            "ев",
            "ин",
            "ий",
            "ко",
            "ич",
            "ых",
            "ова",
            "ева",
            "ина",
            "ая",
            "ук",
            "юк",
            "ян",
            "ского",
            "ову",
            "евым",
            "овым",
        )
    )
