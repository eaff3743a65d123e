"""What the record's sentences say of people: apologies, substitutes, coming and going, who led.

The one thing to know: a sentence counts where its verb stands right beside a
name; what it says of somebody whom the list knows is added to the list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import AgendaItem, Section, SectionKind, Span
from corpus.people.entries import Person, choose_style, read_entry
from corpus.people.names import is_title, read_name, weigh
from corpus.people.notes import limit_in
from corpus.sentences import split_sentences
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend

__all__ = ["Remark", "Sentence", "people_in", "read_election", "read_remarks", "record_sentences"]

_WORD = r"[^\W\d_a-zæøåéöü][\w.’'\u2010-]*"
_MORE = r"(?:\s+(?:(?:af|von|van|de|den|der|la|el|da|di|du)\s+)?" + _WORD + "){0,5}"
_RANK = r"(?:(?:[^\W\d_A-ZÆØÅ][\w.-]{2,30}\s+){0,2})"
PERSON = rf"{_WORD}{_MORE}"
PERSONS = rf"{PERSON}(?:(?:\s*,\s*|\s*,?\s+(?:og|and|samt)\s+){PERSON}){{0,12}}"
_ASIDE = r"(?:\s*\([^()]{0,80}\))?(?:,\s+[^,.;:]{1,80},)?(?:,?\s+(?:der|som|who))?"
_AUXILIARY = r"(?:\s+(?:var|er|blev|was|is|were|har|havde|had))?"

_ONE_ITEM = re.compile(
    r"\s*(?:under|i|for|during|on|ved|på)\s+(?:punkt|pkt|item|this|dette|behandling|the item|sagen|agenda item)"
)
# "ankom kl. 16.20 og tog ordet", but "under pkt. 5 og 6"
_CLAUSE_END = re.compile(r"[;:]\s|,\s(?!\d)|\s(?:og|and)\s(?=[^\d\s])")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_KINDS = (SectionKind.REFERAT, SectionKind.OEVRIGT, SectionKind.HOVED, SectionKind.DELTAGERE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the record, mended, and the number of its item."""

    words: str
    span: Span
    item: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a sentence says of one person.

    Attributes:
        kind: "absent", "present", "substitute", "limit", "leader", "minutes" or "vice".
        name: as printed; "" for "vice", the vice-chair whom the sentence does not name.
        other: for whom a substitute sits, or the words of a limit.
        person: what else the sentence gives of an absent person, or None.
    """

    kind: str
    name: str
    other: str
    sentence: Sentence
    person: Person | None = None


def record_sentences(
    text: str,
    front: tuple[Section, ...],
    items: tuple[AgendaItem, ...],
    *,
    kinds: tuple[SectionKind, ...] = _KINDS,
) -> Iterator[Sentence]:
    """The sentences that may tell of people: the record, and what stands outside the items."""
    for item in items:
        for section in item.sections:
            if section.kind in kinds:
                for span in split_sentences(text, section.body):
                    yield Sentence(mend(text, span), span, item.number)
    for section in front:
        if section.kind in _KINDS:
            for span in split_sentences(text, section.body):
                sentence = Sentence(mend(text, span), span, None)
                if told := _unlabelled(sentence.words):
                    sentence = Sentence(told, span, None)
                # Lists are read as lists; of their lines only whole sentences count.
                if told or section.kind is not SectionKind.DELTAGERE or _whole(sentence.words):
                    yield sentence


def _whole(words_: str) -> bool:
    return words_.endswith(".") and ":" not in _CLOCK.sub("", words_)


def _unlabelled(words_: str) -> str:
    """What stands behind a label that names nobody ("Bemærkninger: Bo Dahl gik kl. 18"), or ""."""
    label, _, rest = words_.partition(":")
    return rest.strip() if label.casefold().strip() in words("people_other_labels") else ""


def read_remarks(sentence: Sentence) -> tuple[Remark, ...]:
    """What a sentence says of people."""
    if len(sentence.words) > 2_000:
        return ()
    found = [
        *_absences(sentence),
        *_substitutes(sentence),
        *_leaders(sentence),
        *_limits(sentence),
        *_throughout(sentence),
    ]
    return tuple(found)


def people_in(words_: str) -> tuple[Person, ...]:
    """The people that words of a sentence name, with what stands beside each name."""
    cut = _purpose().search(words_)
    chunk = words_[: cut.start()] if cut else words_
    chunk = chunk.strip(" ,.:")
    return tuple(
        p for p in read_entry(chunk, choose_style([(chunk, False)]))
        if weigh(p.name).name >= weigh(p.name).organisation
    )  # fmt: skip


@from_words
def _purpose() -> re.Pattern[str]:
    return re.compile(rf",?\s+{phrases('purpose_openers')}(?=[\s.,;:]|$)|[.;:]\s|\.$")


def _absences(sentence: Sentence) -> Iterator[Remark]:
    for match in _absent_leads().finditer(sentence.words):
        for person in people_in(sentence.words[match.end() :]):
            yield Remark("absent", person.name, "", sentence, person)
    if but := _all_but().search(sentence.words):
        for person in people_in(but["who"]):
            yield Remark("absent", person.name, "", sentence, person)
    for match in _absent_tails().finditer(sentence.words):
        for person in people_in(match["who"]):
            yield Remark("absent", person.name, "", sentence, person)


@from_words
def _absent_leads() -> re.Pattern[str]:
    spoken = [w for w, key in keys("people_leads").items() if key == "absent" and " " in w]
    return re.compile(
        rf"(?<!\w)(?:{_alternatives(spoken)})\s*:?\s+(?:the\s+)?(?=\S)", re.IGNORECASE
    )


def _throughout(sentence: Sentence) -> Iterator[Remark]:
    if match := _whole_meeting().match(sentence.words):
        for person in people_in(match["who"]):
            yield Remark("present", person.name, "", sentence, person)


@from_words
def _whole_meeting() -> re.Pattern[str]:
    # "Dekan Anna Holm deltog i hele mødet."
    return re.compile(
        rf"(?P<who>.{{3,120}}?)\s(?i:{phrases('took_part')})\s+(?:i\s+|under\s+)?(?i:{phrases('whole_meeting')})"
    )


@from_words
def _all_but() -> re.Pattern[str]:
    # "Alle var mødt, undtagen Bo Dahl og Eva Juhl, der havde meldt afbud."
    return re.compile(
        rf"^(?i:{phrases('everybody')})\s[^.;:]{{2,60}}?\s(?i:{phrases('all_but')})\s+{_RANK}(?P<who>{PERSONS})"
    )


@from_words
def _absent_tails() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>(?:Cllrs?\.?\s+|Councillors?\s+)?{PERSONS}(?:\s*\([^()]{{0,80}}\))?)\s+(?i:{phrases('people_tails.absent')})"
    )


def _alternatives(phrases_: list[str]) -> str:
    ordered = sorted(phrases_, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered)


def _substitutes(sentence: Sentence) -> Iterator[Remark]:
    text = sentence.words
    for match in _for_whom().finditer(text):
        yield from _pair(sentence, match["who"], match["whom"])
    for match in _by_whom().finditer(text):
        yield from _pair(sentence, match["who"], match["whom"])
    for match in _in_place().finditer(text):
        before = [m.group() for m in re.finditer(PERSON, text[: match.start()]) if " " in m.group()]
        if before:
            yield from _pair(sentence, match["who"], before[-1])
    for match in _of_place().finditer(text):
        yield from _pair(
            sentence, match["who"], re.sub(r"(?:(?<=s)['’]|['’]s|s)$", "", match["whom"])
        )
    if instead := _instead().match(text):
        yield from _pair(sentence, instead["who"], instead["whom"])


def _pair(sentence: Sentence, who: str, whom: str) -> Iterator[Remark]:
    one, other = read_name(who), read_name(whom)
    if one and other and all(weigh(n.name).organisation < 2 for n in (one, other)):
        yield Remark("substitute", one.name.rstrip("."), other.name.rstrip("."), sentence)


@from_words
def _for_whom() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>{PERSON}){_ASIDE}{_AUXILIARY},?\s+(?i:{phrases('substitute_for')})\s+{_RANK}(?P<whom>{PERSON})"
    )


@from_words
def _by_whom() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<whom>{PERSON}){_AUXILIARY}(?:\s[a-zæøå ]{{0,40}})?\s+(?i:{phrases('substituted_by')})\s+{_RANK}(?P<who>{PERSON})"
    )


@from_words
def _in_place() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>{PERSON})\s+(?:\w+\s+){{0,2}}?(?i:{phrases('in_his_place')})(?!\s+(?:for|of|til)\b)"
    )


@from_words
def _of_place() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>{PERSON})\s+(?:deltog|deltager|mødte|møder|var mødt|attended|sat)\s+(?:i|in)\s+(?P<whom>{PERSON}['’]?s?)\s+(?:sted|stead|place)"
    )


@from_words
def _instead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:For(?=\s.{{3,60}}\s(?:deltog|mødte|attended)\s)|I stedet for|In place of|Instead of|Som suppleant for|Som stedfortræder for)\s+(?P<whom>{PERSON}),?\s+(?:deltog|deltager|mødte|møder|var|attended)?\s*{_RANK}(?P<who>{PERSON})"
    )


def _leaders(sentence: Sentence) -> Iterator[Remark]:
    for topic, kind in (("said_of_leader", "leader"), ("said_of_minutes", "minutes")):
        after, before = _said(topic)
        match = after.search(sentence.words) or before.search(sentence.words)
        if match and _ONE_ITEM.match(sentence.words, match.end()):
            continue  # "Carl Friis var mødeleder under punktet"
        person = read_name(match["who"]) if match else None
        if person and weigh(person.name).organisation < 2:
            yield Remark(kind, person.name.rstrip("."), "", sentence)
    if called := _calls_to_order().search(sentence.words):
        yield Remark("leader", called["who"], "", sentence)
    if around := _around_leader().search(sentence.words):
        yield Remark("leader", around["who"], "", sentence)
    if _vice_leads().search(sentence.words):
        yield Remark("vice", "", "", sentence)


def read_election(sentence: str) -> str | None:
    """Whom a sentence of an item such as "Valg af dirigent" says was elected, or None."""
    for pattern in _elections():
        if match := pattern.search(sentence):
            person = read_name(match["who"])
            if person and weigh(person.name).organisation < 2 and not is_title(person.name):
                return person.name.rstrip(".")
    return None


@from_words
def _elections() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?P<who>{PERSON}){_ASIDE}\s+(?i:{phrases('elected.before')})"),
        re.compile(rf"(?i:{phrases('elected.after')})\s+{_RANK}(?P<who>{PERSON})"),
        re.compile(rf"^{_RANK}(?P<who>{PERSON})\.?$"),
    )


def _said(topic: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _said_patterns()[topic]


@from_words
def _said_patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        topic: (
            re.compile(rf"(?i:{phrases(topic + '.after')})\s*:?\s+{_RANK}(?P<who>{PERSON})"),
            re.compile(
                rf"(?P<who>{PERSON}){_ASIDE},?{_AUXILIARY}(?:\s+enstemmigt)?\s+(?i:{phrases(topic + '.before')})"
            ),
        )
        for topic in ("said_of_leader", "said_of_minutes")
    }


@from_words
def _around_leader() -> re.Pattern[str]:
    # "I formandens fravær ledede næstformand Carl Eg mødet."
    return re.compile(
        rf"(?i:{phrases('said_of_leader.around')})\s+{_RANK}(?P<who>{PERSON})\s+(?i:{phrases('meeting_nouns')})"
    )


@from_words
def _calls_to_order() -> re.Pattern[str]:
    # "President Ann Ross called Senate Meeting 618 to order"; "Ann chaired, Bill took the notes."
    return re.compile(
        rf"(?:^|[.;:]\s+)(?:The\s+)?(?:(?i:{phrases('ranks')}|{phrases('roles')})\s+)?(?P<who>{PERSON}){_ASIDE}\s+(?:called\s[^.;:]{{0,80}}?\bto order\b|(?:chaired|facilitated|presided)(?=\s*(?:[,.;]|and\s)))"
    )


@from_words
def _vice_leads() -> re.Pattern[str]:
    vice = "|".join(re.escape(w) + r"(?:en)?" for w in words("vice_chair_roles"))
    return re.compile(rf"(?i:\b(?:{vice}))\s+(?i:{phrases('said_of_leader.before')})")


def _limits(sentence: Sentence) -> Iterator[Remark]:
    matches = [*_comes_or_goes().finditer(sentence.words)]
    if second := _second_verb().match(sentence.words):
        matches.append(second)
    for match in matches:
        limit = _CLAUSE_END.split(match["limit"], maxsplit=1)[0].strip(" .")
        if _is_limit(match["verb"], limit):
            for person in people_in(match["who"]):
                yield Remark("limit", person.name, limit, sentence, person)
    for match in _inverted().finditer(sentence.words):
        whole = sentence.words.rstrip(". ")
        rest = f"{match['verb']} {match['limit']}"
        if _is_limit(match["verb"], rest) or (
            limit_in(match["lead"].strip()) and _noun().search(rest)
        ):
            for person in people_in(match["who"]):
                yield Remark("limit", person.name, whole, sentence, person)


def _is_limit(verb: str, limit: str) -> bool:
    """Whether coming or going limits a presence: it needs the meeting, a clock time or an item."""
    tail = limit[len(verb) :].strip()
    part = verb.casefold().startswith(("deltog", "deltag", "attend", "was pres", "var t"))
    if part and not re.match(
        r"(?:ikke|not|kun|only)?\s*(?:fra|til|under|indtil|kun|i|from|until|for|during|only|delvist|partly|online\s+fra)\b",
        tail,
    ):
        return False
    if _clocked(tail):
        return True
    return not part and bool(_noun().match(tail))


def _clocked(tail: str) -> bool:
    first = re.sub(
        r"^(?:(?:mødet|the meeting|the call|derefter|herefter|først|ikke|not|kun|only|online)\s+)+",
        "",
        tail,
    )
    return limit_in(first) is not None


@from_words
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:derefter|herefter|så)\s+)?{phrases('meeting_nouns')}", re.IGNORECASE)


@from_words
def _comes_or_goes() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>{PERSONS}(?:\s*\([^()]{{0,80}}\))?)(?:,?\s+(?:der|som|who))?\s+(?P<limit>(?P<verb>(?i:{phrases('leaving')}))\s[^;:]{{0,120}})"
    )


@from_words
def _second_verb() -> re.Pattern[str]:
    # "Henrik Lodsager redegjorde for tilbuddet og forlod derefter mødet."
    return re.compile(
        rf"(?P<who>{PERSON})\s+[a-zæøå][^.;:]{{0,160}}?\s(?:og|and)\s(?P<limit>(?P<verb>(?i:{phrases('leaving')}))\s[^;:]{{0,120}})"
    )


@from_words
def _inverted() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<lead>[^,;]{{0,40}}?)\b(?P<verb>(?i:{phrases('leaving')}))\s+(?P<who>{PERSONS})\s+(?P<limit>[^;:]{{0,120}})"
    )
