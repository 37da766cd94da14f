"""How fast the cascade reads: ordinary news, dense prisoner news, and the memory it takes; results/reading-speed.json.

Ordinary news is made here, with a seed, from our own sentences: about one sentence in thirty speaks of prisoners, as
counted in general news (3.4 % of the sentences of a public news corpus). Dense news are the reports of the example day.
"""

from __future__ import annotations

import random
import resource
import time
from hashlib import sha256

from bench.results import write
from habeas.archive.intake import examine
from habeas.archive.sandbox import Sandbox
from habeas.casework import example_day
from habeas.casework.receive import Circumstances, prepare
from habeas.casework.register_folder import utc_now
from habeas.model import Block, BlockRole, Report
from habeas.reading.cascade import Cascade

PLAIN = (
    "The city council of {place} will vote on the new tram line in the spring, its chairwoman said on {day}.",
    "Farmers near {place} expect a harvest of {number} tonnes, slightly more than a year ago.",
    "{name}, who leads the orchestra, called the concert hall “a gift to the whole region”.",
    "Shares of the railway company rose by {number} per cent after it published its figures for the quarter.",
    "It rained for most of {day}, and the river rose by half a metre before it fell again in the evening.",
    "According to {name}, an engineer, the bridge can carry twice the weight that it was built for.",
    "The museum has bought {number} drawings from a collector in {place} and will show them from June.",
    "“We did not play well in the first half,” {name} told reporters after the match in {place}.",
    "The ministry of transport published a list of {number} stations that are to be rebuilt by 2030.",
    "Nobody was hurt when a lorry lost part of its load on the motorway south of {place} on {day}.",
)
LOADED = (
    "{name}, a union organiser, was detained in {place} on {day}, the rights group Open Door said.",
    "A court in {place} sentenced {name} to {number} years in prison.",
    "{number} prisoners were released on {day}, according to the interior ministry.",
)
NAMES = ("Anna Example", "Boris Sample", "Clara Muster", "Dominik Vzor", "Elena Obrazec", "Felix Przyklad")
PLACES = ("Strelsau", "Hentzau", "Zenda", "Port Example", "New Sample")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
EVERY = 30
SENTENCES = 9_000
SENTENCES_PER_PARAGRAPH = 4
PARAGRAPHS_PER_REPORT = 8
SEED = 13122025


def ordinary() -> list[Report]:
    """Reports of ordinary news, always the same ones."""
    dice = random.Random(SEED)  # noqa: S311 -- a benchmark, not a secret
    sentences = [_sentence(dice, LOADED if n % EVERY == 0 else PLAIN) for n in range(SENTENCES)]
    per_report = SENTENCES_PER_PARAGRAPH * PARAGRAPHS_PER_REPORT
    return [_report(sentences[at : at + per_report]) for at in range(0, len(sentences), per_report)]


def _sentence(dice: random.Random, templates: tuple[str, ...]) -> str:
    values = {"name": dice.choice(NAMES), "place": dice.choice(PLACES), "day": dice.choice(DAYS)}
    return dice.choice(templates).format(number=dice.randint(2, 90), **values)


def _report(sentences: list[str]) -> Report:
    step = SENTENCES_PER_PARAGRAPH
    paragraphs = [" ".join(sentences[at : at + step]) for at in range(0, len(sentences), step)]
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockRole.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 1
    text = "\n".join(paragraphs)
    return Report(sha256(text.encode()).hexdigest(), text, tuple(blocks), "bench/1", language="en")


def dense() -> list[Report]:
    """The reports of the example day."""
    reports = []
    with Sandbox() as sandbox:
        for one in example_day.load().reports:
            taken = examine(sandbox, one.path.read_bytes(), name=one.path.name)
            if taken.report is not None:
                reports.append(prepare(taken.report, Circumstances(utc_now(), "bench", "", language="en")))
    return reports


def words_per_second(reports: list[Report], *, seconds: float = 3.0) -> tuple[int, int]:
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


def main() -> None:
    """Measure and write results/reading-speed.json."""
    figures = {}
    for name, reports in (("ordinary", ordinary()), ("dense", dense())):
        speed, words = words_per_second(reports)
        digest = sha256("\0".join(report.text for report in reports).encode()).hexdigest()
        figures[name] = {"words_per_second": speed, "words": words, "reports": len(reports), "measured_on": digest}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    write("reading-speed", {"cascade": Cascade().version, "peak_mebibytes": memory, **figures})


if __name__ == "__main__":
    main()
