"""The pages: ask and browse, a document, a passage, a reference, and health."""

import asyncio
import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from bot.answer import Answer, Citation
from bot.desk import QUESTION_LIMIT, Busy, Coverage, Desk, Listed, Place
from bot.reference import formal_reference, written_date
from bot.viewer.reader import Reader
from bot.viewer.text import Marks, document_html
from bot.wording import say
from corpus import Passage, ReferenceUnknown, Span

__all__ = ["Pages"]

SUGGESTIONS = 5
OPEN_BODIES = 60  # documents in all; beyond that the lists start folded
HEALTH_SECONDS = 2.0

_HERE = Path(__file__).parent
_MARKER = re.compile(r"\[(\d+)\]")
_QUOTE = re.compile(r"(\d{1,9})-(\d{1,9})")


class Pages:
    """The request handlers; what they raise is turned into pages by the application."""

    def __init__(self, desk: Desk, public_url: str) -> None:
        self._desk = desk
        self._public_url = public_url
        self._last_health: dict[str, Any] | None = None
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    async def home(self, request: web.Request) -> web.Response:
        """GET /: ask, or the answer to ``?q=``, and every document."""
        language = self._reader(request).language
        question = request.query.get("q", "").strip()
        answer, problem = None, None
        if len(question) > QUESTION_LIMIT:
            problem = say("question_too_long", language, limit=QUESTION_LIMIT)
        elif question:
            answer = await self._desk.ask(question)
        documents = await self._desk.documents()
        return self._page(
            request,
            "home.html",
            question=question,
            answer=answer,
            marked=list(_marked(answer)) if answer else [],
            problem=problem,
            coverage=Coverage.of(documents),
            shelves=_shelves(documents),
            folded=len(documents) > OPEN_BODIES,
        )

    async def document(self, request: web.Request) -> web.Response:
        """GET /d/{document}: the whole document."""
        place = await self._desk.document(request.match_info["document"])
        return self._document_page(request, place, Marks())

    async def passage(self, request: web.Request) -> web.Response:
        """GET /p/{passage_id}: the document at the passage; ``?quote=`` marks words in it."""
        place = await self._desk.source(request.match_info["passage_id"])
        passage = place.passage
        if passage is None:
            marks = Marks()
        elif place.note is not None:
            # Mark nothing rather than something that was never cited.
            marks = Marks(near=passage.span)
        else:
            quote = _quote(request.query.get("quote", ""), passage.span)
            marks = Marks(cited=quote, around=passage.span) if quote else Marks(cited=passage.span)
        return self._document_page(request, place, marks)

    async def cite(self, request: web.Request) -> web.Response:
        """GET /cite/{reference}: the passages that a reference stands for."""
        lookup = await self._desk.cite(request.match_info["reference"].strip())
        status = 200 if lookup.matches else 404
        return self._page(request, "cite.html", status=status, lookup=lookup)

    async def cite_form(self, request: web.Request) -> web.Response:
        """GET /cite?reference=…: what the form sends."""
        reader = self._reader(request)
        reference = request.query.get("reference", "").strip()
        address = reader.link(f"/cite/{reference}" if reference else "/")
        return web.Response(status=303, headers={"Location": address})

    async def health(self, request: web.Request) -> web.Response:  # noqa: ARG002
        """GET /healthz: 200 when the index can be read, else 503."""
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                status = await self._desk.status()
        except (TimeoutError, Busy):
            # Behind a long question: at work, and as well as when last seen.
            if self._last_health:
                return web.json_response(self._last_health | {"busy": True})
            return web.json_response({"status": "busy"}, status=503)
        except Exception:
            self._last_health = None
            raise
        self._last_health = {
            "status": "ok",
            "embedder": status.embedder,
            "indexed_at": status.indexed_at.isoformat() if status.indexed_at else None,
        }
        return web.json_response(self._last_health)

    async def unknown(self, request: web.Request) -> web.Response:
        """For an address that leads nowhere: what may have been meant."""
        wanted = request.path.rpartition("#")[0] or request.path
        documents = {document.path: document for document in await self._desk.documents()}
        wanted = wanted.removeprefix("/d/").removeprefix("/p/")
        close = difflib.get_close_matches(wanted, documents, n=SUGGESTIONS, cutoff=0.5)
        suggestions = [documents[path] for path in close]
        return self._page(request, "unknown.html", status=404, suggestions=suggestions)

    def trouble(self, request: web.Request, status: int, sentence: str) -> web.Response:
        """A page with one sentence, by its key."""
        return self._page(request, "trouble.html", status=status, sentence=sentence)

    def _reader(self, request: web.Request) -> Reader:
        return Reader.of(request, self._public_url)

    def _document_page(self, request: web.Request, place: Place, marks: Marks) -> web.Response:
        language = self._reader(request).language
        document = place.document
        breaks = tuple(
            (page.start, say("reference_page", language, page=number))
            for number, page in enumerate(document.pages, 1)
            if number > 1
        )
        return self._page(
            request,
            "document.html",
            document=document,
            passage=place.passage,
            changed=place.note is not None,
            marks=marks,
            text=document_html(document.text, marks, breaks),
        )

    def _page(
        self, request: web.Request, template: str, *, status: int = 200, **values: Any
    ) -> web.Response:
        reader = self._reader(request)

        def sentence(key: str, **inserted: object) -> str:
            return say(key, reader.language, **inserted)

        def reference(place: Citation | Passage, language: str = reader.language) -> str:
            return formal_reference(place, language)

        def day(value: date) -> str:
            return written_date(value, reader.language)

        def source_link(citation: Citation) -> str:
            span = f"{citation.span.start}-{citation.span.end}"
            return reader.link(f"/p/{citation.passage_id}", "cited", quote=span)

        html = self._templates.get_template(template).render(
            reader=reader,
            link=reader.link,
            other_language=reader.other_language(request),
            say=sentence,
            reference=reference,
            day=day,
            source_link=source_link,
            parted=_parted,
            **values,
        )
        return web.Response(
            text=html,
            content_type="text/html",
            status=status,
            headers={"Content-Language": reader.language, "Vary": "Accept-Language"},
        )


def unknown_reference(error: Exception) -> bool:
    """Whether an error means that the address leads nowhere."""
    return isinstance(error, ReferenceUnknown | web.HTTPNotFound)


def _marked(answer: Answer) -> Iterator[tuple[str, int | None]]:
    """The answer's text in pieces: words, or a marker that has a source."""
    markers = {citation.marker for citation in answer.citations}
    position = 0
    for found in _MARKER.finditer(answer.text):
        if int(found[1]) in markers:
            yield answer.text[position : found.start()], None
            yield found[0], int(found[1])
            position = found.end()
    yield answer.text[position:], None


def _parted(citation: Citation) -> tuple[str, str, str]:
    """The passage before the quotation, the quotation, and the passage after it."""
    before, found, after = citation.passage.partition(citation.quote)
    return (before, found, after) if found else ("", citation.quote, "")


def _quote(wanted: str, passage: Span) -> Span | None:
    """The span in ``?quote=12-34``, if it lies within the passage."""
    found = _QUOTE.fullmatch(wanted)
    if not found:
        return None
    quote = Span(int(found[1]), int(found[2]))
    return quote if quote.start < quote.end and quote.within(passage) else None


def _shelves(documents: Sequence[Listed]) -> list[tuple[str | None, list[Listed]]]:
    """The documents by body in alphabetical order, newest first; those without one last."""
    shelves: dict[str | None, list[Listed]] = defaultdict(list)
    for document in sorted(documents, key=lambda listed: listed.title.casefold()):
        shelves[document.body].append(document)
    for shelf in shelves.values():
        shelf.sort(key=lambda listed: listed.date or date.min, reverse=True)
    return sorted(
        shelves.items(), key=lambda shelf: (shelf[0] is None, (shelf[0] or "").casefold())
    )
