"""Whether a verb that stands as it does tells of people at all, and who of those beside it can be meant."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Kind
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.enumerations import objects
from habeas.reading.word_order.grammar import Hit, Whom
from habeas.reading.word_order.happenings import Party, owner_of, party
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import QUOTES
from habeas.reading.word_order.verbs import Refused, Stand, Voiced


def unfit(parsed: Parsed, hit: Hit, stands: Stand) -> Refused | None:
    """Why a verb that stands like this tells no event, if that can be seen from it alone."""
    passive = stands.voice is Voiced.PASSIVE
    bare = passive and not stands.finite
    if bare and (_has_its_own_subject(parsed, hit) or _charges(parsed, hit)):
        return Refused("whoever stands before it did it")
    if not passive and _takes_two(parsed, hit):
        return Refused("it is a price")  # "charged me a fortune"
    if hit.frame.passive_only and not passive:
        return Refused("only its passive tells an event")
    if _is_of_a_thing(parsed, hit, stands):
        return Refused("its object is no person")
    behind = parsed.low(hit.last, hit.last + 1)
    if hit.frame.passive_only and behind in parsed.words.sets["to"] and not (passive and stands.finite):
        return Refused("what is meant is an attempt")  # "the police tried to …"
    taken = objects(parsed, hit.last) if hit.frame.passive_only and passive and not hit.frame.tails else []
    if (
        taken
        and taken[0].first not in parsed.masked
        and not parsed.words.has("times", parsed.tokens[taken[0].head].low)
    ):
        return Refused("only its passive tells an event")  # "he's held a rally"
    group = {token.low for token in parsed.tokens[stands.begins : stands.begins + 3]}
    if passive and stands.begins + 8 > hit.first and group & parsed.words.sets["ought"]:
        return Refused("it is a demand")
    return None


def _has_its_own_subject(parsed: Parsed, hit: Hit) -> bool:
    """Whether a bare past form is active: "he charged", "the ad that X released", "…,” X charged"."""
    phrase = parsed.at(parsed.skip_left(hit.first - 1))
    if phrase is None or phrase.last + 2 < hit.first:
        return False
    if phrase.pronoun:
        return parsed.tokens[phrase.first].low in parsed.words.sets["nominative"]
    before = parsed.tokens[phrase.first - 1] if phrase.first else None
    if before is None or (phrase.people and phrase.name is None):
        return False
    gap = bool(before.bits & bit.RELATIVE) and before.low != "who" and phrase.first > 1
    return gap or before.low in QUOTES


def _charges(parsed: Parsed, hit: Hit) -> bool:
    """Whether a bare "charged" with nothing behind it is what people do: "but instead, the protesters charged."""
    if hit.frame.kind not in (Kind.CHARGED, Kind.TRIED):
        return False
    before = parsed.at(parsed.skip_left(hit.first - 1))
    ends = hit.last >= len(parsed.tokens) or not parsed.tokens[hit.last].is_word
    return ends and before is not None and before.led and not parsed.sentence.titled


def _takes_two(parsed: Parsed, hit: Hit) -> bool:
    """Whether a second object, with an article, stands right behind the first: what somebody had to pay."""
    if hit.frame.kind is not Kind.CHARGED or hit.frame.tails:
        return False
    people = objects(parsed, hit.last)
    behind = parsed.at(people[-1].last) if people else None
    sum_of = behind is not None and parsed.words.has("indefinite", parsed.tokens[behind.first].low)
    return sum_of or (bool(people) and parsed.low(people[-1].last, people[-1].last + 1) in ("$", "€", "£"))


def _is_of_a_thing(parsed: Parsed, hit: Hit, stands: Stand) -> bool:
    """Whether what follows a verb shows that it is no person's ("executed it", "were charged fees", "seized on …")."""
    at = hit.last
    if hit.frame.whom is Whom.OBJECT and parsed.low(at, at + 1) in parsed.words.sets["it"]:
        return True
    if parsed.low(at, at + 1) in hit.frame.bars and at + 1 not in parsed.masked:
        return True
    behind = objects(parsed, at) if stands.voice is Voiced.PASSIVE and stands.finite else []
    if not behind or at in parsed.masked:
        return False
    if hit.frame.tails:
        tails = hit.frame.tails_of(parsed.tokens[hit.first].low)
        needed = any(parsed.phrase_follows(at, *tail) for tail in tails)
        return hit.frame.whom is Whom.OBJECT and not needed and not behind[0].is_personal and not behind[0].run
    return behind[0].thing and hit.frame.needs is None


def _only_counts(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether it is "both", "all", "those arrested": people spoken of before."""
    counting = parsed.tokens[phrase.first].low in parsed.words.sets["quantifiers"]
    return (
        counting
        and not phrase.run
        and all(token.bits & (bit.TRIGGER | bit.DETERMINER) for token in parsed.tokens[phrase.first + 1 : phrase.last])
    )


def eligible(parsed: Parsed, hit: Hit, stands: Stand, people: Sequence[NounPhrase]) -> list[Party] | Refused:
    """The parties a frame accepts, or why none is."""
    if hit.frame.whom is Whom.OWNER:
        owned = [party(one) for one in people if _is_owned_by(parsed, hit, one)]
        owned += [owner for phrase in people if (owner := owner_of(parsed, phrase)) is not None]
        owned += [party(one) for one in people if one.name is not None and parsed.low(one.last, one.last + 1) == "'s"]
        return owned or Refused("nobody owns what it changes")
    if any(parsed.low(one.first, one.last) in parsed.words.sets["nobody"] for one in people):
        return Refused("it is said of nobody")
    wanted = hit.frame.object
    kept = []
    for phrase in people:
        if phrase.thing or phrase.first in parsed.masked or _is_part_of_thing(parsed, stands, phrase):
            continue
        if phrase.run and phrase.name is None and not phrase.people and _is_place_of(parsed, phrase):
            continue
        if wanted == "prisoner" and not _are_prisoners(parsed, phrase):
            continue
        if hit.frame.needs == "abroad" and not phrase.is_personal:
            continue
        if hit.frame.passive_only and not hit.frame.tails and _is_rather_event(parsed, hit, stands, people, phrase):
            continue
        if stands.voice is Voiced.PASSIVE and not stands.finite and _is_in_title(parsed, hit, phrase):
            continue
        single = phrase.run and not phrase.place and phrase.last - phrase.first <= 2
        everyone = stands.voice is Voiced.PASSIVE and stands.finite and _only_counts(parsed, phrase)
        if phrase.is_personal or everyone or (wanted == "any" and not phrase.body) or (single and not phrase.body):
            kept.append(party(phrase))
    if not kept:
        return Refused("no person is named or counted")
    return kept


def _is_owned_by(parsed: Parsed, hit: Hit, phrase: NounPhrase) -> bool:
    """Whether what is changed is said to be of this person: "the citizenship of Ana Example"."""
    if not phrase.is_personal or phrase.first < 2 or parsed.tokens[phrase.first - 1].low not in parsed.words.sets["of"]:
        return False
    return (parsed.tokens[phrase.first - 2].low,) in hit.frame.tails


def _is_rather_event(parsed: Parsed, hit: Hit, stands: Stand, people: Sequence[NounPhrase], phrase: NounPhrase) -> bool:
    """Whether what is "held" is a gathering or an act: a bare name of one, or "the recruitment of soldiers"."""
    if people[0].thing or (not stands.finite and _is_unled(parsed, hit, phrase)):
        return True
    before = people[0].first - 1
    of = parsed.at(before - 1) if before > 0 and parsed.tokens[before].low in parsed.words.sets["of"] else None
    return of is not None and not of.is_personal


def _is_place_of(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a lone capital stands behind a preposition of place, or is joined to one that does."""
    at = phrase.first - 1
    if at > 1 and parsed.tokens[at].bits & bit.CONJUNCTION:
        other = parsed.at(at - 1)
        at = other.first - 1 if other is not None and other.run and other.name is None else at
    return at > 0 and parsed.words.has("at_place", parsed.tokens[at].low)


def _is_in_title(parsed: Parsed, hit: Hit, phrase: NounPhrase) -> bool:
    """Whether a name stands within the quoted title of a work that was released: "the “Ana Example Story” released"."""
    marks = [at for at in range(phrase.first) if parsed.tokens[at].low in QUOTES]
    closes = next((at for at in range(phrase.last, hit.first) if parsed.tokens[at].low in QUOTES), None)
    if closes is None or len(marks) % 2 == 0:
        return False
    return closes - marks[-1] - 1 > phrase.last - phrase.first


def _is_unled(parsed: Parsed, hit: Hit, phrase: NounPhrase) -> bool:
    """Whether capitals stand right before a bare participle ("the Example Forum held in May"): rather an event."""
    beside = parsed.skip_left(hit.first - 1) < phrase.last
    return beside and (phrase.run or phrase.name is not None) and not phrase.people and not _has_trade(parsed, phrase)


def _has_trade(parsed: Parsed, phrase: NounPhrase) -> bool:
    return any(token.bits & bit.PEOPLE for token in parsed.tokens[phrase.first : phrase.last])


def _is_part_of_thing(parsed: Parsed, stands: Stand, phrase: NounPhrase) -> bool:
    """Whether an object is a sum, or a name that owns what is meant ("released Ana Example's 1995 letters")."""
    behind = parsed.low(phrase.last, phrase.last + 2)
    if not phrase.people and (behind == ", which" or behind.startswith("which ")):
        return True  # of people one says "who"
    sum_of = phrase.bare and parsed.words.has("sums", parsed.tokens[phrase.last - 1].low)
    owns = phrase.name is not None and parsed.low(phrase.last, phrase.last + 1) == "'s"
    return sum_of or (owns and stands.voice is Voiced.ACTIVE)


def _are_prisoners(parsed: Parsed, phrase: NounPhrase) -> bool:
    words = {token.low for token in parsed.tokens[phrase.first : phrase.last]}
    return bool(words & (parsed.words.sets["prisoners"] | parsed.words.sets["likely_prisoners"]))
