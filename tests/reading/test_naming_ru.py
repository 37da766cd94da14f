"""People's names in Russian: fictional people, in every case."""

from __future__ import annotations

import pytest

from habeas.reading.endings.naming import normal_form

_NAMES = """
Анна Примерова: Анны Примеровой | Анне Примеровой | Анну Примерову | Анной Примеровой
Иван Образцов: Ивана Образцова | Ивану Образцову | Иваном Образцовым | Иване Образцове
"""
ROWS = [
    (form.strip(), normal)
    for line in _NAMES.strip().splitlines()
    for normal, _, forms in [line.partition(":")]
    for form in [normal, *forms.split("|")]
]


@pytest.mark.parametrize(("written", "normal"), ROWS)
def test_name_is_led_back_to_its_nominative(written: str, normal: str) -> None:
    assert normal_form(written, "ru") == normal
