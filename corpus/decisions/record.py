"""The record of an item as sentences, each with the label, the point and the paragraph it stands in.

The one thing to know: a label ("Beslutning:", "**Decision:**", "Ansvarlig:") is left out of
a sentence's words and quote and reaches to the end of its paragraph, or, on a line of its
own, to the next label.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.decisions.margins import without_margins
from corpus.decisions.speakers import Speakers
from corpus.decisions.verdicts import words_of_outcomes
from corpus.model import AgendaItem, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.terms import from_words, phrases, words
from corpus.text import mend, strip_span

__all__ = ["Record", "Sentence", "plain", "read_record", "speaker_of", "without_label"]

_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`")
_WRAPPED = 66  # characters from which a line may have been broken for its length
_STRAY = re.compile(r"[*_]{1,3}\s+")  # what is left of "**Decision:** …" after the label
_LINK = re.compile(r"\[([^\]\n]{0,120})\]\((?:[^()\n]{0,300})\)")
# "Ad a) …", "Punkt 3 …", "1) …"
# "Sarah: At CNCF we have …": what follows in the paragraph is hers too
_SPEAKER = re.compile(
    r"(?P<name>[A-Z]{2,3}|[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][\w.]*){0,2}|<?[a-z][\w-]{1,15}>?)\s*:\s+\S"
)
_TOPIC = re.compile(r"^[A-ZÆØÅ][^:.;]{2,40}:\s+(?=\S)")  # "b) Allotments: deferred"
_POINT = re.compile(
    r"^(?:(?:ad|punkt|pkt\.?|item)\s+(?P<point>[\w.]{1,4}?)\s*[).:–-]|(?P<letter>[a-h\d]{1,2})\))\s*",
    re.IGNORECASE,
)
# "P/2025/0388 Ty Capel, rear extension - RESOLVED …": each application is decided by itself
_REFERENCE = re.compile(r"(?:[A-Z]{1,4}[/-])?\d{2,4}/\d{3,5}(?:/[A-Z]{2,4})?(?=[\s:,])")
_ENTRY = re.compile(r"(?:^|\n)[ \t]*(?:[-*+•\uf0b7]|\(?\w{1,2}[.)])[ \t]*$")
_BREAK = re.compile(r"\n[ \t\f\r]*\n|\n[ \t]*(?:[-*+•\uf0b7]|\(?\w{1,2}[.)])[ \t]")
_LABEL_BODY = re.compile(
    r"\b(?:i|fra|of|by|in)\s+(?P<body>[A-ZÆØÅ][^:\n]{2,60}?)(?:\s+(?:den|d\.|on|,)\s*[\d].*|,.*)?$"
)
_NOTHING = re.compile(
    r"^\W*(?:ingen bemærkninger|intet|intet at bemærke|intet til beslutning|ingen|nothing|no comments?|none|nil|n/a|der var intet.*|-)\W*$",
    re.IGNORECASE,
)


# "COUNCIL RESOLUTION 04/25", "Moved: Cr Hale", above the result of the motion
_MOVED = re.compile(
    r"(?:(?<=\n)|^)[ \t]*(?:[A-Z]+[ \t]+)?(?:RESOLUTION|MOVED|Moved|Motion|MOTION)\b", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a record.

    Attributes:
        words: mended, without emphasis marks and label; what is matched.
        quote: the sentence without its label, as a span.
        paragraph: counts from 0; a list entry is a paragraph.
        labelled: whether it stands under "Beslutning:" and the like.
        inline: whether that label stands in its own paragraph.
        body: the body that the label names ("Beslutning i Økonomiudvalget den …"), or None.
        point: "a" of "Ad a)", or None.
        stance: whether its words are one party's rather than the body's.
        spoken: whether it stands in a paragraph that a name opens ("Myles: …").
        entry: whether it opens a list entry.
        speaker: of a transcript, whose paragraph it stands in, as printed, or None.
    """

    index: int
    words: str
    quote: Span
    paragraph: int
    labelled: bool = False
    inline: bool = False
    body: str | None = None
    point: str | None = None
    stance: bool = False
    spoken: bool = False
    entry: bool = False
    speaker: str | None = None

    @property
    def nothing(self) -> bool:
        """As in "Ingen bemærkninger": there was nothing to say."""
        return bool(_NOTHING.match(self.words))

    def speakers(self, speakers: Speakers) -> Speakers:
        """Who is the body that speaks here: the label's, where it names one."""
        if self.body is None:
            return speakers
        return Speakers(frozenset(), f"{speakers.head} {self.body.casefold()}", speakers.chair)


@dataclass(frozen=True, slots=True)
class Record:
    """The sentences of an item's record, in order."""

    sentences: tuple[Sentence, ...]

    def of_body(self, speakers: Speakers) -> "Record":
        """Without what other bodies decided before, where a label names the one that met."""
        own = {s.body: not speakers.names_another(s.body) for s in self.sentences if s.body}
        if not any(own.values()):
            return self
        kept = (s for s in self.sentences if s.body is None or own[s.body])
        return Record(tuple(replace(s, body=None) for s in kept))

    @property
    def substantial(self) -> bool:
        """Whether something was said, beyond "Ingen bemærkninger"."""
        return any(not s.nothing and len(s.words) > 20 for s in self.sentences)


@from_words
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    deciding = phrases("deciding_labels", whole_words=False)
    other = phrases("other_labels", whole_words=False)
    name = r"(?P<name>(?:{})(?:\s+(?:i|fra|of|by|in|nr\.?|no\.?)\s[^:\n]{{1,70}})?(?:\s*[A-Z]{{0,2}}\d[\w./-]*)?)"
    end = r"\s*(?::|–(?!\d)|(?<=\w)\s-)\s*"
    return (
        re.compile(name.format(deciding) + f"(?:{end}|\\s*$)", re.IGNORECASE),
        re.compile(name.format(other) + f"(?:{end})", re.IGNORECASE),
    )


@from_words
def _tasks() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('action_labels.task')}|{phrases('action_labels.who')})\s*:", re.IGNORECASE
    )


@from_words
def _label_noun() -> re.Pattern[str]:
    return re.compile(phrases("label_nouns"), re.IGNORECASE)


@from_words
def _matter() -> re.Pattern[str]:
    return re.compile(phrases("matters"), re.IGNORECASE)


@from_words
def _topics() -> frozenset[str]:
    """Words before a colon that are nobody's name."""
    topics = (
        "deciding_labels",
        "other_labels",
        "vote_before",
        "vote_label",
        "matters",
        "unanimous",
    )
    return frozenset(word for topic in topics for word in words(topic))


@from_words
def _stance() -> re.Pattern[str]:
    return re.compile(phrases("labelled_stances"), re.IGNORECASE)


def plain(words_: str) -> str:
    """Words without the marks of emphasis and the addresses of links."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", words_)).strip(" \t|")  # of a box drawn in signs


def without_label(words_: str) -> str:
    """Plain words without "Beslutning:" before them."""
    words_ = plain(words_)
    match = _labels()[0].match(words_)
    return words_[match.end() :].strip() if match and _is_label(match, words_) else words_


def read_record(text: str, item: AgendaItem) -> Record:
    """The sentences of the item's REFERAT sections."""
    sentences: list[Sentence] = []
    for section in item.sections:
        if section.kind is SectionKind.REFERAT:
            _read_section(text, section.body, section.heading, sentences)
    told = [s for s in item.sections if s.kind is not SectionKind.BILAG]
    if not sentences or (told and told[-1].kind is SectionKind.INDSTILLING):
        for section in told if not sentences else told[-1:]:
            if (end := _result_below(text, section.body)) is not None:
                _read_section(text, end, None, sentences)
    return Record(tuple(sentences))


def _result_below(text: str, body: Span) -> Span | None:
    """A result on a line of its own below a proposal that has no record ("Tiltrådt.")."""
    for match in re.finditer(r"\n[ \t]*(?=[A-ZÆØÅ])", text[body.start : body.end]):
        line = text[body.start + match.end() : body.end].split("\n", 1)[0]
        if _opens_with_result(line):
            start = body.start + match.end()
            moved = list(_MOVED.finditer(text, body.start, start))
            return Span(moved[-1].start() if moved else start, body.end)
    return None


def _opens_with_result(line: str) -> bool:
    lead = re.match(r"(?:\S+\s+){1,3}?(?=[a-zæøå]+(?:ede|te|tog|ed|og|dt)\b)", line[:60])
    for form, _, pattern in words_of_outcomes():
        if form in ("participle", "phrase") and pattern.match(line):
            return True
        if lead and form in ("verb", "phrase") and pattern.match(line, lead.end()):
            return True
    return False


def _read_section(text: str, body: Span, heading: str | None, into: list[Sentence]) -> None:
    deciding, other = _labels()
    titled = bool(heading and deciding.match(plain(heading)))
    named = _label_body(heading) if titled and heading else None
    state = Sentence(0, "", body, into[-1].paragraph + 1 if into else 0, titled, False, named)
    skipping = spoken = to_line_end = False
    at = body.start
    spans = _apart(text, split_sentences(text, body))
    transcript = len({m.casefold() for span in spans if (m := _speaker(text, span))}) > 1
    for span in spans:
        gap = text[max(at - 1, body.start) : span.start + 1]
        if _BREAK.search(gap) and at > body.start:
            state = replace(state, paragraph=state.paragraph + 1, point=None)
            if state.inline:
                state = replace(state, inline=False, labelled=titled, body=named)
            skipping = to_line_end = False
            spoken = False
            state = replace(state, speaker=None)
        if to_line_end and "\n" in gap:
            skipping = to_line_end = False
        at = span.end
        own = without_margins(text, span)
        if own is None:
            continue
        span = own
        if mark := _STRAY.match(text, span.start, span.end):
            span = Span(mark.end(), span.end)
        raw = mend(text, span)
        words_ = plain(raw)
        if match := other.match(words_):
            skipping = True
            # "ACTION: Clerk", and the record goes on below
            to_line_end = bool(_tasks().match(words_)) and match.end() < len(words_)
            continue
        quote = span
        if (match := deciding.match(words_)) and _is_label(match, words_):
            skipping = False
            rest = words_[match.end() :].strip()
            state = replace(
                state,
                speaker=None,
                labelled=True,
                inline=bool(rest),
                body=_label_body(match["name"]) or named,
            )
            if not rest:
                continue
            quote = _after_label(text, span)
            words_ = plain(mend(text, quote))
        if skipping:
            continue
        if transcript and (name := _speaker(text, span)):
            state = replace(state, speaker=name)
        elif spoken and _own_line(text, span):
            spoken = False
            state = replace(state, speaker=None)
        if reference := _REFERENCE.match(words_):
            state = replace(state, point=reference.group().strip().casefold())
        elif point := _POINT.match(words_):
            state = replace(state, point=(point["point"] or point["letter"]).casefold())
            words_ = (
                words_[point.end() :]
                if point["letter"] or ")" in point.group() or ":" in point.group()
                else words_
            )
            words_ = _TOPIC.sub("", words_)
        into.append(
            replace(
                state,
                index=len(into),
                words=words_,
                quote=quote,
                stance=bool(_stance().search(words_)),
                spoken=spoken,
                entry=bool(_ENTRY.search(text, max(body.start, span.start - 12), span.start)),
            )
        )
        spoken = spoken or (transcript and _speaker(text, span) is not None)


def _apart(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    r"""As in "- The office is closed\nNoted": a result on a line of its own is a sentence."""
    parts: list[Span] = []
    for span in [line for whole in spans for line in _lines_apart(text, whole)]:
        first = text.find("\n", span.start, span.end)
        if 0 < first < span.start + 80 and _tasks().match(plain(text[span.start : first])):
            rest = strip_span(text, Span(first, span.end))
            if text[rest.start].isupper() or text[rest.start].isdigit():  # "ACTION: Clerk"
                parts.append(strip_span(text, Span(span.start, first)))
                span = rest
        at = text.rfind("\n", span.start, span.end)
        line = Span(at + 1, span.end)
        said = text[line.start : line.end].strip(" \t*_.")
        if at > span.start and said[:1].isupper() and len(said.split()) <= 6 and _is_result(said):
            parts.append(strip_span(text, Span(span.start, at)))
            parts.append(strip_span(text, line))
        else:
            parts.append(span)
    return tuple(parts)


def _own_line(text: str, span: Span) -> bool:
    """Whether a sentence opens a line below one that was not broken for its length: nobody's words."""
    line = text.rfind("\n", 0, span.start) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    opened = not text[line : span.start].strip() and line > 0
    return opened and 0 < len(above.strip()) < _WRAPPED - 16 and above.strip()[-1:] not in ",;"


def _lines_apart(text: str, span: Span) -> list[Span]:
    """The lines of notes that each stand for themselves: of a transcript, of applications."""
    cuts = [at.start() for at in re.finditer(r"\n", text[span.start : span.end])]
    if not cuts:
        return [span]
    starts = [span.start + at + 1 for at in cuts]
    lines = [text[at : span.end].split("\n", 1)[0].strip() for at in (span.start, *starts)]
    speaking = [bool(_speaker_line().match(line)) for line in lines]
    parted: list[Span] = []
    start = span.start
    for at, line, before, spoke in zip(starts, lines[1:], lines, speaking[1:], strict=False):
        talk = any(speaking) and (
            spoke or (len(before) < _WRAPPED and line[:1].isupper() and before[-1:] != ",")
        )
        label = _labels()[0].fullmatch(before)
        if talk or _REFERENCE.match(line) or (label and before[-1:].isdigit()):
            parted.append(strip_span(text, Span(start, at - 1)))
            start = at
    parted.append(strip_span(text, Span(start, span.end)))
    return [part for part in parted if part.start < part.end]


@from_words
def _speaker_line() -> re.Pattern[str]:
    """A line that a name or a nick opens ("Dominik: …", "<amir> +1")."""
    return re.compile(
        rf"<[\w-]{{1,20}}>\s|(?!(?:{phrases('action_labels')}|{phrases('deciding_labels')}|{phrases('other_labels')})\s*:)[A-Z][a-zæøåé]+(?:\s[A-Z][a-z]+)?:\s"
    )


def _is_result(said: str) -> bool:
    return any(
        form in ("participle", "phrase")
        and (match := pattern.match(said))
        and match.end() == len(said)
        for form, _, pattern in words_of_outcomes()
    )


def _speaker(text: str, span: Span) -> str | None:
    """Whose words a line of a transcript is: "Sarah: At CNCF …"."""
    return speaker_of(text[span.start : min(span.end, span.start + 60)])


def speaker_of(words_: str) -> str | None:
    """The name that opens a line of a transcript, as printed, or None."""
    match = _SPEAKER.match(plain(words_))
    if not match:
        return None
    name = match["name"].casefold()
    return None if name in _topics() or _matter().match(name) else match["name"]


def _is_label(match: re.Match[str], words_: str) -> bool:
    """As in "Beslutning: …" or "Beslutning" alone; not "Besluttet at …", "Agreed" or "Agreed to …"."""
    if re.search(r"[:–-]\s*$", match.group()):
        return True
    return match.end() == len(words_) and bool(_label_noun().match(words_))  # "Decision D8"


def _label_body(label: str) -> str | None:
    match = _LABEL_BODY.search(label.strip(" :*_"))
    return match["body"].strip() if match else None


def _after_label(text: str, span: Span) -> Span:
    colon = re.search(r":|–(?!\d)|\s-\s", text[span.start : span.end])
    start = span.start + (colon.end() if colon else 0)
    return strip_span(text, strip_span(text, Span(start, span.end)), "*_ \n\t")
