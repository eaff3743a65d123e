"""The record of an item as sentences, each with the label, the point and the paragraph it stands in.

The one thing to know: a label ("Beslutning:", "**Decision:**", "Ansvarlig:") is left out of
a sentence's words and quote and reaches to the end of its paragraph, or, on a line of its
own, to the next label.
"""

import re
from dataclasses import dataclass, replace

from corpus.decisions.labels import (
    after_label,
    is_label,
    label_body,
    label_patterns,
    plain,
    task_label,
)
from corpus.decisions.margins import without_margins
from corpus.decisions.record_lines import REFERENCE, opens_own_line, sentences_apart, speaker_at
from corpus.decisions.speakers import Speakers
from corpus.decisions.verdicts import words_of_outcomes
from corpus.model import AgendaItem, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.terms import pattern_of
from corpus.text import mend

__all__ = ["Record", "Sentence", "read_record"]

_STRAY = re.compile(r"[*_]{1,3}\s+")  # what is left of "**Decision:** …" after the label
_TOPIC = re.compile(r"^[A-ZÆØÅ][^:.;]{2,40}:\s+(?=\S)")  # "b) Allotments: deferred"
# "Ad a) …", "Punkt 3 …", "1) …"
_POINT = re.compile(
    r"^(?:(?:ad|punkt|pkt\.?|item)\s+(?P<point>[\w.]{1,4}?)\s*[).:–-]|(?P<letter>[a-h\d]{1,2})\))\s*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:^|\n)[ \t]*(?:[-*+•\uf0b7]|\(?\w{1,2}[.)])[ \t]*$")
_BREAK = re.compile(r"\n[ \t\f\r]*\n|\n[ \t]*(?:[-*+•\uf0b7]|\(?\w{1,2}[.)])[ \t]")
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


def read_record(text: str, item: AgendaItem) -> Record:
    """The sentences of the item's REFERAT sections."""
    sentences: list[Sentence] = []
    for section in item.sections:
        if section.kind is SectionKind.REFERAT:
            _Reader(text, section.body, section.heading, sentences).read()
    told = [s for s in item.sections if s.kind is not SectionKind.BILAG]
    if not sentences or (told and told[-1].kind is SectionKind.INDSTILLING):
        for section in told if not sentences else told[-1:]:
            if (end := _result_below(text, section.body)) is not None:
                _Reader(text, end, None, sentences).read()
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


class _Reader:
    """Reads the sentences of one section; what one of them says may hold for the next ones too."""

    def __init__(self, text: str, body: Span, heading: str | None, into: list[Sentence]) -> None:
        titled = bool(heading and label_patterns()[0].match(plain(heading)))
        self._text, self._body, self._into = text, body, into
        self._titled = titled
        self._named = label_body(heading) if titled and heading else None
        paragraph = into[-1].paragraph + 1 if into else 0
        self._state = Sentence(0, "", body, paragraph, titled, False, self._named)
        self._transcript = False
        self._skipping = False  # below a label that is none of deciding
        self._to_line_end = False  # "ACTION: Clerk", and the record goes on below
        self._spoken = False

    def read(self) -> None:
        """Every sentence of the section that is words of the record."""
        text, at = self._text, self._body.start
        spans = sentences_apart(text, split_sentences(text, self._body))
        names = {name.casefold() for span in spans if (name := speaker_at(text, span))}
        self._transcript = len(names) > 1
        for span in spans:
            self._cross(text[max(at - 1, self._body.start) : span.start + 1], at)
            at = span.end
            own = without_margins(text, span)
            if own is None:
                continue
            mark = _STRAY.match(text, own.start, own.end)
            self._sentence(Span(mark.end(), own.end) if mark else own)

    def _cross(self, gap: str, at: int) -> None:
        """What ends with a paragraph or a line."""
        if at > self._body.start and _BREAK.search(gap):
            state = replace(
                self._state, paragraph=self._state.paragraph + 1, point=None, speaker=None
            )
            if state.inline:
                state = replace(state, inline=False, labelled=self._titled, body=self._named)
            self._state = state
            self._skipping = self._to_line_end = self._spoken = False
        if self._to_line_end and "\n" in gap:
            self._skipping = self._to_line_end = False

    def _sentence(self, span: Span) -> None:
        deciding, other = label_patterns()
        quote, words_ = span, plain(mend(self._text, span))
        if match := other.match(words_):
            self._skipping = True
            self._to_line_end = bool(task_label().match(words_)) and match.end() < len(words_)
            return
        if (match := deciding.match(words_)) and is_label(match, words_):
            self._skipping = False
            rest = words_[match.end() :].strip()
            self._state = replace(
                self._state, speaker=None, labelled=True, inline=bool(rest),
                body=label_body(match["name"]) or self._named,
            )  # fmt: skip
            if not rest:
                return
            quote = after_label(self._text, span)
            words_ = plain(mend(self._text, quote))
        if not self._skipping:
            self._take(span, quote, words_)

    def _take(self, span: Span, quote: Span, words_: str) -> None:
        text = self._text
        name = speaker_at(text, span) if self._transcript else None
        if name:
            self._state = replace(self._state, speaker=name)
        elif self._spoken and opens_own_line(text, span):
            self._spoken = False
            self._state = replace(self._state, speaker=None)
        words_ = self._pointed(words_)
        before = max(self._body.start, span.start - 12)
        self._into.append(
            replace(
                self._state,
                index=len(self._into),
                words=words_,
                quote=quote,
                stance=bool(pattern_of("labelled_stances").search(words_)),
                spoken=self._spoken,
                entry=bool(_ENTRY.search(text, before, span.start)),
            )
        )
        self._spoken = self._spoken or name is not None

    def _pointed(self, words_: str) -> str:
        """The words without the point that they open with, which holds to the next one."""
        if reference := REFERENCE.match(words_):
            self._state = replace(self._state, point=reference.group().strip().casefold())
        elif point := _POINT.match(words_):
            self._state = replace(self._state, point=(point["point"] or point["letter"]).casefold())
            if point["letter"] or ")" in point.group() or ":" in point.group():
                words_ = words_[point.end() :]
            words_ = _TOPIC.sub("", words_)
        return words_
