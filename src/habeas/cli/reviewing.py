"""A review session: questions one by one, an answer a key, each recorded before the next is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import click

from habeas.casework import judging
from habeas.casework.judging import Clash, Decided
from habeas.casework.pages import Pages
from habeas.casework.questions import Overtaken, Question, Waiting, answer, more_passages, question, unsettled
from habeas.casework.register_folder import OpenRegister
from habeas.cli.keys import END, ESCAPE, Typed, plain
from habeas.cli.question import show_more, show_question
from habeas.cli.say import line, warn
from habeas.cli.words import caution_in_words, counted
from habeas.cli.wrapping import listed, paragraph
from habeas.model import Author, Marking, Verdict

VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
KEYS = "s same", "d different", "u can't be told", "l later", "n note", "z undo", "o more", "q quit", "? help"
HELP = (
    ("s", "the two are the same person: all their records become one person's"),
    ("d", "they are different people: this holds, whatever later names look like, until it is taken back"),
    ("u", "it can't be told from what there is: set aside until a report tells more of either"),
    ("l", "later: nothing is recorded, and the question is asked again next time"),
    ("n", "write a note first; it is kept with your answer to this question"),
    ("z", "take your last answer back; its question is asked again"),
    ("o", "more of the texts, all spellings, and who else it may be"),
    ("q", "stop; what was answered is recorded, and the rest waits"),
)
PASSAGES_SHOWN = 3
Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer of this session: the pairs that it was about, and the entry that takes it back."""

    pairs: Pairs
    entry: int


@dataclass
class Session:
    """One person's way through the queue.

    ``code`` is the exit code so far: 1 once something typed was not understood or an answer was not taken. ``sure``
    says that whoever answers needs not be asked again, ``also_set_aside`` that what was set aside is asked as well.
    """

    register: OpenRegister
    typed: Typed
    by: Author
    clearance: Marking = Marking.INTERNAL
    sure: bool = False
    also_set_aside: bool = False
    code: int = 0
    _note: str = ""
    _answered: list[_Answered] = field(default_factory=list)
    _position: int = -1
    _waiting: list[Waiting] = field(default_factory=list)
    _first: Pairs = frozenset()
    _later: set[tuple[str, str]] = field(default_factory=set)

    def run(self) -> int:
        """Ask until nothing is left or the person stops; gives the exit code."""
        try:
            while True:
                left = self._left()
                if not left:
                    self._say_empty()
                    break
                if not self._ask(left[0], len(left)):
                    break
        except KeyboardInterrupt:
            line()
            self._say_progress()
            raise
        self._say_progress()
        return self.code

    def _left(self) -> list[Waiting]:
        """The open questions that were not answered in this session, the undone one first."""
        with self.register.store.reading() as view:
            if view.position != self._position:
                self._waiting, self._position = unsettled(view, self.clearance), view.position
        done = {pair for one in self._answered for pair in one.pairs}
        left = [one for one in self._waiting if not done.issuperset(one.pairs) and one.persons not in self._later]
        asked = [one for one in left if self.also_set_aside or not one.set_aside]
        return sorted(asked, key=lambda one: not self._first.intersection(one.pairs))

    def _ask(self, one: Waiting, left: int) -> bool:
        """Put a question and act on the keys until it is answered; false to stop."""
        with self.register.store.reading() as view:
            asked = question(view, Pages(view, view, self.clearance, self.register.zone), one, self.clearance)
        number = len(self._answered) + 1
        show_question(asked, number, number + left - 1)
        while True:
            self._prompt(left)
            typed = self.typed.key()
            key = plain(typed)
            if key in (END, "q"):
                line()
                return False
            if key in VERDICTS:
                self._confirm(key)
                if self._is_meant(VERDICTS[key], asked):
                    self._record(one, VERDICTS[key])
                    return True
                if not self.typed.a_line_each:
                    continue
                # The next line answers the next question, so this one has to wait.
                key = "l"
            if key == "l":
                self._later.add(one.persons)
                line("later")
                self._drop_note()
                return True
            if key == "z" and self._undo():
                return True
            self._other_key(key, typed, asked)

    def _prompt(self, left: int) -> None:
        line()
        done = len(self._answered)
        paragraph(
            f"{done} of {done + left} answered, {left} left" + (f" · note: {self._note}" if self._note else ""),
            dim=True,
        )
        listed(KEYS)
        click.echo("> ", nl=False)

    def _confirm(self, key: str) -> None:
        line(VERDICTS[key].value)

    def _is_meant(self, verdict: Verdict, asked: Question) -> bool:
        """Whether to record it: who has no surname, or contradicts the other, is joined only by those who are sure."""
        said = [caution_in_words(one) for one in asked.cautions]
        said += [caution_in_words(one) for one in asked.contradictions]
        if verdict is not Verdict.SAME or not said or self.sure:
            return True
        for words in said:
            paragraph(f"{words}.")
        if self.typed.sure("One person all the same? [y/N] "):
            return True
        if self.typed.a_line_each:
            warn("not recorded: say `s yes` if you are sure")
            self.code = 1
        return False

    def _other_key(self, key: str, typed: str, asked: Question) -> None:
        """Keys that leave the question open."""
        if key == "n":
            self._note = self.typed.words("note: ")
            line(f"kept for your next answer: {self._note}" if self._note else "no note")
        elif key == "o":
            line("more")
            self._more(asked)
        elif key in ("?", "h"):
            line("help")
            for name, meaning in HELP:
                paragraph(meaning, first=f"  {name}  ")
        elif key != "z" and not typed.startswith(ESCAPE.decode()) and typed.strip():
            line()
            warn(f"{typed!r} is no answer; press ? for help")
            self.code = 1

    def _more(self, asked: Question) -> None:
        with self.register.store.reading() as view:
            pages = Pages(view, view, self.clearance, self.register.zone)
            people = [("A", asked.left.person), ("B", asked.right.person)]
            found = [
                (label, person, more_passages(view, pages, person, self.clearance, PASSAGES_SHOWN))
                for label, person in people
            ]
        show_more(asked, found)

    def _record(self, one: Waiting, verdict: Verdict) -> None:
        made = answer(self.register, one, verdict, self.by, self._note, clearance=self.clearance)
        if isinstance(made, Overtaken):
            warn(f"not recorded: {made.what}")
            self.code = 1
            self._drop_note()
            return
        self._note, self._first = "", frozenset()
        self._answered.append(_Answered(frozenset(one.pairs), made.entries[0]))
        say_decided(made, verdict)

    def _drop_note(self) -> None:
        """A note is about the question it was written at: it is not kept for another one."""
        if self._note:
            line(f"not kept, as it was not answered: {self._note}")
        self._note = ""

    def _undo(self) -> bool:
        """Take the last answer of this session back; false where there is none."""
        line("undo")
        if not self._answered:
            paragraph(
                "nothing was answered in this session yet; `habeas review --undo ENTRY` takes back an earlier answer"
            )
            return False
        last = self._answered.pop()
        made = judging.withdraw(self.register, last.entry, self.by, clearance=self.clearance)
        self._first = last.pairs
        line(f"taken back (entry {made.entries[0]}); the question is open again")
        return True

    def _say_empty(self) -> None:
        if self._later:
            line("no more questions but those left for later")
        else:
            line("no more questions" if self._answered else "no questions: nothing waits for a person to decide")

    def _say_progress(self) -> None:
        with self.register.store.reading() as view:
            now = unsettled(view, self.clearance)
        aside = sum(one.set_aside for one in now)
        done, left = len(self._answered), len(now) - aside
        if done or now:
            waits = f", {aside} set aside until there is news" if aside else ""
            paragraph(f"{counted(done, 'answer', 'answers')} recorded, {left} left{waits}")
        if aside and not left and not self.also_set_aside:
            paragraph("`habeas review --all` asks also what was set aside", dim=True)


def say_decided(made: Decided, verdict: Verdict) -> None:
    """What became of a decision, with the entry by which it can be taken back."""
    entry = f"(entry {made.entries[0]})"
    if made.clashes:
        paragraph(f"recorded {entry}, but they stay apart:")
        for clash in made.clashes:
            paragraph(_clash_in_words(clash), first="  ")
        return
    told = {
        Verdict.SAME: f"one person now: {' and '.join(made.persons)}",
        Verdict.DIFFERENT: f"told apart: {' and '.join(made.persons)}",
        Verdict.UNSURE: "set aside until there is news of either",
    }
    paragraph(f"{told[verdict]} {entry}")


def _clash_in_words(clash: Clash) -> str:
    note = f" ({clash.judgement.note})" if clash.judgement.note else ""
    who = clash.judgement.by.name
    return f"{who} judged them different{note}; only `habeas review --undo {clash.entry}` lets them be joined"
