"""The contract that every format holds, and that walls change nothing of what is read."""

from __future__ import annotations

import pytest

from habeas.archive.formats.extract import Extract, Format, Hints, Quarantined
from habeas.archive.formats.registry import FORMATS
from habeas.archive.sandbox import How, Sandbox, frames, probe
from habeas.archive.sniff import FORMAT_OF
from habeas.model.report import Report, SandboxLevel
from tests.archive.make_pdf import pdf_of

WORDS = "Anna Example was freed on Saturday, her lawyer said. She is in Ruritania."
SAMPLES = {
    "text": WORDS.encode(),
    "html": f"<h1>Freed</h1><p>{WORDS}</p>".encode(),
    "pdf": pdf_of([WORDS]),
    "table": f'name,what\nAnna Example,"{WORDS}"\n'.encode(),
}
TRICKY = {
    "text": "Освобождена Анна Пример, сообщил её адвокат. 13 декабря 2025 г., 15:00 МСК".encode("cp1251"),
    "html": f"<meta charset=iso-8859-1><table><tr><td>Ä<td>b<tr><td>c<td>d</table><dl><dt>{WORDS}</dl>".encode(
        "cp1252"
    ),
    "pdf": pdf_of([WORDS, WORDS + " (dpa)", []], catalogue=b"/AcroForm << >>"),
    "table": "имя;день\n" * 5 + '"Анна ""А""";13\n',
}
HINTS = Hints("application/octet-stream", "a", None)


@pytest.mark.parametrize("kind", FORMATS)
class TestEveryFormat:
    """What holds for every implementation of `Format`; a new one needs only a sample."""

    def made(self, kind: str, data: bytes) -> Extract:
        reader: Format = FORMATS[kind]
        result = reader.extract(data, HINTS)
        assert isinstance(result, Extract), result
        return result

    def test_its_words_are_in_blocks(self, kind: str) -> None:
        extract = self.made(kind, SAMPLES[kind])
        assert any(WORDS in extract.text[block.start : block.end] for block in extract.blocks)
        assert extract.losses == ()

    def test_its_extract_is_a_possible_report(self, kind: str) -> None:
        extract = self.made(kind, SAMPLES[kind])
        assert Report("0" * 64, extract.text, extract.blocks, extract.extracted_by).blocks == extract.blocks

    def test_it_names_itself_and_its_version(self, kind: str) -> None:
        name, version = self.made(kind, SAMPLES[kind]).extracted_by.split()
        assert name == kind
        assert version.isdigit()

    def test_it_reads_the_same_twice(self, kind: str) -> None:
        assert self.made(kind, SAMPLES[kind]) == self.made(kind, SAMPLES[kind])

    @pytest.mark.parametrize("data", [b"", b"   ", b"\0", b"\xff\xfe"])
    def test_it_gives_no_empty_extract(self, kind: str, data: bytes) -> None:
        result = FORMATS[kind].extract(data, HINTS)
        assert isinstance(result, Quarantined) or result.blocks

    def test_what_it_says_survives_the_pipe(self, kind: str) -> None:
        extract = self.made(kind, SAMPLES[kind])
        told = frames.answer(extract, last=False)
        head, text = frames.ANSWER.unpack(told[: frames.ANSWER.size])
        body = told[frames.ANSWER.size :]
        assert len(body) == head + text
        assert frames.extract_from(body[:head], body[head:]) == (extract, False)

    @pytest.mark.skipif(probe() is SandboxLevel.B, reason="this machine offers no level A sandbox")
    @pytest.mark.parametrize("samples", [SAMPLES, TRICKY])
    def test_the_walls_change_nothing_of_what_is_read(self, kind: str, samples: dict[str, bytes | str]) -> None:
        sample = samples[kind]
        data = sample.encode("koi8-r") if isinstance(sample, str) else sample
        with Sandbox() as walled, Sandbox(how=How.LIMITS, allow_weaker=True) as limited:
            results = [one.extract(kind, data, HINTS) for one in (walled, limited)]
        assert results == [FORMATS[kind].extract(data, HINTS)] * 2


def test_every_media_type_that_is_read_has_its_format() -> None:
    assert set(FORMAT_OF.values()) == set(FORMATS)
