"""What holds for every noun, found by walking the model: it is frozen and slotted, and its words are the design's."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from enum import Enum, StrEnum
from typing import Any

import pytest

import habeas.model

FOUND = pkgutil.iter_modules(habeas.model.__path__, "habeas.model.")
MODULES = [importlib.import_module(found.name) for found in FOUND]
CLASSES: list[type[Any]] = [
    cls
    for module in MODULES
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if cls.__module__ == module.__name__
]
NOUNS = [cls for cls in CLASSES if not issubclass(cls, Enum)]
WORDS = [cls for cls in CLASSES if issubclass(cls, Enum)]

THE_WORDS = {
    "Asserts": "held released received recognised",
    "Basis": "self saw told list repeats unknown",
    "BlockRole": "headline subheading dateline byline paragraph caption credit list_item table_row agency related",
    "Certainty": "asserted reported hedged future conditional denied",
    "Complete": "yes no unknown",
    "Gender": "female male other",
    "Grain": "day month year",
    "Kind": "detained arrested charged tried convicted sentenced acquitted transferred held house_arrest hospitalised "
    "disappeared recognised listed pardoned released exiled exchanged died stripped_of_citizenship",
    "Liberty": "held, restricted, reported free, free, reported dead, dead, disputed, unknown",
    "MachineTranslated": "yes no suspected",
    "Marking": "public internal confidential",
    "Measure": "event cumulative stock others part",
    "Membership": "inside possible outside",
    "Nature": "name alias former_name pseudonym description withheld",
    "ObservationKind": "seen_free seen_held refused_release appealed term_changed",
    "Outcome": "read in_part quarantined",
    "ReviewVerdict": "accepted corrected rejected",
    "Role": "official opposition rights_group media agency family lawyer document self anonymous author",
    "SandboxLevel": "A B",
    "Side": "detaining receiving mediating other",
    "TermKind": "prison colony hard_labour house_arrest administrative suspended restricted fine life death",
    "Threshold": "reported reasonable_grounds balance_of_probabilities beyond_reasonable_doubt",
    "TraitKind": "citizenship birth age work prize",
    "Verdict": "same different unsure",
}
"""They stand in ledgers and in documents that others read: a word may be added here, never changed or taken away."""


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_and_slotted(noun: type[Any]) -> None:
    assert dataclasses.is_dataclass(noun)
    bare = object.__new__(noun)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(bare, dataclasses.fields(noun)[0].name, None)
    assert not hasattr(bare, "__dict__")


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_word_is_the_design_s(words: type[Enum]) -> None:
    assert issubclass(words, StrEnum)
    listed = THE_WORDS[words.__name__]
    assert [word.value for word in words] == (listed.split(", ") if "," in listed else listed.split())


def test_no_list_of_words_is_left_over() -> None:
    assert {words.__name__ for words in WORDS} == THE_WORDS.keys()


def test_a_stage_can_import_every_noun_from_the_model_itself() -> None:
    assert {cls.__name__ for cls in CLASSES} <= set(habeas.model.__all__)
    assert sorted(habeas.model.__all__) == sorted(set(habeas.model.__all__))
    assert all(hasattr(habeas.model, name) for name in habeas.model.__all__)


def test_no_noun_holds_a_float() -> None:
    floats = [
        f"{noun.__name__}.{field.name}" for noun in NOUNS for field in dataclasses.fields(noun) if "float" in field.type
    ]
    assert floats == []
