"""Names that a report itself says are not the person's own: such a naming never makes or joins anybody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from habeas.model import Claim, Mention, Nature, Observation, Reading, Span, Trait

_SAYS_SO = re.compile(
    r"[ \u00a0]?(?:\(|,[ \u00a0]|[–—-][ \u00a0])"
    r"(?:(?:(?:his|her|their|the)[ ])?(?:first |last |sur)?names?[ ]"
    r"(?:(?:has|have|had|was|were|is|are)[ ](?:been[ ])?)?changed"
    r"|whose[ ](?:real[ ])?name[ ](?:has[ ]been|was|is)[ ]changed|not[ ](?:his|her|their|a|the)[ ]real[ ]name"
    r"|имя(?: и фамилия)? изменен[оыа]|имена изменены|имя ненастоящее|ненастоящее имя"
    r"|імя(?: і прозвішча)? (?:зменена|змененае|зменены)|імёны зменены|імя несапраўднае"
    r"|ім['’ʼ]я(?: та прізвище| і прізвище)? змінен[оеі]|імена змінено"
    r"|imi(?:ę|ona)(?: i nazwisk[oa])? (?:został[oay] )?zmienion[eoya]|imię fikcyjne"
    r"|names?(?: (?:wurde|ist))?(?: von der redaktion)? geändert"
    r"|(?:a pseudonym|псевдоним|псеўданім|псевдонім|pseudonim|pseudonym)(?=[),.]))",
    re.IGNORECASE,
)
_LEADS = (  # words behind which only what somebody is called stands
    r"(?:(?:better|also|widely|only|best) )?known (?:only |online |simply |popularly )?as"
    r"|(?:under|using|with|by|goes by) (?:the|a|an|his|her|their) "
    r"(?:pseudonym|pen[- ]name|alias|nickname|call ?sign|nom de guerre|handle)"
    r"|nicknamed|a\.?k\.?a\.?|alias|(?:writes|blogs|posts|tweets|performs) as"
    r"|(?:unter|mit) (?:dem|einem|seinem|ihrem) (?:pseudonym|decknamen|spitznamen|künstlernamen|kampfnamen|nutzernamen)"
    r"|bekannt(?:e[nrms]?)? (?:nur )?(?:als|unter dem namen)|als(?= [^,.;:]{2,40} bekannt)|genannt"
    r"|(?:pod|o) (?:pseudonimem|pseudonimie|nickiem|ksywką|ksywie|przydomkiem|przydomku)"
    r"|znan(?:y|a|ego|ej|ą|emu|ym|i|ych) (?:szerzej |w sieci )?jako|pseud\."
    r"|(?:под|с) (?:псевдонимом|ником|никнеймом|позывным|прозвищем)|по (?:прозвищу|кличке)"
    r"|известн(?:ый|ая|ого|ую|ой|ому|ым|ые|ых) (?:в сети )?(?:как|под именем)"
    r"|(?:під|з|із) (?:псевдонімом|ніком|нікнеймом|позивним|прізвиськом)|на (?:псевдо|прізвисько)"
    r"|відом(?:ий|а|ого|у|ої|ій|ому|им|і|их) (?:у мережі )?(?:як|під іменем)"
    r"|(?:пад|з) (?:псеўданімам|нікам|нікнэймам|пазыўным|мянушкай)|па мянушцы|на псеўда"
    r"|вядом(?:ы|ая|ага|ую|ай|аму|ым|ыя|ых) (?:у сеціве )?(?:як|пад імем)"
)
_NOUNS = (  # behind these a nickname stands between quotation marks only: "the pseudonym of Anna" is none
    r"pseudonym|nickname|call ?sign|spitzname|künstlername|kampfname|pseudonim(?:em)?|ksywka|przydomek"
    r"|псевдоним|позывной|прозвище|кличка|ник|псевдо|псевдонім|позивний|прізвисько|псеўданім|пазыўны|мянушка"
)
_OPENS, _CLOSES = "\"'«“„‚‘”", "\"'»”“’"
_QUOTED = rf"[{_OPENS}](?P<quoted>[^{_OPENS}{_CLOSES}\n]{{2,40}})[{_CLOSES}]"
_BARE = r"(?P<bare>[^\W\d_a-zß-öø-ÿа-яёіїєґўąćęłńóśźż][\w-]+(?: [^\W\d_a-zß-öø-ÿа-яёіїєґўąćęłńóśźż][\w-]+){0,2})"
_CALLED = re.compile(
    rf"(?<!\w)(?:(?i:{_LEADS}),? (?:{_QUOTED}|{_BARE})|(?i:{_NOUNS}) {_QUOTED.replace('quoted', 'noun')})"
)
_WORDS_BETWEEN = re.compile(r",?(?: (?!und |and |i |и |і |та )[^\W\d_]+){0,3} \Z")
_BEHIND_NICKNAME = 30  # code points up to the noun behind it: "der unter dem Pseudonym X bekannte Autor"
_LONGEST = 100  # code points between whoever is described and the words that lead to a nickname, with these


def with_pseudonyms(reading: Reading, text: str) -> Reading:
    """The reading, in which nobody is a person by a name that ``text`` says is changed, or by a nickname alone.

    A given name that was changed is nobody of that given name, also where the report names somebody in full. Whoever
    the report only calls by what they do ("a blogger known as Red Heron") is called by the nickname.
    """
    changed = [match.start() for match in _SAYS_SO.finditer(text)]
    called = [(match.start(), _nickname(match, text)) for match in _CALLED.finditer(text)]
    told: tuple[Claim | Trait | Observation, ...] = (*reading.claims, *reading.traits, *reading.observations)
    mentions = [one.about for one in told if isinstance(one.about, Mention)]
    hidden = _changed(mentions, text, changed)
    hidden |= {name.words for _, name in called} - _parts_of_names(mentions, [name.words for _, name in called])
    hidden |= {form for one in mentions if _is_quoted(one, text) for form in (one.name, one.normal)}
    if not hidden:
        return reading
    return reading.with_mentions(lambda about: _marked(_called_so(about, called, text), hidden))


def _nickname(match: re.Match[str], text: str) -> Span:
    return Span.of(text, *match.span(match.lastgroup or 0))


def _changed(mentions: Iterable[Mention], text: str, ends: Collection[int]) -> set[str]:
    """The forms of names behind which the text says that they are changed; of a given name also its other cases."""
    naming = [one for one in mentions if one.nature.identifies]
    forms = {form for one in naming for form in (one.name, one.normal)}
    found = {form for form in forms for end in ends if text.endswith(form, 0, end)}
    found |= {one.normal for one in naming if one.name in found and len(one.name.split()) > 1}
    before = [text[max(0, end - _LONGEST) : end].split() for end in ends]
    words = {one[-1] for one in before if one}
    return found | {form for form in forms if any(_is_case_of(form, word) for word in words)}


def _is_case_of(form: str, word: str) -> bool:
    """Whether a given name is another, by its ending: "Ольга (имя изменено)", later "Ольгу".

    >>> _is_case_of("Ольгу", "Ольга"), _is_case_of("Анну", "Анатолий"), _is_case_of("Anna", "Anna Example")
    (True, False, False)
    """
    if " " in form or " " in word or min(len(form), len(word)) < len("Анна"):
        return False
    stem = min(len(form), len(word)) - 1
    return form[:stem] == word[:stem] and abs(len(form) - len(word)) <= len("ом")


def _parts_of_names(mentions: Iterable[Mention], called: Iterable[str]) -> set[str]:
    """Those that are only a part of a full name of the report: "Anna Maria Example, known as Anna Example"."""
    by_word: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for full in {one.normal for one in mentions if one.nature is Nature.NAME}:
        for word in full.split():
            by_word[word].add(frozenset(full.split()))
    return {name for name in called if any(set(name.split()) < full for full in by_word.get(name.split()[0], ()))}


def _is_quoted(about: Mention, text: str) -> bool:
    """Whether a name stands alone between quotation marks: it is a nickname (the blogger "Red Heron")."""
    before, behind = text[: about.span.start][-1:], text[about.span.end : about.span.end + 1]
    quoted = bool(before) and bool(behind) and before in _OPENS and behind in _CLOSES
    return quoted and about.nature is Nature.NAME


def _called_so(about: Mention, called: Sequence[tuple[int, Span]], text: str) -> Mention:
    """A description ("a blogger") as the nickname that the words beside it give; these begin where ``called`` says."""
    if about.nature is not Nature.DESCRIPTION or about.identifies:
        return about
    first = bisect_left(called, about.span.start - _LONGEST, key=lambda one: one[0])
    last = bisect_left(called, about.span.end + _LONGEST, key=lambda one: one[0])
    for start, name in called[first:last]:
        behind = about.span.end <= start and _WORDS_BETWEEN.fullmatch(text, about.span.end, start)
        before = text[name.end : about.span.start] if name.end <= about.span.start else "."
        if behind or (len(before) < _BEHIND_NICKNAME and not set(before) & set(".,;:\n")):
            return Mention(name.words, name.words, Nature.PSEUDONYM, name, about.script, about.language)
    return about


def _marked(about: Mention, hidden: Collection[str]) -> Mention:
    if not about.identifies:
        return about
    if about.normal in hidden:
        return _as_pseudonym(about, about.normal)
    return _as_pseudonym(about, about.name) if about.nature.identifies and about.name in hidden else about


def _as_pseudonym(about: Mention, normal: str) -> Mention:
    return Mention(about.name, normal, Nature.PSEUDONYM, about.span, about.script, about.language)
