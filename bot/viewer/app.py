"""The viewer's application: its routes, its headers, and its pages for trouble."""

import logging
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.desk import Busy, Desk
from bot.fault import log_fault
from bot.viewer.pages import Pages, unknown_reference

__all__ = ["build_viewer"]

# Nothing runs, nothing is fetched from elsewhere, nothing may frame a page.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
RETRY_AFTER_SECONDS = "10"

logger = logging.getLogger(__name__)


def build_viewer(desk: Desk, public_url: str) -> web.Application:
    """The web application; further routes may be added to it.

    Links lead to the path of ``public_url``, the address that readers know it by.
    """
    pages = Pages(desk, public_url)
    app = web.Application(middlewares=[_friendly(pages)])
    app.on_response_prepare.append(_add_headers)
    app.router.add_get("/", pages.home)
    app.router.add_get("/d/{document:.+}", pages.document)
    app.router.add_get("/p/{passage_id:.+}", pages.passage)
    app.router.add_get("/cite", pages.cite_form)
    app.router.add_get("/cite/{reference:.+}", pages.cite)
    app.router.add_get("/healthz", pages.health)
    app.router.add_get("/favicon.ico", _no_icon)
    app.router.add_static("/static", Path(__file__).parent / "static")
    return app


def _friendly(pages: Pages) -> Middleware:
    @web.middleware
    async def friendly(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Whatever goes wrong becomes a page that says so plainly."""
        try:
            try:
                return await handler(request)
            except Exception as error:
                if not unknown_reference(error):
                    raise
                return await pages.unknown(request)
        except Busy:
            response = pages.trouble(request, 503, "viewer_busy")
            response.headers["Retry-After"] = RETRY_AFTER_SECONDS
            return response
        except web.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 -- the outermost edge
            log_fault(logger, error)
            if request.path == "/healthz":
                return web.json_response({"status": "unavailable"}, status=503)
            return pages.trouble(request, 500, "viewer_trouble")

    return friendly


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    if request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "public, max-age=3600"
    else:
        # The next re-index may change or remove what a page shows.
        response.headers["Cache-Control"] = "no-store"


async def _no_icon(request: web.Request) -> web.Response:  # noqa: ARG001
    return web.Response(status=204)
