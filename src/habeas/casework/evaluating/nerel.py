"""NEREL: Russian news with people, crimes and penalties. Who was accused, convicted or sentenced, and who was arrested.

The gold is a set of people in each text: those that a ``CONVICTED_OF`` (which in this corpus also says *accused of*) or
a ``PENALIZED_AS`` starts from, and those that take part in an event whose words speak of an arrest. Several mentions
are one person when the corpus says so (``ALTERNATIVE_NAME``, the same Wikidata item) or their surnames are spelt alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.evaluating import brat
from habeas.casework.evaluating.brat import Annotations, Marked
from habeas.casework.evaluating.corpus import Case, Tools, folder_there
from habeas.casework.evaluating.happenings import words
from habeas.casework.evaluating.pages import page, text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.model import Kind, Mention, Nature

CONVICTED, ARRESTED = "accused, convicted or sentenced", "arrested"
_KINDS = {
    CONVICTED: frozenset({Kind.CHARGED, Kind.CONVICTED, Kind.SENTENCED}),
    ARRESTED: frozenset({Kind.ARRESTED, Kind.DETAINED}),
}
_PUNISHED = frozenset({"CONVICTED_OF", "PENALIZED_AS"})
_ARREST = ("арест", "задерж", "под стражу")
_SENTENCE = ("пригов", "осужд", "осуди", "обвин")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A person of a text: all the places where the corpus marks them."""

    mentions: tuple[Marked, ...]

    @property
    def name(self) -> str:
        """The longest of the names."""
        return max((one.words for one in self.mentions), key=len)

    def is_meant_by(self, mention: Mention) -> bool:
        """Whether a found mention lies over one of the places, or is called alike."""
        if any(one.overlaps(mention.span.start, mention.span.end) for one in self.mentions):
            return True
        return mention.nature is Nature.NAME and any(_alike(mention.normal, one.words) for one in self.mentions)


@dataclass(frozen=True, slots=True)
class NerelCase:
    """One article with the people of each measure; who is ``excused`` is neither wanted nor wrong."""

    id: str
    text: str
    people: dict[str, tuple[Known, ...]]
    excused: dict[str, tuple[Known, ...]]
    known: tuple[Known, ...]
    language: str = "ru"

    def score(self, tools: Tools) -> Scored:
        """People found, by measure."""
        claims = tools.reader.read(page(self.text, self.language)).claims
        counts, missed, wrong = {}, [], []
        for measure, kinds in _KINDS.items():
            told = [one.about for one in claims if one.kind in kinds and one.certainty.supports]
            wanted, excused = self.people[measure], self.excused[measure]
            met = self._persons([one for one in told if isinstance(one, Mention)])
            found = [one for one in met if one in wanted or one not in excused]
            right = [one for one in found if one in wanted]
            counts[measure] = Counts(len(right), len(found), len(wanted))
            missed += [Note(measure, one.name, one.mentions[0].pieces[0][0]) for one in wanted if one not in found]
            wrong += [Note(measure, one.name if isinstance(one, Known) else one) for one in found if one not in wanted]
        return Scored(counts, tuple(missed), tuple(wrong))

    def _persons(self, mentions: Sequence[Mention]) -> list[Known | str]:
        """Who the mentions are, each once; descriptions that nobody known stands behind are left out."""
        found: dict[Known | str, None] = {}
        for mention in mentions:
            person = next((one for one in self.known if one.is_meant_by(mention)), None)
            if person is not None:
                found[person] = None
            elif mention.nature is not Nature.DESCRIPTION:
                found[mention.normal] = None
        return list(found)


def _alike(one: str, other: str) -> bool:
    """Whether the last words of two names begin alike, so that only case endings differ.

    >>> _alike("Анна Примерова", "Примеровой"), _alike("Анна Примерова", "Борис Образцов")
    (True, False)
    """
    left, right = (_last(name) for name in (one, other))
    shortest = min(len(left), len(right))
    return shortest >= _SHORTEST_STEM and left[: max(_SHORTEST_STEM, shortest - 2)] == right[: max(4, shortest - 2)]


def _last(name: str) -> str:
    kept = [word for word in name.lower().replace("ё", "е").split() if word in words(name.replace("ё", "е"))]
    return kept[-1] if kept else ""


class Nerel:
    """The folders ``train`` and ``dev`` of the newest version, with ``.txt`` and ``.ann`` beside each other."""

    kind = "nerel"
    splits = ("dev", "train", "test")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The texts of a split, each followed by its annotation."""
        folder = folder_there(path, f"NEREL-v1.1/{split}", split)
        folder = path if folder is None and path.name == split else folder
        if folder is None:
            return ()
        texts = [text for text in sorted(folder.glob("*.txt")) if text.with_suffix(".ann").is_file()]
        return tuple(file for text in texts for file in (text, text.with_suffix(".ann")))

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- the files are of one split
        """The articles."""
        for text, annotation in zip(files[::2], files[1::2], strict=True):
            yield _case(text.stem, text_of(text), brat.read(annotation))


def _case(id: str, text: str, made: Annotations) -> NerelCase:
    clusters = _clusters(made)
    punished = {one.source for one in made.relations if one.label in _PUNISHED}
    works = {(one.source, one.target) for one in made.relations if one.label == "WORKS_AS"}
    wanted = {CONVICTED: punished, ARRESTED: _who_took_part(made, _ARREST)}
    # "The footballer was convicted": the relation starts from the word, and the corpus doesn't say that he is meant.
    excused = {CONVICTED: _who_took_part(made, _SENTENCE) | {who for who, what in works if what in punished}}
    excused[ARRESTED] = set()
    return NerelCase(
        id,
        text,
        {measure: _of(clusters, ids) for measure, ids in wanted.items()},
        {measure: _of(clusters, ids) for measure, ids in excused.items()},
        tuple(dict.fromkeys(clusters.values())),
    )


def _of(clusters: dict[str, Known], ids: set[str]) -> tuple[Known, ...]:
    return tuple(dict.fromkeys(clusters[id] for id in sorted(ids) if id in clusters))


def _who_took_part(made: Annotations, stems: tuple[str, ...]) -> set[str]:
    """Who took part in an event whose words hold one of the stems."""
    events = {
        id
        for id, one in made.marked.items()
        if one.label == "EVENT" and any(stem in one.words.lower() for stem in stems)
    }
    return {one.source for one in made.relations if one.label == "PARTICIPANT_IN" and one.target in events}


def _clusters(made: Annotations) -> dict[str, Known]:
    """The person behind each marking of a person, and behind a profession that is another name of one."""
    people = [id for id, one in made.marked.items() if one.label == "PERSON"]
    head = {id: id for id in people}

    def top(id: str) -> str:
        while head[id] != id:
            id = head[id]
        return id

    for one in made.relations:
        if one.label == "ALTERNATIVE_NAME" and one.source in head and one.target in head:
            head[top(one.source)] = top(one.target)
    for number, id in enumerate(people):
        for other in people[:number]:
            same_item = made.items.get(id) is not None and made.items.get(id) == made.items.get(other)
            if same_item or _alike(made.marked[id].words, made.marked[other].words):
                head[top(id)] = top(other)
    gathered: dict[str, list[Marked]] = {}
    for id in people:
        gathered.setdefault(top(id), []).append(made.marked[id])
    known = {first: Known(tuple(ones)) for first, ones in gathered.items()}
    return {id: known[top(id)] for id in people}
