"""Answers and look-ups as Slack messages.

The one thing to know: words of documents and people stand only in the text
elements of ``rich_text``, which Slack never parses, or are escaped. So a
minute's text can neither ping anyone nor make a link; links are built here,
and only into the source viewer.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from bot.answer import Answer, AnswerStatus, Citation, Lookup
from bot.desk import Coverage
from bot.reference import formal_reference, written_date
from bot.wording import say

__all__ = [
    "Block",
    "Message",
    "answer_messages",
    "continued_in_viewer",
    "escape",
    "help_message",
    "home_view",
    "lookup_messages",
    "sentence",
]

# Slack's limits. BLOCKS and TEXT refuse or cut a message; SECTION refuses it;
# PAYLOAD is undocumented: messages over about 13,200 characters are refused.
BLOCKS_LIMIT = 50
HOME_BLOCKS_LIMIT = 100
SECTION_LIMIT = 3_000
TEXT_LIMIT = 4_000
PAYLOAD_LIMIT = 12_000
HEADER_LIMIT = 150
URL_LIMIT = 3_000

# Our own measure.
TITLE_LIMIT = 300
MATCHES_SHOWN = 10
MENTIONS_SHOWN = 5
BODIES_SHOWN = 30

Block = dict[str, Any]
Element = dict[str, Any]

_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        text: what notifications and screen readers read; escaped.
        blocks: what is shown; none where the text is all there is.
    """

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A block that must not be torn apart, and its words as plain text.

    ``spoken``: the words must be in the message's text, whatever else gives way.
    """

    block: Block
    words: str
    spoken: bool = False


def answer_messages(
    answer: Answer, public_url: str, *, repeat_question: bool = False
) -> tuple[Message, ...]:
    """An answer: its text, then each source as a quotation with its place, then warnings.

    A line of the text that is a quotation already becomes that source, so that nobody reads the
    same words twice.

    Several messages where one would break Slack's limits; nothing is left out. The
    question is repeated for replies that it does not stand above.
    """
    language = answer.language
    urls = {citation.marker: _link(citation.url, public_url) for citation in answer.citations}
    parts: list[_Part] = []
    if repeat_question:
        question = say("you_asked", language, question=answer.question)
        parts += _context([question], read_out=False)
    quoted: set[int] = set()
    plain: list[str] = []
    for line in (answer.text.strip() or say("no_answer", language)).split("\n"):
        citation = _quoted_in(line, answer.citations)
        if citation is None:
            plain.append(line)
            continue
        quoted.add(citation.marker)
        parts += _answer_text("\n".join(plain), urls) if plain else ()
        parts += _quoting_line(line, citation, language, public_url)
        plain = []
    parts += _answer_text("\n".join(plain), urls) if plain else ()
    for citation in answer.citations:
        if citation.marker not in quoted:
            parts += _source(citation, language, public_url)
    if answer.status is not AnswerStatus.FOUND and answer.nearest:
        parts.append(_heading(say("nearest", language)))
        for citation in answer.nearest:
            parts += _source(citation, language, public_url)
    parts += _context(answer.warnings)
    return _pack(parts)


def lookup_messages(lookup: Lookup, language: str, public_url: str) -> tuple[Message, ...]:
    """What a reference stands for, or near misses; what does not fit is behind a link.

    One message, so that it can be a command's acknowledgement; several only where a single
    passage is too long for one.
    """
    for shown in range(min(len(lookup.matches), MATCHES_SHOWN), 1, -1):
        messages = _pack(_lookup_parts(lookup, language, public_url, shown))
        if len(messages) == 1:
            return messages
    return _pack(_lookup_parts(lookup, language, public_url, 1))


def continued_in_viewer(question: str, language: str, public_url: str) -> Message:
    """For replies that may only be so many: where the rest is."""
    address = f"{public_url.rstrip('/')}/?q={quote(question, safe='')}"
    words = say("continued_in_viewer", language)
    return _pack([_with_link(words, address, public_url, language)])[0]


def sentence(words: str) -> Message:
    """One plain sentence of our own."""
    return Message(_clip(escape(words), TEXT_LIMIT))


def help_message(language: str) -> Message:
    """What can be asked, and how."""
    return sentence(say("slack_help", language))


def home_view(coverage: Coverage, language: str) -> dict[str, Any]:
    """The Home tab: what can be asked, and what the answers draw on."""
    lines = [say("slack_help", language), *_coverage_lines(coverage, language)]
    title = say("slack_home_title", language)
    blocks: list[Block] = [{"type": "header", "text": _plain(title, HEADER_LIMIT)}]
    blocks += [
        _rich_text(_section([_words(piece)]))
        for line in lines
        for piece in _pieces(line, SECTION_LIMIT)
    ]
    return {"type": "home", "blocks": blocks[:HOME_BLOCKS_LIMIT]}


def escape(text: str) -> str:
    """``text`` for Slack's mrkdwn and message text: no mention, no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# The parts of a message


def _lookup_parts(lookup: Lookup, language: str, public_url: str, shown: int) -> list[_Part]:
    parts: list[_Part] = []
    if lookup.matches:
        parts.append(_heading(say("looked_up", language, reference=lookup.reference)))
        for citation in lookup.matches[:shown]:
            parts += _source(citation, language, public_url)
    else:
        unknown = say("cite_unknown", language, reference=lookup.reference)
        parts += _answer_text(unknown, {})
    if lookup.suggestions:
        suggestions = ", ".join(lookup.suggestions)
        parts += _answer_text(say("did_you_mean", language, suggestions=suggestions), {})
    if lookup.referred_to_by:
        parts.append(_heading(say("referred_to_by", language)))
        parts += [
            _place(citation, language, public_url)
            for citation in lookup.referred_to_by[:MENTIONS_SHOWN]
        ]
    left_out = max(0, len(lookup.matches) - shown)
    left_out += max(0, len(lookup.referred_to_by) - MENTIONS_SHOWN)
    if left_out:
        words = say("more_matches", language, count=left_out)
        address = f"{public_url.rstrip('/')}/cite/{quote(lookup.reference, safe='/')}"
        parts.append(_with_link(words, address, public_url, language))
    return parts


def _quoted_in(line: str, citations: Sequence[Citation]) -> Citation | None:
    """The source that a line of the answer quotes whole, if it is that and no more."""
    markers = _MARKER.findall(line)
    if len(markers) != 1 or not line.endswith(f"[{markers[0]}]"):
        return None
    cited = next((c for c in citations if str(c.marker) == markers[0]), None)
    return cited if cited and cited.quote and cited.quote in line else None


def _quoting_line(line: str, citation: Citation, language: str, public_url: str) -> Iterator[_Part]:
    """What presents the quotation, then the quotation with its place."""
    lead = line[: line.index(citation.quote)].rstrip(' »“"')
    if lead:
        yield _Part(_rich_text(_section([_words(lead)])), lead, spoken=True)
    for part in _source(citation, language, public_url):
        yield replace(part, spoken=True)


def _answer_text(text: str, urls: dict[int, str | None]) -> Iterator[_Part]:
    for piece in _pieces(text, SECTION_LIMIT):
        yield from _answer_piece(piece, urls)


def _answer_piece(piece: str, urls: dict[int, str | None]) -> Iterator[_Part]:
    block = _rich_text(_section(list(_marked(piece, urls))))
    # Many markers make long links: such a piece is halved until it fits.
    if _size([block]) > PAYLOAD_LIMIT // 2 and len(piece) > 1:
        for half in _pieces(piece, max(1, len(escape(piece)) // 2)):
            yield from _answer_piece(half, urls)
        return
    yield _Part(block, piece, spoken=True)


def _marked(text: str, urls: dict[int, str | None]) -> Iterator[Element]:
    """``text`` with each marker that has a source as a link to it."""
    position = 0
    for marker in _MARKER.finditer(text):
        url = urls.get(int(marker[1]))
        if url:
            yield from _some_words(text[position : marker.start()])
            yield {"type": "link", "url": url, "text": marker[0]}
            position = marker.end()
    yield from _some_words(text[position:])


def _source(citation: Citation, language: str, public_url: str) -> Iterator[_Part]:
    """The quotation, with its place below it. A long one takes several blocks."""
    *before, last = _pieces(citation.quote or "…", SECTION_LIMIT)
    for piece in before:
        yield _Part(_rich_text(_quotation(piece)), piece)
    place = _place(citation, language, public_url)
    block = _rich_text(_quotation(last), *place.block["elements"])
    yield _Part(block, f"“{last}” {place.words}")


def _place(citation: Citation, language: str, public_url: str) -> _Part:
    marker = f"[{citation.marker}] " if citation.marker else ""
    reference = _clip(formal_reference(citation, language), TITLE_LIMIT)
    title = citation.item_title if citation.item else None
    below = " · ".join(
        dict.fromkeys(
            _clip(words, TITLE_LIMIT)
            for words in (title, citation.title)
            if words and words not in reference
        )
    )
    elements = [_words(f"{marker}{reference}", bold=True), _words("\n")]
    elements += _some_words(below)
    url = _link(citation.url, public_url)
    if url:
        elements += _some_words(" · " if below else "")
        elements.append({"type": "link", "url": url, "text": say("open_source", language)})
    return _Part(_rich_text(_section(elements)), f"{marker}{reference}")


def _heading(words: str) -> _Part:
    shown = _clip(words, TITLE_LIMIT)
    return _Part(_rich_text(_section([_words(shown, bold=True)])), shown, spoken=True)


def _with_link(words: str, address: str, public_url: str, language: str) -> _Part:
    elements = [_words(words)]
    url = _link(address, public_url)
    if url:
        label = say("see_the_rest", language)
        elements += [_words(" "), {"type": "link", "url": url, "text": label}]
    return _Part(_rich_text(_section(elements)), words, spoken=True)


def _context(sentences: Sequence[str], *, read_out: bool = True) -> Iterator[_Part]:
    for words in sentences:
        for piece in _pieces(words, SECTION_LIMIT):
            block = {"type": "context", "elements": [_plain(piece, SECTION_LIMIT)]}
            yield _Part(block, piece if read_out else "")


def _coverage_lines(coverage: Coverage, language: str) -> Iterator[str]:
    if coverage.first and coverage.last:
        yield say(
            "coverage",
            language,
            documents=coverage.documents,
            first=written_date(coverage.first, language),
            last=written_date(coverage.last, language),
        )
    else:
        yield say("coverage_undated", language, documents=coverage.documents)
    if coverage.bodies:
        yield say("bodies", language, bodies=", ".join(coverage.bodies[:BODIES_SHOWN]))


# Slack's own shapes


def _rich_text(*elements: Element) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _section(elements: list[Element]) -> Element:
    return {"type": "rich_text_section", "elements": elements}


def _quotation(words: str) -> Element:
    return {"type": "rich_text_quote", "elements": [_words(words)]}


def _words(words: str, *, bold: bool = False) -> Element:
    element: Element = {"type": "text", "text": words}
    return element | {"style": {"bold": True}} if bold else element


def _some_words(words: str) -> list[Element]:
    """Slack refuses an empty text element."""
    return [_words(words)] if words else []


def _plain(words: str, limit: int) -> Element:
    # emoji off: ":smile:" in a title stays what it is.
    return {"type": "plain_text", "text": _clip(escape(words), limit), "emoji": False}


def _link(url: str, public_url: str) -> str | None:
    """``url`` if it leads into the source viewer and nowhere else."""
    into_viewer = url.startswith(f"{public_url.rstrip('/')}/")
    return url if into_viewer and len(url) <= URL_LIMIT and url.isprintable() else None


# Fitting


def _pieces(text: str, limit: int) -> Iterator[str]:
    """``text`` in pieces whose escaped length is at most ``limit``; joined, they are ``text``.

    Cut after a line, else after a word, else anywhere.
    """
    while len(escape(text)) > limit:
        end = min(limit, len(text))
        while len(escape(text[:end])) > limit:
            end -= max(1, (len(escape(text[:end])) - limit) // 5)
        end = max(end, 1)
        cut = max(text.rfind("\n", 0, end), -1) + 1
        if cut < end // 2:
            cut = max(cut, text.rfind(" ", 0, end) + 1) or end
        yield text[:cut]
        text = text[cut:]
    yield text


def _pack(parts: Iterable[_Part]) -> tuple[Message, ...]:
    """As few messages as Slack's limits allow, with the parts in order."""
    messages: list[Message] = []
    waiting: list[_Part] = []
    for part in parts:
        if waiting and not _fits([*waiting, part]):
            messages.append(_message(waiting))
            waiting = []
        waiting.append(part)
    if waiting:
        messages.append(_message(waiting))
    return tuple(messages)


def _fits(parts: Sequence[_Part]) -> bool:
    if len(parts) > BLOCKS_LIMIT:
        return False
    spoken = sum(len(escape(part.words)) + 1 for part in parts if part.spoken)
    message = _message(parts)
    return spoken <= TEXT_LIMIT and _size(message.blocks) + len(message.text) <= PAYLOAD_LIMIT


def _message(parts: Sequence[_Part]) -> Message:
    """The text holds everything that must be spoken, then as many of the others as fit."""
    words = {index: escape(part.words) for index, part in enumerate(parts) if part.spoken}
    left = TEXT_LIMIT - sum(len(line) + 1 for line in words.values())
    for index, part in enumerate(parts):
        line = escape(part.words)
        if line and index not in words and len(line) + 1 <= left:
            words[index] = line
            left -= len(line) + 1
    text = "\n".join(words[index] for index in sorted(words))
    if not text:
        text = _clip(escape(parts[0].words), TEXT_LIMIT)
    return Message(text, tuple(part.block for part in parts))


def _size(blocks: Iterable[Block]) -> int:
    return len(json.dumps(list(blocks), ensure_ascii=False))


def _clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
