"""The viewer as a browser meets it: real requests to the real application."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator
from html import unescape
from urllib.parse import quote

import pytest
from aiohttp import ClientSession, CookieJar, web
from canned_service import (
    DOCUMENT,
    PASSAGE,
    PATH,
    TEXT,
    CannedService,
    Source,
    answer,
    citation,
)

from bot.answer import AnswerStatus, Lookup
from bot.desk import Desk
from bot.viewer import build_viewer
from bot.viewer import pages as pages_module
from corpus import RecordError, ReferenceUnknown, Span

MARK = re.compile(r"<mark [^>]*>(.*?)</mark>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


class Browser:
    """Fetches pages from the viewer."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session, self.address = session, address
        self.status = 0
        self.headers: dict[str, str] = {}

    async def get(self, path: str, accept_language: str = "da") -> str:
        headers = {"Accept-Language": accept_language}
        url = f"{self.address}{path}"
        async with self.session.get(url, headers=headers, allow_redirects=False) as response:
            self.status, self.headers = response.status, dict(response.headers)
            return await response.text()

    async def marked(self, path: str) -> str:
        found = MARK.search(await self.get(path))
        return unescape(TAG.sub("", found[1])) if found else ""


@pytest.fixture
def service() -> CannedService:
    return CannedService()


@pytest.fixture
async def browser(service: CannedService) -> AsyncIterator[Browser]:
    desk = Desk(service)
    runner = web.AppRunner(build_viewer(desk, "https://referent.example"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield Browser(session, f"http://{host}:{port}")
    await runner.cleanup()
    await desk.close()


def passage_path(passage_id: str = PASSAGE.id) -> str:
    return f"/p/{quote(passage_id)}"


async def test_passage_page_marks_the_passage_and_says_where_it_stands(browser: Browser) -> None:
    """A citation's link shows the whole document, with the cited words marked and focused."""
    page = await browser.get(passage_path())
    assert browser.status == 200
    assert await browser.marked(passage_path()) == TEXT[PASSAGE.span.start : PASSAGE.span.end]
    assert '<mark id="cited" tabindex="-1" autofocus>' in page
    assert page.count("<mark") == 1
    assert "Pkt. 160/24, 19. møde, 18. december 2024, Referat, linje 11–13" in page


async def test_quotation_alone_is_marked_where_the_link_names_it(browser: Browser) -> None:
    """The quotation's own words are marked within the passage."""
    span = citation().span
    marked = await browser.marked(f"{passage_path()}?quote={span.start}-{span.end}")
    assert marked == TEXT[span.start : span.end]


@pytest.mark.parametrize(
    "wanted", ["0-5", "9999-10000", "5", "x-y", "-1-5", "200-100", f"{PASSAGE.span.start}-99999"]
)
async def test_quotation_outside_its_passage_marks_the_passage(
    browser: Browser, wanted: str
) -> None:
    """An address cannot make the viewer mark what was not cited."""
    marked = await browser.marked(f"{passage_path()}?quote={wanted}")
    assert marked == TEXT[PASSAGE.span.start : PASSAGE.span.end]


async def test_passage_of_an_older_version_leads_to_the_nearest_place(
    browser: Browser, service: CannedService
) -> None:
    """An old link is never dead, and never marks words that were not cited."""
    service.sources["gammel"] = Source(DOCUMENT, PASSAGE, "Teksten er ændret.")
    service.sources["gammel væk"] = Source(DOCUMENT, None, "Teksten er ændret.")
    page = await browser.get("/p/gammel")
    assert "Teksten er ændret, siden der blev henvist til den." in page
    assert "<mark" not in page
    assert 'class="near" id="near"' in page
    assert 'id="cited"' not in page
    page = await browser.get("/p/gammel%20v%C3%A6k", accept_language="en")
    assert "The text has changed since it was cited." in page
    assert 'id="near"' not in page


async def test_document_page_takes_paths_with_slashes_spaces_and_danish_letters(
    browser: Browser,
) -> None:
    """A document is found by its path, whatever characters that has."""
    page = await browser.get(f"/d/{quote(PATH)}")
    assert browser.status == 200
    assert DOCUMENT.title in page
    assert 'data-n="13"' in page
    assert "&lt;b&gt;ikke fed&lt;/b&gt;" in page


async def test_answer_links_its_markers_to_sources_and_these_to_passages(
    browser: Browser, service: CannedService
) -> None:
    """From a claim to its source, and from there to the marked place, that exists."""
    page = await browser.get("/?q=Hvad+blev+besluttet%3F")
    assert service.asked == ["Hvad blev besluttet?"]
    assert '<a class="marker" href="#source-1"' in page
    assert 'id="source-1"' in page
    links = re.findall(r'href="(/p/[^"]+)"', page)
    assert len(links) == 1
    path = unescape(links[0]).partition("#")[0]
    span = citation().span
    assert await browser.marked(path) == TEXT[span.start : span.end]


async def test_refusal_shows_what_comes_nearest(browser: Browser, service: CannedService) -> None:
    """Who gets no answer gets the nearest passages, and any warnings."""
    service.answer = answer(
        "Det står der ikke.",
        status=AnswerStatus.NOT_FOUND,
        citations=(),
        nearest=(citation(0),),
        warnings=("Bemærk datoen.",),
    )
    page = await browser.get("/?q=x")
    assert "Det, der kommer nærmest:" in page
    assert citation().quote in page
    assert "Bemærk datoen." in page


async def test_front_page_lists_documents_by_body(browser: Browser, service: CannedService) -> None:
    """Every document can be found without asking."""
    page = await browser.get("/")
    assert service.asked == []
    assert re.search(r"<summary>Rådet .*<summary>Styregruppen ", page, re.DOTALL)
    assert f'href="/d/{quote(PATH)}"' in page
    assert "2 dokumenter fra 18. december 2024" in page


async def test_reference_page_shows_matches(browser: Browser) -> None:
    """A reference with a slash is looked up, from an address or from the form."""
    page = await browser.get("/cite/160/24")
    assert browser.status == 200
    assert "Opslag: 160/24" in page
    assert citation().quote in page
    await browser.get("/cite?reference=19.+m%C3%B8de")
    assert browser.status == 303
    assert browser.headers["Location"] == f"/cite/{quote('19. møde')}"


async def test_unknown_reference_offers_near_misses(
    browser: Browser, service: CannedService
) -> None:
    """A reference that is not there is met with those that are."""
    service.lookup = Lookup("", (), ("160/24",))
    page = await browser.get("/cite/160/25")
    assert browser.status == 404
    assert "»160/25«" in page
    assert 'href="/cite/160/24"' in page


@pytest.mark.parametrize("path", ["/d/styregruppen/referat%2019.txt", "/p/x%23y", "/nowhere"])
@pytest.mark.parametrize(("language", "heading"), [("da", "Ikke fundet"), ("en", "Not found")])
async def test_unknown_place_is_a_friendly_page(
    browser: Browser, path: str, language: str, heading: str
) -> None:
    """A dead address says so in the reader's language and leads on."""
    page = await browser.get(path, accept_language=language)
    assert browser.status == 404
    assert heading in page
    assert 'href="/"' in page
    if path.startswith("/d/"):
        assert f'href="/d/{quote(PATH)}"' in page


async def test_no_address_makes_a_page_link_elsewhere(browser: Browser) -> None:
    """Links to the same page in the other language stay on this host."""
    for path in ("//evil.example/x", "/%2F/evil.example", "/cite/%2F%2Fevil.example"):
        assert 'href="//' not in await browser.get(path)


@pytest.mark.parametrize(
    ("query", "accept", "language"),
    [
        ("", "da-DK,da;q=0.9,en;q=0.8", "da"),
        ("", "en-GB,en;q=0.9,da;q=0.8", "en"),
        ("", "en;q=0.2, da;q=0.7", "da"),
        ("", "fr, de;q=0.5", "da"),
        ("", "en;q=0, nonsense;;q=x", "da"),
        ("", "", "da"),
        ("?lang=en", "da", "en"),
        ("?lang=xx", "en", "en"),
    ],
)
async def test_language_follows_the_address_then_the_browser(
    browser: Browser, query: str, accept: str, language: str
) -> None:
    """?lang= decides, else the browser's preference, else Danish."""
    page = await browser.get(f"/{query}", accept_language=accept)
    assert f'<html lang="{language}">' in page
    assert browser.headers["Content-Language"] == language


async def test_chosen_language_is_kept_by_links(browser: Browser) -> None:
    """Who chose a language keeps it, and the question, when following links."""
    page = await browser.get("/?q=hvad&lang=en", accept_language="da")
    links = re.findall(r'href="(/[dp]/[^"]+)"', page)
    assert links
    assert all("lang=en" in link for link in links)
    assert "?q=hvad&amp;lang=da" in page


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/style.css", "/healthz", "/cite?q="])
async def test_every_response_carries_strict_headers(browser: Browser, path: str) -> None:
    """Nothing may run, be fetched from elsewhere, or be guessed."""
    body = await browser.get(path)
    policy = browser.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert browser.headers["X-Content-Type-Options"] == "nosniff"
    assert browser.headers["Referrer-Policy"] == "no-referrer"
    assert "<script" not in body
    assert "<style" not in body
    assert " style=" not in body


async def test_markup_from_anyone_is_text(browser: Browser, service: CannedService) -> None:
    """Neither a question nor a document can bring elements onto a page."""
    harm = '"><script>alert(1)</script>'
    service.answer = answer(harm, citations=(citation(1, quote=harm, title=harm, item=harm),))
    for path in (f"/?q={quote(harm)}", f"/cite/{quote(harm)}", f"/d/{quote(harm)}"):
        assert "<script" not in await browser.get(path)


async def test_health_tells_whether_the_index_can_be_read(
    browser: Browser, service: CannedService
) -> None:
    """200 and what it is, or 503; never a page."""
    assert '"status": "ok"' in await browser.get("/healthz")
    assert browser.status == 200
    service.error = RecordError("No index in .referent.")
    assert '"status": "unavailable"' in await browser.get("/healthz")
    assert browser.status == 503


async def test_health_behind_a_long_question_is_as_last_seen(
    browser: Browser, service: CannedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server at work is not taken for a dead one."""
    monkeypatch.setattr(pages_module, "HEALTH_SECONDS", 0.1)
    await browser.get("/healthz")
    service.hold = threading.Event()
    asking = asyncio.create_task(browser.session.get(f"{browser.address}/?q=x"))
    await asyncio.sleep(0.1)
    assert '"busy": true' in await browser.get("/healthz")
    assert browser.status == 200
    service.hold.set()
    (await asking).close()


async def test_failure_is_a_plain_page_without_its_reason(
    browser: Browser, service: CannedService, caplog: pytest.LogCaptureFixture
) -> None:
    """A reader sees a sentence; the log sees where, and not what was asked."""
    service.error = RuntimeError("hemmelighed")
    page = await browser.get("/?q=hemmelighed", accept_language="en")
    assert browser.status == 500
    assert "something went wrong on our side" in page
    assert "RuntimeError" not in page
    assert "RuntimeError" in caplog.text
    assert "hemmelighed" not in caplog.text


async def test_full_queue_is_said_with_when_to_come_back(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many questions are a busy page, not an error."""
    monkeypatch.setattr("bot.desk._WAITING", {0: 200, 1: 0})
    page = await browser.get("/?q=x", accept_language="en")
    assert browser.status == 503
    assert browser.headers["Retry-After"] == "10"
    assert "many questions" in page


async def test_long_question_is_refused_before_it_is_asked(
    browser: Browser, service: CannedService
) -> None:
    """A pasted document is no question."""
    page = await browser.get(f"/?q={'ord+' * 600}")
    assert "for langt" in page
    assert service.asked == []


async def test_path_of_the_public_address_is_kept_by_links(service: CannedService) -> None:
    """Behind a proxy the viewer may live under a path; its links lead there."""
    desk = Desk(service)
    runner = web.AppRunner(build_viewer(desk, "https://example.org/referent"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with ClientSession() as session:
        page = await Browser(session, f"http://{host}:{port}").get("/?q=x")
    await runner.cleanup()
    await desk.close()
    addresses = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert addresses
    assert all(address.startswith("/referent/") for address in addresses)


def test_error_types_that_mean_unknown() -> None:
    """Only what is not there becomes a page of suggestions."""
    assert pages_module.unknown_reference(ReferenceUnknown("x"))
    assert pages_module.unknown_reference(web.HTTPNotFound())
    assert not pages_module.unknown_reference(RecordError("x"))


def test_quote_lies_within_its_passage() -> None:
    """A span is taken from an address only where it can be a quotation of the passage."""
    assert pages_module._quote("12-20", Span(10, 20)) == Span(12, 20)
    assert pages_module._quote("12-21", Span(10, 20)) is None
