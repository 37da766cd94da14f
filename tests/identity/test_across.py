"""A name in Chinese, Korean, Arabic, Hebrew or Ethiopic letters is the name that Latin and Cyrillic ones transcribe."""

from __future__ import annotations

import pytest

from habeas.identity.compare import compare_names
from habeas.model.decisions import Verdict

SAME = [
    ("نسرین مثالی", "Nasrin Mesali"),
    ("نسرین مثالی", "Nasreen Methaly"),
    ("نسرين المثالي", "Nasrin al-Mithali"),
    ("محمد المثالي", "Mohammed al-Mithali"),
    ("محمد المثالي", "Мохаммед аль-Митали"),
    ("عبد الرحمن نموذج", "Abdul Rahman Namouzaj"),
    ("أبو الخير نموذجي", "Abu al-Khair Namuzaji"),
    ("דוד לדוגמה", "David Ledugma"),
    ("ሰላማዊት ምሳሌ", "Selamawit Misale"),
    ("张三丰", "Zhang Sanfeng"),
    ("張三豐", "Sanfeng Zhang"),
    ("张三丰", "Чжан Саньфэн"),
    ("张三丰", "Chang San-feng"),
    ("Chang San-feng", "Чжан Саньфэн"),
    ("Chang San-feng", "Zhang Sanfeng"),
    ("黃文強", "Wong Man-keung"),
    ("홍길동", "Hong Gil-dong"),
    ("홍길동", "Hong Kil Dong"),
    ("홍길동", "Хон Гиль Дон"),
    ("Hong Gildong", "Хон Гиль Дон"),
]
TWO = [
    ("محمود المثالي", "Olga Primerova"),
    ("محمود المثالي", "Omar Husseini"),
    ("张三丰", "Li Sanfeng"),
    ("张三丰", "Zhang Wuji"),
    ("Хон Гиль Дон", "Hong Gil-sun"),
]
OPEN = [
    ("محمود المثالي", "Mohammed al-Mithali"),
    ("محمد المثالي", "Mahmoud al-Mithali"),
    ("张三", "Zhang San"),
    ("黃文強", "Peter Wong"),
    ("홍길동", "Hong Gil-sun"),
    ("عبد الرحمن نموذج المثالي", "Abdul Rahman Namouzaj"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_two_scripts_have_for_one_name_is_one(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.SAME
    assert compare_names(right, left).verdict is Verdict.SAME


@pytest.mark.parametrize(("left", "right"), TWO)
def test_what_one_script_can_not_have_for_the_other_is_somebody_else(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("left", "right"), OPEN)
def test_what_two_scripts_leave_open_is_left_to_a_person(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.UNSURE
