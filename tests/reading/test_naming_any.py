"""What holds of names in every inflected language, however they are written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.endings.forms import LANGUAGES, forms_of
from habeas.reading.endings.naming import Case, Role, is_given, name_readings, normal_form, normal_of, word_cases

_LETTERS = "АБаиовенкйцсьІіўёAaemskiowył'’-. "
_CODES = sorted(LANGUAGES)


@given(st.text(st.sampled_from(_LETTERS), max_size=40), st.sampled_from(_CODES))
def test_anything_written_has_a_normal_form_and_readings_best_first(written: str, language: str) -> None:
    normal_form(written, language)
    weights = [reading.weight for reading in name_readings((written,), language)]
    assert weights == sorted(weights, reverse=True)


@given(st.text(max_size=30), st.sampled_from(_CODES))
def test_strange_signs_break_nothing(written: str, language: str) -> None:
    assert normal_of((written, written), language).keys() == {written}


@pytest.mark.parametrize("language", _CODES)
def test_every_form_of_a_known_given_name_leads_to_its_nominative(language: str) -> None:
    known = forms_of(language).known
    for form, readings in known.items():
        for reading in readings:
            if reading.role is Role.GIVEN:
                assert any(Case.NOM in found.cases for found in known[reading.base.lower()]), form
                assert reading.gender in is_given(form, language)


@pytest.mark.parametrize("language", _CODES)
def test_readings_of_a_word_are_found_once(language: str) -> None:
    for word in ("Примеровой", "Przykładskiego", "Beispiels"):
        found = word_cases(word, language)
        assert len({(one.base, one.cases, one.gender, one.plural, one.role, one.weight) for one in found}) == len(found)


@pytest.mark.parametrize("language", _CODES)
@pytest.mark.parametrize("hostile", ["А" * 200_000, "А " * 100_000, "А-" * 100_000, "a'" * 100_000, "Ива" * 50_000])
def test_hostile_names_take_no_time(hostile: str, language: str) -> None:
    start = time.perf_counter()
    normal_form(hostile, language)
    assert time.perf_counter() - start < 2
