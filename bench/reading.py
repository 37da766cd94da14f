"""How fast the cascade reads in six languages: ordinary and dense news, loading, memory; results/reading-speed.json.

Ordinary news is made here, with a seed, from our own sentences: about one sentence in thirty speaks of prisoners, as
counted in general news (3.4 % of the sentences of a public news corpus). Dense news are the languages' own cases.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
import tomllib
from hashlib import sha256
from pathlib import Path

from bench.results import write
from habeas.casework.evaluating.cases import cases_of
from habeas.model import Block, BlockRole, Report
from habeas.reading.cascade import Cascade
from habeas.reading.languages import available, table

EVERY = 30
SENTENCES = 9_000
SENTENCES_PER_PARAGRAPH = 4
PARAGRAPHS_PER_REPORT = 8
SEED = 13122025
WORDS = Path(__file__).with_name("news.toml")


def ordinary(language: str) -> list[Report]:
    """Reports of ordinary news in a language, always the same ones."""
    told = tomllib.loads(WORDS.read_text("utf-8"))[language]
    dice = random.Random(SEED)  # noqa: S311 -- a benchmark, not a secret
    sentences = [_sentence(dice, told, "loaded" if n % EVERY == 0 else "plain") for n in range(SENTENCES)]
    per_report = SENTENCES_PER_PARAGRAPH * PARAGRAPHS_PER_REPORT
    return [_report(sentences[at : at + per_report], language) for at in range(0, len(sentences), per_report)]


def _sentence(dice: random.Random, told: dict[str, list[str]], sort: str) -> str:
    values = {name: dice.choice(told[name + "s"]) for name in ("name", "place", "day")}
    return dice.choice(told[sort]).format(number=dice.randint(2, 90), **values)


def _report(sentences: list[str], language: str) -> Report:
    step = SENTENCES_PER_PARAGRAPH
    paragraphs = [" ".join(sentences[at : at + step]) for at in range(0, len(sentences), step)]
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockRole.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 1
    text = "\n".join(paragraphs)
    return Report(sha256(text.encode()).hexdigest(), text, tuple(blocks), "bench/1", language=language)


def dense(language: str) -> list[Report]:
    """Reports all of whose sentences speak of prisoners: those of the language's own cases, forty to a report."""
    texts = [case.text.replace("\n", " ") for case in cases_of(table(language, "cases"))]
    return [_report(texts[at : at + 40] * 4, language) for at in range(0, len(texts), 40)]


def words_per_second(reports: list[Report], *, seconds: float = 2.0) -> tuple[int, int]:
    """Words read in a CPU second on one core (after one warm-up pass), and the words of one pass."""
    cascade = Cascade()
    words = sum(len(report.text.split()) for report in reports)
    for report in reports:
        cascade.read(report)
    passes, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        for report in reports:
            cascade.read(report)
        passes += 1
    return round(words * passes / (time.process_time() - began)), words


def seconds_to_load(language: str) -> float:
    """Seconds from asking to the first claim in a language, in a process of its own that has the program loaded."""
    lines = [
        "import time, sys",
        "from bench.reading import dense",
        "from habeas.reading.cascade import Cascade",
        "reports = dense(sys.argv[1])[:1]",
        "began = time.perf_counter()",
        "Cascade().read(reports[0])",
        "print(time.perf_counter() - began)",
    ]
    command = [sys.executable, "-c", "\n".join(lines), language]
    return round(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout), 2)


def main() -> None:
    """Measure and write results/reading-speed.json."""
    figures: dict[str, object] = {}
    for language in available():
        rows = {}
        for name, reports in (("ordinary", ordinary(language)), ("dense", dense(language))):
            speed, words = words_per_second(reports)
            digest = sha256("\0".join(report.text for report in reports).encode()).hexdigest()
            rows[name] = {"words_per_second": speed, "words": words, "reports": len(reports), "measured_on": digest}
        figures[language] = {**rows, "load_seconds": seconds_to_load(language)}
        print(language, {name: row["words_per_second"] for name, row in rows.items()})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    write("reading-speed", {"cascade": Cascade().version, "peak_mebibytes": memory, **figures})


if __name__ == "__main__":
    main()
